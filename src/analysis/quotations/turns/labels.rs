//! Turns of speech without marks: dialogues with dashes, interviews with labels.

use std::ops::Range;

use crate::analysis::document::Paragraph;
use crate::article::{ParagraphKind, Span};
use crate::text::fold::fold;
use crate::text::segment::TokenKind;

use super::interview;
use crate::analysis::quotations::marks::Stretch;
use crate::analysis::quotations::names::referents::People;
use crate::analysis::quotations::tagged_text::Text;

/// One turn: what is said in one paragraph or several.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    /// The paragraphs that it takes.
    pub paragraphs: Range<usize>,
    pub words: Span,
    /// The label that names the speaker, with the person it names.
    pub label: Option<Label>,
}

/// The words that name the speaker of a turn, and the person they name.
pub(crate) type Label = (Span, Option<usize>);

/// The turns of an article, and who is interviewed in it.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    /// In order.
    pub turns: Vec<Turn>,
    /// The one person who answers.
    pub interviewee: Option<Label>,
    /// Where the turns begin, by paragraph.
    pub begin: usize,
}

/// An interview has at least so many labelled paragraphs, a dialogue so many dashes in a row, a hearing so many names
/// on lines of their own.
const MIN_LABELS: usize = 3;
const MIN_DASHES: usize = 2;
const MIN_NAMES: usize = 2;

/// The turns of a document. A paragraph that begins with a mark is left to the marks.
pub(crate) fn turns(text: &Text, people: &People, stretches: &[Stretch]) -> Turns {
    let all = || 0..text.document.paragraphs.len();
    let labelled: Vec<Turn> = all().filter_map(|at| labelled(text, people, at)).collect();
    if labelled.len() >= MIN_LABELS {
        return answered(text, people, labelled);
    }
    let named: Vec<Turn> = all().filter_map(|at| under_name(text, people, at)).collect();
    if named.len() >= MIN_NAMES {
        return Turns { begin: named[0].paragraphs.start, turns: named, interviewee: None };
    }
    if let Some(interview) = interview::turns(text, people) {
        return interview;
    }
    Turns { turns: dialogues(text, stretches), interviewee: None, begin: 0 }
}

/// Labelled turns, `R.` answered by the one who is interviewed.
fn answered(text: &Text, people: &People, mut turns: Vec<Turn>) -> Turns {
    let begin = turns[0].paragraphs.start;
    let mut persons: Vec<Label> =
        turns.iter().filter_map(|turn| turn.label.filter(|(_, person)| person.is_some())).collect();
    persons.dedup_by_key(|(_, person)| *person);
    persons.sort_by_key(|(_, person)| *person);
    persons.dedup_by_key(|(_, person)| *person);
    let mut interviewee = persons.first().copied().filter(|_| persons.len() == 1);
    if turns.iter().all(|turn| turn.label.is_none()) {
        interviewee = interview::interviewee(text, people, begin);
        for turn in &mut turns {
            let first = text.document.paragraphs[turn.paragraphs.start].tokens.start;
            if matches!(text.lower(first), "r" | "a" | "r." | "a.") {
                turn.label = interviewee;
            }
        }
    }
    turns.retain(|turn| !turn.words.of(text.document.text).starts_with(['«', '“', '"', '„']));
    Turns { turns, interviewee, begin }
}

/// Rows of paragraphs that begin with a dash.
fn dialogues(text: &Text, stretches: &[Stretch]) -> Vec<Turn> {
    let free = |paragraph: &Paragraph| {
        let at = stretches.partition_point(|stretch| stretch.span.end <= paragraph.span.start);
        stretches.get(at).is_none_or(|stretch| stretch.span.start >= paragraph.span.end)
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
fn dashed(text: &Text, at: usize, paragraph: &Paragraph) -> Option<Turn> {
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

/// `NOM : …`, `Paul Roche : …`, `Q. …`.
fn labelled(text: &Text, people: &People, at: usize) -> Option<Turn> {
    let paragraph = &text.document.paragraphs[at];
    let first = paragraph.tokens.start;
    let named = people.at(first).filter(|named| text.is_mark(named.tokens.end, ":"));
    let capitals = (first..paragraph.tokens.end).take_while(|token| is_loud(text, *token)).count();
    let (end, label) = if let Some(named) = named {
        (named.tokens.end, Some(person(text, people, named.tokens.end - 1).or(Some(named.referent))))
    } else if (1..=4).contains(&capitals) && text.is_mark(first + capitals, ":") {
        (first + capitals, Some(person(text, people, first + capitals - 1)))
    } else if matches!(text.lower(first), "q" | "r" | "a" | "q." | "r.") && text.is_mark(first + 1, ".:-–—") {
        (first + 1, None)
    } else {
        return None;
    };
    let start = text.document.tokens.get(end + 1).filter(|_| end + 1 < paragraph.tokens.end)?.span.start;
    let words = Span::new(start, paragraph.span.end).trimmed(text.document.text);
    let label = label.map(|referent| (text.document.span_of(first..end), referent));
    Some(Turn { paragraphs: at..at + 1, words, label })
}

/// The paragraph under a name in capitals that stands on a line of its own.
fn under_name(text: &Text, people: &People, at: usize) -> Option<Turn> {
    let name = &text.document.paragraphs[at.checked_sub(1)?];
    let is_name = |paragraph: &Paragraph| {
        (1..=4).contains(&paragraph.tokens.len()) && paragraph.tokens.clone().all(|token| is_loud(text, token))
    };
    let paragraph = &text.document.paragraphs[at];
    let speaks = is_name(name) && !is_name(paragraph) && paragraph.kind == ParagraphKind::Text;
    let label = (name.span.trimmed(text.document.text), person(text, people, name.tokens.end - 1));
    let words = paragraph.span.trimmed(text.document.text);
    speaks.then_some(Turn { paragraphs: at..at + 1, words, label: Some(label) })
}

/// Whether a token is a word in capitals.
fn is_loud(text: &Text, token: usize) -> bool {
    let word = text.document.word(token);
    text.kind(token) == Some(TokenKind::Word) && word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
}

/// The person whose name ends as a label in capitals does.
fn person(text: &Text, people: &People, token: usize) -> Option<usize> {
    let surname = text.document.folded(token);
    people.referents.iter().position(|referent| {
        referent.is_person && referent.name.rsplit([' ', '-']).next().is_some_and(|last| fold(last) == surname)
    })
}
