//! Where an article lies: what the lists know of it and what opening it needs.

use std::path::PathBuf;

use crate::article::{ArticleId, Format, Place};

/// Where an article was when it was indexed: all that is needed to open it, on whatever thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleLocation {
    /// Its key in the index.
    pub key: i64,
    /// Its id.
    pub id: ArticleId,
    /// The real path of its file.
    pub path: PathBuf,
    /// The format of its file.
    pub format: Format,
    /// Where in the file it lay.
    pub place: Place,
    /// Its title, when it had one.
    pub title: Option<String>,
}
