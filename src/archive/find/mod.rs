//! What a query finds beyond the headlines: the fields of the articles, and the full text.

mod conditions;
mod words;

pub(super) use conditions::Conditions;
pub(super) use words::beyond_headline;
