//! Finding words inside one text: what `/` does in the reader.

use memchr::memmem;

use crate::article::Span;
use crate::text::fold::{Folded, fold};

/// Where `wanted` stands in `text`, in order, without overlaps; spans are bytes of `text`.
///
/// A small or unaccented letter matches every form of it; a capital matches capitals only, an accented letter
/// that letter only. It is decided letter by letter, so that `Ecole` finds `École` but not `école`. All spaces
/// are one, all apostrophes are one.
#[must_use]
pub fn find_all(text: &str, wanted: &str) -> Vec<Span> {
    let needle = Folded::new(wanted);
    if needle.text.trim().is_empty() {
        return Vec::new();
    }
    let strict: Vec<(Span, char)> = strict_letters(wanted, &needle);
    let haystack = Folded::new(text);
    let finder = memmem::Finder::new(&needle.text);
    let mut found: Vec<Span> = Vec::new();
    for at in finder.find_iter(haystack.text.as_bytes()) {
        let span = haystack.original(Span::new(at, at + needle.text.len()));
        let holds = strict.iter().all(|(place, letter)| {
            let there = haystack.original(place.shifted(at));
            there.of(text).chars().next().is_some_and(|other| accepts(*letter, other))
        });
        if holds && found.last().is_none_or(|last| last.end <= span.start) {
            found.push(span);
        }
    }
    found
}

/// The letters of `wanted` that only match themselves, each with its place in the folded needle.
fn strict_letters(wanted: &str, needle: &Folded) -> Vec<(Span, char)> {
    let mut letters = Vec::new();
    for (at, letter) in wanted.char_indices().filter(|(_, letter)| letter.is_alphabetic()) {
        if letter.is_uppercase() || is_accented(letter) {
            let start = needle.folded(at);
            let end = needle.folded(at + letter.len_utf8());
            if start < end {
                letters.push((Span::new(start, end), letter));
            }
        }
    }
    letters
}

/// Whether a letter has more than its case to lose by folding.
fn is_accented(letter: char) -> bool {
    let small: String = letter.to_lowercase().collect();
    fold(&small) != small
}

/// Whether a strict letter of the query may stand for `other`.
fn accepts(letter: char, other: char) -> bool {
    let case = !letter.is_uppercase() || other.is_uppercase();
    let accent = !is_accented(letter) || letter.to_lowercase().eq(other.to_lowercase());
    case && accent
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words<'a>(text: &'a str, wanted: &str) -> Vec<&'a str> {
        find_all(text, wanted).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn small_unaccented_letters_find_every_form() {
        let text = "L’école, l'École et l’ECOLE du cœur. Il a dit\u{a0}: non.";
        assert_eq!(words(text, "ecole"), ["école", "École", "ECOLE"]);
        assert_eq!(words(text, "l'ecole"), ["L’école", "l'École", "l’ECOLE"]);
        assert_eq!(words(text, "coeur"), ["cœur"]);
        assert_eq!(words(text, "dit : non"), ["dit\u{a0}: non"]);
    }

    #[test]
    fn a_capital_or_an_accent_is_meant() {
        let text = "L’école, l'École et l’ECOLE.";
        assert_eq!(words(text, "Ecole"), ["École", "ECOLE"]);
        assert_eq!(words(text, "école"), ["école", "École"]);
        assert_eq!(words(text, "École"), ["École"]);
    }

    #[test]
    fn nothing_finds_nothing() {
        assert!(find_all("texte", "").is_empty());
        assert!(find_all("a b", " ").is_empty());
        assert!(find_all("", "a").is_empty());
    }

    proptest! {
        #[test]
        fn matches_are_in_order_and_hold_what_was_wanted(text in "[aàAeéEœ ’b]{0,60}", wanted in "[aeéAœb]{1,3}") {
            let mut end = 0;
            for span in find_all(&text, &wanted) {
                prop_assert!(span.start >= end);
                end = span.end;
                // Half of a ligature is marked as all of it.
                prop_assert!(fold(span.of(&text)).contains(&fold(&wanted)));
            }
        }
    }
}
