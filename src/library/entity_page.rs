//! The page of an entity: what it said, what others said of it, who appears with it, where articles name it.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use super::articles::{ArticleService, OpenIndex};
use super::error::LibraryError;
use super::timeline::Timeline;
use crate::analysis::{Certainty, EntityKind, How};
use crate::archive::{Articles, Entities, EntityPage, HeldOffice, Index, IndexError, StoredQuotation, open_article};
use crate::article::{ArticleId, Span};
use crate::drafts::times_said;
use crate::text::sanitize::sanitize_line;

/// Code points of a sentence that a page shows, at most.
const PASSAGE: usize = 200;
/// Articles whose sentences are read from their files, the newest ones; those before show their headline.
const READ: usize = 300;
/// Most offices that are shown.
const OFFICES: usize = 6;
/// Most entities that are shown to appear with one.
const COMPANY: usize = 8;

/// One row of an entity's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageRow {
    /// The heading of a group and the number of its rows.
    Heading(PageGroup, usize),
    /// How what the heading is about is spread over time.
    Timeline(Timeline),
    /// Another entity.
    Entity {
        /// Its name.
        name: String,
        /// What it is.
        kind: EntityKind,
        /// The number of articles that name both.
        articles: u32,
    },
    /// An office that articles say it holds.
    Office(HeldOffice),
    /// A passage of an article.
    Passage {
        /// The id of the article.
        article: ArticleId,
        /// Where the passage begins in its body, in bytes.
        start: usize,
        /// The words of the quotation between marks, or the sentence that names the entity; empty when that was not read.
        words: String,
        /// For a quotation: what was spoken, as the index has it.
        spoken: Option<String>,
        /// The headline of the article.
        headline: String,
        /// The date of the article, as text.
        date: String,
        /// For a quotation of somebody else: who.
        speaker: Option<String>,
        /// For a quotation: how its speaker is known.
        how: Option<How>,
        /// For a quotation: how certain its speaker is.
        certainty: Option<Certainty>,
        /// How often the entity says it nearly word for word, this time included.
        times: usize,
    },
}

impl PageRow {
    /// Whether it is a passage of an article.
    #[must_use]
    pub fn is_passage(&self) -> bool {
        matches!(self, Self::Passage { .. })
    }

    /// Whether it stands for something that can be opened, so that a cursor can be put on it.
    #[must_use]
    pub fn is_stop(&self) -> bool {
        matches!(self, Self::Passage { .. } | Self::Entity { .. })
    }
}

/// The groups of an entity's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageGroup {
    /// The offices that it holds.
    Offices,
    /// Quotations by the entity.
    By,
    /// Quotations of others that name it.
    Said,
    /// Who appears with it.
    With,
    /// Passages about it.
    About,
}

/// Gathers the rows of a page across the archives. An entity is looked for by what it is called in the list, then by
/// the name that an article gives it.
pub(crate) fn entity_page(
    service: &mut ArticleService,
    name: &str,
    kind: EntityKind,
) -> Result<Vec<PageRow>, LibraryError> {
    let lists = Arc::clone(&service.library.lists);
    let OpenIndex { index, articles } = service.open_index()?;
    let entities = lists.entities(index, articles)?;
    Ok(gather(index, articles, &entities, name, kind)?)
}

fn gather(
    index: &Index,
    articles: &Articles,
    entities: &Entities,
    name: &str,
    kind: EntityKind,
) -> Result<Vec<PageRow>, IndexError> {
    let (row, keys) = keys_of(index, entities, name, kind)?;
    let page = index.entity_page(articles, &keys)?;
    let company = company(index, articles, entities, (row, &page))?;
    Ok(rows(articles, &page, company))
}

/// The row of an entity in the list, where it has one, and the keys of all its names.
pub(super) fn keys_of(
    index: &Index,
    entities: &Entities,
    name: &str,
    kind: EntityKind,
) -> Result<(Option<usize>, Vec<i64>), IndexError> {
    let called = entities.iter().position(|entity| entity.kind == kind && entity.name == name);
    if let Some(row) = called {
        return Ok((Some(row), entities.keys(row).collect()));
    }
    let Some(key) = index.entity_key(name, kind)? else { return Ok((None, Vec::new())) };
    let row = entities.row_of_key(key);
    // One that the person silenced still has a page, for whoever comes from an article.
    Ok((row, row.map_or_else(|| vec![key], |row| entities.keys(row).collect())))
}

/// Who appears with the entity, in most articles first; names that stand everywhere are chosen last.
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
    company.truncate(COMPANY);
    // Which ones are shown is weighed; the order is that of the numbers beside them.
    company.sort_by_key(|(_, _, count)| Reverse(*count));
    let rows = company.into_iter().filter_map(|(_, other, count)| {
        let entity = entities.get(other)?;
        Some(PageRow::Entity { name: entity.name.to_owned(), kind: entity.kind, articles: count })
    });
    Ok(rows.collect())
}

/// The rows of a page, each group in time order: the offices it holds, what it says, what others say of it, who appears with it, then what
/// articles say of it. A passage stands there once.
fn rows(articles: &Articles, page: &EntityPage, company: Vec<PageRow>) -> Vec<PageRow> {
    let mut rows = Vec::new();
    let passages = passages(articles, page);
    let offices = offices(page);
    if !offices.is_empty() {
        rows.push(PageRow::Heading(PageGroup::Offices, offices.len()));
        rows.extend(offices.into_iter().map(PageRow::Office));
    }
    let groups = [(PageGroup::By, &page.quotations), (PageGroup::Said, &page.about)];
    for (group, quotations) in groups.into_iter().filter(|(_, quotations)| !quotations.is_empty()) {
        rows.push(PageRow::Heading(group, quotations.len()));
        rows.extend(timeline(articles, quotations.iter().map(|(article, _)| *article)));
        let is_own = group == PageGroup::By;
        let first = rows.len();
        rows.extend(quotations.iter().filter_map(|(row, said)| quotation(articles, *row, said, !is_own)));
        if is_own {
            count_repeated(&mut rows[first..]);
        }
    }
    if !company.is_empty() {
        rows.push(PageRow::Heading(PageGroup::With, company.len()));
        rows.extend(company);
    }
    if !passages.is_empty() {
        rows.push(PageRow::Heading(PageGroup::About, passages.len()));
        rows.extend(timeline(articles, passages.iter().map(|(article, ..)| *article)));
        let passages = passages.into_iter();
        rows.extend(passages.filter_map(|(row, start, words)| passage(articles, row, start, words)));
    }
    rows
}

/// Counts for each of these quotations of one speaker how often it is said nearly word for word.
fn count_repeated(rows: &mut [PageRow]) {
    let words = |row: &PageRow| match row {
        PageRow::Passage { spoken: Some(spoken), .. } => spoken.clone(),
        _ => String::new(),
    };
    let spoken: Vec<String> = rows.iter().map(words).collect();
    let spoken: Vec<&str> = spoken.iter().map(String::as_str).collect();
    for (row, said) in rows.iter_mut().zip(times_said(&spoken)) {
        if let PageRow::Passage { times, .. } = row {
            *times = said;
        }
    }
}

/// The offices to be shown: those that several articles name; where there are none, what one says.
fn offices(page: &EntityPage) -> Vec<HeldOffice> {
    let least = if page.offices.iter().any(|held| held.articles > 1) { 2 } else { 1 };
    page.offices.iter().filter(|held| held.articles >= least).take(OFFICES).cloned().collect()
}

fn timeline(articles: &Articles, rows: impl Iterator<Item = u32>) -> Option<PageRow> {
    let timeline = Timeline::of(rows.filter_map(|row| articles.get(row as usize)?.date));
    timeline.spreads().then_some(PageRow::Timeline(timeline))
}

fn quotation(articles: &Articles, row: u32, said: &StoredQuotation, with_speaker: bool) -> Option<PageRow> {
    let line = sanitize_line(&said.words);
    // Only quotations that are marked in the article get quotation marks.
    let line = if said.marked { format!("« {line} »") } else { line };
    let shown_speaker = (with_speaker && !said.speaker().is_empty()).then(|| said.speaker().to_owned());
    let mut passage = passage(articles, row, said.span.start, line)?;
    if let PageRow::Passage { spoken, speaker, how, certainty, .. } = &mut passage {
        (*spoken, *speaker) = (Some(said.words.clone()), shown_speaker);
        (*how, *certainty) = (said.how, said.certainty);
    }
    Some(passage)
}

/// A passage of the article in this row; of a quotation more is known.
fn passage(articles: &Articles, row: u32, start: usize, words: String) -> Option<PageRow> {
    let row = articles.get(row as usize)?;
    let headline = if row.title_is_incipit { format!("[{}…]", row.title) } else { row.title.to_owned() };
    let date = row.date.map(|date| date.to_string()).unwrap_or_default();
    let (spoken, speaker, how, certainty) = (None, None, None, None);
    Some(PageRow::Passage { article: row.id, start, words, spoken, headline, date, speaker, how, certainty, times: 1 })
}

/// The sentences that name the entity: the row of the article, the place of the mention, the words. Those that have
/// part in a quotation of the page are left out. Of an article that is not read only the place is told.
fn passages(articles: &Articles, page: &EntityPage) -> Vec<(u32, usize, String)> {
    let mut told: HashMap<u32, Vec<Span>> = HashMap::new();
    for (row, said) in page.quotations.iter().chain(&page.about) {
        told.entry(*row).or_default().push(said.span);
    }
    let told = |row: u32| told.get(&row).map(Vec::as_slice).unwrap_or_default();
    let left: Vec<(u32, Vec<usize>)> = page
        .mentions
        .iter()
        .map(|mentioned| {
            let told = told(mentioned.article);
            let is_left = |place: &usize| !told.iter().any(|span| span.contains(*place));
            (mentioned.article, mentioned.places().filter(is_left).collect())
        })
        .filter(|(_, places): &(u32, Vec<usize>)| !places.is_empty())
        .collect();
    let unread = left.len().saturating_sub(READ);
    let mut passages = Vec::new();
    for (at, (row, places)) in left.iter().enumerate() {
        let sentences = if at < unread { None } else { sentences(articles, *row, places, told(*row)) };
        match sentences {
            Some(found) => passages.extend(found.into_iter().map(|(place, words)| (*row, place, words))),
            None => passages.extend(places.first().map(|place| (*row, *place, String::new()))),
        }
    }
    passages
}

/// The sentences of an article that name something at these bytes, each once, but for those that have part in one of
/// the spans that were `told`; nothing where its file cannot be read.
fn sentences(articles: &Articles, row: u32, places: &[usize], told: &[Span]) -> Option<Vec<(usize, String)>> {
    let body = open_article(&articles.stored(row as usize)?).ok()?.article.body;
    let mut found: Vec<(Span, usize)> = Vec::new();
    for place in places {
        if found.last().is_some_and(|(sentence, _)| sentence.contains(*place)) {
            continue;
        }
        // In the order of the text.
        let at = body.paragraphs.partition_point(|paragraph| paragraph.span.end <= *place);
        let Some(paragraph) = body.paragraphs.get(at) else { break };
        let sentences = crate::text::segment::sentences(&body.text, paragraph.span);
        let sentence = sentences.into_iter().find(|sentence| sentence.contains(*place));
        found.extend(sentence.map(|sentence| (sentence, *place)));
    }
    found.retain(|(sentence, _)| !told.iter().any(|span| span.overlaps(*sentence)));
    let words = |span: Span| sanitize_line(span.of(&body.text)).chars().take(PASSAGE).collect();
    Some(found.into_iter().map(|(sentence, place)| (place, words(sentence))).collect())
}
