//! What a query finds beyond the headlines: the fields of the articles, and the full text.

mod conditions;
mod phrases;
mod recall;
mod search;
mod words;

pub(super) use conditions::Conditions;
pub(super) use recall::{Past, Recall};
pub(super) use search::Search;
pub(super) use words::{Told, beyond_headline};
