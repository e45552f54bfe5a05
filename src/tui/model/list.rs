//! The rows of a tab: what they are made of, which of them the query left, and which one the cursor is on.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::filtered_list::{ListCursor, Viewport};
use super::pending::CursorPolicy;
use crate::annotations::Bookmark;
use crate::archive::{Articles, Entities, Quotes};
use crate::library::{identity_of_article, identity_of_entity, identity_of_quotation};
use crate::search::Scope;
use crate::search::filter::Hit;

/// What the rows of a list are made of. Rows are numbers into it; it never changes, a new one replaces it.
#[derive(Clone, Debug)]
pub enum Source {
    /// Not there yet.
    Nothing,
    /// Articles.
    Articles(Arc<Articles>),
    /// Quotations, and the articles that they are in.
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
            Self::Articles(articles) => Some(identity_of_article(articles.get(row)?.id)),
            Self::Quotes(articles, quotes) => {
                let quote = quotes.get(row)?;
                Some(identity_of_quotation(articles.get(quote.article as usize)?.id, quote.start))
            }
            Self::Entities(entities) => entities.get(row).map(|entity| identity_of_entity(entity.kind, entity.name)),
            Self::Bookmarks(bookmarks) => bookmarks.get(row).map(|bookmark| bookmark.id.to_string()),
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
    /// The cursor over `hits`.
    pub cursor: ListCursor,
    /// Whether the person moved the cursor since the query was typed: only then it stays on its row when rows come.
    pub moved: bool,
    /// The rows marked with Ctrl-T, by identity.
    pub marked: BTreeSet<String>,
    /// Whether the rows are the final answer to the query: those found in the full text are among them.
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
            cursor: ListCursor::default(),
            moved: false,
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
        self.hits.get(self.cursor.selected).map(|hit| hit.row)
    }

    /// What stays the same about the row under the cursor.
    #[must_use]
    pub fn identity(&self) -> Option<String> {
        self.source.identity(self.row()?)
    }

    /// Takes the answer to a query.
    pub fn answer(&mut self, source: Source, hits: Vec<Hit>, policy: CursorPolicy) {
        let identity = if policy == CursorPolicy::Stay { self.identity() } else { None };
        let offset = self.cursor.selected.saturating_sub(self.cursor.top);
        self.source = source;
        self.hits = hits;
        self.excerpts.clear();
        self.seeking = false;
        let same = identity.and_then(|identity| {
            self.hits.iter().position(|hit| self.source.identity(hit.row).as_ref() == Some(&identity))
        });
        match (same, policy) {
            (Some(selected), _) => self.cursor = ListCursor { selected, top: selected.saturating_sub(offset) },
            (None, CursorPolicy::Stay | CursorPolicy::StayIfMoved | CursorPolicy::StayInPlace) => {
                self.cursor.selected = self.cursor.selected.min(self.hits.len().saturating_sub(1));
            }
            (None, CursorPolicy::ToFirst) => self.cursor = ListCursor::default(),
        }
    }

    /// Puts the cursor on the row of this identity, where the person left it; whether there is one.
    pub fn return_to(&mut self, identity: &str) -> bool {
        let found = self.hits.iter().position(|hit| self.source.identity(hit.row).as_deref() == Some(identity));
        if let Some(selected) = found {
            self.cursor.selected = selected;
            self.moved = true;
        }
        found.is_some()
    }

    /// Moves the cursor by so many rows, down when positive, on a screen of `height` rows.
    pub fn step(&mut self, by: isize, height: usize) {
        self.moved = true;
        self.cursor.step(by, self.view(height), |_| true);
    }

    /// The same while a key is held.
    pub fn step_held(&mut self, by: isize, height: usize) {
        self.moved = true;
        self.cursor.step_held(by, self.view(height));
    }

    /// Scrolls as little as possible so that the row under the cursor is on a screen of `height` rows.
    pub fn keep_in_view(&mut self, height: usize) {
        self.cursor.keep_in_view(self.view(height), |_| true);
    }

    /// Whether this row is marked for copying.
    #[must_use]
    pub fn is_marked(&self, row: u32) -> bool {
        !self.marked.is_empty() && self.source.identity(row).is_some_and(|identity| self.marked.contains(&identity))
    }

    /// The rows that are marked, in the order of the source, whether the query shows them or not.
    #[must_use]
    pub fn marked_rows(&self) -> Vec<u32> {
        if self.marked.is_empty() {
            return Vec::new();
        }
        (0..u32::try_from(self.source.len()).unwrap_or(u32::MAX)).filter(|row| self.is_marked(*row)).collect()
    }

    fn view(&self, height: usize) -> Viewport {
        Viewport { count: self.hits.len(), height }
    }
}

/// A list narrower than this, in cells, shows the name and the counts of an entity only.
const ENTITY_ON_TWO_LINES: u16 = 44;
/// From this width on, in cells, all about an entity fits on one line.
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
