//! What could not be read, and why: kept in the index, put into words by whoever shows it.

use std::fmt;
use std::io;
use std::path::PathBuf;

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
    /// No format knows what to do with this file: in the words of the formats.
    Format(String),
    /// Something is wrong with one record or one part of the file, whose rest was read: in the same words.
    Record(String),
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
        !matches!(self, Self::Record(_))
    }

    /// As the index keeps it: the kind and the words.
    pub(super) fn to_columns(&self) -> (&'static str, &str) {
        match self {
            Self::Folder(failure) => ("folder", failure.words()),
            Self::File(failure) => ("file", failure.words()),
            Self::Format(words) => ("format", words),
            Self::Record(words) => ("record", words),
            Self::Broken => ("broken", ""),
        }
    }

    /// From what [`to_columns`](Self::to_columns) gave.
    pub(super) fn from_columns(kind: &str, words: &str) -> Self {
        match kind {
            "folder" => Self::Folder(Failure::from_words(words)),
            "file" => Self::File(Failure::from_words(words)),
            "format" => Self::Format(words.to_owned()),
            "record" => Self::Record(words.to_owned()),
            _ => Self::Broken,
        }
    }
}

const MISSING: &str = "missing";
const FORBIDDEN: &str = "forbidden";

impl Failure {
    fn words(&self) -> &str {
        match self {
            Self::Missing => MISSING,
            Self::Forbidden => FORBIDDEN,
            Self::Other(words) => words,
        }
    }

    fn from_words(words: &str) -> Self {
        match words {
            MISSING => Self::Missing,
            FORBIDDEN => Self::Forbidden,
            words => Self::Other(words.to_owned()),
        }
    }
}

impl From<&io::Error> for Failure {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "it is not there",
            Self::Forbidden => "permission denied",
            Self::Other(words) => words,
        })
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(failure) => write!(f, "the folder cannot be read: {failure}"),
            Self::File(failure) => write!(f, "the file cannot be read: {failure}"),
            Self::Format(words) | Self::Record(words) => f.write_str(words),
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
        let reasons = failures
            .into_iter()
            .flat_map(|failure| [Reason::Folder(failure.clone()), Reason::File(failure)])
            .chain([Reason::Format("rien".into()), Reason::Record("ligne".into()), Reason::Broken]);
        for reason in reasons {
            let (kind, words) = reason.to_columns();
            assert_eq!(Reason::from_columns(kind, words), reason);
        }
    }
}
