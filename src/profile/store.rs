//! Records that must not be lost, in one file of JSON Lines.

use std::fmt;
use std::fs;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::atomic::{self, Durability, folder_of};
use super::lines::{Line, Lines};
use super::lock::Lock;
use super::{ProfileError, resolved};

/// How long a change waits for another program to be done.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a [`Store`] can keep.
pub trait Record: Serialize + DeserializeOwned {
    /// What tells it from the others of its file; not empty.
    fn id(&self) -> &str;

    /// Makes it safe to show, after reading: the file may come from anywhere.
    fn sanitise(&mut self);
}

/// One file of records, a line of JSON each, in the order in which they were added.
///
/// The file is the truth: nothing of it is remembered from one call to the next. Every change locks it (on a
/// file of its own beside it, `….lock`), reads it again, changes one line, writes all of it to a temporary file
/// in the same folder, flushes that, renames it over the old one and flushes the folder. So two programs that
/// change it at once lose nothing, and a cut at any moment leaves the old file or the new one. Lines that cannot
/// be read, and fields that this version does not know, stay as they are; a file that cannot be read is never
/// written. New records go to the end and changed ones stay in place, so that versions kept in git merge well.
pub struct Store<T> {
    path: PathBuf,
    patience: Duration,
    records: PhantomData<fn() -> T>,
}

/// What a file of records holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Records<T> {
    /// The records, in the order of the file.
    pub records: Vec<T>,
    /// The lines that are no records; they are kept.
    pub problems: Vec<LineProblem>,
}

/// A line that is no record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct LineProblem {
    /// Its number, from 1.
    pub line: usize,
    /// Why it is none, in the words of the reader of JSON.
    pub reason: String,
}

/// A record that was taken out, with all that is needed to put it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed<T> {
    /// The record.
    pub record: T,
    raw: Vec<u8>,
    /// The record that stood on the line before.
    after: Option<String>,
    /// The position among the lines, from 0.
    position: usize,
}

impl<T> fmt::Debug for Store<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Store").field(&self.path).finish()
    }
}

impl<T: Record> Store<T> {
    /// The store in the file at `path`, which need not exist.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self { path, patience: PATIENCE, records: PhantomData }
    }

    /// The same, waiting at most so long for another program.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads all records. A missing file has none.
    ///
    /// # Errors
    /// When the file is there and cannot be read as a whole. A bad line is no error: see [`Records::problems`].
    pub fn load(&self) -> Result<Records<T>, ProfileError> {
        let mut lines = Lines::read(&self.path)?;
        let problems = std::mem::take(&mut lines.problems);
        Ok(Records { records: lines.into_records(), problems })
    }

    /// Adds records at the end, in one step. One whose identifier the file has already is left out.
    ///
    /// # Errors
    /// When the file cannot be locked, read or written; it is then as it was.
    pub fn add(&self, records: impl IntoIterator<Item = T>) -> Result<(), ProfileError> {
        self.change(|lines| {
            for record in records {
                if lines.find(record.id()).is_none() {
                    lines.push(record)?;
                }
            }
            Ok(())
        })
    }

    /// Changes the record `id` in its place and gives it back as it is now.
    ///
    /// # Errors
    /// [`ProfileError::NoRecord`] when it is not there any more; else as [`add`](Self::add).
    pub fn edit(&self, id: &str, change: impl FnOnce(&mut T)) -> Result<T, ProfileError>
    where
        T: Clone,
    {
        self.change(|lines| {
            let position = lines.find_or_err(id)?;
            lines.change(position, change)?;
            let path = self.path.clone();
            lines.record(position).cloned().ok_or_else(|| ProfileError::NoRecord { path, id: id.to_owned() })
        })
    }

    /// Takes the record `id` out.
    ///
    /// # Errors
    /// [`ProfileError::NoRecord`] when it is not there any more; else as [`add`](Self::add).
    pub fn remove(&self, id: &str) -> Result<Removed<T>, ProfileError> {
        self.change(|lines| {
            let position = lines.find_or_err(id)?;
            let after = position.checked_sub(1).and_then(|before| lines.record(before)).map(|it| it.id().to_owned());
            let Line { raw, record } = lines.remove(position);
            let path = self.path.clone();
            let record = record.ok_or_else(|| ProfileError::NoRecord { path, id: id.to_owned() })?;
            Ok(Removed { record, raw, after, position })
        })
    }

    /// Puts a record back where it was: after the one that it followed, else on its old line. Does nothing when
    /// it is back already.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn restore(&self, removed: Removed<T>) -> Result<(), ProfileError> {
        self.change(|lines| {
            if lines.find(removed.record.id()).is_none() {
                let after = removed.after.as_deref().and_then(|id| lines.find(id));
                let position = after.map_or(removed.position, |before| before + 1);
                lines.insert(position, Line { raw: removed.raw, record: Some(removed.record) });
            }
            Ok(())
        })
    }

    fn change<R>(&self, change: impl FnOnce(&mut Lines<T>) -> Result<R, ProfileError>) -> Result<R, ProfileError> {
        let target = resolved(&self.path);
        let unwritable = |source| ProfileError::Unwritable { path: target.clone(), source };
        fs::create_dir_all(folder_of(&target)).map_err(unwritable)?;
        let _lock = Lock::wait(&lock_of(&target), self.patience)?;
        let mut lines = Lines::read(&target)?;
        let before = lines.to_bytes();
        let result = change(&mut lines)?;
        let after = lines.to_bytes();
        if after != before {
            if target.metadata().is_ok_and(|file| file.permissions().readonly()) {
                return Err(ProfileError::ReadOnly { path: self.path.clone() });
            }
            atomic::replace(&target, &after, Durability::Safe)?;
        }
        Ok(result)
    }
}

/// The file of the lock for the file `target`.
fn lock_of(target: &Path) -> PathBuf {
    let mut name = target.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}
