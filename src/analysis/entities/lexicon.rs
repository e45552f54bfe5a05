//! What is known of words before any article is read: given names, surnames, places, common words.
//!
//! One table, made by `examples/build_lexicon` and looked up in place: no copy, nothing to load. The small lists
//! of words that introduce names (`ministère`, `Mme`, `guerre`) are text files beside this one.

use super::hash::{Hashed, combine, hash};
use crate::article::Language;
use std::sync::OnceLock;

/// The categories that the big table knows, one bit each.
pub mod kind {
    /// A French word in lower case.
    pub const FRENCH: u16 = 1;
    /// An English word in lower case.
    pub const ENGLISH: u16 = 1 << 1;
    /// A given name.
    pub const GIVEN: u16 = 1 << 2;
    /// A surname.
    pub const SURNAME: u16 = 1 << 3;
    /// A town.
    pub const TOWN: u16 = 1 << 4;
    /// A city, by any of its names.
    pub const CITY: u16 = 1 << 5;
    /// A country, a continent, a region, a sea.
    pub const COUNTRY: u16 = 1 << 6;
    /// A proper noun that a French dictionary has: towns, brands, institutions.
    pub const PROPER: u16 = 1 << 7;
    /// A well-known organisation.
    pub const ORGANISATION: u16 = 1 << 8;
    /// An event whose name means nothing else.
    pub const EVENT: u16 = 1 << 9;
    /// A place with less than 15,000 people.
    pub const VILLAGE: u16 = 1 << 10;
}

/// The categories of the small lists, one bit each.
pub mod head {
    /// `Mme`, `général`, `Sir`: a person follows.
    pub const TITLE: u16 = 1;
    /// `ministre`, `joueuse`, `editor`: a person follows, or an apposition.
    pub const ROLE: u16 = 1 << 1;
    /// `ministère`, `parti`, `university`.
    pub const ORGANISATION: u16 = 1 << 2;
    /// `guerre`, `championnat`, `summit`.
    pub const EVENT: u16 = 1 << 3;
    /// `roman`, `album`, `act`.
    pub const WORK: u16 = 1 << 4;
    /// `ville`, `rue`, `county`.
    pub const PLACE: u16 = 1 << 5;
    /// What people do: `déclare`, `said`.
    pub const SPEECH: u16 = 1 << 6;
    /// Prepositions of place.
    pub const IN: u16 = 1 << 7;
    /// `Mme`, `Mr`, `President`: before a name, but no part of it.
    pub const HONORIFIC: u16 = 1 << 8;
}

/// The table of the big lists: slots of four bytes, two of fingerprint and two of [`kind`] bits.
static TABLE: &[u8] = include_bytes!("../../../assets/lexicon.bin");

/// Bytes of a slot of the table.
pub const SLOT: usize = 4;

/// The slot at which the search for a key begins, in a table of so many slots, and its fingerprint.
#[must_use]
pub fn slot(key: u64, slots: usize) -> (usize, u16) {
    let at = (u128::from(key) * slots as u128) >> 64;
    (usize::try_from(at).unwrap_or(0), (key & 0xFFFF) as u16)
}

/// The [`kind`] bits of a name: the [`hash`] of its word in lower case, or of its words, [`combine`]d.
#[must_use]
pub fn kinds(key: u64) -> u16 {
    let slots = TABLE.len() / SLOT;
    let (start, fingerprint) = slot(key, slots);
    let [low, high] = fingerprint.to_le_bytes();
    for at in (start..slots).chain(0..start) {
        match TABLE.get(at * SLOT..at * SLOT + SLOT) {
            Some([_, _, 0, 0]) | None => return 0,
            Some([a, b, kinds @ ..]) if (*a, *b) == (low, high) => {
                return kinds.try_into().map_or(0, u16::from_le_bytes);
            }
            _ => {}
        }
    }
    0
}

/// The key of a name of several words from the [`hash`]es of its words.
pub fn key(words: impl IntoIterator<Item = u64>) -> u64 {
    words.into_iter().reduce(combine).unwrap_or(0)
}

/// The [`head`] bits of words by their [`hash`], of one language.
pub type Heads = Hashed<u16>;

/// The small lists of a language: French for any but English.
pub fn heads(language: &Language) -> &'static Heads {
    static FRENCH: OnceLock<Heads> = OnceLock::new();
    static ENGLISH: OnceLock<Heads> = OnceLock::new();
    match language {
        Language::English => ENGLISH.get_or_init(|| read_heads(include_str!("data/english.txt"))),
        _ => FRENCH.get_or_init(|| read_heads(include_str!("data/french.txt"))),
    }
}

fn read_heads(lists: &str) -> Heads {
    let mut heads = Heads::default();
    for (category, words) in lists.lines().filter_map(|line| line.split_once(": ")) {
        let bit = match category {
            "title" => head::TITLE,
            "role" => head::ROLE,
            "org" => head::ORGANISATION,
            "event" => head::EVENT,
            "work" => head::WORK,
            "place" => head::PLACE,
            "speech" => head::SPEECH,
            "in" => head::IN,
            "honorific" => head::HONORIFIC,
            _ => continue,
        };
        for word in words.split(' ') {
            *heads.entry(hash(word)).or_default() |= bit;
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds_of(name: &str) -> u16 {
        kinds(key(name.split(' ').map(hash)))
    }

    #[test]
    fn the_table_knows_names_and_words() {
        assert_ne!(kinds_of("france") & kind::COUNTRY, 0);
        assert_ne!(kinds_of("corée du nord") & kind::COUNTRY, 0);
        assert_ne!(kinds_of("hélène") & kind::GIVEN, 0);
        assert_ne!(kinds_of("manger") & kind::FRENCH, 0);
        assert_ne!(kinds_of("house") & kind::ENGLISH, 0);
        assert_ne!(kinds_of("nations unies") & kind::ORGANISATION, 0);
        assert_ne!(kinds_of("guerre de corée") & kind::EVENT, 0);
        assert_eq!(kinds_of("zzyzxq"), 0);
    }

    #[test]
    fn the_small_lists_are_of_their_language() {
        assert_ne!(heads(&Language::French)[&hash("ministère")] & head::ORGANISATION, 0);
        assert_ne!(heads(&Language::English)[&hash("ministry")] & head::ORGANISATION, 0);
        assert!(!heads(&Language::English).contains_key(&hash("ministère")));
    }
}
