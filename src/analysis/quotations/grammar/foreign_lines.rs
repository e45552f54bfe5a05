//! What stands in a text but is no part of it: pointers to other articles (`Lire aussi : …`), photo credits and the captions
//! that they end, bylines, the agency line before the first sentence (`PARIS (Reuters) – …`) and the agency's name behind
//! the last (`(AFP)`).
//!
//! Such lines are set without blank or stop beside the sentences of the writer; nobody in them speaks.

use std::ops::Range;

use super::pointer::{is_pointing, opens_pointer};
use super::sentence::{SentenceItem, WriterSentence};
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::text::segment::TokenKind;

/// A pointer to another article has at most so many words and marks, a credit fewer.
const LONGEST_POINTER: usize = 40;
const LONGEST_CREDIT: usize = 20;
/// Words and marks that the names in a credit have at most.
const LONGEST_NAMES: usize = 12;
/// Words that a heading between paragraphs has at most.
const LONGEST_HEADING: usize = 12;
/// Words and marks that an agency line has at most.
const LONGEST_DATELINE: usize = 14;

/// Takes out of the sentences what is no part of the text.
pub(crate) fn take_out(text: &TaggedText, sentences: &mut Vec<WriterSentence>) {
    let mut paragraph = None;
    for sentence in sentences.iter_mut() {
        if paragraph != Some(sentence.paragraph) {
            paragraph = Some(sentence.paragraph);
            let length = dateline(text, sentence);
            sentence.items.drain(..length);
        }
    }
    let mut lines = Lines { text, last: None };
    sentences.retain(|sentence| {
        let foreign = is_foreign(text, sentence) || !is_quoting(sentence) && lines.is_apart(sentence.paragraph);
        !sentence.items.is_empty() && !foreign
    });
}

/// Whether paragraphs are no part of the text, as a whole; the answer for the last one is kept.
struct Lines<'a, 'd> {
    text: &'a TaggedText<'d>,
    last: Option<(usize, bool)>,
}

impl Lines<'_, '_> {
    fn is_apart(&mut self, paragraph: usize) -> bool {
        if let Some((_, apart)) = self.last.filter(|(last, _)| *last == paragraph) {
            return apart;
        }
        let tokens = self.text.document.paragraphs.get(paragraph).map(|paragraph| paragraph.tokens.clone());
        let apart = tokens.is_some_and(|tokens| {
            // The first paragraph is the headline of many texts.
            paragraph > 0 && is_short(&tokens) && (points(self.text, &tokens) || is_caption(self.text, &tokens))
                || is_byline(self.text, &tokens)
                || paragraph > 0 && is_statement_as_heading(self.text, &tokens)
        });
        self.last = Some((paragraph, apart));
        apart
    }
}

/// Whether a paragraph is a heading between others that tells something: short, with a verb, without a stop at its end. Whom it
/// names is not who was spoken of last.
fn is_statement_as_heading(text: &TaggedText, tokens: &Range<usize>) -> bool {
    let after = text.document.tokens.get(tokens.end).is_some();
    let words = tokens.clone().filter(|token| text.kind(*token) == Some(TokenKind::Word));
    let first = tokens.clone().next().is_some_and(|first| text.is_capital(first));
    let stopped = tokens.is_empty() || text.kind(tokens.end - 1) != Some(TokenKind::Word);
    let tells = tokens.clone().any(|token| text.is(token, Class::FINITE) && !text.is(token, Class::QUOTING));
    // What stands below a quotation may sign it.
    let signs = tokens.start.checked_sub(1).is_some_and(|before| text.is_mark(before, "»”\""));
    after && first && !stopped && !signs && tells && words.count() <= LONGEST_HEADING
}

fn is_short(tokens: &Range<usize>) -> bool {
    (1..=LONGEST_POINTER).contains(&tokens.len())
}

fn points(text: &TaggedText, tokens: &Range<usize>) -> bool {
    let first = tokens.clone().find(|token| text.kind(*token) == Some(TokenKind::Word));
    !text.is_mark(tokens.end - 1, ".!…") && first.is_some_and(|first| is_pointing(text, first))
}

/// Whether a credit ends a paragraph: `… mardi. PHOTO JEAN PETIT`, `… (Photo Jean Petit)`, `… © Jean Petit / AFP`.
fn is_caption(text: &TaggedText, tokens: &Range<usize>) -> bool {
    let from = tokens.start.max(tokens.end.saturating_sub(LONGEST_NAMES));
    let named = |token: usize| {
        text.kind(token) != Some(TokenKind::Word) || text.is_capital(token) || text.is(token, Class::FUNCTION)
    };
    // `… (Anne Roy/Agence de Presse)`
    let open = (from..tokens.end).rev().find(|token| text.is_mark(*token, "("));
    let shared =
        |open: usize| (open..tokens.end).any(|token| text.is_mark(token, "/")) && (open..tokens.end).all(named);
    if text.is_mark(tokens.end - 1, ")") && open.is_some_and(shared) {
        return true;
    }
    let credit = (from..tokens.end).rev().find(|token| {
        let label =
            matches!(text.lower(*token), "photo" | "photos" | "crédit" | "credit" | "illustration" | "archives");
        let opens = *token == tokens.start || text.is_mark(token - 1, ".?!(–—-/|");
        text.document.word(*token) == "©" || label && opens && text.is_capital(*token)
    });
    credit.is_some_and(|credit| (credit + 1..tokens.end).all(named) && credit + 1 < tokens.end)
}

/// Whether a paragraph names who wrote or gathered the text, and nothing else: `Par Anne Roy`, `Anne Roy (avec AFP)`,
/// `Propos recueillis par Anne Roy`, `De notre envoyée spéciale Anne Roy`, `By Ann Lowe`.
fn is_byline(text: &TaggedText, tokens: &Range<usize>) -> bool {
    let (Some(first), true) = (tokens.clone().next(), (2..=LONGEST_CREDIT).contains(&tokens.len())) else {
        return false;
    };
    if text.is_mark(tokens.end - 1, ".!?…»:") {
        return false;
    }
    let words = [text.lower(first), text.lower(first + 1), text.lower(first + 2)];
    let names = (first + 1..tokens.end).all(|token| {
        let joins =
            matches!(text.lower(token), "et" | "and" | "avec" | "with" | "à" | "in" | "de" | "d'" | "à la" | "l'");
        text.kind(token) != Some(TokenKind::Word) || text.is_capital(token) || joins
    });
    match words {
        ["par" | "by", ..] => names && text.is_capital(first + 1),
        ["propos", "recueillis", "par"] | ["textes" | "photos" | "texte", ":" | "et", _] => true,
        [
            "de" | "d'",
            "notre" | "nos" | "un" | "une",
            "envoyé" | "envoyée" | "envoyés" | "envoyées" | "correspondant" | "correspondante" | "correspondants",
        ] => true,
        _ => {
            // `Anne Roy (avec AFP)`, `Anne Roy avec AFP`
            let last = tokens.end - 1 - usize::from(text.is_mark(tokens.end - 1, ")"));
            let with = matches!(text.lower(last.saturating_sub(1)), "avec" | "with") && text.is_acronym(last);
            names && text.is_capital(first) && with
        }
    }
}

/// Whether all of a sentence is a pointer, a credit or the name of an agency in parentheses.
fn is_foreign(text: &TaggedText, sentence: &WriterSentence) -> bool {
    let length = sentence.items.len();
    let Some(first) = sentence.token(0) else { return false };
    if length <= LONGEST_POINTER && opens_pointer(text, first) {
        return true;
    }
    if is_quoting(sentence) || length > LONGEST_CREDIT {
        return false;
    }
    let word = |at: usize| sentence.token(at).map_or("", |token| text.lower(token));
    let label = matches!(word(0), "photo" | "photos" | "crédit" | "crédits" | "illustration" | "credit" | "image");
    let credited = label && matches!(word(1), ":" | "©" | "/" | "photo" | "photos") || word(0) == "©";
    let agency = sentence.token(1).is_some_and(|token| text.is(token, Class::MEDIA))
        || sentence.token(2).is_some_and(|token| text.is(token, Class::MEDIA));
    credited || agency && length <= 5 && word(0) == "("
}

fn is_quoting(sentence: &WriterSentence) -> bool {
    sentence.items.iter().any(|item| matches!(item, SentenceItem::Quote(_)))
}

/// The items of the agency line that opens a sentence: a town in capitals, a date, the agency in parentheses, a dash.
fn dateline(text: &TaggedText, sentence: &WriterSentence) -> usize {
    let tokens = |at: usize| sentence.token(at);
    let is = |at: usize, marks: &str| tokens(at).is_some_and(|token| text.is_mark(token, marks));
    let Some(dash) = (2..LONGEST_DATELINE.min(sentence.items.len())).find(|at| is(*at, "—–-")) else { return 0 };
    let Some(open) = (0..dash).find(|at| is(*at, "(")).filter(|_| is(dash - 1, ")")) else { return 0 };
    if (0..dash).any(|at| tokens(at).is_none()) {
        return 0;
    }
    let fits = |at: usize| {
        tokens(at).is_some_and(|token| {
            let word = text.kind(token) == Some(TokenKind::Word);
            !word || text.is_capital(token) || text.is(token, Class::TIME | Class::PREPOSITION | Class::DETERMINER)
        })
    };
    if open <= LONGEST_DATELINE / 2 && tokens(0).is_some_and(|token| text.is_capital(token)) && (0..open).all(fits) {
        dash + 1
    } else {
        0
    }
}
