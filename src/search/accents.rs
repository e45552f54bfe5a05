//! Accented letters: a text is matched without its accents, but which it had still decides what comes first.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::text::fold::{Folded, fold};

/// A letter that folding changed by more than its case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Accent {
    /// The byte of the folded text where it stands.
    pub at: u32,
    /// The letter, composed and in lower case.
    pub letter: char,
}

/// `text` folded, and its accented letters in order.
pub(super) fn fold_with_accents(text: &str) -> (String, Vec<Accent>) {
    if text.is_ascii() {
        return (fold(text), Vec::new());
    }
    let text = if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) };
    let folded = Folded::new(&text);
    let accent = |(offset, c): (usize, char)| {
        let letter = c.to_lowercase().next()?;
        let at = folded.folded(offset);
        let changed = !c.is_ascii() && c.is_alphabetic() && !folded.text[at..].starts_with(letter);
        changed.then_some(Accent { at: u32::try_from(at).ok()?, letter })
    };
    let accents = text.char_indices().filter_map(accent).collect();
    (folded.text, accents)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<(u32, char)> {
        fold_with_accents(text).1.iter().map(|accent| (accent.at, accent.letter)).collect()
    }

    #[test]
    fn accented_letters_are_kept_where_they_stand_in_the_folded_text() {
        assert_eq!(letters("École"), [(0, 'é')]);
        assert_eq!(letters("cœur blessé"), [(1, 'œ'), (11, 'é')]);
        assert_eq!(letters("Cafe\u{301}"), [(3, 'é')], "a letter and its accent apart");
    }

    #[test]
    fn what_is_no_accented_letter_is_none() {
        for text in ["L'ÉTAT".split_at(2).0, "l’air", "« oui »", "10 000 €", "αθηνα", ""] {
            assert_eq!(letters(text), [], "{text}");
        }
    }
}
