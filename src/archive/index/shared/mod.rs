//! A shared index: one person or a timer writes it (`publish`), many read it.
//!
//! Each state of it lies in a folder of its own that never changes again; the manifest names the newest one and is
//! renamed into its place, so that a reader finds the old state or the new one and nothing between. Readers need no
//! right to write: the file is opened as one that cannot change, without locks. What a person's corrections make of it
//! lies in that person's own cache folder (`overlay`).

mod manifest;
mod overlay;
mod publish;
#[cfg(test)]
mod tests;
mod trust;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::{Connection, OpenFlags};
use xxhash_rust::xxh3::xxh3_64;

use self::manifest::{Manifest, Stamp, encoded, others_there};
use super::error::IndexError;
use super::home::Home;
use super::seal::{self, checksum};
use super::{Index, files, schema};
use crate::archive::paths::{real_roots, to_bytes};
use crate::archive::problem::Failure;

pub use publish::SharedBuild;
pub use trust::writable_by_others;

/// How often a reader tries anew when the state that the manifest named was removed before it could be opened.
const TRIES: usize = 4;

/// Where the index of a person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexPlaces {
    /// The person's cache folder.
    pub cache: PathBuf,
    /// The folder of an index that is written elsewhere and only read here.
    pub shared: Option<PathBuf>,
    /// Whether that one is read although others than its owner may write into it.
    pub trusts_writers: bool,
}

/// Why a shared index is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unshared {
    /// Its folder.
    pub folder: PathBuf,
    /// What is wrong with it.
    pub reason: UnsharedReason,
}

/// What is wrong with a shared index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnsharedReason {
    /// There is none.
    Missing,
    /// It is of another version of the program.
    OtherVersion,
    /// It is damaged.
    Damaged,
    /// Others than its owner may write here.
    Writable(PathBuf),
    /// It has nothing of this archive.
    NotOf(PathBuf),
    /// The system does not give it.
    Unreadable(Failure),
}

impl From<io::Error> for UnsharedReason {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            _ => Self::Unreadable(Failure::from(&error)),
        }
    }
}

/// A shared index that is open.
#[derive(Debug)]
pub(super) struct Shared {
    places: IndexPlaces,
    roots: Vec<PathBuf>,
    /// The file of the state that is open; its folder has the lists too.
    file: PathBuf,
    /// The manifest as it was when it was read last.
    stamp: Option<Stamp>,
    /// Set for all connections when it turned out to be damaged: they go over to the person's own index.
    abandoned: Arc<AtomicBool>,
    /// The state of the overlay that the connection shows; `None` when it shows none.
    laid: Option<i64>,
}

/// Opens the shared index of `places` for these archives, as it is now.
pub(super) fn open(places: &IndexPlaces, folder: &Path, roots: &[PathBuf]) -> Result<Index, UnsharedReason> {
    let roots = real_roots(roots);
    let mut result = Err(UnsharedReason::Missing);
    for _ in 0..TRIES {
        result = open_once(places, folder, &roots);
        if !matches!(result, Err(UnsharedReason::Missing)) || !folder.join(manifest::name()).exists() {
            break;
        }
    }
    result
}

fn open_once(places: &IndexPlaces, folder: &Path, roots: &[PathBuf]) -> Result<Index, UnsharedReason> {
    if !places.trusts_writers
        && let Some(path) = writable_by_others(folder)?
    {
        return Err(UnsharedReason::Writable(path));
    }
    let stamp = Stamp::of(folder)?;
    let Some(manifest) = Manifest::read(folder)? else {
        return Err(if others_there(folder) { UnsharedReason::OtherVersion } else { UnsharedReason::Missing });
    };
    if let Some(root) = roots.iter().find(|root| !manifest.roots.iter().any(|known| root.starts_with(known))) {
        return Err(UnsharedReason::NotOf(root.clone()));
    }
    let file = files::database(&folder.join(&manifest.state));
    if !places.trusts_writers
        && let Some(path) = trust::writable_file(folder, &file)?
    {
        return Err(UnsharedReason::Writable(path));
    }
    manifest.check(&file, seal::LONG)?;
    let connection = connect(&file).map_err(|error| match error {
        IndexError::Damaged => UnsharedReason::Damaged,
        error if !file.exists() => {
            tracing::info!("renewed while it was opened: {error}");
            UnsharedReason::Missing
        }
        error => UnsharedReason::Unreadable(Failure::Other(error.to_string())),
    })?;
    match schema::state(&connection) {
        Ok(schema::State::Current) => {}
        _ => return Err(UnsharedReason::Damaged),
    }
    let own = own_folder(places, folder);
    let shared =
        Shared { places: places.clone(), roots: roots.to_vec(), file, stamp, abandoned: Arc::default(), laid: None };
    let mut index = Index::new(connection, Home { folder: own, temporary: None });
    index.shared = Some(shared);
    if let Err(error) = index.show_overlay() {
        tracing::warn!("corrections made earlier are not laid over: {error}");
    }
    Ok(index)
}

/// A connection to a file that never changes: without locks, and without the two other files that SQLite would make.
fn connect(file: &Path) -> Result<Connection, IndexError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(unchanging(file), flags)?;
    schema::set_up(&connection)?;
    Ok(connection)
}

/// The address of such a file in SQLite's words.
fn unchanging(file: &Path) -> String {
    format!("file:{}?mode=ro&immutable=1", encoded(file))
}

/// Where a person keeps what belongs to a shared index: the overlay, and lists of archives that the index does not bring.
fn own_folder(places: &IndexPlaces, folder: &Path) -> PathBuf {
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    places.cache.join(format!("shared-{}-{:016x}", schema::SCHEMA, xxh3_64(to_bytes(&real))))
}

impl Index {
    /// Opens the index of a person for these archives: the shared one where there is one that has them, else the
    /// person's own (see [`Index::open`]), and says why.
    pub fn open_for(places: &IndexPlaces, roots: &[PathBuf]) -> Result<super::OpenedIndex, IndexError> {
        let unshared = match places.shared.as_deref() {
            // Without archives there is nothing to be read from it.
            Some(folder) if !roots.is_empty() => match open(places, folder, roots) {
                Ok(index) => return Ok(super::OpenedIndex { index, rebuilt: None, unshared: None }),
                Err(reason) => Some(Unshared { folder: folder.to_path_buf(), reason }),
            },
            _ => None,
        };
        Ok(super::OpenedIndex { unshared, ..Self::open(&places.cache)? })
    }

    /// The folder of the shared index that this one reads, when it does.
    #[must_use]
    pub fn shared_folder(&self) -> Option<&Path> {
        self.shared.as_ref()?.places.shared.as_deref()
    }

    /// The folder of the state that is read, with the lists that were written beside it.
    pub(in crate::archive) fn folder_of_state(&self) -> Option<&Path> {
        self.shared.as_ref()?.file.parent()
    }

    /// Goes over to where another thread went on: the newest state of a shared index and of what this person corrected in
    /// it; the person's own index where the shared one was found damaged; a temporary one where that could not be
    /// written; the file that took the place of a damaged one. Whether the connection is another one now.
    ///
    /// A state that cannot be opened changes nothing: the one that is open goes on being read.
    pub fn follow(&mut self) -> Result<bool, IndexError> {
        let Some(shared) = &self.shared else { return self.follow_home() };
        if shared.abandoned.load(Ordering::Relaxed) {
            self.abandon()?;
            return Ok(true);
        }
        let folder = shared.places.shared.clone().unwrap_or_default();
        if Stamp::of(&folder).is_ok_and(|stamp| stamp == shared.stamp) {
            self.show_overlay()?;
            return Ok(false);
        }
        match open(&shared.places, &folder, &shared.roots) {
            Ok(mut newer) => {
                newer.corrections = Arc::clone(&self.corrections);
                newer.set_frugal(self.is_frugal)?;
                if let Some(opened) = &mut newer.shared {
                    opened.abandoned = Arc::clone(&shared.abandoned);
                }
                *self = newer;
                Ok(true)
            }
            Err(reason) => {
                tracing::warn!("the shared index is not renewed: {reason:?}");
                Ok(false)
            }
        }
    }

    /// Gives a damaged shared index up, for all connections: the person's own takes its place.
    pub(super) fn abandon(&mut self) -> Result<(), IndexError> {
        let Some(shared) = &self.shared else { return Ok(()) };
        shared.abandoned.store(true, Ordering::Relaxed);
        let own = Self::open(&shared.places.cache)?.index;
        let is_frugal = self.is_frugal;
        *self = own.with_corrections(Arc::clone(&self.corrections));
        self.set_frugal(is_frugal)?;
        Ok(())
    }

    /// The same state by another connection.
    pub(super) fn another_shared(&self, shared: &Shared) -> Result<Self, IndexError> {
        let connection = connect(&shared.file)?;
        let mut index = Self::new(connection, self.home.now());
        index.home = self.home.clone();
        index.corrections = Arc::clone(&self.corrections);
        index.set_frugal(self.is_frugal)?;
        index.shared = Some(Shared {
            places: shared.places.clone(),
            roots: shared.roots.clone(),
            file: shared.file.clone(),
            stamp: shared.stamp,
            abandoned: Arc::clone(&shared.abandoned),
            laid: None,
        });
        index.show_overlay()?;
        Ok(index)
    }
}

impl Shared {
    /// Whether the whole file is as it was written.
    pub(super) fn is_sound(&self) -> bool {
        let folder = self.places.shared.as_deref().unwrap_or(Path::new(""));
        let manifest = Manifest::read(folder).ok().flatten();
        manifest.is_some_and(|manifest| {
            let newest = files::database(&folder.join(&manifest.state));
            newest != self.file || manifest.check(&self.file, u64::MAX).is_ok()
        })
    }
}

impl Manifest {
    /// Compares a file with what the manifest says of it: always its length, its checksum when it is no longer than
    /// `longest` bytes.
    fn check(&self, file: &Path, longest: u64) -> Result<(), UnsharedReason> {
        let length = std::fs::metadata(file)?.len();
        if length != self.length {
            return Err(UnsharedReason::Damaged);
        }
        if length <= longest && checksum(file)? != self.checksum {
            return Err(UnsharedReason::Damaged);
        }
        Ok(())
    }
}
