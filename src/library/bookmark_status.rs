//! Which bookmarks are not as they were made, and why.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::articles::{ArticleService, find};
use super::error::LibraryError;
use super::reference::ArticleRef;
use crate::annotations::Bookmark;
use crate::annotations::anchor::Quality;
use crate::archive::{Articles, open_article};
use crate::article::{ArticleId, BookmarkId};

/// What is not as it was when a bookmark was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookmarkStatus {
    /// The words of the passage have changed.
    Changed,
    /// The article is there, the passage is not.
    PassageGone,
    /// The file of the article is gone.
    FileGone,
    /// The article is not in the archives that are open.
    NotInArchives,
}

/// The status of each bookmark, by its id; those that are as they were made are left out. An article that the list has
/// by its id has the same text as then, so that only articles that were edited are read.
pub(crate) fn bookmark_statuses(
    service: &mut ArticleService,
    bookmarks: &[Bookmark],
) -> Result<HashMap<BookmarkId, BookmarkStatus>, LibraryError> {
    if bookmarks.is_empty() {
        return Ok(HashMap::new());
    }
    let articles = &service.open_index()?.articles;
    let listed: HashSet<ArticleId> = articles.iter().map(|row| row.id).collect();
    let is_listed = |bookmark: &Bookmark| bookmark.article.is_some_and(|id| listed.contains(&id));
    let others = bookmarks.iter().filter(|bookmark| !is_listed(bookmark));
    Ok(others.filter_map(|bookmark| Some((bookmark.id.clone(), status(bookmark, articles)?))).collect())
}

/// The status of a bookmark whose article has another id by now, or is not listed; `None` when all is well.
fn status(bookmark: &Bookmark, articles: &Articles) -> Option<BookmarkStatus> {
    let is_there = !bookmark.path.is_empty() && Path::new(&bookmark.path).exists();
    let absent =
        if is_there || bookmark.path.is_empty() { BookmarkStatus::NotInArchives } else { BookmarkStatus::FileGone };
    let Some(location) = find(articles, &ArticleRef::of_bookmark(bookmark)) else { return Some(absent) };
    let Ok(opened) = open_article(&location) else { return Some(absent) };
    match bookmark.anchor.as_ref()?.find(&opened.article.body.text) {
        None => Some(BookmarkStatus::PassageGone),
        Some(found) if found.quality == Quality::Changed => Some(BookmarkStatus::Changed),
        Some(_) => None,
    }
}
