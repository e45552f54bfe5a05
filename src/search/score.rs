//! The one file that knows fuzzy-matcher: how well some letters fit a text.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem;

use crate::text::char_classes::floor_boundary;

/// How well letters fit a text, and which of its letters they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// Higher is better. Only comparable for the same letters.
    pub score: i32,
    /// The byte of the text where each letter stands, in order.
    pub at: Vec<usize>,
}

/// Scores texts. Both sides must be folded already: here a letter is only ever equal to itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scorer;

impl Scorer {
    /// The best fit of `letters`, one or more, in this order, in `text`; `None` when it doesn't have them so.
    #[must_use]
    pub fn score(self, text: &str, letters: &str) -> Option<Scored> {
        let (start, end) = window(text, letters)?;
        let text = &text[start..end];
        // A matcher reuses its memory and reads what earlier texts left in it, which changes the scores of
        // double letters by who came before. A new one gives the same answer every time.
        let matcher = SkimMatcherV2::default().respect_case();
        let (score, indices) = matcher.fuzzy_indices(text, letters)?;
        let at = if text.is_ascii() {
            indices.iter().map(|index| start + index).collect()
        } else {
            let mut chars = text.char_indices().enumerate();
            let mut byte = |index: &usize| chars.find(|(count, _)| count == index).map(|(_, (at, _))| start + at);
            indices.iter().filter_map(&mut byte).collect()
        };
        Some(Scored { score: i32::try_from(score).unwrap_or(i32::MAX), at })
    }
}

/// The stretch of `text` that decides the score: from the character before the first that can match to the
/// last that can.
fn window(text: &str, letters: &str) -> Option<(usize, usize)> {
    let (first, last) = (letters.chars().next()?, letters.chars().next_back()?);
    let mut buffer = [0; 4];
    let start = memmem::find(text.as_bytes(), first.encode_utf8(&mut buffer).as_bytes())?;
    let end = memmem::rfind(text.as_bytes(), last.encode_utf8(&mut buffer).as_bytes())? + last.len_utf8();
    (start < end).then(|| (floor_boundary(text, start.saturating_sub(1)), end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;
    use proptest::prelude::*;

    #[test]
    fn the_letters_that_fit_are_told_by_their_bytes() {
        let scored = Scorer.score("«la coree» du nord", "cnd").unwrap();
        assert_eq!(scored.at.iter().map(|at| &"«la coree» du nord"[*at..=*at]).collect::<String>(), "cnd");
        assert_eq!(Scorer.score("coree", "ocr"), None);
        assert_eq!(Scorer.score("", "a"), None);
    }

    #[test]
    fn what_was_scored_before_changes_nothing() {
        let first = Scorer.score("l'essai passe", "ssa");
        for text in ["passe sans assez", "sa ssa", "a s s a s s a", "assassins"] {
            let _ = Scorer.score(text, "ssa");
        }
        assert_eq!(Scorer.score("l'essai passe", "ssa"), first);
    }

    /// Spellings that the matcher alone takes for different, and that folding makes equal.
    #[test]
    fn french_spellings_meet_once_they_are_folded() {
        for (text, letters) in [
            ("École", "ecole"),
            ("ecole", "École"),
            ("Présidente", "presidente"),
            ("Le cœur de l’Europe", "coeur"),
            ("coeur", "cœur"),
            ("l’économie", "l'économie"),
            ("10\u{202f}000 euros", "10 000"),
            ("e\u{301}te\u{301}", "été"),
            ("ÆGIR ß", "aegirss"),
        ] {
            assert!(Scorer.score(&fold(text), &fold(letters)).is_some(), "{text} ~ {letters}");
        }
    }

    proptest! {
        #[test]
        fn a_window_changes_no_score(text in "[a-d é'«]{0,40}", letters in "[a-dé]{1,4}") {
            let whole = SkimMatcherV2::default().respect_case().fuzzy_indices(&text, &letters);
            prop_assert_eq!(
                Scorer.score(&text, &letters).map(|scored| i64::from(scored.score)),
                whole.map(|(score, _)| score)
            );
        }
    }
}
