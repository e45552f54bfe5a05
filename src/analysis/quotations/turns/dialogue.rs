//! Dialogues: rows of paragraphs that begin with a dash.

use super::turn::Turn;
use crate::analysis::document::Paragraph;
use crate::analysis::quotations::marks::MarkedSpan;
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::article::Span;

/// A dialogue has at least so many dashes in a row.
const MIN_DASHES: usize = 2;

/// Rows of paragraphs that begin with a dash.
pub(super) fn dialogues(text: &TaggedText, marked: &[MarkedSpan]) -> Vec<Turn> {
    let free = |paragraph: &Paragraph| {
        let at = marked.partition_point(|span| span.span.end <= paragraph.span.start);
        marked.get(at).is_none_or(|span| span.span.start >= paragraph.span.end)
    };
    let mut found = Vec::new();
    let mut row: Vec<Turn> = Vec::new();
    for (at, paragraph) in text.document.paragraphs.iter().enumerate() {
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
fn dashed(text: &TaggedText, at: usize, paragraph: &Paragraph) -> Option<Turn> {
    let first = paragraph.tokens.start;
    let whole = paragraph.span.of(text.document.text).trim_end().ends_with(['.', '?', '!', '…']);
    let start = text.document.tokens.get(first + 1)?.span.start;
    let blank = start > text.document.tokens[first].span.end;
    let turn = whole && blank && text.is_mark(first, "—–") && paragraph.tokens.len() > 2;
    turn.then(|| Turn {
        paragraphs: at..at + 1,
        words: Span::new(start, paragraph.span.end).trimmed(text.document.text),
        label: None,
    })
}
