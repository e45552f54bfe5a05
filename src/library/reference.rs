//! References to articles, places and passages, as rows of lists and the reader hold them.

use std::sync::Arc;

use super::opened::Opened;
use crate::annotations::Bookmark;
use crate::archive::ArticleRow;
use crate::article::{ArticleId, BookmarkId, Language, Span};
use crate::citation::Source;

/// A reference to an article of the open archives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRef {
    /// Its id, where that is known.
    pub article: Option<ArticleId>,
    /// Its file: an edit gives the article another id.
    pub path: Option<String>,
    /// Its title, or its incipit where it has none: a file may hold many articles.
    pub title: Option<String>,
}

impl ArticleRef {
    /// The article of this id; nothing else is known of it.
    #[must_use]
    pub fn of_id(article: ArticleId) -> Self {
        Self { article: Some(article), path: None, title: None }
    }

    /// The article of a row.
    #[must_use]
    pub fn of_row(row: &ArticleRow<'_>) -> Self {
        Self { article: Some(row.id), path: Some(row.path.to_owned()), title: Some(row.title.to_owned()) }
    }

    /// An article that was opened.
    #[must_use]
    pub fn of_opened(opened: &Opened) -> Self {
        let title = Some(opened.headline().0);
        Self { article: Some(opened.id), path: Some(opened.path.clone()), title }
    }

    /// The article that a bookmark is of.
    #[must_use]
    pub fn of_bookmark(bookmark: &Bookmark) -> Self {
        let (path, title) = (Some(bookmark.path.clone()), Some(bookmark.title.clone()));
        Self { article: bookmark.article, path, title }
    }
}

/// What citations name of the article of a row: read from the list, without its file.
pub(crate) fn source_of_row(row: &ArticleRow<'_>) -> Source {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Source {
        id: Some(row.id),
        title: row.title.to_owned(),
        title_is_incipit: row.title_is_incipit,
        date: row.date,
        name: some(row.source),
        author: row.authors().map(str::to_owned).collect(),
        url: some(row.url),
        language: Language::from_tag(row.language),
        path: row.path.to_owned(),
    }
}

/// Where in an article to go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// To its start.
    #[default]
    Start,
    /// To the quotation, or else the text, at this byte of the body.
    Byte(usize),
    /// To this code point of the body, as the first line.
    CodePoint(usize),
    /// To the passage of the bookmark of this id.
    Bookmark(BookmarkId),
    /// To where these words, folded, stand first; they are searched for.
    Words(String),
}

/// A passage to cite, to hand over or to keep.
///
/// It holds what the person sees. A passage of a list is looked for in the file as it is now, and is only taken when
/// the words are still the same; a passage of an article on the screen is taken from there.
#[derive(Clone, Debug)]
pub enum Passage {
    /// These bytes of an article on the screen, or the article.
    Shown(Arc<Opened>, Option<Span>),
    /// The article of a row.
    Article(ArticleRef),
    /// The quotation of a row.
    Quotation(Box<ListedQuotation>),
    /// What a row of an entity's page shows that is no quotation: a sentence that names the entity, at this byte of the
    /// body. Its article is cited; or a quotation that holds this byte, as long as the article is what was indexed.
    Mention(ArticleRef, usize),
    /// A bookmark, from what it keeps.
    Bookmark(Box<Bookmark>),
}

/// A quotation as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedQuotation {
    /// The article that it stands in.
    pub article: ArticleRef,
    /// Where it began in the body when that was indexed, in bytes.
    pub start: usize,
    /// What was spoken, on one line; no more than the list shows of it.
    pub words: String,
    /// Its key in the index, which has the rest of the words; `None` when `words` are all of them.
    pub key: Option<i64>,
}
