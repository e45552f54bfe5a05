//! The archive on disk: finding its files, and the index that makes them one list.
//!
//! An archive is read only: nothing in it is ever written. All that is kept of it lies in one index in the cache
//! folder, which may be deleted at any time. This room knows nothing of the screen, of the command line, nor of
//! what a person keeps (bookmarked articles and choices about entities are handed in).

mod columns;
mod dates;
mod find;
mod identity;
pub mod ids;
pub mod index;
mod known;
mod library;
mod listing;
mod open;
mod paths;
mod problem;
pub mod scan;
#[cfg(test)]
mod tests;
mod watch;

pub use columns::{
    ArticleRow, Articles, Entities, EntityRow, HEAD_CHARS, HIGHEST, JoinedName, Levels, QuoteRow, Quotes, SLICES,
    Shared, Values,
};
pub use ids::ArticleId;
pub use index::{
    EntityPage, Index, IndexError, MentionedIn, Opened, Progress, Rebuilt, Refreshed, Stage, StoredQuotation, give_way,
};
pub use known::KnownEntities;
pub use library::{Found, Interrupt, Library};
pub use listing::Lists;
pub use open::{FileState, OpenError, OpenedArticle, Stored, open_article};
pub use problem::{Failure, FileProblem, Reason};
pub use watch::Watch;
