//! Persons whose name an article writes in two ways: `Gérard Lasalle` and `Gérald Lasalle`, `Mme Tournelle` after `Anne
//! Tourenelle`. The two become one referent, by the name that is written first.
//!
//! Comes in: the referents. Goes out: the same, fewer of them named. It must not know sentences or quotations.

use crate::text::fold::fold;

use super::referents::{ReferentId, Referents};

/// Persons that are compared at most.
const MAX_PEOPLE: usize = 60;
/// Letters that a surname has at least to be known with one of them wrong.
const MIN_LETTERS: usize = 6;

impl Referents {
    /// Joins persons who differ in one letter of the given name or the surname.
    pub(super) fn join_misspelt(&mut self) {
        let people: Vec<(ReferentId, Vec<String>)> = self
            .iter()
            .filter(|(_, referent)| referent.is_person)
            .take(MAX_PEOPLE)
            .map(|(id, person)| (id, person.name.split_whitespace().map(fold).collect()))
            .collect();
        for (at, (id, name)) in people.iter().enumerate() {
            let mut alike = people[..at].iter().filter(|(_, other)| is_misspelt(name, other));
            let (Some((first, _)), None) = (alike.next(), alike.next()) else { continue };
            for named in self.mentions.iter_mut().filter(|named| named.referent == *id) {
                named.referent = *first;
            }
        }
    }
}

/// Whether two names, folded, are one with a letter wrong.
fn is_misspelt(one: &[String], other: &[String]) -> bool {
    let (Some(surname), Some(known)) = (one.last(), other.last()) else { return false };
    let long = surname.chars().count() >= MIN_LETTERS;
    match (one.len(), other.len()) {
        // `M. Toureil` after `Julien Toureille`
        (1, 2..) => long && surname != known && differ_in_one(surname, known),
        (2.., 2..) if one.len() == other.len() => {
            let wrong: Vec<(&String, &String)> = one.iter().zip(other).filter(|(one, other)| one != other).collect();
            matches!(wrong[..], [(one, other)] if long && one.chars().count() >= MIN_LETTERS && differ_in_one(one, other))
        }
        _ => false,
    }
}

/// Whether two words differ in one letter: another, one more, one fewer.
fn differ_in_one(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let rest = |word: &[char], from: usize| word.get(from..).map(<[char]>::to_vec).unwrap_or_default();
    let (a, b) = (rest(&one, same), rest(&other, same));
    // The first letter of a name is seldom wrong.
    same > 0
        && match a.len().abs_diff(b.len()) {
            0 => rest(&a, 1) == rest(&b, 1),
            1 if a.len() > b.len() => rest(&a, 1) == b,
            1 => a == rest(&b, 1),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::is_misspelt;

    fn name(words: &str) -> Vec<String> {
        words.split(' ').map(Into::into).collect()
    }

    #[test]
    fn one_letter_of_a_long_name_may_be_wrong() {
        assert!(is_misspelt(&name("gerald lasalle"), &name("gerard lasalle")));
        assert!(is_misspelt(&name("toureille"), &name("julien tourreille")));
        assert!(!is_misspelt(&name("marie lasalle"), &name("maria lasalle")), "short given names are others'");
        assert!(!is_misspelt(&name("roche"), &name("anne rocher")), "short surnames are others'");
        assert!(!is_misspelt(&name("tourelle"), &name("julien tourreille")), "two letters are another name");
    }
}
