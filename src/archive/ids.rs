//! The names of articles: short, stable while the text stays the same, the same on every machine.

use std::fmt;
use std::str::FromStr;

use rayon::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use xxhash_rust::xxh3::{Xxh3Default, xxh3_64};

use crate::text::chars::floor_boundary;
use crate::text::fold::fold;

/// Bytes of a body that are folded at once: a long one, which somebody waits for, in pieces by all threads.
const PIECE: usize = 256 * 1024;

/// The id of an article: 16 hexadecimal digits that its folded body gives, and for the second and further
/// articles with that very body `-2`, `-3` …, in the order of their paths and places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId {
    hash: u64,
    /// 1 for the first article with this body.
    ordinal: u32,
}

impl ArticleId {
    /// The id of the first article with this body.
    #[must_use]
    pub fn of(body: &str) -> Self {
        Self::new(hash_of(body), 1)
    }

    /// The id of the article that is number `ordinal`, from 1, among those whose folded body has this hash.
    #[must_use]
    pub(super) fn new(hash: u64, ordinal: u32) -> Self {
        Self { hash, ordinal: ordinal.max(1) }
    }

    /// The hash of the folded body: what two articles with the same words share.
    #[must_use]
    pub fn hash(self) -> u64 {
        self.hash
    }

    /// Its number among the articles with the same body, from 1.
    #[must_use]
    pub fn ordinal(self) -> u32 {
        self.ordinal
    }
}

/// The hash that ids are made of. Folding looks at each character alone, so that it may be done piece by piece.
fn hash_of(body: &str) -> u64 {
    if body.len() <= PIECE {
        return hash_of_folded(&fold(body));
    }
    let mut ends = vec![0];
    while let Some(from) = ends.last().copied().filter(|from| *from < body.len()) {
        ends.push(floor_boundary(body, from + PIECE));
    }
    let folded: Vec<String> = ends.par_windows(2).map(|ends| fold(&body[ends[0]..ends[1]])).collect();
    let mut hash = Xxh3Default::new();
    folded.iter().for_each(|piece| hash.update(piece.as_bytes()));
    hash.digest()
}

/// The hash that ids are made of, of a body that is folded already.
pub(super) fn hash_of_folded(folded: &str) -> u64 {
    xxh3_64(folded.as_bytes())
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.hash)?;
        if self.ordinal > 1 {
            write!(f, "-{}", self.ordinal)?;
        }
        Ok(())
    }
}

/// The text is no id of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the id of an article: 16 hexadecimal digits, sometimes with -2, -3 …")]
pub struct NotAnId;

impl FromStr for ArticleId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (hash, ordinal) = text.split_once('-').map_or((text, None), |(hash, ordinal)| (hash, Some(ordinal)));
        if hash.len() != 16 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NotAnId);
        }
        let hash = u64::from_str_radix(hash, 16).map_err(|_| NotAnId)?;
        let ordinal = match ordinal {
            None => 1,
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0') => {
                digits.parse().ok().filter(|ordinal| *ordinal > 1).ok_or(NotAnId)?
            }
            Some(_) => return Err(NotAnId),
        };
        Ok(Self { hash, ordinal })
    }
}

impl Serialize for ArticleId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ArticleId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_case_accents_and_apostrophes_but_not_words() {
        let id = ArticleId::of("L\u{2019}été, à Nîmes");
        assert_eq!(id, ArticleId::of("l'e\u{301}te\u{301}, a nimes"));
        assert_ne!(id, ArticleId::of("L'hiver, à Nîmes"));
        assert_eq!(id.to_string().len(), 16);
    }

    #[test]
    fn a_long_body_has_the_id_of_its_folded_whole() {
        let body = "«\u{202f}Été\u{202f}», e\u{301}te\u{301} €, cœur ".repeat(PIECE / 10);
        assert!(body.len() > 2 * PIECE);
        assert_eq!(ArticleId::of(&body).hash(), hash_of_folded(&fold(&body)));
    }

    #[test]
    fn ids_are_read_as_they_are_written() {
        let first = ArticleId::of("un corps");
        let third = ArticleId::new(first.hash(), 3);
        assert!(third.to_string().ends_with("-3"));
        for id in [first, third] {
            assert_eq!(id.to_string().parse(), Ok(id));
            let json = serde_json::to_string(&id).unwrap();
            assert_eq!(serde_json::from_str::<ArticleId>(&json).unwrap(), id);
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        let hash = ArticleId::of("un corps").to_string();
        for text in ["", "abc", "+123456789abcdef0", "g000000000000000"] {
            assert_eq!(text.parse::<ArticleId>(), Err(NotAnId), "{text}");
        }
        for tail in ["-", "-1", "-0", "-02", "-x", "-2-3"] {
            assert_eq!(format!("{hash}{tail}").parse::<ArticleId>(), Err(NotAnId), "{tail}");
        }
    }
}
