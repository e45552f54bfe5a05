//! Looking for given words: which quotations and articles have a phrase. For checking a draft and placing imported
//! highlights, not for queries.

use rusqlite::params;

use super::full_text::phrase;
use crate::archive::index::FullText;
use crate::archive::keys::of_quotation_key;
use crate::archive::{Articles, Index, IndexError};

/// The most hits that are read: a phrase with more is too common to tell anything.
const MOST_SCANNED: usize = 4096;

impl Index {
    /// The keys of quotations, at most `most`, in whose words this phrase stands and whose speaker, when one is
    /// given, has these words in the name. Only those of `articles`, which this index gave.
    pub fn quotations_with(
        &self,
        words: &str,
        speaker: Option<&str>,
        articles: &Articles,
        most: usize,
    ) -> Result<Vec<i64>, IndexError> {
        let Some(words) = whole(words) else { return Ok(Vec::new()) };
        let by = speaker.and_then(whole).map(|speaker| format!(" AND speaker : {speaker}")).unwrap_or_default();
        let asked = format!("words : {words}{by}");
        self.hits(FullText::Spoken, &asked, most, |key| articles.row_of_key(of_quotation_key(key).0).map(|_| key))
    }

    /// The rows of the articles, at most `most`, in whose text this phrase stands.
    pub fn articles_with(&self, words: &str, articles: &Articles, most: usize) -> Result<Vec<u32>, IndexError> {
        let Some(words) = whole(words) else { return Ok(Vec::new()) };
        self.hits(FullText::Bodies, &words, most, |key| articles.row_of_key(key))
    }

    /// The smallest and the greatest key of a quotation.
    pub fn all_quotations(&self) -> Result<(i64, i64), IndexError> {
        // Two questions: SQLite answers one for both by reading every row.
        let sql = "SELECT ifnull((SELECT min(id) FROM quotations), 0), ifnull((SELECT max(id) FROM quotations), 0)";
        Ok(self.connection().query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// Calls `tell` with the key and the words of each quotation of `articles` whose key lies in this range, both ends
    /// included.
    pub fn each_quotation(
        &self,
        (first, last): (i64, i64),
        articles: &Articles,
        mut tell: impl FnMut(i64, &str),
    ) -> Result<(), IndexError> {
        let mut statement =
            self.connection().prepare_cached("SELECT id, words FROM quotations WHERE id BETWEEN ?1 AND ?2")?;
        let mut rows = statement.query(params![first, last])?;
        while let Some(row) = rows.next()? {
            let key = row.get(0)?;
            if articles.row_of_key(of_quotation_key(key).0).is_none() {
                continue;
            }
            tell(key, row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?);
        }
        Ok(())
    }

    fn hits<T>(
        &self,
        text: FullText,
        asked: &str,
        most: usize,
        accept: impl Fn(i64) -> Option<T>,
    ) -> Result<Vec<T>, IndexError> {
        let (mut hits, mut scanned) = (Vec::new(), 0);
        self.matching(text, asked, None, &mut |key| {
            hits.extend(accept(key));
            scanned += 1;
            hits.len() < most && scanned < MOST_SCANNED
        })?;
        Ok(hits)
    }
}

/// The words as a phrase of whole words.
fn whole(words: &str) -> Option<String> {
    phrase(&crate::text::fold::fold(words), true)
}
