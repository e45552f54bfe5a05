//! The page of an entity: what it said, who appears with it, what is said about it.

use std::collections::HashMap;

use crate::analysis::{EntityKind, How};
use crate::archive::{Articles, Entities, EntityPage, Index, IndexError, open_article};
use crate::text::sanitize::sanitize_line;
use crate::tui::model::list::{PageGroup, PageRow};
use crate::tui::model::timeline::Timeline;

/// Code points around a mention that a page shows of its sentence.
const PASSAGE: usize = 200;
/// Passages whose sentence is read from its file, the newest ones; those before show their headline.
const READ: usize = 300;
/// Most entities that are shown to appear with one.
const COMPANY: usize = 8;

/// Gathers the rows of a page. An entity is looked for by what it is called in the list, then by the name that an
/// article gives it.
pub fn gather(
    index: &Index,
    articles: &Articles,
    entities: &Entities,
    name: &str,
    kind: EntityKind,
) -> Result<Vec<PageRow>, IndexError> {
    let called = entities.iter().position(|entity| entity.kind == kind && entity.name == name);
    let (row, keys) = match called {
        Some(row) => (Some(row), entities.keys(row).collect()),
        None => {
            let Some(key) = index.entity_key(name, kind)? else { return Ok(Vec::new()) };
            let row = entities.row_of_key(key);
            // One that the person silenced still has a page, for whoever comes from an article.
            (row, row.map_or_else(|| vec![key], |row| entities.keys(row).collect::<Vec<_>>()))
        }
    };
    let page = index.entity_page(articles, &keys)?;
    let company = company(index, articles, entities, (row, &page))?;
    Ok(rows(articles, &page, company))
}

/// Who appears with the entity, in most articles first; names that stand everywhere count for less.
fn company(
    index: &Index,
    articles: &Articles,
    entities: &Entities,
    (row, page): (Option<usize>, &EntityPage),
) -> Result<Vec<PageRow>, IndexError> {
    let mut shared: HashMap<usize, u32> = HashMap::new();
    for key in index.named_beside(articles, &page.mentions)? {
        let other = entities.row_of_key(key).filter(|other| Some(*other) != row);
        if let Some(other) = other {
            *shared.entry(other).or_default() += 1;
        }
    }
    let of = articles.len().max(1) as f64;
    let mut company: Vec<(f64, usize, u32)> = shared
        .into_iter()
        .filter_map(|(other, count)| {
            let entity = entities.get(other).filter(|entity| entity.kind != EntityKind::Date)?;
            let rarity = (1.0 + of / f64::from(entity.articles.max(1))).ln();
            // The list counts an entity once an article whatever its names are; here each name counts.
            let count = count.min(entity.articles);
            Some((f64::from(count) * rarity, other, count))
        })
        .collect();
    company.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    let rows = company.into_iter().take(COMPANY).filter_map(|(_, other, count)| {
        let entity = entities.get(other)?;
        Some(PageRow::Entity { name: entity.name.to_owned(), kind: entity.kind, articles: count })
    });
    Ok(rows.collect())
}

/// The rows of a page, each group in time order.
fn rows(articles: &Articles, page: &EntityPage, company: Vec<PageRow>) -> Vec<PageRow> {
    let mut rows = Vec::new();
    let passage = |article: u32, start: usize, words: String, how: Option<How>| {
        let row = articles.get(article as usize)?;
        Some(PageRow::Passage {
            article: row.id.to_string(),
            start,
            words,
            headline: if row.title_is_incipit { format!("[{}…]", row.title) } else { row.title.to_owned() },
            date: row.date.map(|date| date.to_string()).unwrap_or_default(),
            how,
        })
    };
    let timeline = |rows: &mut dyn Iterator<Item = u32>| {
        let timeline = Timeline::of(rows.filter_map(|row| articles.get(row as usize)?.date));
        timeline.spreads().then_some(PageRow::Timeline(timeline))
    };
    if !page.quotations.is_empty() {
        rows.push(PageRow::Heading(PageGroup::By, page.quotations.len()));
        rows.extend(timeline(&mut page.quotations.iter().map(|(article, _)| *article)));
        rows.extend(page.quotations.iter().filter_map(|(article, said)| {
            passage(*article, said.span.start, format!("« {} »", sanitize_line(&said.words)), said.how)
        }));
    }
    if !company.is_empty() {
        rows.push(PageRow::Heading(PageGroup::With, company.len()));
        rows.extend(company);
    }
    if !page.mentions.is_empty() {
        rows.push(PageRow::Heading(PageGroup::About, page.mentions.len()));
        rows.extend(timeline(&mut page.mentions.iter().map(|mentioned| mentioned.article)));
        let unread = page.mentions.len().saturating_sub(READ);
        rows.extend(page.mentions.iter().enumerate().filter_map(|(at, mentioned)| {
            let sentence = || about(articles, mentioned.article, mentioned.first.start);
            let words = if at < unread { String::new() } else { sentence() };
            passage(mentioned.article, mentioned.first.start, words, None)
        }));
    }
    rows
}

/// The sentence of an article that names something at this byte; nothing where its file cannot be read.
fn about(articles: &Articles, article: u32, start: usize) -> String {
    let sentence = || {
        let stored = articles.stored(article as usize)?;
        let opened = open_article(&stored).ok()?;
        let body = opened.article.body;
        let paragraph = body.paragraphs.iter().find(|paragraph| paragraph.span.contains(start))?;
        let sentences = crate::text::segment::sentences(&body.text, paragraph.span);
        let sentence = sentences.into_iter().find(|sentence| sentence.contains(start))?;
        Some(sanitize_line(sentence.of(&body.text)).chars().take(PASSAGE).collect())
    };
    sentence().unwrap_or_default()
}
