//! Prefixes of words: what a person has typed before a word is whole.
//!
//! FTS5 answers a prefix by merging the rows of every word that begins with it, which takes longer than a keypress may
//! when the prefix is short. So the prefixes of a few short lengths are words of full text tables of their own
//! (`body_beginnings`, `spoken_beginnings`), which store no positions.

use std::collections::HashSet;
use std::ops::RangeInclusive;

/// The lengths, in letters, of the prefixes in these tables. Shorter words are only matched whole; longer prefixes begin
/// few enough words for FTS5 to merge.
const LENGTHS: RangeInclusive<usize> = 3..=4;

/// The shortest prefix that is looked for at all, in letters.
pub(in crate::archive) const SHORTEST: usize = *LENGTHS.start();

/// The prefixes of the words of a folded text, each once, separated by blanks. A word is a prefix of itself.
pub(super) fn prefixes(folded: &str) -> String {
    let mut known: HashSet<&str> = HashSet::new();
    let mut all = String::new();
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= SHORTEST) {
        let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]).skip(SHORTEST);
        for end in ends.take(LENGTHS.count()) {
            let prefix = &word[..end];
            if known.insert(prefix) {
                all.push_str(prefix);
                all.push(' ');
            }
        }
    }
    all
}

/// Whether a folded text is one word of a length that the tables of prefixes have.
pub(in crate::archive) fn is_indexed(folded: &str) -> bool {
    LENGTHS.contains(&folded.chars().count()) && folded.chars().all(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_with_their_first_letters_and_each_beginning_counts_once() {
        assert_eq!(prefixes("le port, l'apres-midi; il porte deux porteurs"), "por port apr apre mid midi deu deux ");
        assert_eq!(prefixes("été d'un an"), "été ", "letters are counted, not bytes");
        assert_eq!(prefixes(""), "");
    }

    #[test]
    fn what_is_kept_is_what_may_be_asked() {
        for word in prefixes("le port l'apres-midi 2023 œuvre").split_whitespace() {
            assert!(is_indexed(word), "{word}");
        }
        for other in ["le", "porte", "l'a", "", "a b"] {
            assert!(!is_indexed(other), "{other}");
        }
    }
}
