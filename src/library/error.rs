//! What the library cannot do.

use crate::archive::{IndexError, OpenError};

/// Something that the library was asked for and cannot give.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The article is not among those of the open archives, and nothing more is known of it.
    #[error("the article is not in the archives that are open")]
    Unlisted,
    /// The article is not among those of the open archives; its file is there.
    #[error("{0}: the article is not in the archives that are open")]
    NotInArchives(String),
    /// The article is not among those of the open archives; its file is gone.
    #[error("{0} is gone")]
    FileGone(String),
    /// The file of the article cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The words of a row are not in this file any more.
    #[error("{0}: the words are not in the file any more")]
    WordsGone(String),
    /// The analysis failed on the article in this file, a fault of the program.
    #[error("the analysis of {0} failed")]
    AnalysisFailed(String),
    /// The index cannot be used.
    #[error(transparent)]
    Index(#[from] IndexError),
}
