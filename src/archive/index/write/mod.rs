//! Writing: one thread, in batches that are whole or not there at all.

mod analysis;
mod files;

use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};

pub(super) use files::{PreviousArticles, UNSURE};

use super::error::IndexError;
use super::schema::next_generation;
use super::seal;
use crate::analysis::EntityKind;

/// After so many articles a batch ends: few at first, as the list is to fill, then twice as many each time up to the
/// greatest number, so that memory stays bounded …
const BATCH_ARTICLES: usize = 500;
const MOST_ARTICLES: usize = 8_000;
/// … or after so long, so that the list fills while it is built: soon at first, then in an eighth of the time that
/// went by, as large batches are less work …
const BATCH_TIME: Duration = Duration::from_millis(250);
const BATCH_SHARE: u32 = 8;
/// … but never later than this: it is what a kill may cost.
const LONGEST_BATCH: Duration = Duration::from_secs(4);
/// How many entities are remembered with their keys; beyond that the table is asked again.
const REMEMBERED_ENTITIES: usize = 200_000;
/// The same for words that quotations share.
const REMEMBERED_PHRASES: usize = 50_000;

/// Writes to the index. What is not [`commit`](Self::commit)ted when it is dropped was never there.
pub(super) struct Writer<'a> {
    connection: &'a Connection,
    folder: &'a Path,
    started: Instant,
    begun: Option<Instant>,
    /// The rows that the connection had changed when the batch began.
    changed: u64,
    /// In this batch, and after how many it ends.
    articles: usize,
    most: usize,
    entities: HashMap<(Box<str>, EntityKind), i64>,
    phrases: HashMap<Box<str>, i64>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(connection: &'a Connection, folder: &'a Path) -> Self {
        Self {
            connection,
            folder,
            started: Instant::now(),
            begun: None,
            changed: 0,
            articles: 0,
            most: BATCH_ARTICLES,
            entities: HashMap::new(),
            phrases: HashMap::new(),
        }
    }

    /// The connection that is written by, to read what was written.
    pub(super) fn connection(&self) -> &'a Connection {
        self.connection
    }

    /// Begins a batch where none is open.
    pub(super) fn begin(&mut self) -> Result<(), IndexError> {
        if self.begun.is_none() {
            self.connection.execute_batch("BEGIN IMMEDIATE")?;
            seal::break_in(self.folder);
            self.begun = Some(Instant::now());
            self.changed = self.connection.total_changes();
            self.articles = 0;
        }
        Ok(())
    }

    /// Ends the batch when it is large or old enough; says whether it did.
    pub(super) fn commit_if_due(&mut self) -> Result<bool, IndexError> {
        let time = (self.started.elapsed() / BATCH_SHARE).clamp(BATCH_TIME, LONGEST_BATCH);
        let due = self.begun.is_some_and(|begun| self.articles >= self.most || begun.elapsed() >= time);
        if due {
            self.commit()?;
            self.most = MOST_ARTICLES.min(2 * self.most);
        }
        Ok(due)
    }

    /// Notes a number of the index itself, which is no news to those who read it: see [`commit_notes`](Self::commit_notes).
    pub(super) fn note(&mut self, key: &str, value: i64) -> Result<(), IndexError> {
        self.begin()?;
        let sql = "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        self.connection.prepare_cached(sql)?.execute(params![key, value])?;
        Ok(())
    }

    /// Ends a batch that has notes alone: the generation stays.
    pub(super) fn commit_notes(&mut self) -> Result<(), IndexError> {
        self.connection.execute_batch("COMMIT")?;
        self.begun = None;
        Ok(())
    }

    /// Ends the batch.
    pub(super) fn commit(&mut self) -> Result<(), IndexError> {
        if self.begun.is_some() {
            if self.connection.total_changes() != self.changed {
                next_generation(self.connection)?;
            }
            self.connection.execute_batch("COMMIT")?;
            self.begun = None;
        }
        Ok(())
    }
}

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        if self.begun.is_some() {
            // Where this fails the connection is beyond use, and SQLite undoes the batch when it is opened next.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }
}
