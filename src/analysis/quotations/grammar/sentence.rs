//! Sentences as the writer built them: every quotation is one opaque item in them.

use std::ops::Range;

use super::pointer::opens_pointer;
use crate::analysis::document::Document;
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::marks::MarkedSpan;
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::text::segment::TokenKind;

/// A piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SentenceItem {
    /// A token of the document that stands in no quotation.
    Token(usize),
    /// A quotation, by its position among the marked spans.
    Quote(usize),
}

/// One sentence of the writer's.
#[derive(Clone, Debug)]
pub(crate) struct WriterSentence {
    pub items: Vec<SentenceItem>,
    /// The paragraph that it begins in.
    pub paragraph: usize,
}

impl WriterSentence {
    /// The token at a position; `None` past the end or at a quotation.
    pub fn token(&self, at: usize) -> Option<usize> {
        match self.items.get(at) {
            Some(SentenceItem::Token(token)) => Some(*token),
            _ => None,
        }
    }

    /// The first token, be it in a quotation.
    pub fn first_token(&self, marked: &[MarkedSpan], document: &Document) -> Option<usize> {
        Some(match self.items.first()? {
            SentenceItem::Token(token) => *token,
            SentenceItem::Quote(quote) => document.token_at(marked.get(*quote)?.span.start),
        })
    }

    /// The tokens between two positions, quotations left out of account.
    pub fn tokens(&self, items: Range<usize>) -> Option<Range<usize>> {
        let all = self.items.get(items)?;
        let first = all.iter().find_map(token_of)?;
        let last = all.iter().rev().find_map(token_of)?;
        Some(first..last + 1)
    }
}

fn token_of(item: &SentenceItem) -> Option<usize> {
    match item {
        SentenceItem::Token(token) => Some(*token),
        SentenceItem::Quote(_) => None,
    }
}

/// No sentence is this long: what is gets cut, so that the time to read it stays in proportion.
const MAX_ITEMS: usize = 600;

/// Bytes between a question and its answer at most where nothing but a dash stands there.
const MAX_BETWEEN: usize = 16;

/// Whether nothing but blanks and dashes stands in what is between two quotations.
pub(crate) fn is_dash_alone(between: &str) -> bool {
    between.chars().all(|char| char.is_whitespace() || "-–—―".contains(char))
}

/// All sentences of a document, quotations kept whole.
pub(crate) fn writer_sentences(text: &TaggedText, marked_spans: &[MarkedSpan]) -> Vec<WriterSentence> {
    let document = text.document;
    let mut found = Vec::new();
    let mut current = WriterSentence { items: Vec::new(), paragraph: 0 };
    let mut next = 0;
    let mut sentence = 0;
    let mut token = 0;
    while token < document.tokens.len() {
        while document.sentences.get(sentence).is_some_and(|at| at.tokens.end <= token) {
            sentence += 1;
        }
        let paragraph = document.sentences.get(sentence).map_or(0, |at| at.paragraph);
        let span = document.tokens[token].span;
        let quotes = marked_spans.get(next).is_some_and(|marked| span.end > marked.span.start);
        let introduced =
            quotes && matches!(current.items.last(), Some(SentenceItem::Token(last)) if text.is_mark(*last, ":"));
        let apart = paragraph != current.paragraph && !introduced || opens_pointer(text, token);
        if apart || current.items.len() >= MAX_ITEMS {
            end_sentence(&mut current, paragraph, &mut found);
        }
        if let Some(marked) = marked_spans.get(next).filter(|marked| span.end > marked.span.start) {
            current.items.push(SentenceItem::Quote(next));
            token = document.tokens.partition_point(|token| token.span.start < marked.span.end).max(token + 1);
            next += 1;
            // What follows a quotation over several paragraphs belongs to its last one.
            if let Some(after) = document.sentences.get(document.sentence_of(token.saturating_sub(1))) {
                current.paragraph = after.paragraph;
            }
            let answered = marked_spans.get(next).is_some_and(|answer| is_answered(text, marked, answer, token));
            if answered || ends_with_quote(text, marked, token, current.paragraph) {
                let paragraph = current.paragraph;
                end_sentence(&mut current, paragraph, &mut found);
            }
            continue;
        }
        current.items.push(SentenceItem::Token(token));
        token += 1;
        let address = is_address(text.lower(token - 1)) && (text.is_capital(token) || is_tag(text.lower(token)));
        let ends = document.sentences.get(sentence).is_some_and(|at| at.tokens.end == token) && !goes_on(text, token);
        if ends || address {
            end_sentence(&mut current, paragraph, &mut found);
        }
    }
    end_sentence(&mut current, 0, &mut found);
    found
}

/// Whether a token is the address of a page or picture, as posts that were copied into a text end with.
fn is_address(lower: &str) -> bool {
    lower.starts_with("http") && lower.contains("//")
        || lower.starts_with("pic.twitter.com/")
        || lower.starts_with("t.co/")
}

fn is_tag(lower: &str) -> bool {
    lower.starts_with('#') && lower.len() > 1
}

fn end_sentence(current: &mut WriterSentence, paragraph: usize, found: &mut Vec<WriterSentence>) {
    let items = std::mem::take(&mut current.items);
    if !items.is_empty() {
        found.push(WriterSentence { items, paragraph: current.paragraph });
    }
    current.paragraph = paragraph;
}

/// Whether a sentence goes on although it was cut before `token`: it ended in a colon, or nothing but marks did.
fn goes_on(text: &TaggedText, token: usize) -> bool {
    token > 0 && text.is_mark(token - 1, ":,;") && token < text.document.tokens.len()
}

/// Whether the writer's sentence ends with a quotation that is followed by `token`.
fn ends_with_quote(text: &TaggedText, marked: &MarkedSpan, token: usize, paragraph: usize) -> bool {
    let document = text.document;
    let Some(next) = document.tokens.get(token) else { return true };
    if document.sentences.get(document.sentence_of(token)).is_none_or(|at| at.paragraph != paragraph) {
        return true;
    }
    let capital = next.kind == TokenKind::Word && text.is_capital(token);
    // `… sera tenu »Le maire`, `»« On verra`: set without a blank.
    if next.span.start == marked.span.end && (capital || next.kind == TokenKind::Mark) {
        return true;
    }
    if !capital {
        return false;
    }
    let whole = marked.pieces.last().is_some_and(|piece| {
        piece
            .of(document.text)
            .trim_end_matches(|char: char| !char.is_alphanumeric() && !"….!?".contains(char))
            .ends_with(['.', '!', '?', '…'])
    });
    let ends_in = |mark| marked.pieces.last().is_some_and(|piece| piece.of(document.text).trim_end().ends_with(mark));
    whole && !ends_in(',') && !speaks_next(text, token, ends_in('.'))
}

/// Whether the words between marks are a question and those that begin at `token` its answer, with nothing between:
/// `« Où allez-vous ? » « Au port », répond Anne Roy.` Each has a speaker of its own.
fn is_answered(text: &TaggedText, question: &MarkedSpan, answer: &MarkedSpan, token: usize) -> bool {
    let document = text.document;
    let asks = |marked: &MarkedSpan| {
        marked.pieces.last().is_some_and(|piece| piece.of(document.text).trim_end().ends_with('?'))
    };
    let between = document.text.get(question.span.end..answer.span.start).unwrap_or_default();
    let next = document.tokens.get(token).is_some_and(|next| next.span.start >= question.span.end)
        && between.len() <= MAX_BETWEEN
        && is_dash_alone(between);
    next && asks(question) && !asks(answer)
}

/// Whether a name and a verb of saying follow at once: `“Really?” Anne Roy asked.` After words that a full stop closes,
/// only a verb that does nothing but utter words belongs to them: `“We left.” Anne Roy nodded.` is two sentences.
fn speaks_next(text: &TaggedText, token: usize, closed: bool) -> bool {
    let verb = (token + 1..token + 5).find(|at| text.is(*at, Class::FINITE) || text.kind(*at) != Some(TokenKind::Word));
    let Some(verb) = verb.filter(|verb| text.is(*verb, Class::SPEECH)) else { return false };
    // What it says then is not a new quotation of its own.
    let opens = text.is_mark(verb + 1, ",:") && text.kind(verb + 2) == Some(TokenKind::Mark);
    let utters = !closed || text.is(verb, Class::UTTERING) && !text.is(verb, Class::STANCE);
    text.grammar.subject_before_reporting_verb && utters && !opens && !text.is(verb + 1, Class::SUBORDINATOR)
}
