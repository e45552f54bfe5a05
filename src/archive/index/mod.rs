//! The index: one SQLite file in the cache folder that serves every archive and may be deleted at any time.
//!
//! It holds what lists, searches and pages need; bodies stay in the archive. Many may read while one writes.

mod analysis_stage;
mod correction_stage;
mod corrections_by_article;
mod error;
mod evidence;
mod file_stage;
pub(in crate::archive) mod files;
mod full_text;
mod home;
mod load;
mod named;
pub(in crate::archive) mod packed;
mod parallel;
mod place;
mod plan;
pub(in crate::archive) mod prefixes;
mod queries;
mod refresh;
mod schema;
mod seal;
mod settled;
mod shared;
mod versions;
mod write;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rusqlite::{Connection, InterruptHandle};

use super::columns::{Articles, Entities, Quotes};
use super::paths::real_roots;
use crate::annotations::Corrections;
use crate::annotations::EntityChoice;
use crate::disk::{FileIdentity, TemporaryFolder, file_identity, private_folder};
use home::{Home, SharedHome};
use place::{connect, empty, lock_in, open_in};

pub use error::{IndexError, Rebuilt};
pub(in crate::archive) use full_text::FullText;
pub use parallel::give_way;
pub use queries::{EntityPage, MentionedIn, StoredQuotation};
pub use refresh::{Progress, RefreshPhase, Refreshed};
pub use shared::{IndexPlaces, SharedBuild, Unshared, UnsharedReason, writable_by_others};

/// An open index: a connection of its own to the one file.
#[derive(Debug)]
pub struct Index {
    connection: Connection,
    folder: PathBuf,
    /// Which file it is, where the system tells.
    file: Option<FileIdentity>,
    /// Where the cache folder cannot be written: the folder that holds the index and goes with its last user.
    temporary: Option<Arc<TemporaryFolder>>,
    /// Where the index is by now, for all connections that come of one another.
    home: SharedHome,
    /// What a person corrected: applied to what the analysis finds.
    corrections: Arc<Corrections>,
    /// Whether it keeps few pages in memory, with all connections that come of it.
    is_frugal: bool,
    /// Where it is written elsewhere and only read here; then `folder` has what belongs to this person.
    shared: Option<shared::Shared>,
}

/// An index, and whether it had to be built anew.
#[derive(Debug)]
pub struct OpenedIndex {
    /// The index.
    pub index: Index,
    /// Why what was there could not be used, when it could not.
    pub rebuilt: Option<Rebuilt>,
    /// Why it is not the shared one, when there should be one.
    pub unshared: Option<Unshared>,
}

impl Index {
    /// Opens the index of a cache folder, making both where they are missing. An index that is damaged or of
    /// another version is replaced by an empty one; where the folder cannot be written, the index lives in a
    /// temporary one. Reads nothing of any archive.
    pub fn open(cache: &Path) -> Result<OpenedIndex, IndexError> {
        let first = private_folder(cache)
            .map_err(|error| IndexError::Folder { path: cache.to_path_buf(), error })
            .and_then(|()| versions::open_in_cache(cache));
        match first {
            Ok((folder, connection, rebuilt)) => {
                versions::remove_unused(cache, &folder);
                let index = Self::new(connection, Home { folder, temporary: None });
                Ok(OpenedIndex { index, rebuilt, unshared: None })
            }
            Err(error @ (IndexError::Busy | IndexError::Interrupted)) => Err(error),
            Err(error) => {
                tracing::warn!("the index is not kept in the cache folder: {error}");
                let rebuilt = Some(Rebuilt::NotKept);
                Ok(OpenedIndex { index: Self::temporary()?, rebuilt, unshared: None })
            }
        }
    }

    /// An empty index in a folder that goes with its last user.
    fn temporary() -> Result<Self, IndexError> {
        let refused = |error| IndexError::Folder { path: std::env::temp_dir(), error };
        let temporary = TemporaryFolder::new().map_err(refused)?;
        let folder = temporary.path().to_path_buf();
        let (connection, _) = open_in(&folder)?;
        Ok(Self::new(connection, Home { folder, temporary: Some(Arc::new(temporary)) }))
    }

    fn new(connection: Connection, home: Home) -> Self {
        let file = file_identity(&files::database(&home.folder));
        let Home { folder, temporary } = home.clone();
        let home = SharedHome::new(home);
        Self { connection, folder, file, temporary, home, corrections: Arc::default(), is_frugal: false, shared: None }
    }

    /// The same index by another connection, for another thread.
    pub fn another(&self) -> Result<Self, IndexError> {
        if let Some(shared) = &self.shared {
            return self.another_shared(shared);
        }
        let home = self.home.now();
        let mut another = Self::new(connect(&home.folder)?, home);
        another.home = self.home.clone();
        another.set_frugal(self.is_frugal)?;
        Ok(another.with_corrections(Arc::clone(&self.corrections)))
    }

    /// The same for a program that stays open beside others: what it reads again the system has in memory already.
    pub fn frugal(mut self) -> Result<Self, IndexError> {
        self.set_frugal(true)?;
        Ok(self)
    }

    fn set_frugal(&mut self, is_frugal: bool) -> Result<(), IndexError> {
        self.is_frugal = is_frugal;
        if is_frugal {
            schema::remember_some(&self.connection)?;
        }
        Ok(())
    }

    /// The same with little memory of its own: for a connection that reads much, and all of it once.
    pub fn reading_once(self) -> Result<Self, IndexError> {
        schema::remember_little(&self.connection)?;
        Ok(self)
    }

    /// A handle by which another thread may call off the query that runs, which then ends as
    /// [`IndexError::Interrupted`].
    #[must_use]
    pub fn interrupt_handle(&self) -> InterruptHandle {
        self.connection.get_interrupt_handle()
    }

    /// Whether the file of this connection is still the one that others open: it may have been deleted meanwhile. A state
    /// of a shared index is good for as long as it is open (see [`follow`](Self::follow)).
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.shared.is_some() || self.file.is_some() && file_identity(&files::database(&self.folder)) == self.file
    }

    /// A number that changes when any other connection, of this program or another, has written.
    pub fn version(&self) -> Result<u64, IndexError> {
        Ok(self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// A number that changes with every batch that is written, and is another one in an index that was built
    /// anew: what a list on the disk is told by. 0 before anything was written.
    pub fn generation(&self) -> Result<i64, IndexError> {
        Ok(schema::generation(&self.connection)?.wrapping_add(self.generation_of_overlay()?))
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

    /// The folder that goes with the program, when the index could not be kept.
    #[must_use]
    pub fn temporary_folder(&self) -> Option<PathBuf> {
        self.home.now().temporary.map(|temporary| temporary.path().to_path_buf())
    }

    /// Whether it goes with the program.
    pub(super) fn is_temporary(&self) -> bool {
        self.temporary.is_some()
    }

    /// Brings the index up to date as [`refresh`](Self::refresh) does; where there is no room for what is new, or the folder
    /// cannot be written, in a temporary index that goes with its last user; other connections [`follow`](Self::follow).
    pub fn refresh_anywhere(
        &mut self,
        roots: &[PathBuf],
        progress: &mut dyn FnMut(Progress),
        cancel: &AtomicBool,
    ) -> Result<Refreshed, IndexError> {
        match self.refresh(roots, progress, cancel) {
            Err(error) if error.is_of_the_folder() && !self.is_temporary() => {
                tracing::warn!("the index cannot be written: {error}");
                self.home.move_to(Self::temporary()?.home.now());
                self.follow()?;
                let refreshed = self.refresh(roots, progress, cancel)?;
                Ok(Refreshed { rebuilt: Some(Rebuilt::NotKept), ..refreshed })
            }
            result => result,
        }
    }

    /// Whether the index is as it was written, as far as that can be told: every page of its file, and what SQLite
    /// itself checks. Takes as long as reading the whole file.
    pub fn is_sound(&self) -> Result<bool, IndexError> {
        let whole = match &self.shared {
            Some(shared) => shared.is_sound(),
            None => seal::check_all(&self.folder) != seal::Seal::Broken,
        };
        if !whole {
            return Ok(false);
        }
        let sound = self.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
        match sound.map_err(IndexError::from) {
            Ok(words) => Ok(words == "ok"),
            Err(IndexError::Damaged) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Empties an index that turned out to be damaged, unless its file is the very one that was sealed: then another has
    /// mended it already.
    pub fn mend_unless_whole(&mut self) -> Result<(), IndexError> {
        self.follow()?;
        if self.shared.is_some() {
            return self.abandon();
        }
        let _lock = self.lock()?;
        if seal::check_all(&self.folder) == seal::Seal::Whole {
            return Ok(());
        }
        self.replace()
    }

    /// Empties an index that turned out to be damaged, so that the next refresh builds it anew. A shared one stays as it
    /// is; the person's own takes its place.
    pub fn mend(&mut self) -> Result<(), IndexError> {
        if self.shared.is_some() {
            return self.abandon();
        }
        let _lock = self.lock()?;
        self.replace()
    }

    /// Starts again with an empty index; the caller holds the lock.
    fn replace(&mut self) -> Result<(), IndexError> {
        self.connection = Connection::open_in_memory()?;
        empty(&self.folder)?;
        self.connection = connect(&self.folder)?;
        self.set_frugal(self.is_frugal)?;
        self.file = file_identity(&files::database(&self.folder));
        Ok(schema::create(&mut self.connection)?)
    }

    /// Begins to be the one that writes, until the lock is dropped.
    fn lock(&self) -> Result<File, IndexError> {
        lock_in(&self.folder)
    }
}

#[cfg(test)]
mod tests;
