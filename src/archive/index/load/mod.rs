//! Loading the lists: from the tables of the index to the columns in memory.
//!
//! The only place that knows both. What a row looks like and how rows are sorted is decided in `archive::columns`.

mod articles;
mod counting;
mod entities;
mod offices;
mod quotes;

pub(super) use articles::load_articles;
pub(super) use entities::load_entities;
pub(super) use offices::load_offices_of;
pub(super) use quotes::load_quotes;
