//! Turns of speech without marks: dialogues with dashes, interviews with labels.

use crate::analysis::document::Paragraph;
use crate::article::Span;
use crate::text::segment::TokenKind;

use super::marks::Stretch;
use super::people::People;
use super::text::Text;

/// One turn: what is said in one paragraph.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    pub paragraph: usize,
    pub words: Span,
    /// The label that names the speaker, with the person it names.
    pub label: Option<(Span, Option<usize>)>,
}

/// An interview has at least so many labelled paragraphs, a dialogue so many dashes in a row.
const MIN_LABELS: usize = 3;
const MIN_DASHES: usize = 2;

/// The turns of a document, in order. A paragraph with marks is left to them.
pub(super) fn turns(text: &Text, people: &People, stretches: &[Stretch]) -> Vec<Turn> {
    let free = |paragraph: &Paragraph| {
        let at = stretches.partition_point(|stretch| stretch.span.end <= paragraph.span.start);
        stretches.get(at).is_none_or(|stretch| stretch.span.start >= paragraph.span.end)
    };
    let paragraphs = || text.document.paragraphs.iter().enumerate();
    let labelled: Vec<Turn> =
        paragraphs().filter_map(|(at, paragraph)| labelled(text, people, at, paragraph)).collect();
    if labelled.len() >= MIN_LABELS {
        return labelled.into_iter().filter(|turn| free(&text.document.paragraphs[turn.paragraph])).collect();
    }
    let mut found = Vec::new();
    let mut row: Vec<Turn> = Vec::new();
    for (at, paragraph) in paragraphs() {
        match dashed(text, at, paragraph).filter(|_| free(paragraph)) {
            Some(turn) => row.push(turn),
            None => end_row(&mut row, &mut found),
        }
    }
    end_row(&mut row, &mut found);
    found
}

fn end_row(row: &mut Vec<Turn>, found: &mut Vec<Turn>) {
    if row.len() >= MIN_DASHES {
        found.append(row);
    }
    row.clear();
}

/// `— Vous partez ?`: a dash, a blank, and a whole sentence.
fn dashed(text: &Text, at: usize, paragraph: &Paragraph) -> Option<Turn> {
    let first = paragraph.tokens.start;
    let whole = paragraph.span.of(text.document.text).trim_end().ends_with(['.', '?', '!', '…']);
    let start = text.document.tokens.get(first + 1)?.span.start;
    let blank = start > text.document.tokens[first].span.end;
    let turn = whole && blank && text.is_mark(first, "—–") && paragraph.tokens.len() > 2;
    turn.then(|| Turn {
        paragraph: at,
        words: Span::new(start, paragraph.span.end).trimmed(text.document.text),
        label: None,
    })
}

/// `NOM : …`, `Paul Roche : …`, `Q. …`.
fn labelled(text: &Text, people: &People, at: usize, paragraph: &Paragraph) -> Option<Turn> {
    let first = paragraph.tokens.start;
    let named = people.at(first).filter(|named| text.is_mark(named.tokens.end, ":"));
    let capitals = (first..paragraph.tokens.end).take_while(|token| is_loud(text, *token)).count();
    let (end, label) = if let Some(named) = named {
        (named.tokens.end, Some(Some(named.referent)))
    } else if (1..=4).contains(&capitals) && text.is_mark(first + capitals, ":") {
        (first + capitals, Some(person(text, people, first + capitals - 1)))
    } else if matches!(text.lower(first), "q" | "r" | "a" | "q." | "r.") && text.is_mark(first + 1, ".:-–—") {
        (first + 1, None)
    } else {
        return None;
    };
    let start = text.document.tokens.get(end + 1).filter(|_| end + 1 < paragraph.tokens.end)?.span.start;
    let words = Span::new(start, paragraph.span.end).trimmed(text.document.text);
    Some(Turn { paragraph: at, words, label: label.map(|referent| (text.document.span_of(first..end), referent)) })
}

/// Whether a token is a word in capitals.
fn is_loud(text: &Text, token: usize) -> bool {
    let word = text.document.word(token);
    text.kind(token) == Some(TokenKind::Word) && word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
}

/// The person whose name ends as a label in capitals does.
fn person(text: &Text, people: &People, token: usize) -> Option<usize> {
    let surname = text.document.folded(token);
    let ends = |named: &&super::people::Named| text.document.folded(named.tokens.end - 1) == surname;
    people
        .named
        .iter()
        .filter(|named| people.referents[named.referent].is_person)
        .find(ends)
        .map(|named| named.referent)
}
