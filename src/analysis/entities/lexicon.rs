//! What is known of words before any article is read: given names, surnames, places, common words.
//!
//! One table, made by `examples/build_lexicon` and looked up in place: no copy, nothing to load. The small lists
//! of words that introduce names (`ministère`, `Mme`, `guerre`) are text files beside this one.

use super::hash::{combine, hash};
use crate::article::Language;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The categories that the big table knows, one bit each.
pub mod kind {
    /// A French word in lower case.
    pub const FRENCH: u8 = 1;
    /// An English word in lower case.
    pub const ENGLISH: u8 = 1 << 1;
    /// A given name.
    pub const GIVEN: u8 = 1 << 2;
    /// A surname.
    pub const SURNAME: u8 = 1 << 3;
    /// A town.
    pub const TOWN: u8 = 1 << 4;
    /// A city, by any of its names.
    pub const CITY: u8 = 1 << 5;
    /// A country, a continent, a region, a sea.
    pub const COUNTRY: u8 = 1 << 6;
    /// A proper noun that a French dictionary has: towns, brands, institutions.
    pub const PROPER: u8 = 1 << 7;
}

/// The categories of the small lists, one bit each.
pub mod head {
    /// `Mme`, `général`, `Sir`: a person follows.
    pub const TITLE: u8 = 1;
    /// `ministre`, `joueuse`, `editor`: a person follows, or an apposition.
    pub const ROLE: u8 = 1 << 1;
    /// `ministère`, `parti`, `university`.
    pub const ORGANISATION: u8 = 1 << 2;
    /// `guerre`, `championnat`, `summit`.
    pub const EVENT: u8 = 1 << 3;
    /// `roman`, `album`, `act`.
    pub const WORK: u8 = 1 << 4;
    /// `ville`, `rue`, `county`.
    pub const PLACE: u8 = 1 << 5;
    /// What people do: `déclare`, `said`.
    pub const SPEECH: u8 = 1 << 6;
    /// Prepositions of place.
    pub const IN: u8 = 1 << 7;
}

/// The table of the big lists: slots of three bytes, two of fingerprint and one of [`kind`] bits.
static TABLE: &[u8] = include_bytes!("../../../assets/lexicon.bin");

/// Bytes of a slot of the table.
pub const SLOT: usize = 3;

/// The slot at which the search for a key begins, in a table of so many slots, and its fingerprint.
#[must_use]
pub fn slot(key: u64, slots: usize) -> (usize, u16) {
    let at = (u128::from(key) * slots as u128) >> 64;
    (usize::try_from(at).unwrap_or(0), (key & 0xFFFF) as u16)
}

/// The [`kind`] bits of a name: the [`hash`] of its word in lower case, or of its words, [`combine`]d.
#[must_use]
pub fn kinds(key: u64) -> u8 {
    let slots = TABLE.len() / SLOT;
    let (start, fingerprint) = slot(key, slots);
    let [low, high] = fingerprint.to_le_bytes();
    for at in (start..slots).chain(0..start) {
        match TABLE.get(at * SLOT..at * SLOT + SLOT) {
            Some([_, _, 0]) | None => return 0,
            Some([a, b, kinds]) if (*a, *b) == (low, high) => return *kinds,
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
pub type Heads = HashMap<u64, u8>;

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
    let mut heads = Heads::new();
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
            _ => continue,
        };
        for word in words.split(' ') {
            *heads.entry(hash(word)).or_default() |= bit;
        }
    }
    heads
}
