//! A long draft in parts that are read one by one, so that a changed word has only its own part read again.
//!
//! The prose of a draft in, parts with what stands before them out. Where a part ends depends on the words there and not
//! on its place: what is typed further up moves no boundary below.

use xxhash_rust::xxh3::xxh3_64;

use crate::article::Span;

/// A draft of fewer bytes is read whole.
const WHOLE: usize = 8_000;
/// Bytes of a part at least, unless it is the last.
const SHORTEST: usize = 2_000;
/// Bytes after which a part ends with its paragraph, whatever the words.
const LONGEST: usize = 5_000;
/// Bytes before a part that are read with it: they tell whom `elle` and `la maire` stand for.
const BEFORE: usize = 1_500;
/// One in so many paragraphs may begin a part.
const ONE_IN: u64 = 3;

/// A part of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The part and what is read before it.
    pub whole: Span,
    /// Where the part itself begins.
    pub start: usize,
}

/// The parts of a text, in order and without gaps.
pub(super) fn parts(text: &str) -> Vec<Part> {
    if text.len() < WHOLE {
        return vec![Part { whole: Span::new(0, text.len()), start: 0 }];
    }
    let paragraphs = beginnings(text);
    let mut parts = Vec::new();
    let (mut start, mut before) = (0, 0);
    for (number, &at) in paragraphs.iter().enumerate() {
        let length = at - start;
        if length >= LONGEST || length >= SHORTEST && may_begin(&text[at..]) {
            parts.push(Part { whole: Span::new(before, at), start });
            start = at;
            let near = paragraphs[..number].iter().rev().take_while(|other| at - **other <= BEFORE).last();
            before = near.copied().unwrap_or(at);
        }
    }
    parts.push(Part { whole: Span::new(before, text.len()), start });
    parts
}

/// Where paragraphs begin behind a blank line, but for those that reopen a quotation.
fn beginnings(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut is_blank = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let here = line.trim();
        if is_blank && !here.is_empty() && at > 0 && !here.starts_with(['«', '“', '"', '»', '„']) {
            found.push(at);
        }
        is_blank = here.is_empty();
        at += line.len();
    }
    found
}

fn may_begin(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default();
    xxh3_64(line.as_bytes()).is_multiple_of(ONE_IN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(paragraphs: usize) -> String {
        (0..paragraphs).map(|n| format!("{} Le paragraphe {n}. {}\n\n", n * 7, "mots ".repeat(40 + n % 60))).collect()
    }

    #[test]
    fn parts_are_all_of_a_text_and_a_short_one_is_whole() {
        assert_eq!(parts("Court.").len(), 1);
        let text = draft(200);
        let parts = parts(&text);
        assert!(parts.len() > 10);
        let mut at = 0;
        for part in &parts {
            assert!(part.start == at && part.whole.start <= at && at - part.whole.start <= BEFORE);
            at = part.whole.end;
        }
        assert_eq!(at, text.len());
    }

    #[test]
    fn a_word_that_is_typed_changes_no_part_but_its_own_and_the_next() {
        let text = draft(200);
        let whole =
            |text: &str| -> Vec<String> { parts(text).iter().map(|part| part.whole.of(text).to_owned()).collect() };
        let before = whole(&text);
        for at in [10, text.len() / 3, text.len() / 2, text.len() - 5] {
            let at = at + text[at..].find(' ').unwrap();
            let typed = format!("{} encore un mot{}", &text[..at], &text[at..]);
            let after = whole(&typed);
            let new = after.iter().filter(|part| !before.contains(part)).count();
            assert!((1..=3).contains(&new), "{new} parts read again after typing at {at}");
        }
    }
}
