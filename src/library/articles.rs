//! Opening articles by reference, through a connection to the index and the list of articles.

use std::path::Path;
use std::sync::Arc;

use super::error::LibraryError;
use super::opened::{Analysed, Opened};
use super::reference::ArticleRef;
use super::shared::Library;
use crate::archive::{ArticleLocation, Articles, Index, OpenedArticle, open_article};
use crate::article::ArticleId;

/// Opens articles. Each thread has one of its own, with its own connection to the index.
pub(crate) struct ArticleService {
    /// What it shares with the others.
    pub library: Library,
    open_index: Option<OpenIndex>,
}

/// The articles as they were loaded last, and the index behind them.
pub(crate) struct OpenIndex {
    /// The connection.
    pub index: Index,
    /// The list.
    pub articles: Arc<Articles>,
}

impl ArticleService {
    /// Opens and loads nothing yet.
    pub fn new(library: Library) -> Self {
        Self { library, open_index: None }
    }

    /// Opens an article and analyses all of it.
    pub fn open(&mut self, article: &ArticleRef) -> Result<Opened, LibraryError> {
        let opened = self.open_for_reading(article)?;
        if opened.analysed == Analysed::Whole { Ok(opened) } else { self.library.analyse_whole(&opened) }
    }

    /// Opens an article and analyses it unless it is long: it can be shown before.
    pub fn open_for_reading(&mut self, article: &ArticleRef) -> Result<Opened, LibraryError> {
        let location = self.locate(article)?;
        let archives = Arc::clone(&self.library.archives);
        let opened = Opened::read(&location, &archives, &self.open_index()?.index)?;
        if Library::is_long(&opened) { Ok(opened) } else { self.library.analyse_whole(&opened) }
    }

    /// Reads an article from its file, with the place of that file; nothing is analysed.
    pub fn read(&mut self, article: &ArticleRef) -> Result<(ArticleLocation, OpenedArticle), LibraryError> {
        let location = self.locate(article)?;
        let opened = open_article(&location)?;
        Ok((location, opened))
    }

    /// Whether the list has an article of this id.
    pub fn is_listed(&mut self, id: ArticleId) -> Result<bool, LibraryError> {
        Ok(self.open_index()?.articles.row_of_id(id).is_some())
    }

    /// The articles as they were loaded last, and a connection to the index.
    pub fn open_index(&mut self) -> Result<&OpenIndex, LibraryError> {
        let index = match self.open_index.take() {
            Some(mut open) => {
                open.index.follow()?;
                open.index
            }
            None => self.library.index()?,
        };
        let articles = self.library.lists.articles(&index)?;
        Ok(self.open_index.insert(OpenIndex { index, articles }))
    }

    /// Where the article is. One that the list does not have may be newer than the list, which is then loaded again.
    fn locate(&mut self, article: &ArticleRef) -> Result<ArticleLocation, LibraryError> {
        if let Some(location) = find(&self.open_index()?.articles, article) {
            return Ok(location);
        }
        let lists = Arc::clone(&self.library.lists);
        lists.renew(&self.open_index()?.index)?;
        find(&self.open_index()?.articles, article).ok_or_else(|| unlisted(article))
    }
}

/// The article of this id. An edit gives it another id, so that its file is tried next, when it is known: of several
/// articles in one file it is the one with the same title.
pub(super) fn find(articles: &Articles, article: &ArticleRef) -> Option<ArticleLocation> {
    let of_id = || articles.row_of_id(article.article?);
    let of_path = || {
        let path = article.path.as_deref()?;
        let inside: Vec<_> = articles.iter().filter(|row| row.path == path).collect();
        match inside.as_slice() {
            [only] => Some(only.row),
            many => many.iter().find(|row| Some(row.title) == article.title.as_deref()).map(|row| row.row),
        }
    };
    articles.stored(of_id().or_else(of_path)? as usize)
}

/// Why an article is not in the list.
fn unlisted(article: &ArticleRef) -> LibraryError {
    match article.path.as_deref().filter(|path| !path.is_empty()) {
        None => LibraryError::Unlisted,
        Some(path) if Path::new(path).exists() => LibraryError::NotInArchives(path.to_owned()),
        Some(path) => LibraryError::FileGone(path.to_owned()),
    }
}
