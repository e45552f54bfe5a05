//! Words in the full text: FTS5 tables of text that we folded, queried with words that we folded.

use super::queried_list::{ListKind, QueriedList};
use crate::archive::IndexError;
use crate::archive::index::FullText;
use crate::archive::index::prefixes::{self, is_indexed};
use crate::archive::keys::of_quotation_key;
use crate::search::RowSet;
use crate::search::query::Term;

/// Shorter words are looked for in headlines only.
const SHORTEST: usize = 2;
/// Below this length a word must match whole: too many words start with it.
const SHORTEST_BEGINNING: usize = prefixes::SHORTEST;

/// The rows that have a term outside their headline: articles in their text, quotations in all of their words.
/// Recent results come from the cache.
pub fn beyond_headline(rows: &QueriedList<'_>, term: &Term, cache: &mut FullTextCache) -> Result<RowSet, IndexError> {
    if !term.beyond_headline() {
        return Ok(RowSet::default());
    }
    let Some(words) = phrase(&term.text, term.complete) else { return Ok(RowSet::default()) };
    let text = match rows.list {
        ListKind::Articles => FullText::Bodies,
        ListKind::Quotes(_) => FullText::Spoken,
        ListKind::Entities(_) => return Ok(RowSet::default()),
    };
    if let Some(known) = cache.get(text, &words) {
        return Ok(known);
    }
    // The prefix table of quotations has only the words that the list cut off: the others were searched in memory.
    let prefix = (!term.complete && is_indexed(&term.text)).then(|| format!("\"{}\"", term.text));
    let found = match (text, &prefix) {
        (FullText::Spoken, None) => quotes(rows, &words)?,
        (FullText::Spoken, Some(letters)) => keys(rows, FullText::SpokenBeginnings, letters, row_of_quotation)?,
        (_, None) => keys(rows, FullText::Bodies, &words, row_of_article)?,
        (_, Some(letters)) => keys(rows, FullText::BodyBeginnings, letters, row_of_article)?,
    };
    cache.put(text, words, found.clone());
    Ok(found)
}

/// The results of recent phrases; the last used comes last.
#[derive(Debug, Default)]
pub struct FullTextCache(Vec<CachedPhrase>);

/// A phrase and the rows that have it.
#[derive(Debug)]
struct CachedPhrase {
    text: FullText,
    phrase: String,
    rows: RowSet,
}

impl FullTextCache {
    /// As many as a person types in a row: the letters of a few words.
    const MOST: usize = 24;

    fn get(&mut self, text: FullText, phrase: &str) -> Option<RowSet> {
        let at = self.0.iter().position(|cached| cached.text == text && cached.phrase == phrase)?;
        let cached = self.0.remove(at);
        let rows = cached.rows.clone();
        self.0.push(cached);
        Some(rows)
    }

    fn put(&mut self, text: FullText, phrase: String, rows: RowSet) {
        if self.0.len() == Self::MOST {
            self.0.remove(0);
        }
        self.0.push(CachedPhrase { text, phrase, rows });
    }
}

/// The quotations in whose words or speaker these stand.
pub(super) fn quotes(rows: &QueriedList<'_>, words: &str) -> Result<RowSet, IndexError> {
    keys(rows, FullText::Spoken, words, row_of_quotation)
}

fn row_of_article(rows: &QueriedList<'_>, key: i64) -> Option<u32> {
    rows.articles.row_of_key(key)
}

fn row_of_quotation(rows: &QueriedList<'_>, key: i64) -> Option<u32> {
    let ListKind::Quotes(quotes) = rows.list else { return None };
    let article = rows.articles.row_of_key(of_quotation_key(key).0)?;
    u32::try_from(quotes.row_of_key(key, article)?).ok()
}

/// The rows whose keys a full text gives for a phrase.
pub(super) fn keys(
    rows: &QueriedList<'_>,
    text: FullText,
    words: &str,
    row_of: impl Fn(&QueriedList<'_>, i64) -> Option<u32>,
) -> Result<RowSet, IndexError> {
    let mut set = RowSet::default();
    rows.index.matching(text, words, None, &mut |key| {
        if let Some(row) = row_of(rows, key) {
            set.insert(row);
        }
        true
    })?;
    Ok(set)
}

/// Folded words as a phrase in FTS5's query syntax; unless `complete`, the last word may go on. `None` when the words
/// are too short or have no letter.
pub(super) fn phrase(folded: &str, complete: bool) -> Option<String> {
    let letters = folded.chars().filter(|letter| letter.is_alphanumeric()).count();
    if letters < SHORTEST {
        return None;
    }
    let open = !complete && letters >= SHORTEST_BEGINNING && folded.ends_with(char::is_alphanumeric);
    let star = if open { "*" } else { "" };
    Some(format!("\"{}\"{star}", folded.replace('"', " ")))
}

#[cfg(test)]
mod tests {
    use super::phrase;

    #[test]
    fn words_become_a_phrase_that_nothing_in_them_can_break() {
        assert_eq!(phrase("coree", false).as_deref(), Some("\"coree\"*"));
        assert_eq!(phrase("coree du nord", true).as_deref(), Some("\"coree du nord\""));
        assert_eq!(phrase("a\" OR b", false).as_deref(), Some("\"a  OR b\"*"));
        assert_eq!(phrase("ue", false).as_deref(), Some("\"ue\""), "a word of its own");
        assert_eq!(phrase("a", false), None);
        assert_eq!(phrase("***", false), None);
    }
}
