//! Records that must not be lost, in one file of JSON Lines.

use std::fmt;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::atomic::{self, Durability, folder_of};
use super::lock::Lock;
use super::record::{LineProblem, Record};
use super::record_file::{RecordFile, RecordLine};
use super::waiting::Waiting;
use super::{ProfileError, resolved};
use crate::disk::private_folder;

/// How long a change waits for another program to be done.
const PATIENCE: Duration = Duration::from_secs(5);

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
    waiting: Waiting,
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
        Self { path, patience: PATIENCE, waiting: Waiting::default(), records: PhantomData }
    }

    /// The same, waiting at most so long for another program.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The same; whom a change waits for is told to `waiting`.
    #[must_use]
    pub fn telling(self, waiting: Waiting) -> Self {
        Self { waiting, ..self }
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
        let mut file = RecordFile::read(&self.path)?;
        let problems = std::mem::take(&mut file.problems);
        Ok(Records { records: file.into_records(), problems })
    }

    /// Adds records at the end, in one step. One whose identifier the file has already is left out.
    ///
    /// # Errors
    /// When the file cannot be locked, read or written; it is then as it was.
    pub fn add(&self, records: impl IntoIterator<Item = T>) -> Result<(), ProfileError> {
        self.change(|file| {
            for record in records {
                if file.find(record.id()).is_none() {
                    file.push(record)?;
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
        self.change(|file| {
            let position = file.find_or_err(id)?;
            file.change(position, change)?;
            let path = self.path.clone();
            file.record(position).cloned().ok_or_else(|| ProfileError::NoRecord { path, id: id.to_owned() })
        })
    }

    /// Changes every record for which `change` says that it did, in one step; how many.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn edit_all(&self, mut change: impl FnMut(&mut T) -> bool) -> Result<usize, ProfileError>
    where
        T: Clone,
    {
        self.change(|file| {
            let mut count = 0;
            for position in 0..file.len() {
                let Some(mut record) = file.record(position).cloned() else { continue };
                if change(&mut record) {
                    file.change(position, |old| *old = record)?;
                    count += 1;
                }
            }
            Ok(count)
        })
    }

    /// Takes the record `id` out.
    ///
    /// # Errors
    /// [`ProfileError::NoRecord`] when it is not there any more; else as [`add`](Self::add).
    pub fn remove(&self, id: &str) -> Result<Removed<T>, ProfileError> {
        self.change(|file| {
            let position = file.find_or_err(id)?;
            let after = position.checked_sub(1).and_then(|before| file.record(before)).map(|it| it.id().to_owned());
            let RecordLine { raw, record } = file.remove(position);
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
        self.change(|file| {
            if file.find(removed.record.id()).is_none() {
                let after = removed.after.as_deref().and_then(|id| file.find(id));
                let position = after.map_or(removed.position, |before| before + 1);
                file.insert(position, RecordLine { raw: removed.raw, record: Some(removed.record) });
            }
            Ok(())
        })
    }

    fn change<R>(&self, change: impl FnOnce(&mut RecordFile<T>) -> Result<R, ProfileError>) -> Result<R, ProfileError> {
        let target = resolved(&self.path);
        let unwritable = |source| ProfileError::Unwritable { path: target.clone(), source };
        private_folder(folder_of(&target)).map_err(unwritable)?;
        let _lock = Lock::wait(&lock_of(&target), self.patience, &|holder| self.waiting.tell(&self.path, holder))?;
        let mut file = RecordFile::read(&target)?;
        let before = file.to_bytes();
        let result = change(&mut file)?;
        let after = file.to_bytes();
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
