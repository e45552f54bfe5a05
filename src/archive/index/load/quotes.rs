//! The list of quotations, from the tables of the index.

use std::collections::HashMap;

use rusqlite::{CachedStatement, Connection, Row, params};

use crate::analysis::offices::office_key;
use crate::analysis::{Certainty, How, QuotationKind};
use crate::archive::columns::{Articles, Entities, QuoteRecord, Quotes, QuotesBuilder};
use crate::archive::index::error::IndexError;
use crate::archive::index::evidence::{is_named, told_to};
use crate::archive::index::packed::value_of;
use crate::archive::keys::{of_quotation_key, quotation_keys};

const ROWS: &str = "
SELECT id, start, end, words, name, kind, how, marked, speaker, label, certainty
FROM quotations WHERE id BETWEEN ?1 AND ?2 ORDER BY id";

/// Loads the quotations of `articles`, their speakers called as `entities` has them.
pub(in crate::archive::index) fn load_quotes(
    connection: &Connection,
    articles: &Articles,
    entities: &Entities,
) -> Result<Quotes, IndexError> {
    // One state of the index, and one look at its locks.
    let _state = connection.unchecked_transaction()?;
    let mut statement = connection.prepare_cached(ROWS)?;
    let builder = QuotesBuilder::new();
    let mut loader = Loader { connection, articles, entities, builder, speakers: HashMap::new() };
    let quoting = || articles.iter().filter(|article| article.quotations > 0);
    let (first, last, count) = quoting().fold((i64::MAX, i64::MIN, 0), |(first, last, count), article| {
        (first.min(article.key), last.max(article.key), count + 1)
    });
    let in_all: i64 =
        connection.query_row("SELECT count(*) FROM articles WHERE quotations > 0", [], |row| row.get(0))?;
    if count * 2 > in_all {
        // They are most of what the index has: read as it lies, without a search for each article.
        loader.load(&mut statement, quotation_keys(first).0, quotation_keys(last).1)?;
    } else {
        for article in quoting() {
            let (first, last) = quotation_keys(article.key);
            loader.load(&mut statement, first, last)?;
        }
    }
    Ok(loader.builder.finish())
}

struct Loader<'a> {
    connection: &'a Connection,
    articles: &'a Articles,
    entities: &'a Entities,
    builder: QuotesBuilder,
    /// The speakers' numbers in `builder` by the keys of their entities: few people say most of what is said. `None`
    /// where the person silenced the entity.
    speakers: HashMap<i64, Option<u32>>,
}

impl Loader<'_> {
    /// Adds the quotations with keys from `first` to `last`, those of closed archives aside.
    fn load(&mut self, statement: &mut CachedStatement<'_>, first: i64, last: i64) -> Result<(), IndexError> {
        let mut rows = statement.query(params![first, last])?;
        let (mut key, mut article) = (None, None);
        while let Some(row) = rows.next()? {
            let (of, _) = of_quotation_key(row.get(0)?);
            if key.replace(of) != Some(of) {
                article = self.articles.row_of_key(of);
            }
            if let Some(article) = article {
                self.add(row, article)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, row: &Row<'_>, article: u32) -> Result<(), IndexError> {
        let (name, label) = (row.get_ref(4)?.as_str()?, row.get_ref(9)?.as_str()?);
        let named = row.get::<_, Option<i64>>(8)?.and_then(|key| self.speaker(key));
        let speaker = match named {
            Some(speaker) => speaker,
            None => self.builder.speaker(if name.is_empty() { label } else { name }),
        };
        // Only where the article names nobody; a name in place of a description is the analysis' own.
        let (key, _) = of_quotation_key(row.get(0)?);
        let described = if named.is_none() { self.holder(label, key)? } else { None };
        self.builder.add(&QuoteRecord {
            key: row.get(0)?,
            article,
            start: row.get::<_, i64>(1)?.cast_unsigned(),
            end: row.get::<_, i64>(2)?.cast_unsigned(),
            words: row.get_ref(3)?.as_str()?,
            speaker,
            kind: value_of(QuotationKind::ALL, row.get(5)?).unwrap_or(QuotationKind::Mixed),
            how: row.get::<_, Option<u8>>(6)?.and_then(|how| value_of(How::ALL, how)),
            certainty: row.get::<_, Option<u8>>(10)?.map(Certainty::from_hundredths),
            marked: row.get(7)?,
            probably: described,
        });
        Ok(())
    }

    /// The number of the one who held the office that some words name, when an article appeared, as other articles say.
    /// Nobody where the article names that one: it would have said so.
    fn holder(&mut self, words: &str, article: i64) -> Result<Option<u32>, IndexError> {
        let Some(office) = office_key(words) else { return Ok(None) };
        let told = told_to(self.connection, article)?.into_iter().find(|told| told.office == office);
        let Some(told) = told else { return Ok(None) };
        let Some(holder) = self.entities.row_of_key(told.entity) else { return Ok(None) };
        let named = is_named(self.connection, article, &told.person)?;
        Ok((!named).then(|| self.builder.speaker(self.entities.name(holder))))
    }

    /// The number of the speaker whose entity has this key.
    fn speaker(&mut self, key: i64) -> Option<u32> {
        let Self { entities, builder, .. } = self;
        let number = || entities.row_of_key(key).map(|row| builder.speaker(entities.name(row)));
        *self.speakers.entry(key).or_insert_with(number)
    }
}
