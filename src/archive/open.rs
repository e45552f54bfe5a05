//! Opening an article: its file is read again, and only that part of it where the article lies.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use super::body_hash::hash_of;
use super::location::ArticleLocation;
use super::paths::file_name;
use super::problem::{Failure, Reason};
use crate::article::Article;
use crate::disk::{open_file, read_file};
use crate::formats;

/// An article that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedArticle {
    /// The article as its file has it now.
    pub article: Article,
    /// How it compares with what the index knows.
    pub state: FileState,
}

/// How a file compares with what the index knows of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// The article lies where it was.
    Same,
    /// The very same words lie elsewhere in the file.
    Moved,
    /// The words have changed: what was kept of the article (quotations, the place that was read last) may not fit.
    Changed,
}

/// An article cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Its file is no longer there.
    #[error("{} is gone", .0.display())]
    Gone(PathBuf),
    /// Its file is there, without the article.
    #[error("{} no longer holds this article", .0.display())]
    Changed(PathBuf),
    /// The system does not give us its file.
    #[error("{} cannot be read: {failure}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        failure: Failure,
    },
    /// Nothing can be read from its file any more.
    #[error("{}: {reason}", path.display())]
    Unfit {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: Reason,
    },
}

/// Reads an article again. Only its own bytes are read as long as it lies where it was; else its file is searched
/// for the same words, then for the same title, then taken for it when it holds a single article.
pub fn open_article(stored: &ArticleLocation) -> Result<OpenedArticle, OpenError> {
    let path = &stored.path;
    let name = file_name(path);
    let bytes = bytes_of(stored).map_err(|error| refused(path, &error))?;
    if let Ok(article) = guarded(|| formats::read_record(&name, &bytes, stored.format, &stored.place))
        && hash_of(&article.body.text) == stored.id.hash()
    {
        return Ok(OpenedArticle { article, state: FileState::Same });
    }
    let bytes = read_file(path).map_err(|error| refused(path, &error))?;
    let reading =
        guarded(|| formats::read(&name, &bytes)).map_err(|reason| OpenError::Unfit { path: path.clone(), reason })?;
    closest(stored, reading.articles).ok_or_else(|| OpenError::Changed(path.clone()))
}

fn bytes_of(stored: &ArticleLocation) -> io::Result<Vec<u8>> {
    if stored.path.is_dir() {
        return Err(io::ErrorKind::NotFound.into());
    }
    let mut file = open_file(&stored.path)?;
    read_range(&mut file, &stored.place.bytes)
}

/// The bytes of a file from one place to another; fewer where it ends before.
pub(super) fn read_range(file: &mut File, range: &Range<u64>) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(range.start))?;
    let mut bytes = Vec::new();
    file.take(range.end.saturating_sub(range.start)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Runs a parser; what it refuses and what it breaks on is a reason.
pub(super) fn guarded<T>(parse: impl FnOnce() -> Result<T, formats::ReadError>) -> Result<T, Reason> {
    match catch_unwind(AssertUnwindSafe(parse)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(Reason::Format(error)),
        Err(_) => Err(Reason::Broken),
    }
}

fn closest(stored: &ArticleLocation, mut articles: Vec<Article>) -> Option<OpenedArticle> {
    let same = |article: &Article| hash_of(&article.body.text) == stored.id.hash();
    let titled = |article: &Article| stored.title.is_some() && article.meta.title == stored.title;
    let (at, state) = match articles.iter().position(same) {
        Some(at) => (at, FileState::Moved),
        None if articles.len() == 1 => (0, FileState::Changed),
        None => (articles.iter().position(titled)?, FileState::Changed),
    };
    Some(OpenedArticle { article: articles.swap_remove(at), state })
}

fn refused(path: &Path, error: &io::Error) -> OpenError {
    match Failure::from(error) {
        Failure::Missing => OpenError::Gone(path.to_path_buf()),
        failure => OpenError::Unreadable { path: path.to_path_buf(), failure },
    }
}
