//! What reaches the model, and what the model asks for.
//!
//! A [`Message`] is something that happened: a key, an answer of a worker, a delay that passed. An [`Effect`] is
//! something to be done outside the model; what comes of it comes back as a message.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{KeyEvent, MouseEvent};

pub use super::failure::Failure;
pub use super::model::Progress;
use super::model::list::Source;
use super::model::opened::Opened;
use super::model::page::PageRow;
use super::model::pending::Target;
pub use super::model::undo::{Choosing, Correcting};
use super::notice::BookmarkStatus;
pub use super::notice::{CopyOf, Decided};
use crate::analysis::EntityKind;
use crate::annotations::{Bookmark, EntityChoice, Verdict};
use crate::archive::{ArticleRow, Articles, Reason};
use crate::article::{Article, ArticleId, BookmarkId, PartialDate, Span};
use crate::citation;
use crate::profile::config::CopyWay;
use crate::profile::{Removed, Session};
use crate::search::Scope;
use crate::search::filter::Hit;
use crate::search::query::Query;
use crate::text::wrap::Layout;

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// The mouse did something.
    Mouse(MouseEvent),
    /// A text was pasted.
    Paste(String),
    /// The terminal has this size now, in cells.
    Resize(u16, u16),
    /// The program came back from a suspension or from an editor.
    Resumed,
    /// The answer to [`Effect::Find`].
    Found(Box<Answer>),
    /// The answer to [`Effect::Open`].
    Opened(u64, Result<Arc<Opened>, Failure>),
    /// All lines of an article for a column of so many cells: an answer to [`Effect::Finish`].
    LaidOut(Arc<Article>, u16, Box<Layout>),
    /// More of the analysis of an article that was opened before: an answer to [`Effect::Finish`].
    Analysed(Arc<Opened>),
    /// Sentences for rows of the articles' list, as that question was answered: an answer to [`Effect::Excerpts`].
    Excerpts(u64, Vec<(u32, String)>),
    /// The answer to [`Effect::LoadPage`].
    Page(u64, Result<Vec<PageRow>, Failure>),
    /// The archive was read on: how far.
    Progress(Progress),
    /// The index holds new rows.
    Indexed,
    /// Files that could not be read.
    Problems(Vec<(String, Reason)>),
    /// The bookmarks as they are kept now, and what was done to them.
    Bookmarks(Arc<Vec<Bookmark>>, Kept),
    /// A quotation was corrected: what holds of it now (`None`: what the analysis found), and what undoes that.
    Corrected(Option<Verdict>, Option<Box<Correcting>>),
    /// What the person chose about entities, as it is kept now; what was just decided, if anything, and what undoes
    /// that.
    Chosen(Arc<Vec<EntityChoice>>, Option<(Decided, Box<Choosing>)>),
    /// Something was copied: which way (`None`: only to the file of the last copy), and what.
    Copied(Option<CopyWay>, CopyOf),
    /// So many citations were written to this file.
    Written(usize, String),
    /// The file that was to be written is there already.
    FileIsThere,
    /// The address is opened in a browser.
    Browsing(String),
    /// The cursor of the list has rested since this generation.
    Rested(u64),
    /// A notice has been seen long enough.
    NoticeSeen(u64),
    /// What is not as it was when a bookmark was made, by their ids; bookmarks that are as they were are left out.
    BookmarkStatuses(Arc<HashMap<BookmarkId, BookmarkStatus>>),
    /// The list knows the article of this id no more: its text has changed, or it is gone.
    Stale(ArticleId),
    /// Another day has begun: `yesterday` and `30d` mean other days now.
    NewDay(PartialDate),
    /// Something asked for could not be done.
    Failed(Failure),
}

/// Asks for the rows of a tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchRequest {
    /// Its number.
    pub generation: u64,
    /// The tab.
    pub scope: Scope,
    /// The query, parsed once: what the rows are chosen by is what is marked in them.
    pub query: Query,
}

/// Rows whose sentence is sought: those that match in their text only.
#[derive(Debug)]
pub struct Sought {
    /// The number of the question that they answer.
    pub answer: u64,
    /// What the rows are numbers into.
    pub articles: Arc<Articles>,
    /// The rows.
    pub rows: Vec<u32>,
    /// The words to look for, folded.
    pub words: Vec<String>,
}

/// The rows that answer a query.
#[derive(Debug)]
pub struct Answer {
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

/// What was done to the bookmarks.
#[derive(Clone, Debug)]
pub enum Kept {
    /// They were read.
    Read,
    /// This one was added, by its id.
    Added(BookmarkId),
    /// This one keeps the same passage already, by its id.
    Already(BookmarkId),
    /// One was changed.
    Changed,
    /// One was deleted; this brings it back.
    Deleted(Box<Removed<Bookmark>>),
    /// One was brought back.
    Restored,
}

/// What to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The id of the article, where it is known.
    pub article: Option<ArticleId>,
    /// Its file: an edit gives the article another id.
    pub path: Option<String>,
    /// Its title: a file may hold many articles.
    pub title: Option<String>,
}

impl Wanted {
    /// The article of this id.
    #[must_use]
    pub fn of_id(article: ArticleId) -> Self {
        Self { article: Some(article), path: None, title: None }
    }

    /// The article of a row.
    #[must_use]
    pub fn of_row(row: &ArticleRow<'_>) -> Self {
        Self { article: Some(row.id), path: Some(row.path.to_owned()), title: Some(row.title.to_owned()) }
    }

    /// The article on the screen.
    #[must_use]
    pub fn of_opened(opened: &Opened) -> Self {
        let title = Some(opened.headline().0);
        Self { article: Some(opened.id), path: Some(opened.path.clone()), title }
    }

    /// The article that a bookmark is of.
    #[must_use]
    pub fn of_bookmark(bookmark: &Bookmark) -> Self {
        let (path, title) = (Some(bookmark.path.clone()), Some(bookmark.title.clone()));
        Self { article: bookmark.article, path, title }
    }
}

/// What to cite.
#[derive(Clone, Debug)]
pub enum Passage {
    /// The reference of an article.
    Article(Wanted),
    /// The quotation of an article that holds this byte of its body.
    At(Wanted, usize),
    /// These bytes of an article's body.
    Span(Wanted, Span),
    /// A bookmark, from what it keeps.
    Bookmark(Box<Bookmark>),
}

/// Something to be done outside the model.
#[derive(Debug)]
pub enum Effect {
    /// Answer this query of this tab; older questions are dropped.
    Find(SearchRequest),
    /// Read an article.
    Open(u64, Wanted),
    /// Lay all of an article out for a column of so many cells, and analyse what was not.
    Finish(Arc<Opened>, u16),
    /// Find the sentences that rows were found by.
    Excerpts(Sought),
    /// Gather the page of an entity.
    LoadPage(u64, String, EntityKind),
    /// Keep this (the worker gives it its id and the time).
    AddBookmark(Box<Bookmark>),
    /// Change the note and the tags of the bookmark of this id.
    EditBookmark(BookmarkId, String, Vec<String>),
    /// Delete the bookmark of this id.
    DeleteBookmark(BookmarkId),
    /// Bring a deleted bookmark back.
    RestoreBookmark(Box<Removed<Bookmark>>),
    /// Change what is corrected.
    Correct(Box<Correcting>),
    /// Change what is chosen about entities, to decide this.
    Choose(Box<Choosing>, Decided),
    /// Keep the row of a list: its article, or the quotation at that place of it.
    KeepRow(Wanted, Target),
    /// Look whether the list still knows the article of this id.
    Check(ArticleId),
    /// Check whether the passages of these bookmarks are still what and where they were.
    Examine(Arc<Vec<Bookmark>>),
    /// Open the article's file in the editor at this place.
    Edit(Wanted, Target),
    /// Open the address of this in a browser.
    Browse(Passage),
    /// Give the texts of these to a command.
    Pipe(Vec<Passage>, String),
    /// Write citations to a file.
    Write {
        /// What is cited.
        passages: Vec<Passage>,
        /// The name of the file as typed.
        file: String,
        /// Whether it is added to, where it is there.
        add: bool,
        /// What the citations are written as.
        format: citation::Format,
    },
    /// Copy these with their citations.
    Cite(Vec<Passage>, citation::Format),
    /// Hand these over with their citations, and leave.
    HandOver(Vec<Passage>, citation::Format),
    /// Hand this over, and leave.
    Chosen(String),
    /// Send this message after so long.
    After(Duration, Message),
    /// Switch the mouse on or off.
    Mouse(bool),
    /// Draw the whole screen again.
    Redraw,
    /// Stop until the shell's `fg`.
    Suspend,
    /// Remember where the person was.
    SaveSession(Box<Session>),
    /// Leave.
    Quit,
}
