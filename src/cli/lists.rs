//! `guillemet articles|quotes|entities`: the rows that a query finds, as in the interface.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::args::Folders;
use super::list_args::{ArticlesArgs, ListArgs, ListFormat, Sort};
use super::opened::{lists_over, refreshed, with_index};
use super::order::{SortKey, sort_rows};
use super::output::{CommandOutcome, Lines, tell};
use super::places::of_list;
use super::query::understood;
use super::rows_as_text::{TextFormat, texts};
use super::saved::with_saved;
use super::setting::{choices, profile, some_archives};
use super::table::{ListRow, object, print};
use super::words;
use crate::analysis::{Certainty, level_of};
use crate::archive::{ArticleRow, Articles, Bookmarked, IndexError, LoadedLists, QuoteRow};
use crate::article::CodePoints;
use crate::library::ArticleService;
use crate::search::Scope;
use crate::search::query::Order;
use crate::text::sanitize::{sanitize_line, sanitize_path};

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
            "copies": article.copies,
        })),
    }
}

fn quote_row(article: &ArticleRow<'_>, quote: &QuoteRow<'_>, words: &str, start: usize) -> ListRow {
    let date = article.date.map(|date| date.to_string());
    let speaker = match level_of(quote.certainty).mark() {
        "" => quote.speaker.to_owned(),
        mark => format!("{} {mark}", quote.speaker),
    };
    ListRow {
        id: format!("{}.{start}", article.id),
        columns: vec![date.clone().unwrap_or_default(), speaker, sanitize_line(words)],
        fields: object(serde_json::json!({
            "words": words,
            "speaker": (!quote.speaker.is_empty()).then_some(quote.speaker),
            "how": quote.how.map(|how| how.name()),
            "certainty": quote.certainty.map(Certainty::as_number),
            "probably": quote.probably,
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

/// Brings the index up to date, asks it and prints the rows.
fn list(
    folders: Folders,
    arguments: &ListArgs,
    scope: Scope,
    row: impl Fn(&mut LoadedLists, usize) -> Result<Option<ListRow>, IndexError>,
) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let format = ListFormat::from_name(&arguments.format).filter(|_| arguments.template.is_none());
    let as_text = match format {
        Some(_) => None,
        None => Some(TextFormat::named(&arguments.format, arguments.template.as_deref(), &profile.config.citation)?),
    };
    let asked = of_list(&arguments.words, arguments.query.as_deref(), &arguments.archives.archives)?;
    let asked_for = with_saved(arguments.saved.as_deref(), asked.query, &profile)?;
    let mut query = understood(&asked_for, arguments.order.lenient)?;
    if arguments.copies {
        query.with_all_copies();
    }
    let order = arguments.order.sort.and_then(|sort| order_of(sort, scope));
    query.order = order.or(query.order);
    let archives = some_archives(&asked.archives, &profile)?;
    let profile = Arc::new(profile);
    let choices = choices(&profile);
    let kept = profile.bookmarks.list().map(|read| read.records).unwrap_or_default();
    let bookmarked = Bookmarked::of(&kept).with_marks(Arc::new(profile.read_marks(&archives)));
    // What was printed before the index turned out to be damaged is not printed again.
    let (mut printed, mut told) = (0, false);
    with_index(&profile, &archives, |index| {
        let problems = index.problems(&archives)?.len();
        if problems > 0 && !std::mem::replace(&mut told, true) {
            tell(words::problems(problems));
        }
        let (library, mut lists) = lists_over(index, &profile, &archives, &choices)?;
        let mut hits = Vec::new();
        lists.find(scope, &query, &bookmarked, &AtomicBool::new(false), &mut |found| hits = found.outcome.hits)?;
        let mut found: Vec<usize> = hits.iter().map(|hit| hit.row as usize).collect();
        if let Some(sort) = arguments.order.sort.filter(|_| order.is_none()) {
            let lists = RefCell::new(&mut lists);
            sort_rows(&mut found, sort, |row| sort_key(&mut lists.borrow_mut(), scope, *row));
        }
        if let Some(format) = &as_text {
            found.truncate(arguments.limit.unwrap_or(usize::MAX));
            let mut service = ArticleService::new(library);
            return print_text(&texts(&mut lists, &mut service, scope, &found, format)?);
        }
        let rows = found.into_iter().filter_map(|at| row(&mut lists, at).map_err(Into::into).transpose());
        print(rows, format.unwrap_or_default(), arguments.limit, &mut printed)
    })
}

/// The order of the query that `--sort` means, so that both put rows of one date or source in one order too; `None` where
/// queries have none.
fn order_of(sort: Sort, scope: Scope) -> Option<Order> {
    match sort {
        Sort::Date => Some(Order::Newest),
        Sort::Oldest => Some(Order::Oldest),
        Sort::Source if scope != Scope::Entities => Some(Order::Source),
        Sort::Certainty => Some(Order::LeastCertain),
        Sort::Score => Some(Order::BestMatch),
        Sort::Source | Sort::Speaker => None,
    }
}

/// What a row is ordered by. Rows that cannot be loaded have nothing.
fn sort_key(lists: &mut LoadedLists, scope: Scope, row: usize) -> SortKey {
    let text = |date: Option<crate::article::PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let unknown = SortKey { date: String::new(), source: String::new(), speaker: String::new() };
    match scope {
        Scope::Articles => lists.articles().get(row).map_or(unknown, |article| SortKey {
            date: text(article.date),
            source: article.source.to_owned(),
            speaker: article.author.to_owned(),
        }),
        Scope::Quotes => {
            let articles = lists.articles().clone();
            let Ok(quotes) = lists.quotes().cloned() else { return unknown };
            let quote = quotes.get(row);
            let article = quote.as_ref().and_then(|quote| articles.get(quote.article as usize));
            quote.zip(article).map_or(unknown, |(quote, article)| SortKey {
                date: text(article.date),
                source: article.source.to_owned(),
                speaker: quote.speaker.to_owned(),
            })
        }
        Scope::Entities => {
            let Ok(entities) = lists.entities().cloned() else { return unknown };
            entities.get(row).map_or(unknown, |entity| SortKey {
                date: text(entity.last),
                source: entity.name.to_owned(),
                speaker: entity.name.to_owned(),
            })
        }
        Scope::Bookmarks => unknown,
    }
}

fn print_text(text: &str) -> anyhow::Result<CommandOutcome> {
    let mut out = Lines::stdout();
    if !text.is_empty() {
        out.print(text.trim_end_matches('\n'))?;
    }
    out.finish()?;
    Ok(if text.is_empty() { CommandOutcome::Nothing } else { CommandOutcome::Done })
}

/// Lists the files that could not be read.
fn problems(folders: Folders, arguments: &ListArgs) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let asked = of_list(&arguments.words, arguments.query.as_deref(), &arguments.archives.archives)?;
    let archives = some_archives(&asked.archives, &profile)?;
    let index = refreshed(&profile, &archives)?;
    let rows = index.problems(&archives)?.into_iter().map(|problem| {
        let (path, reason) = (sanitize_path(&problem.path), words::locale().reason(&problem.reason));
        let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
        Ok(ListRow {
            id: format!("{path}{line}"),
            columns: vec![reason.clone()],
            fields: object(serde_json::json!({ "path": path, "line": problem.line, "reason": reason })),
        })
    });
    print(rows, ListFormat::from_name(&arguments.format).unwrap_or_default(), arguments.limit, &mut 0)
}
