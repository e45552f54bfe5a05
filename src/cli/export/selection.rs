//! What an export is of: the bookmarks that a query finds, or with `--all` every quotation of the articles that it finds.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::annotations::Bookmark;
use crate::archive::Bookmarked;
use crate::citation::Citation;
use crate::cli::args::Export;
use crate::cli::bookmarks::{found, of_archives};
use crate::cli::opened::{lists_over, with_index};
use crate::cli::output::tell;
use crate::cli::query::understood;
use crate::cli::setting::{archives, choices, some_archives, tell_problems};
use crate::library::{ArticleRef, ArticleService};
use crate::profile::Profile;
use crate::search::Scope;
use crate::search::query::Query;

/// What to write.
pub struct Selection {
    /// The citations.
    pub citations: Vec<Citation>,
    /// Whether it is everything that is kept, so that what is missing is not kept any more.
    pub is_all_kept: bool,
    /// The archives that are known: nothing is written into them.
    pub archives: Vec<PathBuf>,
}

/// What the arguments ask for.
///
/// # Errors
/// When the query is mistaken, or bookmarks or index cannot be read.
pub fn selected(profile: Profile, arguments: &Export) -> anyhow::Result<Selection> {
    let read = profile.bookmarks.list()?;
    tell_problems(profile.bookmarks.path(), &read.problems);
    let (kept, named) = (read.records, &arguments.archives.archives);
    let query = understood(arguments.query.as_slice(), false)?;
    if arguments.all {
        let archives = some_archives(named, &profile)?;
        let citations = everything(profile, &archives, &kept, &query)?;
        return Ok(Selection { citations, is_all_kept: false, archives });
    }
    let known = archives(named, &profile)?;
    let mut chosen = found(&kept, &query);
    if !named.is_empty() {
        of_archives(&mut chosen, named);
    }
    chosen.sort_by(|one, other| one.created.cmp(&other.created));
    let citations = chosen.into_iter().map(Citation::of_bookmark).collect();
    Ok(Selection { citations, is_all_kept: arguments.query.is_none() && named.is_empty(), archives: known })
}

/// Every quotation of the articles that a query finds, and what is kept of them.
fn everything(
    profile: Profile,
    archives: &[PathBuf],
    kept: &[Bookmark],
    query: &Query,
) -> anyhow::Result<Vec<Citation>> {
    let profile = Arc::new(profile);
    let (choices, marks) = (choices(&profile), Arc::new(profile.read_marks(archives)));
    with_index(&profile, archives, |index| {
        let (library, mut lists) = lists_over(index, &profile, archives, &choices)?;
        let (mut hits, bookmarked) = (Vec::new(), Bookmarked::of(kept).with_marks(Arc::clone(&marks)));
        let never = AtomicBool::new(false);
        lists.find(Scope::Articles, query, &bookmarked, &never, &mut |found| hits = found.outcome.hits)?;
        let articles = lists.articles().clone();
        let mut service = ArticleService::new(library);
        let mut citations = Vec::new();
        for row in hits.iter().filter_map(|hit| articles.get(hit.row as usize)) {
            let opened = match service.open(&ArticleRef::of_row(&row)) {
                Ok(opened) => opened,
                Err(error) => {
                    tell(error);
                    continue;
                }
            };
            let own = kept.iter().filter(|bookmark| bookmark.article == Some(opened.id)).map(Citation::of_bookmark);
            // What is kept comes first: of two with one place the first is written.
            citations.push(opened.citation(None));
            citations.extend(own);
            let quotations = opened.analysis.quotations.iter();
            citations.extend(quotations.map(|quotation| opened.citation(Some(quotation.span))));
        }
        Ok(citations)
    })
}
