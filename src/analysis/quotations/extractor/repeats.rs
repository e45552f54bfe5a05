//! What an article says again: words that stand between marks more than once, and words that it has with and without.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

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
    for span in marked.iter().filter(|marked| marked.span.len() <= MAX_REPEATED) {
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

/// The words of a marked span in its first paragraph, folded.
pub(super) fn first_words(document: &Document, marked: &MarkedSpan) -> String {
    marked.pieces.first().map(|piece| fold(piece.of(document.text).trim())).unwrap_or_default()
}

/// The short words between marks that the article has without marks too, folded: they are terms more often than speech.
pub(super) fn unmarked(document: &Document, marked: &[MarkedSpan]) -> HashSet<String> {
    let mut by_first: HashMap<&str, Vec<Range<usize>>> = HashMap::new();
    for piece in marked.iter().filter_map(|marked| marked.pieces.first()) {
        let tokens = document.tokens_in(*piece);
        if (1..=LONGEST_TERM).contains(&tokens.len()) {
            let known = by_first.entry(document.folded(tokens.start)).or_default();
            if known.len() < MOST_TERMS {
                known.push(tokens);
            }
        }
    }
    let mut found = HashSet::new();
    let mut next = 0;
    for token in 0..document.tokens.len() {
        while marked.get(next).is_some_and(|marked| marked.span.end <= document.tokens[token].span.start) {
            next += 1;
        }
        if marked.get(next).is_some_and(|marked| marked.span.start <= document.tokens[token].span.start) {
            continue;
        }
        for tokens in by_first.get(document.folded(token)).into_iter().flatten() {
            if tokens.clone().zip(token..).all(|(one, other)| document.folded(one) == document.folded(other)) {
                found.insert(fold(document.span_of(tokens.clone()).of(document.text)));
            }
        }
    }
    found
}
