//! Saved searches on the command line: `guillemet searches` lists them, `--saved NAME` asks one.
//!
//! In come names, out come queries and rows. Nothing is remembered here as opened: that is what the interface does, where
//! the rows are seen.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use anyhow::bail;

use super::args::Folders;
use super::list_args::{ListFormat, SearchesArgs};
use super::opened::{lists_over, with_index};
use super::output::CommandOutcome;
use super::setting::{archives, choices, profile, tell_problems};
use super::table::{ListRow, object, print};
use super::words;
use crate::annotations::SavedSearch;
use crate::library::{SearchCount, count_rows};
use crate::profile::{Profile, today};
use crate::search::query::{nearest, parse};
use crate::text::sanitize::sanitize_line;

/// Puts the query of the saved search of this name before the words that were typed; they narrow it.
///
/// # Errors
/// When there is none of this name, or the file cannot be read.
pub fn with_saved(name: Option<&str>, mut words: Vec<String>, profile: &Profile) -> anyhow::Result<Vec<String>> {
    if let Some(name) = name {
        words.insert(0, saved(name, profile)?.query);
    }
    Ok(words)
}

/// The saved search of this name.
///
/// # Errors
/// When there is none of this name, or the file cannot be read.
pub fn saved(name: &str, profile: &Profile) -> anyhow::Result<SavedSearch> {
    let mut searches = load(profile)?;
    if let Some(at) = searches.iter().position(|search| search.name == name.trim()) {
        return Ok(searches.swap_remove(at));
    }
    let meant = nearest(name, searches.iter().map(|search| search.name.as_str()));
    let name = sanitize_line(name);
    bail!(meant.map_or_else(|| words::no_search(&name), |meant| words::no_search_but(&name, meant)));
}

/// Lists the saved searches with the number of their rows, and of those that are new since they were opened last; without
/// any archive only what they ask.
///
/// # Errors
/// When the file cannot be read, or the index cannot be used.
pub fn searches(folders: Folders, arguments: &SearchesArgs) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let searches = load(&profile)?;
    let named: Vec<_> = arguments.alone.iter().chain(&arguments.archives.archives).cloned().collect();
    let archives = archives(&named, &profile)?;
    let format = ListFormat::from_name(&arguments.format).unwrap_or_default();
    let choices = choices(&profile);
    let profile = Arc::new(profile);
    let mut counts: Vec<SearchCount> = Vec::new();
    if !archives.is_empty() && !searches.is_empty() {
        with_index(&profile, &archives, |index| {
            let (library, mut lists) = lists_over(index, &profile, &archives, &choices)?;
            library.reload_bookmarks()?;
            counts.clear();
            for search in &searches {
                let (query, cancel) = (parse(&search.query, today()), AtomicBool::new(false));
                counts.push(count_rows(&library, &mut lists, search, &query, &cancel)?);
            }
            Ok(CommandOutcome::Done)
        })?;
    }
    let rows = searches.iter().enumerate().map(|(at, search)| Ok(row(search, counts.get(at))));
    print(rows, format, None, &mut 0)
}

fn row(search: &SavedSearch, count: Option<&SearchCount>) -> ListRow {
    let (rows, new) = (count.map(|count| count.rows), count.and_then(|count| count.new));
    let text = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    let tab = search.scope().name();
    ListRow {
        id: search.name.clone(),
        columns: vec![text(rows), text(new), tab.to_owned(), search.query.clone()],
        fields: object(serde_json::json!({ "tab": tab, "query": search.query, "rows": rows, "new": new })),
    }
}

/// All saved searches; lines that are none are told and passed over.
fn load(profile: &Profile) -> anyhow::Result<Vec<SavedSearch>> {
    let read = profile.searches.load()?;
    tell_problems(profile.searches.path(), &read.problems);
    Ok(read.records)
}
