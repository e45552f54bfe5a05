//! Labels of turns: `NOM : …`, `A.R. : …`, `Q. …`, `La juge : …`, and names in capitals on lines of their own.

use std::ops::Range;

use super::turn::{Label, Turn};
use crate::analysis::How;
use crate::analysis::document::Paragraph;
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::names::initials::initials;
use crate::analysis::quotations::names::referents::{ReferentId, Referents};
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::article::ParagraphKind;
use crate::text::segment::TokenKind;

/// Words that a label in capitals, and one that is a role or a newspaper, has at most.
const MOST_CAPITALS: usize = 4;
const MOST_WORDS: usize = 5;
/// Words that one without a determiner has at most.
const MOST_BARE: usize = 2;
/// Words and marks that initials take at most: `J.-P. M.`
const MOST_INITIALS: usize = 6;

/// What sort of words a label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A name, initials, a word in capitals.
    Name,
    /// `Q`, `R`, `A`, and the words that they stand for.
    Letter,
    /// `La juge`, `Le Journal`: one only beside others.
    Role,
    /// `Journaliste`: one only when it comes again.
    Bare,
}

/// A label that stands in the text, and where the words after it begin.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub sort: Sort,
    /// The tokens of the label, the mark after it left out.
    pub first: usize,
    pub end: usize,
    /// The first token of the words.
    pub words: usize,
    pub person: Option<ReferentId>,
}

/// What tells a label from others: the person, else its words.
pub(super) type Key = (Option<ReferentId>, String);

impl Found {
    /// What tells it from other labels.
    pub fn key(&self, text: &TaggedText) -> Key {
        let words: Vec<&str> = (self.first..self.end).map(|token| text.document.folded(token)).collect();
        (self.person, if self.person.is_some() { String::new() } else { words.join(" ") })
    }

    /// The label, unless it is a letter, which names nobody.
    pub fn label(&self, text: &TaggedText) -> Option<Label> {
        let span = text.document.span_of(self.first..self.end);
        (self.sort != Sort::Letter).then_some(Label { span, person: self.person, how: How::Label })
    }
}

/// The label that begins at a token, with words behind it before the token `end`.
pub(super) fn label_at(text: &TaggedText, referents: &Referents, first: usize, end: usize) -> Option<Found> {
    let found = named(text, referents, first)
        .or_else(|| loud(text, referents, first, end))
        .or_else(|| by_initials(text, referents, first, end))
        .or_else(|| letter(text, first))
        .or_else(|| role(text, first, end))
        .or_else(|| bare(text, first, end))?;
    (found.words < end).then_some(found)
}

/// Where the words begin behind a label that ends before a token: after a colon, or after a full stop and a dash.
fn after_label(text: &TaggedText, end: usize) -> Option<usize> {
    let dash = |token: usize| text.is_mark(token, "–—―-");
    let stopped = text.document.word(end.saturating_sub(1)).ends_with('.');
    match () {
        () if text.is_mark(end, ":") => Some(end + 1),
        () if text.is_mark(end, ".") && dash(end + 1) => Some(end + 2),
        () if stopped && dash(end) => Some(end + 1),
        () => None,
    }
}

/// `Paul Roche :`, `Me Paul Roche :`
fn named(text: &TaggedText, referents: &Referents, first: usize) -> Option<Found> {
    let civility = text.is(first, Class::CIVILITY) && referents.mention_at(first).is_none();
    let named = referents.mention_at(first + usize::from(civility))?;
    let end = named.tokens.end;
    let person = person(text, referents, end - 1).or(Some(named.referent));
    Some(Found { sort: Sort::Name, first, end, words: after_label(text, end)?, person })
}

/// `PAUL ROCHE :`
fn loud(text: &TaggedText, referents: &Referents, first: usize, end: usize) -> Option<Found> {
    let capitals = (first..end).take(MOST_CAPITALS + 1).take_while(|token| is_loud(text, *token)).count();
    let end = first + capitals;
    let words = after_label(text, end).filter(|_| (1..=MOST_CAPITALS).contains(&capitals))?;
    let by_surname = person(text, referents, end - 1);
    let by_initials = || initials(text.document.span_of(first..end).of(text.document.text));
    let person = by_surname.or_else(|| referents.person_of_initials(&by_initials()?));
    Some(Found { sort: Sort::Name, first, end, words, person })
}

/// `A.R. :`, `A. R. :`
fn by_initials(text: &TaggedText, referents: &Referents, first: usize, end: usize) -> Option<Found> {
    let short = |token: &usize| text.document.word(*token).chars().count() <= 2 * MOST_INITIALS;
    if !text.is_capital(first) || !short(&first) {
        return None;
    }
    let (end, words) = label_end(text, first, end, MOST_INITIALS)?;
    let letters = initials(text.document.span_of(first..end).of(text.document.text))?;
    let person = referents.person_of_initials(&letters);
    Some(Found { sort: Sort::Name, first, end, words, person })
}

/// Where a label of at most so many words and marks ends, and where the words behind it begin.
fn label_end(text: &TaggedText, first: usize, end: usize, most: usize) -> Option<(usize, usize)> {
    (first + 1..end.min(first + most + 1)).find_map(|end| Some((end, after_label(text, end)?)))
}

/// `Q.`, `R -`, `Question :`
fn letter(text: &TaggedText, first: usize) -> Option<Found> {
    let marked = text.is_mark(first + 1, ".:-–—");
    let found = |end: usize| Some(Found { sort: Sort::Letter, first, end, words: end + 1, person: None });
    match text.document.word(first) {
        "Q" | "R" | "A" | "q" | "r" | "a" | "Question" | "Réponse" | "Answer" if marked => found(first + 1),
        "Q." | "R." | "A." if marked => found(first + 1),
        "Q." | "R." | "A." => Some(Found { sort: Sort::Letter, first, end: first + 1, words: first + 1, person: None }),
        _ => None,
    }
}

/// `La juge :`, `Un policier :`, `Le Journal :`
fn role(text: &TaggedText, first: usize, end: usize) -> Option<Found> {
    let civility = usize::from(text.is(first, Class::CIVILITY));
    if !text.is(first + civility, Class::DETERMINER) {
        return None;
    }
    let (end, words) = label_end(text, first, end, MOST_WORDS + 1)?;
    let noun = first + civility + 1;
    let speaks = text.is(noun, Class::ROLE | Class::EPITHET | Class::GROUP | Class::MEDIA)
        || text.is_capital(noun) && text.is(first, Class::DEFINITE);
    let plain = noun < end && speaks && is_plain(text, noun..end);
    plain.then_some(Found { sort: Sort::Role, first, end, words, person: None })
}

/// `Journaliste :`, `Ouest-Matin :`
fn bare(text: &TaggedText, first: usize, end: usize) -> Option<Found> {
    let (end, words) = label_end(text, first, end, MOST_BARE)?;
    let plain = text.is_capital(first) && is_plain(text, first..end);
    plain.then_some(Found { sort: Sort::Bare, first, end, words, person: None })
}

/// Whether some tokens are nothing but words, none of them a verb.
fn is_plain(text: &TaggedText, mut tokens: Range<usize>) -> bool {
    tokens.all(|token| text.kind(token) == Some(TokenKind::Word) && !text.is(token, Class::FINITE))
}

/// The paragraph under a name in capitals that stands on a line of its own.
pub(super) fn under_name(text: &TaggedText, referents: &Referents, at: usize) -> Option<Turn> {
    let name = &text.document.paragraphs[at.checked_sub(1)?];
    let is_name = |paragraph: &Paragraph| {
        (1..=MOST_CAPITALS).contains(&paragraph.tokens.len())
            && paragraph.tokens.clone().all(|token| is_loud(text, token))
    };
    let paragraph = &text.document.paragraphs[at];
    let speaks = is_name(name) && !is_name(paragraph) && paragraph.kind == ParagraphKind::Text;
    let span = name.span.trimmed(text.document.text);
    let label = Label { span, person: person(text, referents, name.tokens.end - 1), how: How::Label };
    let words = paragraph.span.trimmed(text.document.text);
    let start = paragraph.span.start;
    speaks.then_some(Turn { paragraphs: at..at + 1, start, words, label: Some(label) })
}

/// Whether a token is a word in capitals.
fn is_loud(text: &TaggedText, token: usize) -> bool {
    let word = text.document.word(token);
    text.kind(token) == Some(TokenKind::Word) && word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
}

/// The person whose name ends as a label in capitals does.
fn person(text: &TaggedText, referents: &Referents, token: usize) -> Option<ReferentId> {
    referents.person_of_surname(text.document.folded(token))
}
