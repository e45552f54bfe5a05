//! Identifiers: of an article, of a passage of it, of a bookmark. They travel as these types; text is read and written
//! only at the edges (JSON, tables, arguments).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The id of an article: 16 hexadecimal digits, a hash of its folded body, and for the second and further articles with
/// the very same body `-2`, `-3` …
///
/// It stays the same as long as the words do, wherever the file lies, and is the same on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId {
    hash: u64,
    /// 1 for the first article with this body.
    ordinal: u32,
}

impl ArticleId {
    /// The id of the article that is number `ordinal`, from 1, among those whose folded body has this hash.
    #[must_use]
    pub fn new(hash: u64, ordinal: u32) -> Self {
        Self { hash, ordinal: ordinal.max(1) }
    }

    /// The hash of the folded body.
    #[must_use]
    pub fn hash(self) -> u64 {
        self.hash
    }

    /// Its number among the articles with the same body, from 1.
    #[must_use]
    pub fn ordinal(self) -> u32 {
        self.ordinal
    }

    /// Whether both articles have the same words.
    #[must_use]
    pub fn has_same_body(self, other: Self) -> bool {
        self.hash == other.hash
    }
}

/// The id of a quotation, or of another passage: its article and the code point of the body that it begins at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PassageId {
    /// The article.
    pub article: ArticleId,
    /// Where it begins, in code points of the body.
    pub start: usize,
}

/// The id of a bookmark: a word that tells it from the others of its file. Ours are 16 hexadecimal digits. Empty, as the
/// default is, for a bookmark that was not stored yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BookmarkId(Box<str>);

impl BookmarkId {
    /// The id that this number makes.
    #[must_use]
    pub fn new(number: u64) -> Self {
        Self(format!("{number:016x}").into())
    }

    /// The word.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the bookmark was not stored yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The text is no id of a bookmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the id of a bookmark: one word")]
pub struct NotABookmarkId;

/// The text is no id of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the id of an article: 16 hexadecimal digits, sometimes with -2, -3 …")]
pub struct NotAnArticleId;

/// The text is no id of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAPassageId {
    /// What stands before the full stop is no id of an article.
    #[error(transparent)]
    Article(#[from] NotAnArticleId),
    /// What stands behind it is no number, or there is none.
    #[error("not the id of a quotation: the id of its article, a full stop and a number")]
    Start,
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

impl FromStr for ArticleId {
    type Err = NotAnArticleId;

    fn from_str(text: &str) -> Result<Self, NotAnArticleId> {
        let (hash, ordinal) = text.split_once('-').map_or((text, None), |(hash, ordinal)| (hash, Some(ordinal)));
        if hash.len() != 16 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NotAnArticleId);
        }
        let hash = u64::from_str_radix(hash, 16).map_err(|_| NotAnArticleId)?;
        let ordinal = match ordinal {
            None => 1,
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0') => {
                digits.parse().ok().filter(|ordinal| *ordinal > 1).ok_or(NotAnArticleId)?
            }
            Some(_) => return Err(NotAnArticleId),
        };
        Ok(Self { hash, ordinal })
    }
}

impl fmt::Display for PassageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.article, self.start)
    }
}

impl FromStr for PassageId {
    type Err = NotAPassageId;

    fn from_str(text: &str) -> Result<Self, NotAPassageId> {
        let (article, start) = text.split_once('.').ok_or(NotAPassageId::Start)?;
        let article = article.parse()?;
        if start.is_empty() || !start.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NotAPassageId::Start);
        }
        Ok(Self { article, start: start.parse().map_err(|_| NotAPassageId::Start)? })
    }
}

impl fmt::Display for BookmarkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for BookmarkId {
    type Err = NotABookmarkId;

    fn from_str(text: &str) -> Result<Self, NotABookmarkId> {
        let is_word = !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic() || c.is_alphanumeric());
        if is_word { Ok(Self(text.into())) } else { Err(NotABookmarkId) }
    }
}

impl Serialize for BookmarkId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for BookmarkId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.is_empty() { Ok(Self::default()) } else { text.parse().map_err(serde::de::Error::custom) }
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

    const HASH: &str = "3fa90c1d2e4b5a67";

    #[test]
    fn ids_are_read_as_they_are_written() {
        let first = ArticleId::new(0x3fa9_0c1d_2e4b_5a67, 1);
        let third = ArticleId::new(first.hash(), 3);
        assert_eq!((first.to_string(), third.to_string()), (HASH.to_owned(), format!("{HASH}-3")));
        for id in [first, third] {
            assert_eq!(id.to_string().parse(), Ok(id));
            let json = serde_json::to_string(&id).unwrap();
            assert_eq!(serde_json::from_str::<ArticleId>(&json).unwrap(), id);
            let passage = PassageId { article: id, start: 120 };
            assert_eq!(passage.to_string().parse(), Ok(passage));
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "abc", "+123456789abcdef0", "g000000000000000"] {
            assert_eq!(text.parse::<ArticleId>(), Err(NotAnArticleId), "{text}");
        }
        for tail in ["-", "-1", "-0", "-02", "-x", "-2-3"] {
            assert_eq!(format!("{HASH}{tail}").parse::<ArticleId>(), Err(NotAnArticleId), "{tail}");
        }
        for tail in ["", ".", ".x", ".+1", ".1.2"] {
            assert_eq!(format!("{HASH}{tail}").parse::<PassageId>(), Err(NotAPassageId::Start), "{tail}");
        }
        assert_eq!("abc.1".parse::<PassageId>(), Err(NotAPassageId::Article(NotAnArticleId)));
        for text in ["", "a b", "a\u{1b}[31m", "a\u{202e}"] {
            assert_eq!(text.parse::<BookmarkId>(), Err(NotABookmarkId), "{text:?}");
        }
        assert_eq!(BookmarkId::new(255).to_string().parse(), Ok(BookmarkId::new(255)));
    }
}
