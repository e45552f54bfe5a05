//! The rows of a tab: what they are made of, which of them the query left, and which one the cursor is on.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::timeline::Timeline;
use crate::analysis::{EntityKind, How};
use crate::annotations::Bookmark;
use crate::archive::{Articles, Entities, Quotes};
use crate::article::ArticleId;
use crate::search::Scope;
use crate::search::filter::Hit;

/// What the rows of a list are made of. Rows are numbers into it; it never changes, a new one replaces it.
#[derive(Clone, Debug)]
pub enum Source {
    /// Not there yet.
    Nothing,
    /// Articles.
    Articles(Arc<Articles>),
    /// Quotations, and the articles that they stand in.
    Quotes(Arc<Articles>, Arc<Quotes>),
    /// Entities.
    Entities(Arc<Entities>),
    /// Bookmarks.
    Bookmarks(Arc<Vec<Bookmark>>),
}

impl Source {
    /// The number of rows without a query.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Articles(articles) => articles.len(),
            Self::Quotes(_, quotes) => quotes.len(),
            Self::Entities(entities) => entities.len(),
            Self::Bookmarks(bookmarks) => bookmarks.len(),
        }
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What stays the same about `row` when another source replaces this one.
    #[must_use]
    pub fn identity(&self, row: u32) -> Option<String> {
        let row = row as usize;
        match self {
            Self::Nothing => None,
            Self::Articles(articles) => Some(articles.get(row)?.id.to_string()),
            Self::Quotes(articles, quotes) => {
                let quote = quotes.get(row)?;
                Some(format!("{}.{}", articles.get(quote.article as usize)?.id, quote.start))
            }
            Self::Entities(entities) => {
                entities.get(row).map(|entity| format!("{}:{}", entity.kind.name(), entity.name))
            }
            Self::Bookmarks(bookmarks) => bookmarks.get(row).map(|bookmark| bookmark.id.clone()),
        }
    }
}

/// One tab's list.
#[derive(Clone, Debug)]
pub struct List {
    /// What the rows are made of.
    pub source: Source,
    /// The rows that the query left, best first.
    pub hits: Vec<Hit>,
    /// The position of the cursor in `hits`.
    pub selected: usize,
    /// The position of the first one on the screen.
    pub top: usize,
    /// The rows marked with Ctrl-T, by identity.
    pub marked: BTreeSet<String>,
    /// Whether no better answer to the query is on its way.
    pub settled: bool,
    /// The number of the question that the rows answer.
    pub answered: u64,
    /// The query that they answer.
    pub query: String,
    /// For rows that match in their text only: the sentence that does; empty while it is sought.
    pub excerpts: HashMap<u32, String>,
    /// Whether such sentences are being sought.
    pub seeking: bool,
}

impl Default for List {
    fn default() -> Self {
        Self {
            source: Source::Nothing,
            hits: Vec::new(),
            selected: 0,
            top: 0,
            marked: BTreeSet::new(),
            settled: false,
            answered: 0,
            query: String::new(),
            excerpts: HashMap::new(),
            seeking: false,
        }
    }
}

impl List {
    /// The row under the cursor.
    #[must_use]
    pub fn row(&self) -> Option<u32> {
        self.hits.get(self.selected).map(|hit| hit.row)
    }

    /// What stays the same about the row under the cursor.
    #[must_use]
    pub fn identity(&self) -> Option<String> {
        self.source.identity(self.row()?)
    }

    /// Takes the answer to a query. `keep`: the cursor stays on the same thing, wherever it went; else it goes
    /// to the first row.
    pub fn answer(&mut self, source: Source, hits: Vec<Hit>, keep: bool) {
        let identity = if keep { self.identity() } else { None };
        let offset = self.selected.saturating_sub(self.top);
        self.source = source;
        self.hits = hits;
        self.excerpts.clear();
        self.seeking = false;
        let kept = identity.and_then(|identity| {
            self.hits.iter().position(|hit| self.source.identity(hit.row).as_ref() == Some(&identity))
        });
        match kept {
            Some(position) => {
                self.selected = position;
                self.top = position.saturating_sub(offset);
            }
            None if keep => self.selected = self.selected.min(self.hits.len().saturating_sub(1)),
            None => (self.selected, self.top) = (0, 0),
        }
    }

    /// Moves the cursor by so many rows, down when positive, and keeps it on a screen of `shown` rows.
    pub fn step(&mut self, by: isize, shown: usize) {
        let last = self.hits.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
        self.keep_in_view(shown);
    }

    /// The same in the middle of a held key: where the list must scroll it scrolls by a quarter of the screen, because a
    /// list beside an article cannot be scrolled by the terminal, and to write it anew for each row takes a slow line
    /// longer than the key takes to repeat.
    pub fn step_on(&mut self, by: isize, shown: usize) {
        let before = self.top;
        self.step(by, shown);
        let (more, last) = (shown / 4, self.hits.len().saturating_sub(shown));
        if self.top > before {
            self.top = (self.top + more).min(last).min(self.selected);
        } else if self.top < before {
            self.top = self.top.saturating_sub(more);
        }
    }

    /// Scrolls as little as possible so that the cursor is on a screen of `shown` rows.
    pub fn keep_in_view(&mut self, shown: usize) {
        let shown = shown.max(1);
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(shown));
        self.top = self.top.min(self.hits.len().saturating_sub(shown.min(self.hits.len())));
    }
}

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
    /// A passage of an article.
    Passage {
        /// The id of the article.
        article: ArticleId,
        /// Where the passage begins in its body, in bytes.
        start: usize,
        /// The words of the quotation, or the sentence that names the entity.
        words: String,
        /// The headline of the article.
        headline: String,
        /// The date of the article, as text.
        date: String,
        /// For a quotation of somebody else: who.
        speaker: Option<String>,
        /// For a quotation: how its speaker is known.
        how: Option<How>,
    },
}

impl PageRow {
    /// Whether it is a passage of an article.
    #[must_use]
    pub fn is_passage(&self) -> bool {
        matches!(self, Self::Passage { .. })
    }

    /// Whether the cursor can stand on it.
    #[must_use]
    pub fn is_stop(&self) -> bool {
        matches!(self, Self::Passage { .. } | Self::Entity { .. })
    }
}

/// The groups of an entity's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageGroup {
    /// Quotations by the entity.
    By,
    /// Quotations of others that name it.
    Said,
    /// Who appears with it.
    With,
    /// Passages about it.
    About,
}

/// The page of an entity, in place of the list.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Everything about it.
    pub rows: Vec<PageRow>,
    /// The positions of the rows that the page's query left.
    pub shown: Vec<usize>,
    /// The position of the cursor in `shown`.
    pub selected: usize,
    /// The position of the first one on the screen.
    pub top: usize,
}

/// A list narrower than this, in cells, shows the name and the counts of an entity only.
const ENTITY_ON_TWO_LINES: u16 = 44;
/// In a list of this width, in cells, all about an entity stands on one line.
pub const ENTITY_ON_ONE_LINE: u16 = 76;

/// Cells that a row takes from the top of the screen down, in a list of this width.
#[must_use]
pub fn row_height(scope: Scope, width: u16) -> u16 {
    match scope {
        Scope::Articles => 1,
        Scope::Entities if (ENTITY_ON_TWO_LINES..ENTITY_ON_ONE_LINE).contains(&width) => 2,
        Scope::Entities => 1,
        Scope::Quotes | Scope::Bookmarks => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Outcome;

    #[test]
    fn a_held_key_scrolls_by_a_quarter_and_a_single_one_by_a_row() {
        let mut list = List { hits: Outcome::of_rows((0..100).collect()).hits, ..List::default() };
        (0..40).for_each(|_| list.step(1, 40));
        assert_eq!((list.selected, list.top), (40, 1));
        (0..2).for_each(|_| list.step_on(1, 40));
        assert_eq!((list.selected, list.top), (42, 12), "once; then there is room below");
        (0..70).for_each(|_| list.step_on(1, 40));
        assert_eq!((list.selected, list.top), (99, 60));
        (0..40).for_each(|_| list.step_on(-1, 40));
        assert_eq!((list.selected, list.top), (59, 49));
        (0..99).for_each(|_| list.step_on(-1, 40));
        assert_eq!((list.selected, list.top), (0, 0));
        let mut short = List { hits: Outcome::of_rows(vec![7, 8]).hits, ..List::default() };
        (0..3).for_each(|_| short.step_on(1, 1));
        assert_eq!((short.selected, short.top), (1, 1));
    }
}
