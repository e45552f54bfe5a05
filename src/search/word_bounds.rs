//! Where words begin and end in folded text.

use memchr::memmem;

/// Whether a word begins at the byte `at` of `text`: what stands before is no letter and no digit.
pub(super) fn begins_word(text: &str, at: usize) -> bool {
    match at.checked_sub(1).map(|before| text.as_bytes()[before]) {
        None => true,
        Some(byte) if byte.is_ascii() => !byte.is_ascii_alphanumeric(),
        Some(_) => !text[..at].ends_with(char::is_alphanumeric),
    }
}

/// Whether a word ends before the byte `at` of `text`: what stands there is no letter and no digit.
pub(super) fn ends_word(text: &str, at: usize) -> bool {
    !text[at..].starts_with(char::is_alphanumeric)
}

/// Where `text` first has `wanted`, from the start of a word on, and up to the end of one when `complete`:
/// the byte where it begins.
pub(super) fn find_words(text: &str, wanted: &str, complete: bool) -> Option<usize> {
    let fits = |at: &usize| begins_word(text, *at) && (!complete || ends_word(text, at + wanted.len()));
    memmem::find_iter(text.as_bytes(), wanted).find(fits)
}

/// All bytes where `text` has `wanted` so.
pub(super) fn find_all_words<'t>(text: &'t str, wanted: &'t str, complete: bool) -> impl Iterator<Item = usize> + 't {
    let fits = move |at: &usize| begins_word(text, *at) && (!complete || ends_word(text, at + wanted.len()));
    memmem::find_iter(text.as_bytes(), wanted).filter(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_begin() {
        let text = "le soir d'avril : l'apres-midi «bleu»";
        for found in ["le soir", "avril", "mid", "bleu", ": l", "d'"] {
            assert!(find_words(text, found, false).is_some(), "{found}");
        }
        for missing in ["oir", "vril", "soi r", "leu"] {
            assert_eq!(find_words(text, missing, false), None, "{missing}");
        }
        assert_eq!(find_words(text, "avri", true), None);
        assert_eq!(find_words("son sonnet et son chien", "son ch", false), Some(14));
        assert_eq!(find_words("sonnet et son chien", "son", true), Some(10), "the first may not fit");
    }
}
