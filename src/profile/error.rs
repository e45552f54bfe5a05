//! What can go wrong with a person's files, and what to do about it.

use std::io;
use std::path::PathBuf;

use crate::disk::Holder;

/// What went wrong with a file of the person. Nothing was lost: the file is as it was.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// The system names no home folder.
    #[error("no home folder is known: set HOME, or name the folders with GUILLEMET_CONFIG_DIR and GUILLEMET_CACHE_DIR")]
    NoHome,
    /// The file is there and cannot be read, so it is not written either.
    #[error("cannot read {path}: {source}; it was left as it is, check its permissions", path = path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Something else than a file stands there.
    #[error("{path} is not a file: move it away", path = path.display())]
    NotAFile {
        /// What stands there.
        path: PathBuf,
    },
    /// The file is marked as not to be changed.
    #[error("{path} is read-only: make it writable to change it", path = path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file, or one beside it, cannot be written.
    #[error("cannot write {path}: {source}; check the permissions of its folder and the space left", path = path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Another program has held the lock for too long.
    #[error("{who} keeps {path} locked: close it or try again", who = by(holder.as_ref()), path = path.display())]
    Locked {
        /// The file of the lock.
        path: PathBuf,
        /// Who holds it, when the system tells.
        holder: Option<Holder>,
    },
    /// The file system has no locks, without which two programs could overwrite each other.
    #[error("{path} cannot be locked: {source}; use a folder on another file system (--config-dir)", path = path.display())]
    NoLocks {
        /// The file of the lock.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The record is not in the file any more.
    #[error("{path} has no record {id} any more: another program has removed it", path = path.display())]
    NoRecord {
        /// The file.
        path: PathBuf,
        /// The identifier that was looked for.
        id: String,
    },
    /// The record cannot be written as one line of JSON.
    #[error("a record cannot be written to {path}: {reason}", path = path.display())]
    NotJson {
        /// The file.
        path: PathBuf,
        /// What the serialiser says.
        reason: String,
    },
    /// The setting cannot be put into the file of settings, which is as it was.
    #[error("{path} cannot be changed: {reason}; `guillemet config --check` tells what is wrong in it", path = path.display())]
    NotSettable {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The system has no random numbers to give.
    #[error("the system gives no random numbers: {reason}")]
    NoChance {
        /// The system's reason.
        reason: String,
    },
}

/// Another program, and which when that is known.
fn by(holder: Option<&Holder>) -> String {
    holder.map_or_else(|| "another program".to_owned(), |holder| format!("another program ({holder})"))
}
