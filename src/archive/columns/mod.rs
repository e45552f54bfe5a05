//! The rows of the lists, in columns: everything that a list shows and a filter looks at, in memory, without
//! a database behind it. They are loaded in one go and never change; a newer state is loaded beside them.

mod arena;
mod articles;
mod entities;
mod pack;
mod quotes;
mod row_by_key;
mod timeline;

pub use arena::StringPool;
pub use articles::{ArticleRow, Articles, FacetColumn};
pub use entities::{Entities, EntityRow, JoinedName};
pub use quotes::{HEAD_CHARS, QuoteRow, Quotes};
pub use timeline::{HIGHEST, Levels, SLICES};

pub(super) use articles::load as load_articles;
pub(super) use entities::load as load_entities;
pub(super) use pack::{Packed, Unpacking};
pub(super) use quotes::load as load_quotes;
