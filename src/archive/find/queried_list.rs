//! What a query is asked of, and what it gives back.

use crate::archive::columns::{Articles, Entities, Quotes};
use crate::archive::index::Index;
use crate::search::{Outcome, RowSet};

/// What was found, in the order of its rows' worth.
#[derive(Debug)]
pub struct QueryResult {
    /// The rows.
    pub outcome: Outcome,
    /// Whether this is the last result of the query: matches in the headlines are reported before those in the text.
    pub is_final: bool,
}

/// The rows that a query is about.
pub struct QueriedList<'a> {
    pub index: &'a Index,
    pub articles: &'a Articles,
    pub list: ListKind<'a>,
    /// The entities as the person has them, where they differ from what the index says.
    pub chosen: Option<&'a Entities>,
}

/// The list that its row numbers count.
pub enum ListKind<'a> {
    Articles,
    Quotes(&'a Quotes),
    Entities(&'a Entities),
}

impl QueriedList<'_> {
    /// How many rows there are.
    pub fn len(&self) -> u32 {
        let rows = match self.list {
            ListKind::Articles => self.articles.len(),
            ListKind::Quotes(quotes) => quotes.len(),
            ListKind::Entities(entities) => entities.len(),
        };
        u32::try_from(rows).unwrap_or(u32::MAX)
    }

    /// The rows that pass.
    pub fn that(&self, passes: impl Fn(usize) -> bool) -> RowSet {
        (0..self.len()).filter(|row| passes(*row as usize)).collect()
    }
}
