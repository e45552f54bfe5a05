//! What reaches the model: something that happened, a key, an answer of a worker, a delay that passed.

use std::collections::HashMap;
use std::sync::Arc;

use crossterm::event::{KeyEvent, MouseEvent};

use super::changes::{BookmarksChange, ChoiceChange, CorrectionChange, SearchesChange};
use super::cite_request::CiteRequest;
use super::failure::Failure;
use super::folder::Completion;
use super::model::Progress;
use super::model::list::Source;
use super::notice::{CopyOf, Decided, Written};
use crate::annotations::{Bookmark, EntityChoice, SavedSearch, Verdict};
use crate::archive::{ReadMarks, Reason};
use crate::article::{Article, ArticleId, BookmarkId, PartialDate};
use crate::library::{BookmarkStatus, Opened, PageRow, QuotationPair, SearchCount};
use crate::profile::config::CopyWay;
use crate::search::Scope;
use crate::search::filter::Hit;
use crate::text::wrap::Layout;

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// Several keys were pressed, faster than they could be taken in.
    Keys(Vec<KeyEvent>),
    /// The mouse did something.
    Mouse(MouseEvent),
    /// A text was pasted.
    Paste(String),
    /// The terminal has this size now, in cells.
    Resize(u16, u16),
    /// Rows that answer a search.
    Found(Box<SearchResult>),
    /// The article that was asked for with this number.
    Opened(u64, Result<Arc<Opened>, Failure>),
    /// All lines of an unfinished article, for a column of so many cells.
    LaidOut(Arc<Article>, u16, Box<Layout>),
    /// More of the analysis of an unfinished article.
    Analysed(Arc<Opened>),
    /// Sentences for rows of the list of articles, as the search of this number found them.
    Excerpts(u64, Vec<(u32, String)>),
    /// The page of the entity that was asked for with this number.
    Page(u64, Result<Vec<PageRow>, Failure>),
    /// The quotations of the question of this number, side by side; `None` where there is no other one.
    Compared(u64, Result<Option<Box<QuotationPair>>, Failure>),
    /// The archive was read further: how far.
    Progress(Progress),
    /// The index holds new rows.
    Indexed,
    /// Files that could not be read.
    Problems(Vec<(String, Reason)>),
    /// The bookmarks as they are kept now, and what was done to them.
    Bookmarks(Arc<Vec<Bookmark>>, BookmarksChange),
    /// A bookmark of a passage that was to be kept.
    BookmarkDrafted(Box<Bookmark>),
    /// A quotation was corrected: what holds of it now (`None`: what the analysis found), and what undoes that.
    Corrected(Option<Verdict>, Option<Box<CorrectionChange>>),
    /// What the person chose about entities, as it is kept now; what was just decided, if anything, and what undoes
    /// that.
    Chosen(Arc<Vec<EntityChoice>>, Option<(Decided, Box<ChoiceChange>)>),
    /// Something about saved searches.
    Searches(SearchesNews),
    /// What the person has read, and what was there the last time.
    ReadMarks(Arc<ReadMarks>),
    /// Something was copied: which way (`None`: only to the file of the last copy), and what.
    Copied(Option<CopyWay>, CopyOf),
    /// These passages are not cited yet: speakers of these names are only guessed.
    Guessed(Box<CiteRequest>, Vec<String>),
    /// What would be copied in each format, by their names.
    ShownInFormats(Vec<(&'static str, String)>),
    /// Citations were written to a file.
    Written(Written),
    /// The file that was to be written is there already.
    FileIsThere,
    /// The address is opened in a browser.
    Browsing(String),
    /// How the name of a folder goes on that is being typed.
    FolderCompleted(Completion),
    /// The folder of this name, as typed, cannot be opened.
    FolderRefused(String, Failure),
    /// The archives that are open will be opened whenever none is named.
    ArchivesUsed,
    /// The cursor of the list has rested since this generation.
    Rested(u64),
    /// A notice has been seen long enough.
    NoticeSeen(u64),
    /// So many passages that were handed over were found again in a file that has changed.
    FoundAgain(usize),
    /// The status of the bookmarks, by their ids; those that are as they were made are left out.
    BookmarkStatuses(Arc<HashMap<BookmarkId, BookmarkStatus>>),
    /// The list does not have the article of this id any more: its text has changed, or it is gone.
    Stale(ArticleId),
    /// Another day has begun: `yesterday` and `30d` mean other days now.
    NewDay(PartialDate),
    /// Something asked for could not be done.
    Failed(Failure),
}

/// What happened to saved searches.
#[derive(Debug)]
pub enum SearchesNews {
    /// They are kept like this now, and this was done to them.
    Changed(Arc<Vec<SavedSearch>>, SearchesChange),
    /// How many rows one has.
    Counted(SearchCount),
    /// One was opened: the keys of its rows that are new.
    Opened(SavedSearch, Vec<u64>),
}

/// The rows that answer a query.
#[derive(Debug)]
pub struct SearchResult {
    /// The number that the question had.
    pub generation: u64,
    /// The tab that was asked.
    pub scope: Scope,
    /// What the rows are numbers into.
    pub source: Source,
    /// The rows, best first.
    pub hits: Vec<Hit>,
    /// Whether no better answer follows.
    pub settled: bool,
}

impl Message {
    /// What failed, when it says that something did.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Failed(failure)
            | Self::Opened(_, Err(failure))
            | Self::Page(_, Err(failure))
            | Self::Compared(_, Err(failure)) => Some(failure),
            _ => None,
        }
    }
}
