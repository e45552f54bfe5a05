//! `guillemet show ID`: one article, quotation or bookmark.

use std::path::PathBuf;

use anyhow::{Context, bail};

use super::args::{Folders, Show};
use super::json;
use super::opened::{bring_up_to_date, damaged, open};
use super::output::{CommandOutcome, Lines, tell};
use super::places::of_archives;
use super::setting::{corrections, profile, some_archives};
use super::words;
use crate::analysis::Quotation;
use crate::annotations::Bookmark;
use crate::archive::{Articles, Index, IndexError};
use crate::article::{Article, ArticleId, Body, ParagraphKind, PassageId};
use crate::citation::{Citation, Format, render};
use crate::library::Opened;
use crate::profile::Profile;
use crate::text::sanitize::sanitize_line;
use crate::text::wrap::wrap;

/// The widest line of a text that is shown, in cells: as in the reader.
const WIDTH: usize = 76;

/// What is printed.
enum ShowFormat {
    Text,
    Json,
    Citation(Format),
}

/// Runs the command.
///
/// # Errors
/// When the id or the format is none, or the article's file cannot be read.
pub fn run(folders: Folders, arguments: &Show) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let format = match arguments.format.as_str() {
        "text" => ShowFormat::Text,
        "json" => ShowFormat::Json,
        name => ShowFormat::Citation(Format::from_name(name).with_context(|| unknown_format(name))?),
    };
    let list = profile.bookmarks.list()?;
    if let Some(bookmark) = list.records.iter().find(|bookmark| bookmark.id.as_str() == arguments.id) {
        return show_bookmark(bookmark, &format);
    }
    let id = &arguments.id;
    // A full stop never stands in an article's id.
    let (article, start) = if id.contains('.') {
        let passage: PassageId = id.parse().with_context(|| sanitize_line(id))?;
        (passage.article, Some(passage.start))
    } else {
        (id.parse().with_context(|| format!("{}: no id of an article or bookmark", sanitize_line(id)))?, None)
    };
    show_article(&profile, arguments, article, start, &format)
}

fn unknown_format(name: &str) -> String {
    let names: Vec<&str> = Format::NAMED.iter().map(|(name, _)| *name).collect();
    words::no_format(name, format!("text, json, {}", names.join(", ")))
}

fn show_bookmark(bookmark: &Bookmark, format: &ShowFormat) -> anyhow::Result<CommandOutcome> {
    let text = match format {
        ShowFormat::Json => json::line(bookmark)?,
        ShowFormat::Text => render(&Citation::of_bookmark(bookmark), &Format::Plain),
        ShowFormat::Citation(format) => render(&Citation::of_bookmark(bookmark), format),
    };
    print(&text)
}

fn show_article(
    profile: &Profile,
    arguments: &Show,
    id: ArticleId,
    start: Option<usize>,
    format: &ShowFormat,
) -> anyhow::Result<CommandOutcome> {
    let archives = some_archives(&of_archives(&arguments.places, &arguments.archives.archives), profile)?;
    let (index, articles) = listing(profile, &archives, id)?;
    let Some(stored) = articles.row_of_id(id).and_then(|row| articles.stored(row as usize)) else {
        tell(words::no_such_article(id));
        return Ok(CommandOutcome::Nothing);
    };
    let opened = Opened::open(&stored, &archives, &index, &corrections(profile), &articles)?;
    if opened.changed {
        tell(words::changed(&opened.path));
    }
    let article = &opened.article;
    let Some(start) = start else {
        return print(&match format {
            ShowFormat::Text => whole(article),
            ShowFormat::Json => {
                json::line(&json::article(id.to_string().into(), Some(&opened.path), article, &opened.analysis))?
            }
            ShowFormat::Citation(format) => render(&opened.citation(None), format),
        });
    };
    let Some(quotation) = quotation_at(&article.body, &opened.analysis.quotations, start) else {
        bail!("{id}.{start}: no quotation begins there");
    };
    let cited = |format: &Format| render(&opened.citation(Some(quotation.span)), format);
    print(&match format {
        ShowFormat::Text => cited(&Format::Plain),
        ShowFormat::Json => json::line(&json::quotation(article, quotation))?,
        ShowFormat::Citation(format) => cited(format),
    })
}

/// The list of articles as the index has it; brought up to date first when the article is not in it.
fn listing(profile: &Profile, archives: &[PathBuf], id: ArticleId) -> anyhow::Result<(Index, Articles)> {
    let (mut index, _) = open(profile, archives)?;
    match index.articles(archives) {
        Ok(articles) if articles.row_of_id(id).is_some() => return Ok((index, articles)),
        Ok(_) => {}
        Err(IndexError::Damaged) => {
            tell(damaged(&index));
            index.mend()?;
        }
        Err(error) => return Err(error.into()),
    }
    bring_up_to_date(&mut index, archives)?;
    let articles = index.articles(archives)?;
    Ok((index, articles))
}

/// The quotation that begins at this code point of the body.
fn quotation_at<'a>(body: &Body, quotations: &'a [Quotation], start: usize) -> Option<&'a Quotation> {
    let byte = crate::article::CodePoints::new(&body.text).to_byte(start);
    quotations.iter().find(|quotation| quotation.span.start == byte)
}

/// The article as a page of text, broken as the reader breaks it.
fn whole(article: &Article) -> String {
    let meta = &article.meta;
    let mut lines = vec![match &meta.title {
        Some(title) => title.clone(),
        None => format!("[{}…]", article.incipit()),
    }];
    let date = meta.date.map(|date| date.to_string());
    let facts =
        [meta.source.clone(), date, (!meta.author.is_empty()).then(|| meta.author.join(", ")), meta.url.clone()];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    if !facts.is_empty() {
        lines.push(facts.join(" · "));
    }
    lines.push(String::new());
    let verbatim = |number: u32| {
        let paragraph = article.body.paragraphs.get(number as usize);
        paragraph.is_some_and(|paragraph| paragraph.kind == ParagraphKind::Verbatim)
    };
    for row in wrap(&article.body, WIDTH).rows {
        let text = row.span.of(&article.body.text);
        let text = if row.paragraph.is_some_and(verbatim) { text } else { text.trim_end() };
        lines.push(format!("{}{text}", " ".repeat(usize::from(row.indent))).trim_end().to_owned());
    }
    lines.join("\n")
}

fn print(text: &str) -> anyhow::Result<CommandOutcome> {
    let mut out = Lines::stdout();
    out.print(text)?;
    out.finish()?;
    Ok(CommandOutcome::Done)
}
