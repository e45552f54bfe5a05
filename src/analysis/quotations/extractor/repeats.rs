//! What an article says again: words that stand between marks more than once, and words that it has with and without.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::analysis::document::Document;
use crate::analysis::quotations::marks::MarkedSpan;
use crate::text::fold::fold;

/// Longer quotations are not counted: they are no terms, in bytes.
const MAX_REPEATED: usize = 60;
/// Words that a term has at most, and terms that begin alike and are looked for.
const LONGEST_TERM: usize = 4;
const MOST_TERMS: usize = 8;
/// Words and marks on each side that tell whether two places are copies.
const BESIDE: usize = 4;
/// A text is printed so many times at most: what comes more often is said again.
const MOST_COPIES: usize = 3;
/// More places than these need not be told apart.
const MOST_PLACES: usize = 4;

/// The words before and after a place, and how often they stand so.
type Place = ((String, String), usize);

/// How often the same words stand between marks, each time with other words before or after them: a text that is
/// printed twice (an introduction repeated below) repeats no words.
pub(super) fn count(document: &Document, marked: &[MarkedSpan]) -> HashMap<String, usize> {
    let mut places: HashMap<String, Vec<Place>> = HashMap::new();
    let short = |marked: &&MarkedSpan| marked.span.len() <= MAX_REPEATED && !is_heading(document, marked);
    for span in marked.iter().filter(short) {
        let tokens = document.tokens_in(span.span);
        let words = |tokens: Range<usize>| tokens.map(|at| document.lower(at)).collect::<Vec<_>>().join(" ");
        let beside = (words(tokens.start.saturating_sub(BESIDE)..tokens.start), words(tokens.end..tokens.end + BESIDE));
        let known = places.entry(first_words(document, span)).or_default();
        if let Some((_, times)) = known.iter_mut().find(|(other, _)| *other == beside) {
            *times += 1;
        } else if known.len() < MOST_PLACES {
            known.push((beside, 1));
        }
    }
    let again = |places: &[Place]| places.iter().filter(|(_, times)| *times > MOST_COPIES).count();
    places.into_iter().map(|(words, places)| (words, places.len() + again(&places))).collect()
}

/// The words of a marked span in its first paragraph, folded, in the singular.
pub(super) fn first_words(document: &Document, marked: &MarkedSpan) -> String {
    marked.pieces.first().map(|piece| singular_words(piece.of(document.text))).unwrap_or_default()
}

fn singular_words(words: &str) -> String {
    fold(words.trim()).split(' ').map(singular).collect::<Vec<_>>().join(" ")
}

/// A folded word without the ending of the plural.
fn singular(word: &str) -> &str {
    if word.len() > 3 { word.trim_end_matches(['s', 'x']) } else { word }
}

/// Whether words between marks are a heading: all of a paragraph, or set without a stop before the next sentence.
fn is_heading(document: &Document, marked: &MarkedSpan) -> bool {
    let tokens = document.tokens_in(marked.span);
    let is_end = |at: Option<usize>| {
        at.and_then(|at| document.tokens.get(at)).is_none_or(|token| {
            let char = token.span.of(document.text).chars().next_back();
            char.is_some_and(|char| ".!?…»”\"".contains(char))
        })
    };
    let paragraph =
        |token: usize| document.sentences.get(document.sentence_of(token)).map(|sentence| sentence.paragraph);
    let opens = tokens.start == 0
        || paragraph(tokens.start - 1) != paragraph(tokens.start)
        || is_end(tokens.start.checked_sub(1));
    let next = document.tokens.get(tokens.end).map(|token| token.span.of(document.text));
    let apart = next.is_none() || paragraph(tokens.end) != paragraph(tokens.start);
    opens && (apart || next.is_some_and(|next| next.starts_with(char::is_uppercase)))
}

/// The short words between marks that the article has without marks too, folded: they are terms more often than speech.
pub(super) fn unmarked(document: &Document, marked: &[MarkedSpan]) -> HashSet<String> {
    let mut by_first: HashMap<&str, Vec<Range<usize>>> = HashMap::new();
    for piece in marked.iter().filter_map(|marked| marked.pieces.first()) {
        let tokens = document.tokens_in(*piece);
        if (1..=LONGEST_TERM).contains(&tokens.len()) {
            let known = by_first.entry(singular(document.folded(tokens.start))).or_default();
            if known.len() < MOST_TERMS {
                known.push(tokens);
            }
        }
    }
    let mut found = HashSet::new();
    if by_first.is_empty() {
        return found;
    }
    let mut next = 0;
    for token in 0..document.tokens.len() {
        while marked.get(next).is_some_and(|marked| marked.span.end <= document.tokens[token].span.start) {
            next += 1;
        }
        if marked.get(next).is_some_and(|marked| marked.span.start <= document.tokens[token].span.start) {
            continue;
        }
        for tokens in by_first.get(singular(document.folded(token))).into_iter().flatten() {
            let same = |(one, other)| singular(document.folded(one)) == singular(document.folded(other));
            if tokens.clone().zip(token..).all(same) {
                found.insert(singular_words(document.span_of(tokens.clone()).of(document.text)));
            }
        }
    }
    found
}
