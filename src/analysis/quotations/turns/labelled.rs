//! The labelled turns of an article: one paragraph each, or several in one paragraph (`Le Journal : … ? Anne Roy : …`).
//!
//! Comes in: the tagged text, its referents, the marked spans. Goes out: the turns, where labels are enough to tell that
//! there are any. It must not know who is interviewed.

use foldhash::{HashMap, HashMapExt, HashSet};

use super::labels::{Found, Key, Sort, label_at};
use super::turn::Turn;
use crate::analysis::quotations::grammar::person::is_first_or_second_person;
use crate::analysis::quotations::marks::MarkedSpan;
use crate::analysis::quotations::names::referents::Referents;
use crate::analysis::quotations::tagged_text::TaggedText;

/// An article with labelled turns has at least so many, and so many that differ where they need other signs of speech.
const MIN_LABELS: usize = 3;
const MIN_DIFFERENT: usize = 2;

/// The labels of one paragraph.
struct Labels {
    paragraph: usize,
    found: Vec<Found>,
}

/// The labelled turns; none where there are too few, or where labels tell something else (`Le maire : Anne Roy`).
pub(super) fn turns(text: &TaggedText, referents: &Referents, marked: &[MarkedSpan]) -> Vec<Turn> {
    let mut labels: Vec<Labels> = Vec::new();
    for paragraph in 0..text.document.paragraphs.len() {
        let found = labels_of(text, referents, marked, paragraph);
        if !found.is_empty() {
            labels.push(Labels { paragraph, found });
        }
    }
    let letters = letters_answer(text, &labels);
    let mut times: HashMap<Key, usize> = HashMap::new();
    labels.iter().flat_map(|of| &of.found).for_each(|found| *times.entry(found.key(text)).or_default() += 1);
    let is_label = |found: &Found| match found.sort {
        Sort::Letter => letters,
        Sort::Bare => times.get(&found.key(text)).is_some_and(|times| *times > 1),
        Sort::Name | Sort::Role => true,
    };
    for of in &mut labels {
        of.found.retain(is_label);
    }
    if !speaks(text, &labels) {
        // Names at the head of paragraphs are labels by themselves.
        for of in &mut labels {
            let head = text.document.paragraphs[of.paragraph].tokens.start;
            of.found.retain(|found| found.first == head && matches!(found.sort, Sort::Name | Sort::Letter));
        }
    }
    if labels.iter().map(|of| of.found.len()).sum::<usize>() < MIN_LABELS {
        return Vec::new();
    }
    labels.iter().flat_map(|of| turns_of(text, of)).collect()
}

/// The labels of a paragraph: at its head, and after ends of sentences where it has others.
fn labels_of(text: &TaggedText, referents: &Referents, marked: &[MarkedSpan], at: usize) -> Vec<Found> {
    let paragraph = &text.document.paragraphs[at];
    let (head, end) = (paragraph.tokens.start, paragraph.tokens.end);
    let ends = |token: usize| text.is_mark(token, ".?!…»”\"");
    // `… ? – R : …`
    let dashed = |token: usize| token > head + 1 && text.is_mark(token - 1, "–—―-") && ends(token - 2);
    let opens = |token: usize| token == head || ends(token - 1) || dashed(token);
    let mut found: Vec<Found> = Vec::new();
    for token in paragraph.tokens.clone().filter(|token| opens(*token)) {
        let past = found.last().is_none_or(|last| last.words <= token);
        if past && !is_marked(marked, text.document.tokens[token].span.start) {
            found.extend(label_at(text, referents, token, end));
        }
    }
    let different: HashSet<_> = found.iter().map(|found| found.key(text)).collect();
    if different.len() < MIN_DIFFERENT {
        found.truncate(1);
        found.retain(|found| found.first == head);
    }
    found
}

/// Whether a byte lies between marks.
fn is_marked(marked: &[MarkedSpan], byte: usize) -> bool {
    let at = marked.partition_point(|marked| marked.span.end <= byte);
    marked.get(at).is_some_and(|marked| marked.span.start < byte)
}

/// Whether there is a `Q` and what answers it, a letter or a name.
fn letters_answer(text: &TaggedText, labels: &[Labels]) -> bool {
    let letters = || labels.iter().flat_map(|of| &of.found).filter(|found| found.sort == Sort::Letter);
    let asks = |found: &Found| text.lower(found.first).starts_with('q');
    let named = || labels.iter().flat_map(|of| &of.found).any(|found| found.sort == Sort::Name);
    letters().any(asks) && (letters().any(|found| !asks(found)) || named())
}

/// Whether different labels stand before what is said: most of it asks or is said by somebody to somebody.
fn speaks(text: &TaggedText, labels: &[Labels]) -> bool {
    let all = || labels.iter().flat_map(|of| of.found.iter().map(move |found| (of, found)));
    let different: HashSet<_> = all().map(|(_, found)| found.key(text)).collect();
    let mut said = 0;
    for (of, found) in all() {
        let end = end_of(text, of, found);
        let asks = end > 0 && text.is_mark(end - 1, "?");
        said += usize::from(asks || (found.words..end).any(|token| is_first_or_second_person(text.lower(token))));
    }
    different.len() >= MIN_DIFFERENT && said * 2 >= all().count()
}

/// The token after the words behind a label.
fn end_of(text: &TaggedText, of: &Labels, found: &Found) -> usize {
    let next = of.found.iter().find(|next| next.first > found.first);
    let mut end = next.map_or(text.document.paragraphs[of.paragraph].tokens.end, |next| next.first);
    while next.is_some() && end > found.words && text.is_mark(end - 1, "–—―-") {
        end -= 1;
    }
    end
}

fn turns_of(text: &TaggedText, of: &Labels) -> Vec<Turn> {
    let document = text.document;
    let turn = |found: &Found| {
        let span = document.span_of(found.words..end_of(text, of, found));
        let words = span.trimmed(document.text);
        let start = document.tokens[found.first].span.start;
        Turn { paragraphs: of.paragraph..of.paragraph + 1, start, words, label: found.label(text) }
    };
    of.found.iter().map(turn).filter(|turn| turn.words.start < turn.words.end).collect()
}
