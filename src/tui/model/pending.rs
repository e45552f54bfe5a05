//! What was asked of the workers and has not come yet.
//!
//! Every question has a number of its own, which its answer carries: an answer to a question that is not pending any
//! more is recognised by it and dropped.

use super::page::Page;
use crate::library::Target;
use crate::tui::cite_request::CiteRequest;
use crate::tui::keymap::Key;

/// All that is on its way.
#[derive(Clone, Debug, Default)]
pub struct Pending {
    /// The number of the last question.
    generation: u64,
    /// The query that the list waits for, or last waited for.
    pub search: PendingSearch,
    /// The row that the person left the cursor on the last time, by identity: it returns there when that row comes.
    pub left_row: Option<String>,
    /// Whether the first row of the answer is to be opened: Enter was pressed before the answer came.
    pub open_first_row: bool,
    /// The article asked for.
    pub article: Option<PendingArticle>,
    /// The page asked for.
    pub page: Option<PendingPage>,
    /// The number of the question for two quotations side by side.
    pub side_by_side: Option<u64>,
    /// Keys pressed while an article is on its way: they act when it is there.
    pub type_ahead: Vec<Key>,
    /// What is cited once the person has said what to do about guessed speakers.
    pub citing: Option<CiteRequest>,
    /// Whether the note of the next bookmark is asked for as soon as it is stored.
    pub note: bool,
}

impl Pending {
    /// Nothing is on its way, and no number of a question comes again.
    #[must_use]
    pub fn after(earlier: &Self) -> Self {
        Self { generation: earlier.generation, ..Self::default() }
    }

    /// A number that no question had before.
    pub fn next_number(&mut self) -> u64 {
        self.generation += 1;
        self.generation
    }

    /// Whether an article is on its way to be read.
    #[must_use]
    pub fn is_opening(&self) -> bool {
        self.open_first_row || self.article.as_ref().is_some_and(|article| matches!(article.then, WhenOpened::Read(_)))
    }
}

/// A query put to a tab.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PendingSearch {
    /// Its number.
    pub number: u64,
    /// Where the cursor goes when the rows come.
    pub cursor: CursorPolicy,
}

/// Where the cursor goes in new rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CursorPolicy {
    /// To the first one.
    #[default]
    ToFirst,
    /// It stays on what it is on, wherever that went.
    Stay,
    /// The same if the person put it there; else it goes to the first one, which may be another now.
    StayIfMoved,
    /// It stays where it is, on whatever is there now: what it was on is done with.
    StayInPlace,
}

/// An article asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingArticle {
    /// The number of the question.
    pub number: u64,
    /// What to do with the article.
    pub then: WhenOpened,
}

/// What to do with an article when it comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhenOpened {
    /// Show it beside the list.
    Preview(Target),
    /// Read it: the keys go to it.
    Read(Target),
    /// Show it beside the list, and ask who said the quotation at this byte of the body.
    Correct(usize),
    /// Show it beside the list, and its outline over it.
    Outline,
    /// It is on the screen already: take it in as it is now, and leave everything where it is.
    Refresh,
}

/// A page asked for.
#[derive(Clone, Debug)]
pub struct PendingPage {
    /// The number of the question.
    pub number: u64,
    /// The page, still without rows.
    pub page: Page,
}
