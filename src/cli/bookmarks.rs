//! `guillemet bookmarks`: what the person kept, as a list or as one text. No archive is needed for it.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::args::Folders;
use super::json;
use super::list_args::{BookmarksArgs, ListFormat};
use super::order::{SortKey, sort_rows};
use super::output::{CommandOutcome, Lines};
use super::pick::format;
use super::places::of_list;
use super::query::understood;
use super::saved::with_saved;
use super::setting::{profile, tell_problems};
use super::table::{ListRow, object, print};
use crate::annotations::Bookmark;
use crate::annotations::highlights::web;
use crate::citation::{Citation, Format, render_all};
use crate::profile::find_bookmarks;
use crate::search::query::Query;
use crate::text::sanitize::{sanitize_line, sanitize_path};

/// Lists bookmarks; they need no archive.
///
/// # Errors
/// When the file of bookmarks cannot be read.
pub fn bookmarks(folders: Folders, arguments: &BookmarksArgs) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let list_format = ListFormat::from_name(&arguments.format).filter(|_| arguments.template.is_none());
    let read = profile.bookmarks.list()?;
    tell_problems(profile.bookmarks.path(), &read.problems);
    let asked = of_list(&arguments.words, arguments.query.as_deref(), &arguments.archives)?;
    let query = with_saved(arguments.saved.as_deref(), asked.query, &profile)?;
    let query = understood(&query, arguments.order.lenient)?;
    let mut found = found(&read.records, &query);
    if !asked.archives.is_empty() {
        of_archives(&mut found, &asked.archives);
    }
    if let Some(sort) = arguments.order.sort {
        let key = |kept: &&Bookmark| SortKey {
            date: kept.date.clone().unwrap_or_default(),
            source: kept.source.clone().unwrap_or_default(),
            speaker: kept.speaker.clone().unwrap_or_default(),
        };
        sort_rows(&mut found, sort, key);
    }
    found.truncate(arguments.limit.unwrap_or(usize::MAX));
    if arguments.format == "jsonld" && arguments.template.is_none() {
        return annotations(&found);
    }
    let Some(list_format) = list_format else {
        let format = format(Some(&arguments.format), arguments.template.as_deref(), &profile.config.citation)?;
        if arguments.order.sort.is_none() {
            found.sort_by(|one, other| one.created.cmp(&other.created));
        }
        return cite(&found, &format);
    };
    let rows = found.into_iter().map(|bookmark| {
        let fields = serde_json::to_value(bookmark).map(object).unwrap_or_default();
        let words = sanitize_line(bookmark.text());
        let date = bookmark.date.clone().unwrap_or_default();
        ListRow { id: bookmark.id.to_string(), columns: vec![date, words, bookmark.note.clone()], fields }
    });
    print(rows.map(Ok), list_format, None, &mut 0)
}

/// The bookmarks that a query finds.
pub fn found<'b>(bookmarks: &'b [Bookmark], query: &Query) -> Vec<&'b Bookmark> {
    let found = find_bookmarks(bookmarks, query, &AtomicBool::new(false)).unwrap_or_default();
    found.hits.iter().filter_map(|hit| bookmarks.get(hit.row as usize)).collect()
}

/// Leaves only the bookmarks of articles in these archives. Compared as text, sanitised as in bookmarks, so that an
/// archive that no longer exists can still be named.
pub fn of_archives(bookmarks: &mut Vec<&Bookmark>, archives: &[PathBuf]) {
    let whole = |path: &PathBuf| sanitize_path(&path.canonicalize().unwrap_or_else(|_| path.clone()));
    let archives: Vec<PathBuf> = archives.iter().map(|path| PathBuf::from(whole(path))).collect();
    bookmarks.retain(|kept| archives.iter().any(|archive| Path::new(&kept.path).starts_with(archive)));
}

/// All bookmarks as a page of Web Annotations.
fn annotations(bookmarks: &[&Bookmark]) -> anyhow::Result<CommandOutcome> {
    let items: Vec<_> = bookmarks.iter().map(|bookmark| web::annotation(bookmark)).collect::<Result<_, _>>()?;
    let mut out = Lines::stdout();
    if !items.is_empty() {
        out.print(&json::line(&web::page(items))?)?;
    }
    out.finish()?;
    Ok(if bookmarks.is_empty() { CommandOutcome::Nothing } else { CommandOutcome::Done })
}

/// All bookmarks as one text.
fn cite(bookmarks: &[&Bookmark], format: &Format) -> anyhow::Result<CommandOutcome> {
    let citations: Vec<Citation> = bookmarks.iter().map(|bookmark| Citation::of_bookmark(bookmark)).collect();
    let mut out = Lines::stdout();
    if !citations.is_empty() {
        out.print(render_all(&citations, format).trim_end_matches('\n'))?;
    }
    out.finish()?;
    Ok(if citations.is_empty() { CommandOutcome::Nothing } else { CommandOutcome::Done })
}
