//! Whether two names may be of one person or body.

use crate::text::fold::fold;
use crate::text::names::{Order, has_words, initials, stands_for};

/// Words with a capital that are no part of a name, folded: titles, and what a sentence begins with.
const NO_NAME: [&str; 30] = [
    "m",
    "mm",
    "mme",
    "mmes",
    "mlle",
    "dr",
    "me",
    "mr",
    "mrs",
    "ms",
    "sir",
    "president",
    "pr",
    "professeur",
    "le",
    "la",
    "les",
    "un",
    "une",
    "des",
    "son",
    "sa",
    "the",
    "a",
    "an",
    "his",
    "her",
    "il",
    "elle",
    "on",
];

/// Whether `claimed` may be the one whom a source calls `said`; `None` when the words do not tell (a title, a
/// pronoun, no name at all).
#[must_use]
pub fn same_name(claimed: &str, said: &str) -> Option<bool> {
    let (one, other) = (name_words(claimed), name_words(said));
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    // An initial stands for a first name, on either side.
    let same = |one: &str, other: &str| stands_for(one, other) || stands_for(other, one);
    let inside = has_words(long, short, Order::Kept, same);
    Some(inside || is_acronym(claimed, said) || is_acronym(said, claimed))
}

/// The words of a name, folded: those with a capital, titles aside.
fn name_words(name: &str) -> Vec<String> {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}'))
        .map(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.rsplit(['\'', '’']).next().unwrap_or(word)
        })
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
        .map(fold)
        .filter(|word| !NO_NAME.contains(&word.as_str()))
        .collect()
}

fn is_acronym(short: &str, long: &str) -> bool {
    let short: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
    let letters = fold(&short);
    let folded = fold(long);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let long_words: Vec<&str> = words.iter().copied().filter(|word| word.len() > 3).collect();
    let upper = short.len() > 1 && short.chars().all(|c| c.is_uppercase() || c.is_numeric());
    upper && (initials(words) == letters || initials(long_words) == letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_agree_when_one_may_stand_for_the_other() {
        for (claimed, said) in [
            ("Dupont", "Claire Dupont"),
            ("Mme Dupont", "Claire Dupont"),
            ("C. Dupont", "Claire Dupont"),
            ("Claire DUPONT", "la maire Claire Dupont"),
            ("Jean-Paul Roux", "Jean Paul Roux"),
            ("Élise Aubry", "Elise Aubry"),
            ("ONU", "l’Organisation des Nations unies"),
            ("d’Alembert", "Alembert"),
        ] {
            assert_eq!(same_name(claimed, said), Some(true), "{claimed} / {said}");
            assert_eq!(same_name(said, claimed), Some(true), "{said} / {claimed}");
        }
    }

    #[test]
    fn others_are_told_apart_and_what_is_no_name_tells_nothing() {
        for (claimed, said) in [("Paul Roux", "Claire Dupont"), ("Marc Dupont", "Claire Dupont"), ("OMS", "ONU")] {
            assert_eq!(same_name(claimed, said), Some(false), "{claimed} / {said}");
        }
        for (claimed, said) in [
            ("le ministre", "Claire Dupont"),
            ("elle", "Dupont"),
            ("Dupont", ""),
            ("Mme", "Roux"),
            ("Le maire", "Roux"),
        ] {
            assert_eq!(same_name(claimed, said), None, "{claimed} / {said}");
        }
    }
}
