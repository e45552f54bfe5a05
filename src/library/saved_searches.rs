//! The rows of a saved search, and which of them are new since it was opened last.
//!
//! In come a saved search with its query as understood and the lists that it is asked of; out come the keys of its rows
//! or their number. Knows no screen: that a search is opened is told by whoever shows it.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::Library;
use super::row_identity::{identity_of_article, identity_of_entity, identity_of_quotation, row_key};
use crate::annotations::SavedSearch;
use crate::archive::{Bookmarked, IndexError, LoadedLists};
use crate::profile::find_bookmarks;
use crate::search::Scope;
use crate::search::query::Query;

/// How many rows a saved search has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchCount {
    /// What the search is called.
    pub name: String,
    /// All its rows.
    pub rows: usize,
    /// Those that are new since it was opened last; `None` where it never was, or where nothing is remembered.
    pub new: Option<usize>,
}

/// Counts the rows of a saved search.
pub(crate) fn count_rows(
    library: &Library,
    lists: &mut LoadedLists,
    search: &SavedSearch,
    query: &Query,
    cancel: &AtomicBool,
) -> Result<SearchCount, IndexError> {
    let rows = keys_of_rows(library, lists, search, query, cancel)?;
    let seen = library.profile.seen_rows(&library.archives, search);
    let new = seen.map(|seen| rows.iter().filter(|row| !seen.contains(row)).count());
    Ok(SearchCount { name: search.name.clone(), rows: rows.len(), new })
}

/// A saved search is opened: the keys of its rows that are new since the last time, and from now on none is.
pub(crate) fn open_search(
    library: &Library,
    lists: &mut LoadedLists,
    search: &SavedSearch,
    query: &Query,
    cancel: &AtomicBool,
) -> Result<Vec<u64>, IndexError> {
    let rows = keys_of_rows(library, lists, search, query, cancel)?;
    let seen = library.profile.seen_rows(&library.archives, search);
    if let Err(error) = library.profile.keep_seen_rows(&library.archives, search, &rows) {
        tracing::warn!("it is not remembered that a saved search was opened: {error}");
    }
    Ok(seen.map(|seen| rows.into_iter().filter(|row| !seen.contains(row)).collect()).unwrap_or_default())
}

fn keys_of_rows(
    library: &Library,
    lists: &mut LoadedLists,
    search: &SavedSearch,
    query: &Query,
    cancel: &AtomicBool,
) -> Result<Vec<u64>, IndexError> {
    let (scope, bookmarks) = (search.scope(), library.bookmarks());
    if scope == Scope::Bookmarks {
        let found = find_bookmarks(&bookmarks, query, cancel).ok_or(IndexError::Interrupted)?;
        return Ok(found.hits.iter().map(|hit| row_key(bookmarks[hit.row as usize].id.as_str())).collect());
    }
    let bookmarked = Bookmarked::of(&bookmarks).with_marks(library.read_marks());
    let mut answer = None;
    lists.find(scope, query, &bookmarked, cancel, &mut |found| {
        answer = found.is_final.then_some(found.outcome.hits).or(answer.take());
    })?;
    // Nothing final was told: the search was called off.
    let hits = answer.ok_or(IndexError::Interrupted)?;
    let articles = Arc::clone(lists.articles());
    let key: Box<dyn Fn(usize) -> Option<String>> = match scope {
        Scope::Quotes => {
            let quotes = Arc::clone(lists.quotes()?);
            Box::new(move |row| {
                let quote = quotes.get(row)?;
                Some(identity_of_quotation(articles.get(quote.article as usize)?.id, quote.start))
            })
        }
        Scope::Entities => {
            let entities = Arc::clone(lists.entities()?);
            Box::new(move |row| entities.get(row).map(|entity| identity_of_entity(entity.kind, entity.name)))
        }
        Scope::Articles | Scope::Bookmarks => {
            Box::new(move |row| articles.get(row).map(|article| identity_of_article(article.id)))
        }
    };
    Ok(hits.iter().filter_map(|hit| key(hit.row as usize)).map(|identity| row_key(&identity)).collect())
}
