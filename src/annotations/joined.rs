//! Words of which a selection lost the blanks: browsers give none for a line break between two elements.
//!
//! A text and the words in, the stretches of the text that are these words but for blanks out.

use memchr::memmem;

use crate::article::Span;
use crate::text::fold::{Folded, Folding};

/// Blanks that may be missing between two letters: more of them, and it may be another text.
const MOST_JOINED: usize = 2;

/// The stretches of `body` that have the letters and signs of `words`, where these have fewer blanks: none at the end of
/// a line or beside a sign, and at few places between letters. Blanks that only `words` has may stand beside signs.
pub(super) fn joined_words(body: &str, words: &str) -> Vec<Span> {
    let text = Tight::new(body);
    let wanted = Tight::new(words.trim());
    if wanted.text.is_empty() {
        return Vec::new();
    }
    memmem::find_iter(text.text.as_bytes(), wanted.text.as_bytes())
        .filter_map(|at| {
            let span = Span::new(at, at + wanted.text.len());
            (text.agrees(span, &wanted)).then(|| text.original(span))
        })
        .collect()
}

/// A text without blanks, its typography levelled.
struct Tight {
    text: String,
    /// Where each byte of it stands in the levelled text.
    places: Vec<usize>,
    levelled: Folded,
    /// The bytes of `text` before which there was a blank, in order, and whether it was the end of a line.
    blanks: Vec<(usize, bool)>,
}

impl Tight {
    fn new(original: &str) -> Self {
        let levelled = Folded::of(original, Folding::Typography);
        let (mut text, mut places, mut blanks) = (String::new(), Vec::new(), Vec::new());
        for (at, c) in levelled.text.char_indices() {
            if c == ' ' {
                let blank = levelled.original(Span::new(at, at + 1));
                blanks.push((text.len(), blank.of(original).contains('\n')));
            } else {
                places.extend(at..at + c.len_utf8());
                text.push(c);
            }
        }
        Self { text, places, levelled, blanks }
    }

    /// Whether a stretch of this text has its blanks where `words` has them, or may have lost them.
    fn agrees(&self, span: Span, words: &Self) -> bool {
        let inside = |blanks: &[(usize, bool)], from: usize, to: usize| -> Vec<(usize, bool)> {
            let inside = blanks.iter().filter(|(at, _)| *at > from && *at < to);
            inside.map(|(at, is_line)| (at - from, *is_line)).collect()
        };
        let here = inside(&self.blanks, span.start, span.end);
        let there = inside(&words.blanks, 0, words.text.len());
        let has = |all: &[(usize, bool)], at: usize| all.iter().any(|(other, _)| *other == at);
        let between_letters = |at: usize| {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            letter(words.text[..at].chars().next_back()) && letter(words.text[at..].chars().next())
        };
        let lost = here.iter().filter(|(at, is_line)| !has(&there, *at) && !is_line && between_letters(*at)).count();
        let added = there.iter().any(|(at, _)| !has(&here, *at) && between_letters(*at));
        lost <= MOST_JOINED && !added && self.is_whole(span)
    }

    /// Whether a stretch ends with its letters: not before a mark that belongs to the last one.
    fn is_whole(&self, span: Span) -> bool {
        let next = self.text[span.end..].chars().next();
        !next.is_some_and(unicode_normalization::char::is_combining_mark)
    }

    fn original(&self, span: Span) -> Span {
        let (Some(first), Some(last)) = (self.places.get(span.start), self.places.get(span.end.wrapping_sub(1))) else {
            return Span::default();
        };
        self.levelled.original(Span::new(*first, *last + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'a>(body: &'a str, words: &str) -> Option<&'a str> {
        joined_words(body, words).first().map(|span| span.of(body))
    }

    #[test]
    fn blanks_that_a_selection_lost_are_no_words() {
        let body = "La mer monte.\nLes bacs restent à quai, dit-on.\n\n« Demain », peut-être.\nRien ne presse";
        for (words, there) in [
            ("La mer monte.Les bacs restent", Some("La mer monte.\nLes bacs restent")),
            ("à quai, dit-on.\"Demain\", peut-être.Rien", Some("à quai, dit-on.\n\n« Demain », peut-être.\nRien")),
            ("restent à quai , dit-on", Some("restent à quai, dit-on")),
            ("lamer monte", Some("La mer monte").filter(|_| false)),
            ("La mermonte.", Some("La mer monte.")),
            ("Lamermontelesbacs", None),
            ("bacs res tent à quai", None),
            ("La mer baisse.Les bacs", None),
        ] {
            assert_eq!(found(body, words), there, "{words}");
        }
    }

    proptest! {
        #[test]
        fn what_is_found_has_the_same_letters(body in "[a-cé .,\n«»]{0,60}", words in "[a-cé .,\n]{1,12}") {
            let tight = |text: &str| Tight::new(text.trim()).text;
            for span in joined_words(&body, &words) {
                prop_assert_eq!(tight(span.of(&body)), tight(&words));
            }
        }
    }
}
