//! What can go wrong with the index, and why it was built anew.

use std::io;
use std::path::PathBuf;

use rusqlite::types::FromSqlError;

/// The index cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// Another program is writing it; reading goes on.
    #[error("another program is indexing; the list shows what is known so far")]
    Busy,
    /// It is damaged. [`Index::open`](super::Index::open) replaces it.
    #[error("the index is damaged")]
    Damaged,
    /// A query was called off by its interrupt handle.
    #[error("called off")]
    Interrupted,
    /// No folder can hold it.
    #[error("no index can be kept in {path}: {error}")]
    Folder {
        /// The folder that was tried last.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The database refused.
    #[error("the index cannot be used: {0}")]
    Database(rusqlite::Error),
}

impl From<rusqlite::Error> for IndexError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(ErrorCode::OperationInterrupted) => Self::Interrupted,
            _ => Self::Database(error),
        }
    }
}

impl From<FromSqlError> for IndexError {
    fn from(error: FromSqlError) -> Self {
        rusqlite::Error::from(error).into()
    }
}

/// Why an index was built anew, or is not kept. Nothing of a person's is ever lost by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rebuilt {
    /// It was of another version of the program.
    OtherVersion,
    /// It was damaged.
    Damaged,
    /// The cache folder cannot be written: the index lives in a temporary folder until the program ends.
    NotKept,
}
