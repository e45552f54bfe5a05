//! `guillemet import FILE`: what a person marked in other programs becomes bookmarks.
//!
//! The article of a mark is found by its address, else by its title, else by the words themselves; the words are then
//! anchored in its text as a bookmark's are. Nothing is kept twice, and nothing is kept that has no place, unless the
//! person asks for it.

use std::collections::{HashMap, HashSet};
use std::io::Read as _;
use std::path::Path;

use anyhow::Context as _;

use super::args::{Folders, Import};
use super::lists::refreshed;
use super::output::{Lines, Outcome, tell};
use super::setting::{corrections, profile, some_archives};
use crate::analysis::{Analysis, analyse};
use crate::annotations::highlights::{Highlight, read};
use crate::annotations::{Bookmark, Corrections, Quality};
use crate::archive::{ArticleId, Articles, FileState, Index, open_article};
use crate::article::Article;
use crate::drafts::{pieces, probes};
use crate::profile::Profile;
use crate::text::fold::fold;
use crate::text::sanitize::{sanitize_line, sanitize_path};
use crate::text::width::truncate;

/// Articles of one address, title or wording that are looked into.
const LOOKED_INTO: usize = 8;
/// The widest words on a line that tells of a mark, in cells.
const WORDS: usize = 60;

/// What became of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Placed(Quality),
    Article,
    Known,
    Orphan,
    Nowhere,
}

impl Fate {
    fn told(self) -> &'static str {
        match self {
            Self::Placed(Quality::Exact | Quality::Moved) => "placed",
            Self::Placed(Quality::Changed) => "placed, the text differs",
            Self::Article => "the whole article",
            Self::Known => "kept already",
            Self::Orphan => "kept without its article",
            Self::Nowhere => "not in the archive",
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When there is no archive, or the index or the bookmarks cannot be used.
pub fn run(folders: Folders, arguments: &Import) -> anyhow::Result<Outcome> {
    let profile = profile(folders)?;
    let archives = some_archives(&arguments.archives.archives, &profile)?;
    let mut marks = Vec::new();
    let mut unreadable = 0;
    for path in &arguments.files {
        match marks_of(path) {
            Ok(found) => marks.extend(found),
            Err(error) => {
                tell(format_args!("{}: {error:#}", sanitize_path(path)));
                unreadable += 1;
            }
        }
    }
    if unreadable == arguments.files.len() {
        return Ok(Outcome::Unreadable);
    }
    let index = refreshed(&profile, &archives)?;
    let articles = index.articles(&archives)?;
    let mut desk = Desk::new(&index, &articles, &profile)?;
    let mut out = Lines::stdout();
    let (mut new, mut fates) = (Vec::new(), HashMap::<&str, usize>::new());
    for mark in &marks {
        let (mut fate, mut bookmark) = desk.place(mark)?;
        if fate == Fate::Nowhere && arguments.keep_unplaced && desk.is_new(&mark.orphan()) {
            (fate, bookmark) = (Fate::Orphan, Some(mark.orphan()));
        }
        *fates.entry(fate.told()).or_default() += 1;
        let words = if mark.is_of_article() { &mark.note } else { &mark.anchor.exact };
        let title = bookmark.as_ref().map_or(&mark.title, |bookmark| &bookmark.title);
        let words = sanitize_line(words);
        out.print(&format!("{}: {} · {}", fate.told(), truncate(&words, WORDS), sanitize_line(title)))?;
        new.extend(bookmark);
    }
    out.finish()?;
    let kept = new.len();
    if !arguments.dry_run && kept > 0 {
        profile.bookmarks.add_all(new)?;
    }
    tell(summary(kept, marks.len(), &fates, arguments.dry_run));
    Ok(if kept == 0 && !fates.contains_key(Fate::Known.told()) { Outcome::Nothing } else { Outcome::Done })
}

fn summary(kept: usize, all: usize, fates: &HashMap<&str, usize>, dry: bool) -> String {
    let verb = if dry { "would be kept" } else { "kept" };
    let count = |fate: Fate| fates.get(fate.told()).copied().unwrap_or_default();
    let mut told = format!("{kept} of {all} highlights {verb}");
    for fate in [Fate::Known, Fate::Nowhere] {
        if count(fate) > 0 {
            told.push_str(&format!(", {} {}", count(fate), fate.told()));
        }
    }
    if count(Fate::Nowhere) > 0 {
        told.push_str(" (--keep-unplaced keeps them too)");
    }
    told
}

/// The marks of a file; records that cannot be read are told.
fn marks_of(path: &Path) -> anyhow::Result<Vec<Highlight>> {
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes).context("standard input cannot be read")?;
    } else {
        bytes = std::fs::read(path).context("cannot be read")?;
    }
    let name = sanitize_path(path);
    let found = read(&name, &String::from_utf8_lossy(&bytes))?;
    for (number, reason) in &found.problems {
        tell(format_args!("{name}: record {number}: {}", sanitize_line(reason)));
    }
    Ok(found.marks)
}

/// Where marks are placed.
struct Desk<'a> {
    index: &'a Index,
    articles: &'a Articles,
    corrections: std::sync::Arc<Corrections>,
    by_address: HashMap<String, Vec<u32>>,
    by_title: HashMap<String, Vec<u32>>,
    /// The article that was opened last: the marks of one article mostly follow each other.
    open: Option<(u32, Opened)>,
    /// The ids of bookmarks, and their articles with their words.
    ids: HashSet<String>,
    kept: HashSet<(String, String)>,
}

struct Opened {
    id: String,
    path: String,
    article: Article,
    analysis: Analysis,
}

impl<'a> Desk<'a> {
    fn new(index: &'a Index, articles: &'a Articles, profile: &Profile) -> anyhow::Result<Self> {
        let kept = profile.bookmarks.list()?.records;
        let (mut by_address, mut by_title) = (HashMap::<_, Vec<u32>>::new(), HashMap::<_, Vec<u32>>::new());
        for article in articles.iter() {
            if !article.url.is_empty() {
                by_address.entry(address(article.url)).or_default().push(article.row);
            }
            by_title.entry(fold(article.title)).or_default().push(article.row);
        }
        Ok(Self {
            index,
            articles,
            corrections: corrections(profile),
            by_address,
            by_title,
            open: None,
            ids: kept.iter().map(|bookmark| bookmark.id.clone()).collect(),
            kept: kept.iter().map(identity).collect(),
        })
    }

    /// Whether a bookmark is not kept yet; from now on it is.
    fn is_new(&mut self, bookmark: &Bookmark) -> bool {
        let by_id = bookmark.id.is_empty() || self.ids.insert(bookmark.id.clone());
        by_id && self.kept.insert(identity(bookmark))
    }

    /// Finds the place of a mark, and the bookmark to keep.
    fn place(&mut self, mark: &Highlight) -> anyhow::Result<(Fate, Option<Bookmark>)> {
        if let Some(ours) = &mark.bookmark {
            let fate = if ours.anchor.is_some() { Fate::Placed(Quality::Exact) } else { Fate::Article };
            return Ok(self.once(fate, (**ours).clone()));
        }
        for row in self.rows(mark)? {
            let Some(opened) = self.opened(row) else { continue };
            let body = &opened.article.body.text;
            let (fate, span) = if mark.is_of_article() {
                (Fate::Article, None)
            } else if let Some(found) = mark.anchor.find(body) {
                (Fate::Placed(found.quality), Some(found.span))
            } else {
                continue;
            };
            let bookmark = Bookmark::of(&opened.article, &opened.analysis, &opened.id, &opened.path, span);
            return Ok(self.once(fate, mark.noted(bookmark)));
        }
        Ok((Fate::Nowhere, None))
    }

    fn once(&mut self, fate: Fate, bookmark: Bookmark) -> (Fate, Option<Bookmark>) {
        if self.is_new(&bookmark) { (fate, Some(bookmark)) } else { (Fate::Known, None) }
    }

    /// The articles that a mark may be of, the likeliest first.
    fn rows(&self, mark: &Highlight) -> anyhow::Result<Vec<u32>> {
        let known = |rows: Option<&Vec<u32>>| rows.into_iter().flatten().copied().take(LOOKED_INTO).collect::<Vec<_>>();
        let mut rows = Vec::new();
        if !mark.url.is_empty() {
            rows = known(self.by_address.get(&address(&mark.url)));
            let id = mark.url.strip_prefix("urn:guillemet:article:").and_then(|id| id.parse::<ArticleId>().ok());
            rows.extend(id.and_then(|id| self.articles.row_of_id(id)));
        }
        if rows.is_empty() && !mark.title.is_empty() {
            rows = known(self.by_title.get(&fold(&mark.title)));
        }
        if rows.is_empty() && !mark.is_of_article() {
            let pieces = pieces(&mark.anchor.exact);
            for phrase in probes::whole(&pieces).into_iter().chain(probes::runs(&pieces)) {
                rows = self.index.articles_with(&phrase, self.articles, LOOKED_INTO)?;
                if !rows.is_empty() {
                    break;
                }
            }
        }
        Ok(rows)
    }

    /// An article with its analysis, as the person corrected it; `None` when it cannot be opened any more.
    fn opened(&mut self, row: u32) -> Option<&Opened> {
        if self.open.as_ref().is_none_or(|(open, _)| *open != row) {
            let stored = self.articles.stored(row as usize)?;
            let opened = open_article(&stored).ok().filter(|opened| opened.state != FileState::Changed)?;
            let id = self.articles.get(row as usize)?.id.to_string();
            let path = sanitize_path(&stored.path);
            let mut analysis = analyse(&opened.article);
            let known = |id: &str| id.parse().is_ok_and(|id| self.articles.row_of_id(id).is_some());
            self.corrections.of(&id, &path, known).apply(&mut analysis, &opened.article.body.text);
            self.open = Some((row, Opened { id, path, article: opened.article, analysis }));
        }
        self.open.as_ref().map(|(_, opened)| opened)
    }
}

/// What makes two bookmarks the same: their article, or its title where it is not known, and their words.
fn identity(bookmark: &Bookmark) -> (String, String) {
    let article = if bookmark.article.is_empty() { &bookmark.title } else { &bookmark.article };
    let words = bookmark.anchor.as_ref().map(|anchor| anchor.exact.clone()).unwrap_or_default();
    (article.clone(), words)
}

/// An address without what does not tell one article from another: scheme, `www.`, fragment, a last slash and the
/// parameters that only say where a reader came from.
fn address(url: &str) -> String {
    let url = url.split('#').next().unwrap_or_default();
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (page, parameters) = url.split_once('?').unwrap_or((url, ""));
    let is_trace = |name: &str| name.starts_with("utm_") || ["fbclid", "gclid", "xtor"].contains(&name);
    let telling: Vec<&str> = parameters
        .split('&')
        .filter(|parameter| !parameter.is_empty() && !is_trace(parameter.split('=').next().unwrap_or_default()))
        .collect();
    let page = page.trim_end_matches('/');
    let (host, path) = page.split_once('/').unwrap_or((page, ""));
    let host = host.to_lowercase();
    format!("{}/{path}?{}", host.trim_start_matches("www."), telling.join("&"))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_of_one_page_are_one() {
        let one = address("https://www.Courrier.example/a/B/?utm_source=x&id=3#top");
        assert_eq!(one, address("http://courrier.example/a/B?id=3"));
        assert_ne!(one, address("http://courrier.example/a/b?id=3"));
        assert_ne!(one, address("http://courrier.example/a/B?id=4"));
    }
}
