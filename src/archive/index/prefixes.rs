//! How words begin: what a person has typed of a word before it is whole.
//!
//! To the full text a beginning is all the words that begin so, whose rows it has to bring together first: too long for
//! a key that was pressed where the beginning is short. Those few lengths have a full text of their own, without
//! places, in which a beginning is a word.

use std::collections::HashSet;
use std::ops::RangeInclusive;

/// The lengths, in letters, that are kept: fewer letters stand for themselves, more begin few words.
const LENGTHS: RangeInclusive<usize> = 3..=4;

/// The shortest beginning that is looked for at all, in letters.
pub(in crate::archive) const SHORTEST: usize = *LENGTHS.start();

/// How the words of folded text begin, each beginning once, between blanks. A word counts as its own beginning.
pub(super) fn prefixes(folded: &str) -> String {
    let mut known: HashSet<&str> = HashSet::new();
    let mut all = String::new();
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= SHORTEST) {
        let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]).skip(SHORTEST);
        for end in ends.take(LENGTHS.count()) {
            let beginning = &word[..end];
            if known.insert(beginning) {
                all.push_str(beginning);
                all.push(' ');
            }
        }
    }
    all
}

/// Whether a folded text is the beginning of a word and of a length that is kept.
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
