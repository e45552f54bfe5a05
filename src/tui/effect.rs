//! What the model asks for: things to be done outside it.
//!
//! There is one enum for each place that carries effects out: the loop, which owns the screen and the clock, and one
//! for each worker. Each place matches its enum without a catch-all, so that an effect which nobody carries out does not
//! compile. What comes of an effect comes back as a [`Message`].

use std::sync::Arc;
use std::time::Duration;

use super::changes::{ChoiceChange, CorrectionChange, SearchChange};
use super::cite_request::CiteRequest;
use super::folder::FolderRequest;
use super::message::Message;
use super::notice::{Decided, WriteCounts};
use crate::analysis::EntityKind;
use crate::annotations::{Bookmark, SavedSearch, TagChange};
use crate::article::{ArticleId, BookmarkId};
use crate::citation;
use crate::library::{ArticleRef, ExcerptRequest, Opened, Passage, Target};
use crate::profile::{Removed, Session};
use crate::search::Scope;
use crate::search::query::Query;

/// Something to be done outside the model, by the place that it names.
#[derive(Debug)]
pub enum Effect {
    /// By the loop.
    Loop(LoopEffect),
    /// By the search worker.
    Search(SearchRequest),
    /// By the search worker, when it has nothing else to do.
    SavedSearches(SavedSearchRequest),
    /// By the worker that reads excerpts.
    Excerpts(ExcerptRequest),
    /// By the worker that opens articles.
    Articles(ArticleRequest),
    /// By the workers that finish long articles.
    Finish(UnfinishedArticle),
    /// By the worker that writes what the person keeps.
    UserData(UserDataChange),
    /// By the worker that hands things over to other programs.
    External(ExternalRequest),
    /// By the worker that looks at folders.
    Folder(FolderRequest),
}

/// What the loop does itself: it owns the screen and the clock.
#[derive(Debug)]
pub enum LoopEffect {
    /// Send this message after so long.
    SendLater(Duration, Message),
    /// Switch the mouse on or off.
    Mouse(bool),
    /// Draw the whole screen again.
    Redraw,
    /// Stop until the shell's `fg`.
    Suspend,
    /// Remember that it was asked whether these archives are to be opened from now on.
    NoteOffer,
    /// Remember where the person was.
    SaveSession(Box<Session>),
    /// Hand this text over to the program that asked for a choice, and leave.
    Pick(String),
    /// Leave.
    Quit,
}

/// Search the rows of a tab; an older search that is not done is cancelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchRequest {
    /// Its number.
    pub generation: u64,
    /// The tab.
    pub scope: Scope,
    /// The query, parsed once: what the rows are chosen by is what is marked in them.
    pub query: Query,
}

/// What is asked about saved searches.
#[derive(Clone, Debug, PartialEq)]
pub enum SavedSearchRequest {
    /// Count the rows of all of these.
    Count(Vec<SavedSearch>),
    /// The list is opened: read the file again if another program has changed it.
    Reread,
    /// This one is opened: say which of its rows are new, and remember that none is any more.
    Open(SavedSearch),
}

/// What is asked about articles. The number of a request comes back with its answer.
#[derive(Debug)]
pub enum ArticleRequest {
    /// Open an article.
    Open(u64, ArticleRef),
    /// Gather the page of the entity of this name.
    EntityPage(u64, String, EntityKind),
    /// Put this quotation beside that one; without one, beside another quotation of its speaker.
    Compare(u64, Box<Passage>, Option<Box<Passage>>),
    /// Check whether the list still has the article of this id.
    CheckListed(ArticleId),
    /// Find out which of these bookmarks are not as they were made.
    BookmarkStatuses(Arc<Vec<Bookmark>>),
    /// Remember that the article of this id was read.
    MarkRead(ArticleId),
    /// Make a bookmark of a passage, with these tags, to be added.
    DraftBookmark(Passage, Vec<String>),
}

/// An article that is on the screen before it is laid out and analysed to its end.
#[derive(Clone, Debug)]
pub struct UnfinishedArticle {
    /// The article.
    pub opened: Arc<Opened>,
    /// The width of its text column, in cells.
    pub width: u16,
}

/// A change of what the person keeps.
#[derive(Debug)]
pub enum UserDataChange {
    /// Add this bookmark; its id and time are made when it is stored.
    AddBookmark(Box<Bookmark>),
    /// Change the note and the tags of the bookmark of this id.
    EditBookmark(BookmarkId, String, Vec<String>),
    /// Change the tags of all of these bookmarks.
    Tag(Vec<BookmarkId>, TagChange),
    /// Give a tag another name.
    RenameTag(String, String),
    /// Delete the bookmark of this id.
    DeleteBookmark(BookmarkId),
    /// Bring a deleted bookmark back.
    RestoreBookmark(Box<Removed<Bookmark>>),
    /// Change the corrections.
    Correct(Box<CorrectionChange>),
    /// Change the choices about entities, for this decision.
    Choose(Box<ChoiceChange>, Decided),
    /// Change the saved searches.
    Search(Box<SearchChange>),
}

/// What is handed over to other programs.
#[derive(Debug)]
pub enum ExternalRequest {
    /// Open the file of an article in the person's editor, at this place.
    Edit(ArticleRef, Target),
    /// Open the address of the article of a passage in a browser.
    Browse(Passage),
    /// Give the texts of these passages to a command.
    Pipe(Vec<Passage>, String),
    /// Write citations to a file.
    Write(WriteRequest),
    /// Cite passages.
    Cite(CiteRequest),
}

/// Citations to be written to a file.
#[derive(Debug)]
pub struct WriteRequest {
    /// What is cited.
    pub passages: Vec<Passage>,
    /// How many of each kind these are.
    pub counts: WriteCounts,
    /// The name of the file as typed.
    pub file: String,
    /// What to do with a file that is there.
    pub mode: WriteMode,
    /// What the citations are written as.
    pub format: citation::Format,
}

/// What writing does with a file that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteMode {
    /// Nothing: only a new file is written.
    CreateNew,
    /// Add at its end.
    Append,
}

/// Effects in the order in which they are to be carried out.
#[derive(Debug, Default)]
pub struct Effects(Vec<Effect>);

impl Effects {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Effect> {
        self.0.iter()
    }

    /// Adds one at the end.
    pub fn push(&mut self, effect: impl Into<Effect>) {
        self.0.push(effect.into());
    }

    /// Adds others at the end.
    pub fn append(&mut self, others: Self) {
        self.0.extend(others.0);
    }
}

impl IntoIterator for Effects {
    type Item = Effect;
    type IntoIter = std::vec::IntoIter<Effect>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Each kind of effect is an [`Effect`].
macro_rules! effects {
    ($($variant:ident($kind:ty)),+ $(,)?) => {$(
        impl From<$kind> for Effect {
            fn from(effect: $kind) -> Self {
                Self::$variant(effect)
            }
        }
    )+};
}

effects! {
    Loop(LoopEffect),
    Search(SearchRequest),
    SavedSearches(SavedSearchRequest),
    Excerpts(ExcerptRequest),
    Articles(ArticleRequest),
    Finish(UnfinishedArticle),
    UserData(UserDataChange),
    External(ExternalRequest),
    Folder(FolderRequest),
}
