//! The list that a query is about, and the result of a query.

use crate::archive::columns::{Articles, Entities, Quotes};
use crate::archive::index::Index;
use crate::search::{Outcome, RowSet};

/// The rows that a query found so far.
#[derive(Debug)]
pub struct QueryResult {
    /// The rows, best first.
    pub outcome: Outcome,
    /// Whether this is the last result of the query: matches in the headlines are reported before those in the text.
    pub is_final: bool,
}

/// The list that a query is about, with what its filters need.
pub struct QueriedList<'a> {
    pub index: &'a Index,
    pub articles: &'a Articles,
    pub list: ListKind<'a>,
    /// The entities with the person's choices applied; `None` when there are no choices.
    pub chosen: Option<&'a Entities>,
}

/// Which list it is: row numbers count its rows.
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

    /// The rows for which `passes` is true.
    pub fn that(&self, passes: impl Fn(usize) -> bool) -> RowSet {
        (0..self.len()).filter(|row| passes(*row as usize)).collect()
    }
}
