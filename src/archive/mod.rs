//! The archive on disk: finding its files, and the index that makes them one list.
//!
//! Comes in: the paths of the archives, the person's corrections, choices and bookmarked articles. Goes out: lists of
//! articles, quotations and entities, answers to queries, single articles. An archive is only read: nothing in it is
//! ever written. What is stored of it lies in the cache folder, which may be deleted at any time. This room knows nothing
//! of the screen, of the command line, nor of where the person's own files are.
//!
//! It has floors of its own; a file uses its own floor and those below:
//!
//! 1. `dates`, `keys`, `paths`, `problem`, `location`, `body_hash`: plain data;
//! 2. `columns` (the lists in memory), `identity` (which names are one) and `offices` (who held which), all pure; `scan`, `watch` and `open`, which
//!    read the archive; `line_blocks`, which reads a long file block by block; `samples`, which writes ours to the cache;
//! 3. `index`: the tables, how they are kept up to date, and how the lists are loaded from them;
//! 4. `find`: queries; `entity_cache` and `snapshot`: what was loaded, shared between threads;
//! 5. `loaded_lists`: what answers the queries of one thread.

mod body_hash;
mod columns;
mod dates;
mod entity_cache;
mod find;
pub mod identity;
pub mod index;
mod keys;
mod likeness;
mod line_blocks;
mod loaded_lists;
mod location;
mod offices;
mod open;
mod paths;
mod problem;
mod samples;
pub mod scan;
mod snapshot;
#[cfg(test)]
mod tests;
mod watch;

pub use body_hash::article_id;
pub(crate) use columns::HEAD_CHARS;
pub use columns::{
    ArticleRow, Articles, Entities, EntityRow, FacetColumn, HIGHEST, JoinedName, Levels, QuoteRow, Quotes, SLICES,
    StringPool,
};
pub use entity_cache::EntityCache;
pub use find::{Bookmarked, GoingOn, NamedEntity, QueryResult, ReadMarks};
pub use index::{
    EntityPage, Index, IndexError, IndexPlaces, MentionedIn, OpenedIndex, Progress, Rebuilt, RefreshPhase, Refreshed,
    SharedBuild, StoredQuotation, Unshared, UnsharedReason, give_way, writable_by_others,
};
pub use line_blocks::LineBlocks;
pub use loaded_lists::{Interrupt, LoadedLists};
pub use location::ArticleLocation;
pub use offices::HeldOffice;
pub use open::{FileState, OpenError, OpenedArticle, open_article};
pub use problem::{Failure, FileProblem, Reason};
pub use samples::{SAMPLES, write_samples};
pub use snapshot::SnapshotCache;
pub use watch::{Watch, Woken};
