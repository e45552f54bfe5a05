//! The index: one SQLite file in the cache folder that serves every archive and may be deleted at any time.
//!
//! It holds what lists, searches and pages need; bodies stay in the archive. Many may read while one writes.

mod analysis_stage;
mod correction_stage;
mod corrections_by_article;
mod error;
mod file_stage;
mod load;
mod plan;
pub(in crate::archive) mod prefixes;
mod queries;
mod refresh;
mod schema;
mod write;

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rusqlite::{Connection, InterruptHandle};
use tempfile::TempDir;

use super::columns::{Articles, Entities, Quotes};
use super::paths::real_roots;
use crate::annotations::Corrections;
use crate::annotations::EntityChoice;

pub use error::{IndexError, Rebuilt};
pub use queries::{EntityPage, MentionedIn, StoredQuotation};
pub use refresh::{Progress, RefreshPhase, Refreshed, give_way};

/// The name of the index's file in the cache folder.
const FILE: &str = "index.sqlite";
/// The name of the lock file of the one process that writes. A file of its own, so that replacing the index does not lose
/// the lock.
const LOCK: &str = "index.lock";
/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_millis(1500);

/// An open index: a connection of its own to the one file.
#[derive(Debug)]
pub struct Index {
    connection: Connection,
    folder: PathBuf,
    /// Where the cache folder cannot be written: the folder that holds the index and goes with its last user.
    temporary: Option<Arc<TempDir>>,
    /// What a person corrected: applied to what the analysis finds.
    corrections: Arc<Corrections>,
}

/// An index, and whether it had to be built anew.
#[derive(Debug)]
pub struct OpenedIndex {
    /// The index.
    pub index: Index,
    /// Why what was there could not be used, when it could not.
    pub rebuilt: Option<Rebuilt>,
}

impl Index {
    /// Opens the index of a cache folder, making both where they are missing. An index that is damaged or of
    /// another version is replaced by an empty one; where the folder cannot be written, the index lives in a
    /// temporary one. Reads nothing of any archive.
    pub fn open(cache: &Path) -> Result<OpenedIndex, IndexError> {
        let first = fs::create_dir_all(cache)
            .map_err(|error| IndexError::Folder { path: cache.to_path_buf(), error })
            .and_then(|()| open_in(cache));
        match first {
            Ok((connection, rebuilt)) => {
                let index = Self::new(connection, cache.to_path_buf(), None);
                Ok(OpenedIndex { index, rebuilt })
            }
            Err(error @ (IndexError::Busy | IndexError::Interrupted)) => Err(error),
            Err(_) => {
                let kept_in = |error| IndexError::Folder { path: std::env::temp_dir(), error };
                let temporary = tempfile::Builder::new().prefix("guillemet-").tempdir().map_err(kept_in)?;
                let folder = temporary.path().to_path_buf();
                let (connection, _) = open_in(&folder)?;
                let index = Self::new(connection, folder, Some(Arc::new(temporary)));
                Ok(OpenedIndex { index, rebuilt: Some(Rebuilt::NotKept) })
            }
        }
    }

    fn new(connection: Connection, folder: PathBuf, temporary: Option<Arc<TempDir>>) -> Self {
        Self { connection, folder, temporary, corrections: Arc::default() }
    }

    /// The same index by another connection, for another thread.
    pub fn another(&self) -> Result<Self, IndexError> {
        let another = Self::new(connect(&self.folder)?, self.folder.clone(), self.temporary.clone());
        Ok(another.with_corrections(Arc::clone(&self.corrections)))
    }

    /// A handle by which another thread may call off the query that runs, which then ends as
    /// [`IndexError::Interrupted`].
    #[must_use]
    pub fn interrupt_handle(&self) -> InterruptHandle {
        self.connection.get_interrupt_handle()
    }

    /// A number that changes when any other connection, of this program or another, has written.
    pub fn version(&self) -> Result<u64, IndexError> {
        Ok(self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// A number that changes with every batch that is written, and is another one in an index that was built
    /// anew: what a list on the disk is told by. 0 before anything was written.
    pub fn generation(&self) -> Result<i64, IndexError> {
        Ok(schema::generation(&self.connection)?)
    }

    /// The articles below `roots`.
    pub fn articles(&self, roots: &[PathBuf]) -> Result<Articles, IndexError> {
        load::load_articles(&self.connection, &real_roots(roots))
    }

    /// The quotations of `articles`, which this index gave; their speakers are called as `entities` has them.
    pub fn quotes(&self, articles: &Articles, entities: &Entities) -> Result<Quotes, IndexError> {
        load::load_quotes(&self.connection, articles, entities)
    }

    /// The entities that `articles`, which this index gave, mention, with what the person chose about them.
    pub fn entities(&self, articles: &Articles, choices: &[EntityChoice]) -> Result<Entities, IndexError> {
        load::load_entities(&self.connection, articles, choices)
    }

    /// The connection, for the rooms beside this one.
    pub(super) fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The folder that it lies in.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether it goes with the program.
    pub(super) fn is_temporary(&self) -> bool {
        self.temporary.is_some()
    }

    /// Starts again with an empty index; the caller holds the lock.
    fn replace(&mut self) -> Result<(), IndexError> {
        self.connection = Connection::open_in_memory()?;
        remove(&self.folder).map_err(|error| IndexError::Folder { path: self.folder.clone(), error })?;
        self.connection = connect(&self.folder)?;
        Ok(schema::create(&mut self.connection)?)
    }

    /// Begins to be the one that writes, until the lock is dropped.
    fn lock(&self) -> Result<File, IndexError> {
        lock_in(&self.folder)
    }
}

fn open_in(folder: &Path) -> Result<(Connection, Option<Rebuilt>), IndexError> {
    let first = connect(folder).and_then(|connection| Ok((schema::state(&connection)?, connection)));
    let rebuilt = match first {
        Ok((schema::State::Current, connection)) => return Ok((connection, None)),
        Ok((schema::State::Empty, _)) => None,
        Ok((schema::State::Foreign, _)) => Some(Rebuilt::OtherVersion),
        Err(IndexError::Damaged) => Some(Rebuilt::Damaged),
        Err(error) => return Err(error),
    };
    let _lock = lock_in(folder)?;
    // Another program may have done it while we waited.
    if let Ok(connection) = connect(folder)
        && matches!(schema::state(&connection), Ok(schema::State::Current))
    {
        return Ok((connection, None));
    }
    if rebuilt.is_some() {
        remove(folder).map_err(|error| IndexError::Folder { path: folder.to_path_buf(), error })?;
    }
    let mut connection = connect(folder)?;
    schema::create(&mut connection)?;
    Ok((connection, rebuilt))
}

fn connect(folder: &Path) -> Result<Connection, IndexError> {
    let connection = Connection::open(folder.join(FILE))?;
    connection.busy_timeout(PATIENCE)?;
    schema::set_up(&connection)?;
    Ok(connection)
}

fn remove(folder: &Path) -> io::Result<()> {
    for name in [FILE.to_owned(), format!("{FILE}-wal"), format!("{FILE}-shm")] {
        match fs::remove_file(folder.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn lock_in(folder: &Path) -> Result<File, IndexError> {
    let refused = |error| IndexError::Folder { path: folder.to_path_buf(), error };
    let lock = File::options().create(true).truncate(false).write(true).open(folder.join(LOCK)).map_err(refused)?;
    let begun = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::Error(error)) => return Err(refused(error)),
            Err(TryLockError::WouldBlock) if begun.elapsed() >= PATIENCE => return Err(IndexError::Busy),
            Err(TryLockError::WouldBlock) => sleep(Duration::from_millis(25)),
        }
    }
}

#[cfg(test)]
mod tests;
