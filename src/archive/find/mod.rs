//! What a query finds beyond the headlines: the fields of the articles, and the full text.

mod conditions;
mod full_text;
mod phrases;
mod queried_list;
mod query_cache;
mod search;

pub(super) use conditions::Conditions;
pub(super) use full_text::{FullTextCache, beyond_headline};
pub use queried_list::QueryResult;
pub(super) use queried_list::{ListKind, QueriedList};
pub(super) use query_cache::{CachedQuery, QueryCache};
pub(super) use search::Search;
