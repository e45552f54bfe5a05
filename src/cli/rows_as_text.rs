//! Rows of a list as one text in a format of citation: what `pick`, `show` and `bookmarks` write, of all rows that a query
//! found. In come rows, out comes the text.

use anyhow::bail;

use super::json;
use super::pick::format;
use super::words;
use crate::annotations::highlights::web;
use crate::archive::LoadedLists;
use crate::article::BookmarkId;
use crate::citation::{Format, render_all};
use crate::library::{ArticleRef, ArticleService, ListedQuotation, Passage, bookmark_of, cite};
use crate::profile::config::Citation;
use crate::search::Scope;

/// What rows are written as.
pub enum TextFormat {
    /// Citations.
    Citation(Format),
    /// A page of Web Annotations.
    Annotations,
}

impl TextFormat {
    /// The format of this name, or the template.
    ///
    /// # Errors
    /// When there is none of this name, or the template is wrong.
    pub fn named(name: &str, template: Option<&str>, settings: &Citation) -> anyhow::Result<Self> {
        match (name, template) {
            ("jsonld", None) => Ok(Self::Annotations),
            ("text", None) => Ok(Self::Citation(Format::Plain)),
            (name, None) if settings.named(name).is_none() => {
                let known = ["table", "jsonl", "jsonld", "text"].into_iter();
                let names: Vec<&str> = known.chain(Format::NAMED.iter().map(|(name, _)| *name)).collect();
                bail!(words::no_format(name, names.join(", ")))
            }
            _ => Ok(Self::Citation(format(Some(name), template, settings)?)),
        }
    }
}

/// The rows as one text; empty where there are none.
///
/// # Errors
/// When an article cannot be read any more.
pub fn texts(
    lists: &mut LoadedLists,
    service: &mut ArticleService,
    scope: Scope,
    rows: &[usize],
    format: &TextFormat,
) -> anyhow::Result<String> {
    if scope == Scope::Entities {
        return names(lists, rows, format);
    }
    let mut passages = Vec::new();
    for row in rows {
        passages.extend(passage(lists, scope, *row)?);
    }
    if passages.is_empty() {
        return Ok(String::new());
    }
    match format {
        TextFormat::Citation(format) => Ok(render_all(&cite(service, &passages)?.citations, format)),
        TextFormat::Annotations => {
            let mut items = Vec::new();
            for (passage, number) in passages.iter().zip(1_u64..) {
                let mut bookmark = bookmark_of(service, passage)?;
                bookmark.id = BookmarkId::new(number);
                bookmark.created = jiff::Timestamp::now().round(jiff::Unit::Second)?.to_string();
                items.push(web::annotation(&bookmark)?);
            }
            Ok(json::line(&web::page(items))?)
        }
    }
}

/// The passage that a row is.
fn passage(lists: &mut LoadedLists, scope: Scope, row: usize) -> anyhow::Result<Option<Passage>> {
    let articles = lists.articles().clone();
    if scope == Scope::Articles {
        return Ok(articles.get(row).map(|article| Passage::Article(ArticleRef::of_row(&article))));
    }
    let quotes = lists.quotes()?.clone();
    let Some(quote) = quotes.get(row) else { return Ok(None) };
    Ok(articles.get(quote.article as usize).map(|article| {
        let (article, words) = (ArticleRef::of_row(&article), quote.words.to_owned());
        Passage::Quotation(Box::new(ListedQuotation { article, start: quote.start, words, key: Some(quote.key) }))
    }))
}

/// Entities are nobody's words: their names, one a line, as `pick` writes them.
fn names(lists: &mut LoadedLists, rows: &[usize], format: &TextFormat) -> anyhow::Result<String> {
    let entities = lists.entities()?.clone();
    let as_json = !matches!(format, TextFormat::Citation(format) if *format != Format::Json);
    let names = rows.iter().filter_map(|row| entities.get(*row)).map(|entity| {
        if as_json {
            serde_json::json!({ "name": entity.name, "kind": entity.kind.name() }).to_string()
        } else {
            entity.name.to_owned()
        }
    });
    Ok(names.collect::<Vec<_>>().join("\n"))
}
