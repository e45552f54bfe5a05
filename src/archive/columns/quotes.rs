//! The quotations of the open archives, those of the newest articles first.

use std::collections::HashMap;

use rusqlite::{Connection, Row as Record, params};

use super::arena::{Arena, ArenaText, Interner, StringPool};
use super::{Articles, Entities};
use crate::analysis::{How, QuotationKind};
use crate::archive::IndexError;
use crate::archive::index::schema::{of_quotation_key, quotation_keys};

/// How much of the words of a quotation a list keeps, in code points.
pub const HEAD_CHARS: usize = 120;

/// The quotations, in the order of their articles, then of the text. Their rows speak of the very [`Articles`]
/// that they were loaded with.
#[derive(Debug)]
pub struct Quotes {
    text: Arena,
    rows: Vec<Row>,
    speakers: StringPool,
}

#[derive(Debug)]
struct Row {
    key: i64,
    start: u64,
    end: u64,
    words: ArenaText,
    article: u32,
    speaker: u32,
    kind: QuotationKind,
    how: Option<How>,
    marked: bool,
}

/// One quotation of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteRow<'a> {
    /// Its key in the index.
    pub key: i64,
    /// The row of its article.
    pub article: u32,
    /// Its number among the quotations of the article, from 0.
    pub ordinal: u32,
    /// Where it begins in the body, in bytes.
    pub start: usize,
    /// Where it ends in the body, in bytes.
    pub end: usize,
    /// What was spoken, at most [`HEAD_CHARS`] code points of it.
    pub words: &'a str,
    /// Its speaker: the name, else the words that stand for one, else nothing.
    pub speaker: &'a str,
    /// How the speaker is known, when there is one.
    pub how: Option<How>,
    /// How far it keeps to what was said.
    pub kind: QuotationKind,
    /// Whether it stands between quotation marks.
    pub marked: bool,
}

impl Quotes {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Quotation number `row`, from 0.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<QuoteRow<'_>> {
        let row = self.rows.get(row)?;
        Some(QuoteRow {
            key: row.key,
            article: row.article,
            ordinal: of_quotation_key(row.key).1,
            start: usize::try_from(row.start).ok()?,
            end: usize::try_from(row.end).ok()?,
            words: self.text.get(row.words),
            speaker: self.speakers.get(row.speaker),
            how: row.how,
            kind: row.kind,
            marked: row.marked,
        })
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = QuoteRow<'_>> {
        (0..self.len()).filter_map(|row| self.get(row))
    }

    /// The rows of the quotations of the article in this row.
    #[must_use]
    pub fn of_article(&self, article: u32) -> std::ops::Range<usize> {
        let first = self.rows.partition_point(|row| row.article < article);
        first..first + self.rows[first..].partition_point(|row| row.article == article)
    }

    /// The row of the quotation with this key, of the article in row `article`.
    #[must_use]
    pub fn row_of_key(&self, key: i64, article: u32) -> Option<usize> {
        self.rows.binary_search_by_key(&(article, key), |row| (row.article, row.key)).ok()
    }

    /// The memory that they take, in bytes.
    #[must_use]
    pub fn memory(&self) -> usize {
        self.text.memory() + self.rows.capacity() * size_of::<Row>() + self.speakers.memory()
    }

    /// The article and the kind of a row: what filters over all rows look at.
    #[must_use]
    pub fn article_and_kind(&self, row: u32) -> Option<(u32, QuotationKind)> {
        self.rows.get(row as usize).map(|row| (row.article, row.kind))
    }
}

const ROWS: &str = "
SELECT id, start, end, words, CASE name WHEN '' THEN label ELSE name END, kind, how, marked, speaker
FROM quotations WHERE id BETWEEN ?1 AND ?2 ORDER BY id";

/// Loads the quotations of `articles`, their speakers called as `entities` has them.
pub(in crate::archive) fn load(
    connection: &Connection,
    articles: &Articles,
    entities: &Entities,
) -> Result<Quotes, IndexError> {
    let mut quotes = Quotes { text: Arena::default(), rows: Vec::new(), speakers: Interner::new().finish() };
    let mut speakers = Interner::new();
    let mut known: HashMap<i64, Option<u32>> = HashMap::new();
    // One state of the index, and one look at its locks.
    let _state = connection.unchecked_transaction()?;
    let mut statement = connection.prepare_cached(ROWS)?;
    let mut gather = |first: i64, last: i64, rows: &mut Vec<Row>| -> Result<(), IndexError> {
        let mut records = statement.query(params![first, last])?;
        let (mut key, mut article) = (None, None);
        while let Some(record) = records.next()? {
            let (of, _) = of_quotation_key(record.get(0)?);
            if key.replace(of) != Some(of) {
                article = articles.row_of_key(of);
            }
            let Some(article) = article else { continue };
            let named = match record.get::<_, Option<i64>>(8)? {
                // Few people say most of what is said.
                Some(key) => *known
                    .entry(key)
                    .or_insert_with(|| entities.row_of_key(key).map(|row| speakers.number(entities.name(row)))),
                None => None,
            };
            let speaker = match named {
                Some(speaker) => speaker,
                None => speakers.number(record.get_ref(4)?.as_str()?),
            };
            rows.push(row_of(record, article, &mut quotes.text, speaker)?);
        }
        Ok(())
    };
    let quoting = || articles.iter().filter(|article| article.quotations > 0);
    let (keys, within) = quoting().fold(((i64::MAX, i64::MIN), 0), |((first, last), count), article| {
        ((first.min(article.key), last.max(article.key)), count + 1)
    });
    let in_all: i64 =
        connection.query_row("SELECT count(*) FROM articles WHERE quotations > 0", [], |row| row.get(0))?;
    if within * 2 > in_all {
        // They are most of what the index has: read as it lies, without a search for each article.
        gather(quotation_keys(keys.0).0, quotation_keys(keys.1).1, &mut quotes.rows)?;
        quotes.rows.sort_by_key(|row| (row.article, row.key));
    } else {
        for article in quoting() {
            let (first, last) = quotation_keys(article.key);
            gather(first, last, &mut quotes.rows)?;
        }
    }
    quotes.speakers = speakers.finish();
    quotes.text.shrink();
    quotes.rows.shrink_to_fit();
    Ok(quotes)
}

fn row_of(record: &Record<'_>, article: u32, text: &mut Arena, speaker: u32) -> rusqlite::Result<Row> {
    let words = record.get_ref(3)?.as_str()?;
    let head = words.char_indices().nth(HEAD_CHARS).map_or(words, |(end, _)| &words[..end]);
    Ok(Row {
        key: record.get(0)?,
        start: record.get::<_, i64>(1)?.cast_unsigned(),
        end: record.get::<_, i64>(2)?.cast_unsigned(),
        words: text.push(head),
        article,
        speaker,
        kind: QuotationKind::from_name(record.get_ref(5)?.as_str()?).unwrap_or(QuotationKind::Mixed),
        how: record.get_ref(6)?.as_str_or_null()?.and_then(How::from_name),
        marked: record.get(7)?,
    })
}
