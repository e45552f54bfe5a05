//! What the cursor is on: the questions about it that several features ask. Changes nothing.

use std::sync::Arc;

use crate::analysis::EntityKind;
use crate::annotations::Bookmark;
use crate::library::{ArticleRef, PageRow, Target};
use crate::search::filter::Hit;
use crate::tui::model::list::Source;
use crate::tui::model::{Focus, ListedEntity, Model};

/// The article of the row under the list's cursor and the place in it, where there is one.
pub fn article(model: &Model) -> Option<(ArticleRef, Target)> {
    if let Some(page) = &model.pages.open {
        let PageRow::Passage { article, start, .. } = page.rows.item()? else { return None };
        return Some((ArticleRef::of_id(*article), Target::Byte(*start)));
    }
    let list = model.list();
    let row = list.row()? as usize;
    Some(match &list.source {
        Source::Nothing | Source::Entities(_) => return None,
        Source::Articles(articles) => (ArticleRef::of_row(&articles.get(row)?), words_in_text(model)),
        Source::Quotes(articles, quotes) => {
            let quote = quotes.get(row)?;
            let article = articles.get(quote.article as usize)?;
            (ArticleRef::of_row(&article), Target::Byte(quote.start))
        }
        Source::Bookmarks(bookmarks) => {
            let bookmark = bookmarks.get(row)?;
            (ArticleRef::of_bookmark(bookmark), Target::Bookmark(bookmark.id.clone()))
        }
    })
}

/// For a row that matches in its text only: the longest word of the query, to be shown where it occurs.
fn words_in_text(model: &Model) -> Target {
    let list = model.list();
    let terms = model.search.query.terms.iter().filter(|term| !term.negated && term.beyond_headline());
    match terms.max_by_key(|term| term.text.len()) {
        Some(term) if list.hits.get(list.cursor.selected).is_some_and(Hit::is_in_text) => {
            Target::Words(term.text.clone())
        }
        _ => Target::Start,
    }
}

/// The bookmark of what the cursor is on: the row of the Bookmarks tab, the passage in the reader, or the article.
pub fn bookmark(model: &Model) -> Option<&Bookmark> {
    if model.focus == Focus::List {
        let list = model.list();
        return match &list.source {
            Source::Bookmarks(bookmarks) => bookmarks.get(list.row()? as usize),
            _ => None,
        };
    }
    let reader = model.reading.reader.as_ref()?;
    let passage = reader.passage();
    model.bookmarks_of(&reader.opened).find(|bookmark| match (passage, &bookmark.anchor) {
        (None, None) => true,
        (Some(span), Some(anchor)) => anchor.find(&reader.body().text).is_some_and(|found| found.span.overlaps(span)),
        _ => false,
    })
}

/// The entity of the row under the cursor of the Entities tab.
pub fn listed_entity(model: &Model) -> Option<ListedEntity> {
    let list = model.list();
    match &list.source {
        Source::Entities(entities) if model.pages.open.is_none() => {
            let row = list.row()? as usize;
            (row < entities.len()).then(|| ListedEntity { entities: Arc::clone(entities), row })
        }
        _ => None,
    }
}

/// The name and the kind of the entity of the row under the list's cursor: one of the Entities tab, or of those that
/// the page of an entity lists.
pub fn entity_of_row(model: &Model) -> Option<(String, EntityKind)> {
    if let Some(page) = &model.pages.open {
        return match page.rows.item()? {
            PageRow::Entity { name, kind, .. } => Some((name.clone(), *kind)),
            PageRow::Heading(..) | PageRow::Timeline(_) | PageRow::Office(_) | PageRow::Passage { .. } => None,
        };
    }
    let ListedEntity { entities, row } = listed_entity(model)?;
    let entity = entities.get(row)?;
    Some((entity.name.to_owned(), entity.kind))
}

/// The name and the kind of the entity under the reader's cursor: what is mentioned there, or who speaks.
pub fn entity_in_text(model: &Model) -> Option<(String, EntityKind)> {
    let reader = model.reading.reader.as_ref()?;
    let of_mention = reader.mention().map(|mention| mention.entity);
    let of_speaker = || reader.quotation()?.speaker.as_ref()?.entity;
    let entity = reader.opened.analysis.entities.get(of_mention.or_else(of_speaker)?)?;
    Some((entity.name.clone(), entity.kind))
}
