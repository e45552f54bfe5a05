//! Dialogues: rows of paragraphs that begin with a dash, and paragraphs in which several dashes begin sentences.

use super::interview::asked;
use super::turn::{Label, Turn};
use crate::analysis::How;
use crate::analysis::document::Paragraph;
use crate::analysis::quotations::marks::MarkedSpan;
use crate::analysis::quotations::names::referents::{NameMention, Referents};
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::article::Span;

/// A dialogue has at least so many dashes in a row, or so many in one paragraph.
const MIN_DASHES: usize = 2;
const MIN_WITHIN: usize = 3;

/// The turns of all dialogues.
pub(super) fn dialogues(text: &TaggedText, referents: &Referents, marked: &[MarkedSpan]) -> Vec<Turn> {
    let free = |paragraph: &Paragraph| {
        let at = marked.partition_point(|span| span.span.end <= paragraph.span.start);
        marked.get(at).is_none_or(|span| span.span.start >= paragraph.span.end)
    };
    let mut found = Vec::new();
    let mut row: Vec<Turn> = Vec::new();
    for (at, paragraph) in text.document.paragraphs.iter().enumerate() {
        let is_free = free(paragraph);
        let mut inner = if is_free { within(text, referents, at, paragraph) } else { Vec::new() };
        match dashed(text, at, paragraph).filter(|_| is_free && inner.is_empty()) {
            Some(turn) => row.push(turn),
            None => end_row(text, referents, &mut row, &mut found),
        }
        found.append(&mut inner);
    }
    end_row(text, referents, &mut row, &mut found);
    found
}

/// Takes a row of turns that is long enough. Where it follows on `entretien avec X` and begins with a question, X answers.
fn end_row(text: &TaggedText, referents: &Referents, row: &mut Vec<Turn>, found: &mut Vec<Turn>) {
    let asks = |turn: &Turn| turn.words.of(text.document.text).ends_with('?');
    if row.len() >= MIN_DASHES {
        let opening = row[0].paragraphs.start.checked_sub(1).filter(|_| asks(&row[0]));
        let opening = opening.map_or(0..0, |before| text.document.paragraphs[before].tokens.clone());
        let asked = opening.rev().find_map(|token| asked(text, referents, token));
        for turn in row.iter_mut().filter(|turn| !asks(turn)) {
            turn.label = asked.map(|label| Label { how: How::Previous, ..label });
        }
        found.append(row);
    }
    row.clear();
}

/// `— Vous partez ?`: a dash, a blank, and a whole sentence.
fn dashed(text: &TaggedText, at: usize, paragraph: &Paragraph) -> Option<Turn> {
    let first = Some(paragraph.tokens.start).filter(|_| paragraph.tokens.len() > 2)?;
    let start = after_dash(text, first)?;
    let words = Span::new(start, paragraph.span.end).trimmed(text.document.text);
    is_whole(text, words).then_some(Turn { paragraphs: at..at + 1, start: paragraph.span.start, words, label: None })
}

/// `– Le bac est-il perdu ? – Non. – Quand partira-t-il ?`: sentences with dashes side by side, the first a question. The
/// only person named before them answers.
fn within(text: &TaggedText, referents: &Referents, at: usize, paragraph: &Paragraph) -> Vec<Turn> {
    let tokens = paragraph.tokens.clone();
    let begins = |token: &usize| {
        let opens = *token == tokens.start || text.is_mark(token - 1, ".?!…:");
        opens && text.is_capital(token + 1) && after_dash(text, *token).is_some()
    };
    let dashes: Vec<usize> = tokens.clone().filter(begins).collect();
    if dashes.len() < MIN_WITHIN {
        return Vec::new();
    }
    let interviewee = only_person(text, referents, at, dashes[0]);
    let ends = dashes.iter().skip(1).copied().chain([tokens.end]);
    let turn = |(dash, end): (&usize, usize)| {
        let words = text.document.span_of(dash + 1..end);
        let label = interviewee.filter(|_| !words.of(text.document.text).ends_with('?'));
        let start = text.document.tokens[*dash].span.start;
        Turn { paragraphs: at..at + 1, start, words, label }
    };
    let turns: Vec<Turn> = dashes.iter().zip(ends).map(turn).collect();
    let asks = turns[0].words.of(text.document.text).ends_with('?');
    if asks && turns.iter().all(|turn| is_whole(text, turn.words)) { turns } else { Vec::new() }
}

/// The only person whom a paragraph names before a token, else the paragraph before it.
fn only_person(text: &TaggedText, referents: &Referents, at: usize, token: usize) -> Option<Label> {
    let paragraphs = &text.document.paragraphs;
    let before = at.checked_sub(1).map(|before| paragraphs[before].tokens.clone());
    let label = |named: &NameMention| {
        let span = text.document.span_of(named.tokens.clone());
        Label { span, person: Some(named.referent), how: How::Previous }
    };
    [Some(paragraphs[at].tokens.start..token), before].into_iter().flatten().find_map(|tokens| {
        let within = referents.mentions.iter().skip_while(|named| named.tokens.start < tokens.start);
        let within = within.take_while(|named| named.tokens.end <= tokens.end);
        let mut persons = within.filter(|named| referents.is_person(Some(named.referent)));
        let first = persons.next()?;
        persons.all(|named| named.referent == first.referent).then(|| label(first))
    })
}

/// Where the words begin behind the dash at a token and a blank.
fn after_dash(text: &TaggedText, token: usize) -> Option<usize> {
    let start = text.document.tokens.get(token + 1)?.span.start;
    (text.is_mark(token, "—–―-") && start > text.document.tokens[token].span.end).then_some(start)
}

fn is_whole(text: &TaggedText, words: Span) -> bool {
    words.of(text.document.text).trim_end().ends_with(['.', '?', '!', '…'])
}
