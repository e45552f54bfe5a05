//! The rows of the lists in columns: everything that a list shows and a filter looks at, in memory.
//!
//! Comes in: records, given to a builder one by one. Goes out: [`Articles`], [`Quotes`] and [`Entities`], which never
//! change; a newer state is built beside them. Pure: no database and no file is known here.

mod arena;
mod articles;
mod copies;
mod entities;
mod pack;
mod quotes;
mod row_by_key;
mod timeline;
mod varint;

pub use arena::StringPool;
pub use articles::{ArticleRow, Articles, FacetColumn};
pub use entities::{Entities, EntityRow, JoinedName};
pub use quotes::{QuoteRow, Quotes};
pub use timeline::{HIGHEST, Levels, SLICES};

pub(super) use articles::{ArticleRecord, ArticlesBuilder};
pub(super) use entities::{EntitiesBuilder, EntityCount, EntityRecord, NameRecord};
pub(super) use pack::{Packed, Unpacking, place_in};
pub(crate) use quotes::HEAD_CHARS;
pub(super) use quotes::{QuoteRecord, QuotesBuilder};
pub(super) use timeline::Timeline;
pub(super) use varint::{VarintReader, Varints};
