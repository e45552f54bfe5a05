//! Words in the full text: FTS5 over text that we folded, asked with words that we folded.

use rusqlite::params;

use crate::archive::IndexError;
use crate::archive::index::schema::of_quotation_key;
use crate::archive::library::{List, Rows};
use crate::search::RowSet;
use crate::search::query::Term;

/// Shorter words are looked for in headlines only: too many begin with them.
const SHORTEST: usize = 2;

/// The rows that have a term outside their headline: articles in their text, quotations in all of their words.
pub fn beyond_headline(rows: &Rows<'_>, term: &Term) -> Result<RowSet, IndexError> {
    if !term.beyond_headline() {
        return Ok(RowSet::default());
    }
    let Some(words) = phrase(&term.text, term.complete) else { return Ok(RowSet::default()) };
    match rows.lists {
        List::Articles => keys(rows, "SELECT rowid FROM bodies WHERE bodies MATCH ?1", &words, |rows, key| {
            rows.articles.row_of_key(key)
        }),
        List::Quotes(_) => quotes(rows, &words),
        List::Entities(_) => Ok(RowSet::default()),
    }
}

/// The quotations in whose words or speaker these stand.
pub(super) fn quotes(rows: &Rows<'_>, words: &str) -> Result<RowSet, IndexError> {
    keys(rows, "SELECT rowid FROM spoken WHERE spoken MATCH ?1", words, |rows, key| {
        let List::Quotes(quotes) = rows.lists else { return None };
        let article = rows.articles.row_of_key(of_quotation_key(key).0)?;
        u32::try_from(quotes.row_of_key(key, article)?).ok()
    })
}

/// The rows whose keys a statement with one parameter gives.
pub(super) fn keys(
    rows: &Rows<'_>,
    sql: &str,
    words: &str,
    row_of: impl Fn(&Rows<'_>, i64) -> Option<u32>,
) -> Result<RowSet, IndexError> {
    let mut statement = rows.index.connection().prepare_cached(sql)?;
    let mut found = statement.query(params![words])?;
    let mut set = RowSet::default();
    while let Some(row) = found.next()? {
        if let Some(row) = row_of(rows, row.get(0)?) {
            set.insert(row);
        }
    }
    Ok(set)
}

/// Folded words as a phrase of the full text's own language; `complete`: the last word does not go on. `None`
/// where they are too short or hold no letter.
pub(super) fn phrase(folded: &str, complete: bool) -> Option<String> {
    let letters = folded.chars().filter(|letter| letter.is_alphanumeric()).count();
    if letters < SHORTEST {
        return None;
    }
    let star = if complete || !folded.ends_with(char::is_alphanumeric) { "" } else { "*" };
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
        assert_eq!(phrase("a", false), None);
        assert_eq!(phrase("***", false), None);
    }
}
