//! Accented letters: a text is matched without its accents, but which it had still decides what comes first.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::text::fold::{fold, fold_reporting};

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
    let text = if is_composed(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) };
    let mut accents = Vec::new();
    let folded = fold_reporting(&text, |at, original| {
        let Some(c) = text[original..].chars().next().filter(|c| c.is_alphabetic()) else { return };
        if let (Some(letter), Ok(at)) = (c.to_lowercase().next(), u32::try_from(at)) {
            accents.push(Accent { at, letter });
        }
    });
    accents.retain(|accent| !folded[accent.at as usize..].starts_with(accent.letter));
    (folded, accents)
}

/// Whether the letters of a text have their accents on them. Those of Latin letters and usual signs lie in two ranges.
fn is_composed(text: &str) -> bool {
    text.chars().all(|c| c < '\u{300}' || ('\u{2010}'..='\u{2027}').contains(&c)) || is_nfc(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::Folded;

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
    fn accents_stand_where_the_map_of_the_folding_says() {
        for text in ["Ça, l’œuvre d’Ångström", "Cafe\u{301} ½ “Straße”", "ﬁn\u{200b} été İ ŉ Ⅻ x\u{301}", "αὐτός ёж"]
        {
            let composed: String = text.nfc().collect();
            let map = Folded::new(&composed);
            let accent = |(offset, c): (usize, char)| {
                let (letter, at) = (c.to_lowercase().next()?, map.folded(offset));
                let changed = !c.is_ascii() && c.is_alphabetic() && !map.text[at..].starts_with(letter);
                changed.then_some((u32::try_from(at).ok()?, letter))
            };
            assert_eq!(letters(text), composed.char_indices().filter_map(accent).collect::<Vec<_>>(), "{text}");
            assert_eq!(fold_with_accents(text).0, map.text);
        }
    }

    #[test]
    fn what_is_no_accented_letter_is_none() {
        for text in ["L'ÉTAT".split_at(2).0, "l’air", "« oui »", "10 000 €", "αθηνα", ""] {
            assert_eq!(letters(text), [], "{text}");
        }
    }
}
