//! `guillemet articles|quotes|entities|bookmarks`: the rows that a query finds, as in the interface.

use std::cell::RefCell;
use std::collections::HashSet;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use serde::Serialize;

use super::args::{ArticlesArgs, BookmarksArgs, Folders, ListArgs, ListFormat};
use super::index::rebuilt;
use super::json;
use super::output::{CommandOutcome, Lines, tell};
use super::pick::format;
use super::setting::{choices, corrections, profile, some_archives};
use crate::annotations::Bookmark;
use crate::annotations::highlights::web;
use crate::archive::{ArticleRow, Articles, Index, IndexError, LoadedLists, QuoteRow};
use crate::article::{ArticleId, CodePoints};
use crate::citation::{Citation, Format, render_all};
use crate::profile::{Profile, find_bookmarks, today};
use crate::search::Scope;
use crate::search::query::{Query, parse};
use crate::terminal::Screen;
use crate::text::sanitize::{sanitize_line, sanitize_path};
use crate::text::width::{truncate, width};
use crate::tui::locale::Locale;

/// The widest line of a table where the terminal does not say, in cells.
const WIDTH: usize = 120;

/// One row, as each format prints it.
#[derive(Serialize)]
struct ListRow {
    id: String,
    #[serde(flatten)]
    fields: serde_json::Map<String, serde_json::Value>,
    /// The columns of the table; the widest one is cut where the line is too long.
    #[serde(skip)]
    columns: Vec<String>,
}

/// Lists articles, or the files that could not be read.
///
/// # Errors
/// When there is no archive, or the index cannot be used.
pub fn articles(folders: Folders, arguments: &ArticlesArgs) -> anyhow::Result<CommandOutcome> {
    if arguments.problems {
        return problems(folders, &arguments.list);
    }
    list(folders, &arguments.list, Scope::Articles, |lists, row| {
        Ok(lists.articles().get(row).map(|article| article_row(&article)))
    })
}

/// Lists quotations.
///
/// # Errors
/// As for [`articles`].
pub fn quotes(folders: Folders, arguments: &ListArgs) -> anyhow::Result<CommandOutcome> {
    let bodies = Bodies::default();
    list(folders, arguments, Scope::Quotes, |lists, row| {
        let articles = lists.articles().clone();
        let quotes = lists.quotes()?.clone();
        let Some(quote) = quotes.get(row) else { return Ok(None) };
        let Some(article) = articles.get(quote.article as usize) else { return Ok(None) };
        let whole = lists.index().quotation(quote.key)?;
        let words = whole.map_or_else(|| quote.words.to_owned(), |whole| whole.words);
        Ok(Some(quote_row(&article, &quote, &words, bodies.code_point(&articles, &quote))))
    })
}

/// Lists entities.
///
/// # Errors
/// As for [`articles`].
pub fn entities(folders: Folders, arguments: &ListArgs) -> anyhow::Result<CommandOutcome> {
    list(folders, arguments, Scope::Entities, |lists, row| {
        let entities = lists.entities()?;
        Ok(entities.get(row).map(|entity| {
            let also: Vec<&str> = entities.joined(row).map(|joined| joined.name).collect();
            let dates = |date: Option<crate::article::PartialDate>| date.map(|date| date.to_string());
            let (first, last) = (dates(entity.first), dates(entity.last));
            let counts = [entity.articles, entity.quotations].map(|count| count.to_string());
            ListRow {
                id: format!("{}:{}", entity.kind.name(), entity.name),
                columns: [vec![entity.kind.name().to_owned(), entity.name.to_owned()], counts.to_vec()].concat(),
                fields: object(serde_json::json!({
                    "name": entity.name, "kind": entity.kind.name(), "articles": entity.articles,
                    "quotations": entity.quotations, "first": first, "last": last, "also": also,
                })),
            }
        }))
    })
}

/// Lists bookmarks; they need no archive.
///
/// # Errors
/// When the file of bookmarks cannot be read.
pub fn bookmarks(folders: Folders, arguments: &BookmarksArgs) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let list_format = match arguments.format.as_str() {
        _ if arguments.template.is_some() => None,
        "table" => Some(ListFormat::Table),
        "tsv" => Some(ListFormat::Tsv),
        "jsonl" => Some(ListFormat::Jsonl),
        _ => None,
    };
    let read = profile.bookmarks.list()?;
    for problem in &read.problems {
        tell(format_args!("{}: {problem}", sanitize_path(profile.bookmarks.path())));
    }
    let query = understood(&arguments.query);
    let found = find_bookmarks(&read.records, &query, &AtomicBool::new(false)).unwrap_or_default();
    let mut found: Vec<&Bookmark> = found.hits.iter().filter_map(|hit| read.records.get(hit.row as usize)).collect();
    if !arguments.archives.is_empty() {
        // Compared as text, sanitised as in bookmarks, so that an archive that no longer exists can still be named.
        let whole = |path: &PathBuf| sanitize_path(&path.canonicalize().unwrap_or_else(|_| path.clone()));
        let archives: Vec<PathBuf> = arguments.archives.iter().map(|path| PathBuf::from(whole(path))).collect();
        found.retain(|kept| archives.iter().any(|archive| Path::new(&kept.path).starts_with(archive)));
    }
    found.truncate(arguments.limit.unwrap_or(usize::MAX));
    if arguments.format == "jsonld" && arguments.template.is_none() {
        return annotations(&found);
    }
    let Some(list_format) = list_format else {
        let format = format(Some(&arguments.format), arguments.template.as_deref(), &profile.config.citation)?;
        return cite(&mut found, &format);
    };
    let rows = found.into_iter().map(|bookmark| {
        let fields = serde_json::to_value(bookmark).map(object).unwrap_or_default();
        let words = sanitize_line(bookmark.text());
        let date = bookmark.date.clone().unwrap_or_default();
        ListRow { id: bookmark.id.to_string(), columns: vec![date, words, bookmark.note.clone()], fields }
    });
    print(rows.map(Ok), list_format, None)
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

/// All bookmarks as one text, in the order in which they were made.
fn cite(bookmarks: &mut [&Bookmark], format: &Format) -> anyhow::Result<CommandOutcome> {
    bookmarks.sort_by(|one, other| one.created.cmp(&other.created));
    let citations: Vec<Citation> = bookmarks.iter().map(|bookmark| Citation::of_bookmark(bookmark)).collect();
    let mut out = Lines::stdout();
    if !citations.is_empty() {
        out.print(render_all(&citations, format).trim_end_matches('\n'))?;
    }
    out.finish()?;
    Ok(if citations.is_empty() { CommandOutcome::Nothing } else { CommandOutcome::Done })
}

fn article_row(article: &ArticleRow<'_>) -> ListRow {
    let date = article.date.map(|date| date.to_string());
    let title = if article.title_is_incipit { format!("[{}…]", article.title) } else { article.title.to_owned() };
    let optional = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    ListRow {
        id: article.id.to_string(),
        columns: vec![date.clone().unwrap_or_default(), title, article.source.to_owned()],
        fields: object(serde_json::json!({
            "title": (!article.title_is_incipit).then_some(article.title),
            "incipit": article.title_is_incipit.then_some(article.title),
            "date": date,
            "source": optional(article.source),
            "author": article.authors().collect::<Vec<_>>(),
            "url": optional(article.url),
            "tags": article.each_tag().collect::<Vec<_>>(),
            "language": optional(article.language),
            "format": article.format.name(),
            "path": article.path,
            "quotations": article.quotations,
        })),
    }
}

fn quote_row(article: &ArticleRow<'_>, quote: &QuoteRow<'_>, words: &str, start: usize) -> ListRow {
    let date = article.date.map(|date| date.to_string());
    let speaker = if quote.inferred { format!("{} ?", quote.speaker) } else { quote.speaker.to_owned() };
    ListRow {
        id: format!("{}.{start}", article.id),
        columns: vec![date.clone().unwrap_or_default(), speaker, sanitize_line(words)],
        fields: object(serde_json::json!({
            "words": words,
            "speaker": (!quote.speaker.is_empty()).then_some(quote.speaker),
            "how": quote.how.map(|how| how.name()),
            "kind": quote.kind.name(),
            "marked": quote.marked,
            "article": article.id.to_string(),
            "title": (!article.title_is_incipit).then_some(article.title),
            "date": date,
            "source": (!article.source.is_empty()).then_some(article.source),
            "path": article.path,
        })),
    }
}

/// The body that was read last: quotations of one article mostly follow each other.
#[derive(Default)]
struct Bodies {
    last: RefCell<Option<(u32, Option<String>)>>,
}

impl Bodies {
    /// Where a quotation begins, in code points of its article's body: the index counts bytes, ids count code
    /// points. The byte where the article cannot be read any more.
    fn code_point(&self, articles: &Articles, quote: &QuoteRow<'_>) -> usize {
        let mut last = self.last.borrow_mut();
        if last.as_ref().is_none_or(|(article, _)| *article != quote.article) {
            let stored = articles.stored(quote.article as usize);
            let opened = stored.and_then(|stored| crate::archive::open_article(&stored).ok());
            *last = Some((quote.article, opened.map(|opened| opened.article.body.text)));
        }
        match &*last {
            Some((_, Some(body))) => CodePoints::new(body).of_byte(quote.start),
            _ => quote.start,
        }
    }
}

fn object(value: serde_json::Value) -> serde_json::Map<String, serde_json::Value> {
    match value {
        serde_json::Value::Object(fields) => fields,
        _ => serde_json::Map::new(),
    }
}

/// Brings the index up to date, asks it and prints the rows.
fn list(
    folders: Folders,
    arguments: &ListArgs,
    scope: Scope,
    row: impl Fn(&mut LoadedLists, usize) -> Result<Option<ListRow>, IndexError>,
) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let archives = some_archives(&arguments.archives.archives, &profile)?;
    let problems = refreshed(&profile, &archives)?.problems(&archives)?.len();
    if problems > 0 {
        tell(format_args!("{problems} files or records could not be read: `guillemet articles --problems`"));
    }
    let mut lists = LoadedLists::open(&profile.dirs.cache, archives)?;
    lists.lists().known().choose(choices(&profile));
    let kept = profile.bookmarks.list().map(|read| read.records).unwrap_or_default();
    let kept: HashSet<ArticleId> = kept.iter().filter_map(|kept| kept.article).collect();
    let query = understood(&arguments.query);
    let mut hits = Vec::new();
    lists.find(scope, &query, &kept, &AtomicBool::new(false), &mut |found| hits = found.outcome.hits)?;
    let rows = hits.iter().filter_map(|hit| row(&mut lists, hit.row as usize).map_err(Into::into).transpose());
    print(rows, arguments.format, arguments.limit)
}

/// The index with what is new in the archives; unless another program is updating it right now.
pub(super) fn refreshed(profile: &Profile, archives: &[std::path::PathBuf]) -> anyhow::Result<Index> {
    let opened = Index::open(&profile.dirs.cache)?;
    if let Some(reason) = opened.rebuilt {
        tell(rebuilt(reason));
    }
    let mut index = opened.index.with_corrections(corrections(profile));
    match index.refresh(archives, &mut |_| {}, &AtomicBool::new(false)) {
        Ok(_) => {}
        Err(IndexError::Busy) => tell("another guillemet is reading the archive: this is what is known so far"),
        Err(error) => return Err(error.into()),
    }
    Ok(index)
}

/// Parses the query and prints its mistakes on standard error.
fn understood(words: &[String]) -> Query {
    let text = words.join(" ");
    let query = parse(&text, today());
    for mistake in query.mistakes.iter().chain(&query.unfinished) {
        let piece = sanitize_line(mistake.span.of(&text));
        tell(format_args!("query: `{piece}` is left out: {}", Locale::English.mistake(&mistake.kind)));
    }
    query
}

/// Lists the files that could not be read.
fn problems(folders: Folders, arguments: &ListArgs) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let archives = some_archives(&arguments.archives.archives, &profile)?;
    let index = refreshed(&profile, &archives)?;
    let rows = index.problems(&archives)?.into_iter().map(|problem| {
        let (path, reason) = (sanitize_path(&problem.path), problem.reason.to_string());
        let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
        Ok(ListRow {
            id: format!("{path}{line}"),
            columns: vec![reason.clone()],
            fields: object(serde_json::json!({ "path": path, "line": problem.line, "reason": reason })),
        })
    });
    print(rows, arguments.format, arguments.limit)
}

fn print(
    rows: impl Iterator<Item = anyhow::Result<ListRow>>,
    format: ListFormat,
    limit: Option<usize>,
) -> anyhow::Result<CommandOutcome> {
    let mut out = Lines::stdout();
    let mut printed = 0;
    // A pipe gets whole lines: only a terminal has a width.
    let on_screen = std::io::stdout().is_terminal();
    let most =
        if on_screen { Screen::size().map_or(WIDTH, |size| usize::from(size.width).max(40)) } else { usize::MAX };
    for row in rows.take(limit.unwrap_or(usize::MAX)) {
        let row = row?;
        printed += 1;
        match format {
            ListFormat::Jsonl => out.print(&json::line(&row)?)?,
            ListFormat::Tsv => {
                let fields = std::iter::once(&row.id).chain(&row.columns).map(|field| sanitize_line(field));
                out.print(&fields.collect::<Vec<_>>().join("\t"))?;
            }
            ListFormat::Table => out.print(&table_line(&row, most))?,
        }
    }
    out.finish()?;
    Ok(if printed == 0 { CommandOutcome::Nothing } else { CommandOutcome::Done })
}

/// The id and the columns, two blanks apart; the longest column gives way where the line would be too wide.
fn table_line(row: &ListRow, most: usize) -> String {
    let fields: Vec<String> = std::iter::once(&row.id).chain(&row.columns).map(|field| sanitize_line(field)).collect();
    let total: usize = fields.iter().map(|field| width(field) + 2).sum();
    let longest = (1..fields.len()).max_by_key(|at| width(&fields[*at]));
    let shown = fields.iter().enumerate().map(|(at, field)| {
        let cut = Some(at) == longest && total > most;
        if cut {
            truncate(field, width(field).saturating_sub(total - most).max(20)).into_owned()
        } else {
            field.clone()
        }
    });
    shown.collect::<Vec<_>>().join("  ").trim_end().to_owned()
}
