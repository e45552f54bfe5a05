//! In how many articles and quotations each name stands, and when.

use std::collections::HashMap;

use rusqlite::Connection;

use super::super::Articles;
use super::super::timeline::{Slices, Timeline};
use crate::archive::index::schema::of_quotation_key;
use crate::archive::{IndexError, dates};

/// What is counted of a name, or of several together.
#[derive(Clone, Debug, Default)]
pub struct Count {
    pub articles: u32,
    pub quotations: u32,
    /// The oldest date, packed; 0 for none.
    pub first: u32,
    /// The newest date, packed.
    pub last: u32,
    pub slices: Slices,
}

/// The counts of all names of the open articles, by their keys.
pub struct Counting<'a> {
    connection: &'a Connection,
    articles: &'a Articles,
    timeline: Timeline,
    pub counts: HashMap<i64, Count>,
}

impl<'a> Counting<'a> {
    /// Counts what the index has.
    pub fn of(connection: &'a Connection, articles: &'a Articles) -> Result<Self, IndexError> {
        let timeline = Timeline::of(articles);
        let mut counting = Self { connection, articles, timeline, counts: HashMap::new() };
        counting.mentions()?;
        counting.quotations()?;
        Ok(counting)
    }

    fn mentions(&mut self) -> Result<(), IndexError> {
        let mut statement = self.connection.prepare_cached("SELECT entity, article FROM mentions")?;
        let mut records = statement.query([])?;
        while let Some(record) = records.next()? {
            if let Some(article) = self.articles.row_of_key(record.get(1)?) {
                let count = self.counts.entry(record.get(0)?).or_default();
                count.add(self.articles, article, self.timeline);
            }
        }
        Ok(())
    }

    fn quotations(&mut self) -> Result<(), IndexError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT speaker, id FROM quotations WHERE speaker IS NOT NULL ORDER BY speaker")?;
        let mut records = statement.query([])?;
        while let Some(record) = records.next()? {
            let (article, _) = of_quotation_key(record.get(1)?);
            if self.articles.row_of_key(article).is_some()
                && let Some(count) = self.counts.get_mut(&record.get(0)?)
            {
                count.quotations += 1;
            }
        }
        Ok(())
    }

    /// The count of several names together: an article that has two of them counts once.
    pub fn together(&self, keys: &[i64]) -> Result<Count, IndexError> {
        let counts = || keys.iter().filter_map(|key| self.counts.get(key));
        if let ([_], Some(count)) = (keys, counts().next()) {
            return Ok(count.clone());
        }
        let mut rows: Vec<u32> = Vec::new();
        for key in keys {
            let mut statement = self.connection.prepare_cached("SELECT article FROM mentions WHERE entity = ?1")?;
            let mut records = statement.query([key])?;
            while let Some(record) = records.next()? {
                rows.extend(self.articles.row_of_key(record.get(0)?));
            }
        }
        rows.sort_unstable();
        rows.dedup();
        let mut together = Count { quotations: counts().map(|count| count.quotations).sum(), ..Count::default() };
        for row in rows {
            together.add(self.articles, row, self.timeline);
        }
        Ok(together)
    }
}

impl Count {
    fn add(&mut self, articles: &Articles, row: u32, timeline: Timeline) {
        self.articles += 1;
        let Some(date) = articles.date(row) else { return };
        timeline.count(date, &mut self.slices);
        let packed = dates::pack(Some(date));
        self.last = self.last.max(packed);
        if self.first == 0 || packed < self.first {
            self.first = packed;
        }
    }
}
