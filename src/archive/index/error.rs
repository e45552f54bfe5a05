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
            Some(
                ErrorCode::DatabaseCorrupt
                | ErrorCode::NotADatabase
                | ErrorCode::TypeMismatch
                | ErrorCode::ConstraintViolation,
            ) => Self::Damaged,
            Some(ErrorCode::OperationInterrupted) => Self::Interrupted,
            _ if means_damage(&error) => Self::Damaged,
            _ => Self::Database(error),
        }
    }
}

/// Whether this error can only come of a file that is not as we wrote it: a value of another type, text that is no
/// UTF-8, a table or a column that is missing, an end that came too soon.
fn means_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::Error;
    match error {
        Error::FromSqlConversionFailure(..)
        | Error::IntegralValueOutOfRange(..)
        | Error::Utf8Error(..)
        | Error::InvalidColumnType(..)
        | Error::InvalidColumnIndex(..)
        | Error::InvalidColumnName(..)
        | Error::QueryReturnedNoRows => true,
        Error::SqliteFailure(code, words) => {
            let missing = |words: &str| {
                ["no such ", "vtable constructor failed", "malformed ", "no column ", "has no column", "missing "]
                    .iter()
                    .any(|sign| words.contains(sign))
            };
            code.extended_code == rusqlite::ffi::SQLITE_IOERR_SHORT_READ || words.as_deref().is_some_and(missing)
        }
        Error::SqlInputError { msg, .. } => msg.contains("no such ") || msg.contains("no column "),
        _ => false,
    }
}

impl IndexError {
    /// Whether the index cannot be written where it is, by no fault of its own: the folder is full, read-only or not ours.
    pub(super) fn is_of_the_folder(&self) -> bool {
        use rusqlite::ErrorCode;
        match self {
            Self::Folder { .. } => true,
            Self::Database(error) => matches!(
                error.sqlite_error_code(),
                Some(
                    ErrorCode::DiskFull
                        | ErrorCode::ReadOnly
                        | ErrorCode::CannotOpen
                        | ErrorCode::PermissionDenied
                        | ErrorCode::SystemIoFailure
                )
            ),
            _ => false,
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
