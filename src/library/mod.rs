//! The library: the open archives together with what one person keeps about them.
//!
//! It answers what a reader of the archives asks: open this article, analyse it, lay the person's corrections over the
//! analysis, name its source, cite this passage, gather the page of this entity, find the line that an editor opens, check the quotations of this draft.
//! The screen and the command line both ask it, so that an article is opened and cited in one way only.
//!
//! In come references to articles and passages ([`ArticleRef`], [`Passage`], [`Target`]); out go opened articles,
//! citations and the rows of pages, or a [`LibraryError`]. It reads files and the index, writes bookmarks, and knows
//! neither the screen, the command line, nor threads: `Library` may be shared between threads, an `ArticleService`
//! belongs to one.

mod articles;
mod bookmark_status;
mod checking;
mod citing;
mod editor_position;
mod entity_page;
mod error;
mod excerpts;
mod opened;
mod reference;
mod row_identity;
mod saved_searches;
mod shared;
mod side_by_side;
mod timeline;

pub(crate) use articles::ArticleService;
pub use bookmark_status::BookmarkStatus;
pub(crate) use bookmark_status::bookmark_statuses;
pub(crate) use checking::{
    CheckVerdict, Checked, Finding, IGNORE_FILE, Ignored, Lookup, MANY, SourceMatch, Titles, check_all,
    is_worth_telling, needs_titles,
};
pub(crate) use citing::{address_of, bookmark_of, cite, texts_of};
pub(crate) use editor_position::editor_position;
pub(crate) use entity_page::entity_page;
pub use entity_page::{PageGroup, PageRow};
pub use error::LibraryError;
pub use excerpts::ExcerptRequest;
pub(crate) use excerpts::find_excerpts;
pub use opened::{Analysed, Opened};
pub(crate) use reference::source_of_row;
pub use reference::{ArticleRef, ListedQuotation, Passage, Target};
pub use row_identity::{identity_of_article, identity_of_entity, identity_of_quotation, row_key};
pub use saved_searches::SearchCount;
pub(crate) use saved_searches::{count_rows, open_search};
pub(crate) use shared::{AddedBookmark, Library};
pub(crate) use side_by_side::side_by_side;
pub use side_by_side::{ComparedQuotation, QuotationPair};
pub use timeline::Timeline;
