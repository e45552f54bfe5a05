//! Prefixes of words: what a person has typed before a word is whole.
//!
//! FTS5 answers a prefix by merging the rows of every word that begins with it, which takes longer than a keypress may
//! when the prefix is short. So the prefixes of a few short lengths are words of full text tables of their own
//! (`body_beginnings`, `spoken_beginnings`), which store no positions.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::RangeInclusive;

/// The lengths, in letters, of the prefixes in these tables. Shorter words are only matched whole; longer prefixes begin
/// few enough words for FTS5 to merge.
const LENGTHS: RangeInclusive<usize> = 3..=4;

/// The shortest prefix that is looked for at all, in letters.
pub(in crate::archive) const SHORTEST: usize = *LENGTHS.start();

/// The prefixes of the words of a folded text, each once, separated by blanks. A word is a prefix of itself.
pub(super) fn prefixes(folded: &str) -> String {
    let mut known: HashSet<u128, BuildHasherDefault<LettersHasher>> = HashSet::default();
    let mut all = String::new();
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= SHORTEST) {
        let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]).skip(SHORTEST);
        for end in ends.take(LENGTHS.count()) {
            let prefix = &word[..end];
            if known.insert(letters_of(prefix)) {
                all.push_str(prefix);
                all.push(' ');
            }
        }
    }
    all
}

/// A prefix as a number: four letters have sixteen bytes at most, and none is 0.
fn letters_of(prefix: &str) -> u128 {
    prefix.bytes().fold(0, |letters, byte| letters << 8 | u128::from(byte))
}

/// Hashes such numbers by one multiplication: each article has hundreds of them.
#[derive(Default)]
struct LettersHasher(u64);

impl Hasher for LettersHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u128(u128::from(*byte)));
    }

    fn write_u128(&mut self, number: u128) {
        let mixed = (self.0 ^ number as u64 ^ (number >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 32;
    }
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
