//! Answering a query: its filters, its words in the headlines (in memory) and in the full text (in the index).
//!
//! Comes in: a parsed query and the list that it is about. Goes out: rows, best first. What matches a headline is
//! decided in the room `search`.

mod bookmarked;
mod conditions;
mod full_text;
mod going_on;
mod order;
mod phrases;
mod queried_list;
mod query_cache;
mod read_marks;
mod roles;
mod search;

pub use bookmarked::Bookmarked;
pub(super) use conditions::Conditions;
pub(super) use full_text::{FullTextCache, beyond_headline};
pub use going_on::{GoingOn, NamedEntity};
pub use queried_list::QueryResult;
pub(super) use queried_list::{ListKind, QueriedList};
pub(super) use query_cache::{CachedQuery, QueryCache};
pub use read_marks::ReadMarks;
pub(super) use search::Search;
