//! Who held which office when the article appeared, as other articles say: evidence for whom `le ministre de la Mer` is.
//!
//! Plain data, gathered elsewhere and handed to [`analyse_with`](super::analyse_with); it may be empty. It knows no
//! article and no index.

use std::collections::HashMap;

use crate::text::fold::fold;
use crate::text::names;

/// Somebody who holds an office, and how many articles say so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holder {
    /// The office: its words, or what [`office_key`] makes of them.
    pub office: String,
    /// The fullest name.
    pub person: String,
    /// How many articles say so.
    pub count: u32,
}

/// Who holds which office.
#[derive(Clone, Debug, Default)]
pub struct Offices {
    by_key: HashMap<String, Vec<Holder>>,
}

/// Words that say nothing of which office it is, folded. Countries and bodies stay: they keep two prime ministers apart.
const SMALL: &[&str] = &[
    "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "ce", "cet", "cette", "et", "en", "au", "aux", "a",
    "the", "of", "for", "this", "actuel", "actuelle", "nouveau", "nouvelle", "current", "new",
];

/// What words name an office by, so that articles and small words make no difference; `None` for words that name
/// none by themselves (`le ministre`: of two words at least is what tells one office from another).
#[must_use]
pub fn office_key(words: &str) -> Option<String> {
    let folded = fold(words);
    let words = folded.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    let weighty: Vec<&str> = words.filter(|word| !SMALL.contains(word)).collect();
    (weighty.len() > 1).then(|| weighty.join(" "))
}

impl Offices {
    /// Those of some holders.
    #[must_use]
    pub fn new(holders: impl IntoIterator<Item = Holder>) -> Self {
        let mut offices = Self::default();
        for holder in holders {
            if let Some(key) = office_key(&holder.office) {
                offices.by_key.entry(key).or_default().push(holder);
            }
        }
        offices
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// All of them, each with what [`office_key`] makes of the office.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Holder)> {
        self.by_key.iter().flat_map(|(key, holders)| holders.iter().map(move |holder| (key.as_str(), holder)))
    }

    /// Who holds the office that some words name.
    pub fn holders(&self, words: &str) -> impl Iterator<Item = &Holder> {
        let holders = office_key(words).and_then(|key| self.by_key.get(&key));
        holders.into_iter().flatten()
    }
}

impl Holder {
    /// The last word of the name, folded.
    pub(super) fn surname(&self) -> String {
        fold(names::surname(&self.person))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_found_by_its_words_whatever_small_words_stand_in_it() {
        let holder = |office: &str, person: &str| Holder { office: office.into(), person: person.into(), count: 3 };
        let offices = Offices::new([
            holder("ministre de la Mer", "Anne Roy"),
            holder("premier ministre belge", "Paul Roche"),
            holder("maire", "Marc Vial"),
        ]);
        let of = |words: &str| -> Vec<&str> { offices.holders(words).map(|holder| holder.person.as_str()).collect() };
        assert_eq!(of("la nouvelle ministre de la Mer"), ["Anne Roy"]);
        assert_eq!(of("le Premier ministre belge"), ["Paul Roche"]);
        assert_eq!(of("le Premier ministre canadien"), Vec::<&str>::new(), "countries keep two apart");
        assert_eq!(of("le maire"), Vec::<&str>::new());
        assert_eq!(office_key("la ministre de l’Intérieur"), office_key("Ministre de l'intérieur"));
        assert_eq!(office_key("le ministre"), None);
        assert!(Offices::default().is_empty());
    }
}
