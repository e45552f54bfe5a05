//! What could not be read, and why: kept in the index, put into words by whoever shows it.

use std::fmt;
use std::io;
use std::path::PathBuf;

use serde::Serialize;

use crate::formats::{Kind, ProblemKind, ReadError, unread};

/// Something of an archive that could not be read. It never stops the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    /// The file, or the folder.
    pub path: PathBuf,
    /// The line, from 1, when only one record of the file is concerned.
    pub line: Option<u32>,
    /// Why.
    pub reason: Reason,
}

/// Why something could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The system does not let us look into this folder, or the archive is not there.
    Folder(Failure),
    /// The system does not give us this file.
    File(Failure),
    /// No format knows what to do with this file.
    Format(ReadError),
    /// The file is longer than so many MiB.
    TooLong(u64),
    /// By its name it is no file of articles, but may well hold one.
    Foreign(Kind),
    /// A link that leads nowhere.
    DeadLink,
    /// Something is wrong with one record or one part of the file, whose rest was read.
    Record(ProblemKind),
    /// An article of the file costs more than any that people write: behind so many bytes of it nothing was analysed.
    PartlyAnalysed(u64),
    /// The program itself failed on this file; the others are not concerned.
    Broken,
}

/// What the system said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It is not there.
    Missing,
    /// We may not.
    Forbidden,
    /// There is no space left.
    Full,
    /// It can be read, and no more than that.
    ReadOnly,
    /// Something else, in the words of the system.
    Other(String),
}

impl Reason {
    /// A folder that gave this error.
    pub(super) fn folder(error: &io::Error) -> Self {
        Self::Folder(Failure::from(error))
    }

    /// A file that gave this error.
    pub(super) fn file(error: &io::Error) -> Self {
        Self::File(Failure::from(error))
    }

    /// Whether it concerns the whole of what it was found at, so that nothing was read from it.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !matches!(self, Self::Record(_) | Self::PartlyAnalysed(_))
    }

    /// As the index keeps it: the kind and the words.
    pub(super) fn to_columns(&self) -> (&'static str, String) {
        match self {
            Self::Folder(failure) => ("folder", failure.words().to_owned()),
            Self::File(failure) => ("file", failure.words().to_owned()),
            Self::Format(error) => ("format", json(error)),
            Self::TooLong(most) => ("long", most.to_string()),
            Self::Foreign(what) => ("foreign", json(what)),
            Self::DeadLink => ("link", String::new()),
            Self::Record(problem) => ("record", json(problem)),
            Self::PartlyAnalysed(bytes) => ("partly", bytes.to_string()),
            Self::Broken => ("broken", String::new()),
        }
    }

    /// From what [`to_columns`](Self::to_columns) gave.
    pub(super) fn from_columns(kind: &str, words: &str) -> Self {
        let read = match kind {
            "folder" => Some(Self::Folder(Failure::from_words(words))),
            "file" => Some(Self::File(Failure::from_words(words))),
            "format" => serde_json::from_str(words).ok().map(Self::Format),
            "long" => words.parse().ok().map(Self::TooLong),
            "foreign" => serde_json::from_str(words).ok().map(Self::Foreign),
            "link" => Some(Self::DeadLink),
            "partly" => words.parse().ok().map(Self::PartlyAnalysed),
            "record" => serde_json::from_str(words).ok().map(Self::Record),
            _ => None,
        };
        read.unwrap_or(Self::Broken)
    }
}

/// What a problem is, for the index. Plain data always has a form in JSON.
fn json(problem: &impl Serialize) -> String {
    serde_json::to_string(problem).unwrap_or_default()
}

const MISSING: &str = "missing";
const FORBIDDEN: &str = "forbidden";
const FULL: &str = "full";
const READ_ONLY: &str = "read-only";

impl Failure {
    fn words(&self) -> &str {
        match self {
            Self::Missing => MISSING,
            Self::Forbidden => FORBIDDEN,
            Self::Full => FULL,
            Self::ReadOnly => READ_ONLY,
            Self::Other(words) => words,
        }
    }

    fn from_words(words: &str) -> Self {
        match words {
            MISSING => Self::Missing,
            FORBIDDEN => Self::Forbidden,
            FULL => Self::Full,
            READ_ONLY => Self::ReadOnly,
            words => Self::Other(words.to_owned()),
        }
    }
}

impl From<&io::Error> for Failure {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "it is not there",
            Self::Forbidden => "permission denied",
            Self::Full => "no space is left",
            Self::ReadOnly => "it can only be read",
            Self::Other(words) => words,
        })
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(failure) => write!(f, "the folder cannot be read: {failure}"),
            Self::File(failure) => write!(f, "the file cannot be read: {failure}"),
            Self::Format(error) => error.fmt(f),
            Self::TooLong(most) => write!(f, "it is longer than {most} MiB"),
            Self::Foreign(what) => f.write_str(&unread(*what)),
            Self::DeadLink => f.write_str("the link leads nowhere"),
            Self::Record(problem) => problem.fmt(f),
            Self::PartlyAnalysed(bytes) => {
                let kilobytes = bytes / 1000;
                write!(
                    f,
                    "only the first {kilobytes} kB were searched for quotations and names: it is no ordinary text"
                )
            }
            Self::Broken => f.write_str("the program failed on this file: please report it"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_come_back_from_the_index_as_they_were() {
        let failures = [Failure::Missing, Failure::Forbidden, Failure::Other("disque plein".into())];
        let reasons =
            failures.into_iter().flat_map(|failure| [Reason::Folder(failure.clone()), Reason::File(failure)]).chain([
                Reason::Format(ReadError::Unread(Kind::Pdf)),
                Reason::Record(ProblemKind::NoText { number: 3, title: Some("Le « pont »".into()) }),
                Reason::TooLong(64),
                Reason::Foreign(Kind::Book),
                Reason::DeadLink,
                Reason::PartlyAnalysed(600_000),
                Reason::Broken,
            ]);
        for reason in reasons {
            let (kind, words) = reason.to_columns();
            assert_eq!(Reason::from_columns(kind, &words), reason);
        }
    }
}
