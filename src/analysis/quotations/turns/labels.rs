//! Turns with labels: `NOM : …`, `Q. …`, and paragraphs under a name in capitals.

use super::turn::{Label, Turn};
use crate::analysis::document::Paragraph;
use crate::analysis::quotations::names::referents::{ReferentId, Referents};
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::article::{ParagraphKind, Span};
use crate::text::segment::TokenKind;

/// `NOM : …`, `Paul Roche : …`, `Q. …`.
pub(super) fn labelled(text: &TaggedText, referents: &Referents, at: usize) -> Option<Turn> {
    let paragraph = &text.document.paragraphs[at];
    let first = paragraph.tokens.start;
    let named = referents.mention_at(first).filter(|named| text.is_mark(named.tokens.end, ":"));
    let capitals = (first..paragraph.tokens.end).take_while(|token| is_loud(text, *token)).count();
    let (end, label) = if let Some(named) = named {
        (named.tokens.end, Some(person(text, referents, named.tokens.end - 1).or(Some(named.referent))))
    } else if (1..=4).contains(&capitals) && text.is_mark(first + capitals, ":") {
        (first + capitals, Some(person(text, referents, first + capitals - 1)))
    } else if matches!(text.lower(first), "q" | "r" | "a" | "q." | "r.") && text.is_mark(first + 1, ".:-–—") {
        (first + 1, None)
    } else {
        return None;
    };
    let start = text.document.tokens.get(end + 1).filter(|_| end + 1 < paragraph.tokens.end)?.span.start;
    let words = Span::new(start, paragraph.span.end).trimmed(text.document.text);
    let label = label.map(|person| Label { span: text.document.span_of(first..end), person });
    Some(Turn { paragraphs: at..at + 1, words, label })
}

/// The paragraph under a name in capitals that stands on a line of its own.
pub(super) fn under_name(text: &TaggedText, referents: &Referents, at: usize) -> Option<Turn> {
    let name = &text.document.paragraphs[at.checked_sub(1)?];
    let is_name = |paragraph: &Paragraph| {
        (1..=4).contains(&paragraph.tokens.len()) && paragraph.tokens.clone().all(|token| is_loud(text, token))
    };
    let paragraph = &text.document.paragraphs[at];
    let speaks = is_name(name) && !is_name(paragraph) && paragraph.kind == ParagraphKind::Text;
    let span = name.span.trimmed(text.document.text);
    let label = Label { span, person: person(text, referents, name.tokens.end - 1) };
    let words = paragraph.span.trimmed(text.document.text);
    speaks.then_some(Turn { paragraphs: at..at + 1, words, label: Some(label) })
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
