//! The archive on disk: finding its files, and the index that makes them one list.
//!
//! An archive is read only: nothing in it is ever written. All that is kept of it lies in one index in the cache
//! folder, which may be deleted at any time. This room knows nothing of the screen, of the command line, nor of
//! what a person keeps (bookmarked articles and choices about entities are handed in).

mod columns;
mod dates;
mod entity_cache;
mod find;
mod identity;
pub mod ids;
pub mod index;
mod loaded_lists;
mod open;
mod paths;
mod problem;
pub mod scan;
mod snapshot;
#[cfg(test)]
mod tests;
mod watch;

pub use columns::{
    ArticleRow, Articles, Entities, EntityRow, FacetColumn, HEAD_CHARS, HIGHEST, JoinedName, Levels, QuoteRow, Quotes,
    SLICES, StringPool,
};
pub use entity_cache::EntityCache;
pub use ids::ArticleId;
pub use index::{
    EntityPage, Index, IndexError, MentionedIn, OpenedIndex, Progress, Rebuilt, RefreshPhase, Refreshed,
    StoredQuotation, give_way,
};
pub use loaded_lists::{Interrupt, LoadedLists, QueryResult};
pub use open::{ArticleLocation, FileState, OpenError, OpenedArticle, open_article};
pub use problem::{Failure, FileProblem, Reason};
pub use snapshot::SnapshotCache;
pub use watch::Watch;
