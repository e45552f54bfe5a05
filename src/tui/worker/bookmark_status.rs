//! How the bookmarks stand: which of them are not as they were kept, and why.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::articles::find;
use crate::annotations::Bookmark;
use crate::annotations::anchor::Quality;
use crate::archive::{Articles, open_article};
use crate::article::{ArticleId, BookmarkId};
use crate::tui::message::Wanted;
use crate::tui::notice::BookmarkStatus;

/// Looks at each bookmark. Where the list knows an article by its id its text is what it was, so that only what
/// was edited is read.
pub fn examine(bookmarks: &[Bookmark], articles: &Articles) -> HashMap<BookmarkId, BookmarkStatus> {
    if bookmarks.is_empty() {
        return HashMap::new();
    }
    let known: HashSet<ArticleId> = articles.iter().map(|row| row.id).collect();
    let is_known = |bookmark: &Bookmark| bookmark.article.is_some_and(|id| known.contains(&id));
    let others = bookmarks.iter().filter(|bookmark| !is_known(bookmark));
    others.filter_map(|bookmark| Some((bookmark.id.clone(), standing(bookmark, articles)?))).collect()
}

/// How a bookmark stands whose article has another id by now, or is not there; `None` when all is well.
fn standing(bookmark: &Bookmark, articles: &Articles) -> Option<BookmarkStatus> {
    let wanted = Wanted::of_bookmark(bookmark);
    let is_there = !bookmark.path.is_empty() && Path::new(&bookmark.path).exists();
    let absent = if is_there || bookmark.path.is_empty() { BookmarkStatus::Elsewhere } else { BookmarkStatus::Gone };
    let Some(stored) = find(articles, &wanted) else { return Some(absent) };
    let Ok(opened) = open_article(&stored) else { return Some(absent) };
    match bookmark.anchor.as_ref()?.find(&opened.article.body.text) {
        None => Some(BookmarkStatus::PassageGone),
        Some(found) if found.quality == Quality::Changed => Some(BookmarkStatus::Changed),
        Some(_) => None,
    }
}
