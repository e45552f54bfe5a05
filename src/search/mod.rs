//! Finding: the query language, and which rows a query finds, best first.
//!
//! [`query`] reads what a person types. The rest finds rows by their headlines, in memory: what is found by
//! the names and the text of articles comes from an index that this room knows nothing of. Nor does it know
//! what a row is: an article, a quotation, an entity, a bookmark.

mod accents;
pub mod filter;
pub mod find_in_text;
mod haystacks;
mod marks;
mod marks_in_text;
mod matching;
mod points;
pub mod query;
mod row_set;
pub mod score;
#[cfg(test)]
mod tests;
mod word_bounds;

pub use accents::Accent;
pub use filter::{FullTextHits, Hit, Outcome, extend, filter};
pub use haystacks::{Columns, Haystacks, NAMES_APART};
pub use marks::{marks, marks_in_prose};
pub use marks_in_text::{WordPlace, WordPlaces, word_places};
pub use row_set::RowSet;

use crate::article::names::names;

/// What a query looks through: the tabs of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Articles, by title and source.
    #[default]
    Articles,
    /// Quotations, by their words and speaker.
    Quotes,
    /// Persons, organisations, places and the like, by name.
    Entities,
    /// What the reader kept, by its words and note.
    Bookmarks,
}

names!(Scope { Articles = "articles", Quotes = "quotes", Entities = "entities", Bookmarks = "bookmarks" });
