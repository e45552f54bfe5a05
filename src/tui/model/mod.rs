//! The state of the interface, as plain data.
//!
//! Changed by `update` only; `view` reads it. It knows no terminal, no file, no clock and no thread.

pub mod bars;
pub mod broken_lines;
pub mod filtered_list;
pub mod geometry;
pub mod header;
pub mod history;
pub mod list;
pub mod list_popup;
pub mod page;
pub mod pending;
pub mod place;
pub mod popup_item;
pub mod reader;
pub mod selection;
pub mod side_by_side;
pub mod timeline;
pub mod undo;

mod on_screen;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use ratatui::layout::Size;

use super::input::Input;
use super::keymap::Keymap;
use super::locale::Locale;
use super::notice::{Notice, PromptKind};
use super::theme::Theme;
use crate::annotations::{Bookmark, EntityChoice, SavedSearch};
use crate::archive::{Articles, Entities, ReadMarks, Reason};
use crate::article::{ArticleId, BookmarkId, PartialDate};
use crate::citation::Format;
use crate::library::BookmarkStatus;
use crate::search::Scope;
use crate::search::query::{Query, parse};
use crate::tui::failure::Failure;
use history::{History, Recall};
use list::{List, Source};
use list_popup::ListPopup;
use page::Pages;
use pending::Pending;
use place::Place;
use reader::Reader;
use side_by_side::SideBySide;
use undo::Undo;

/// The pane that the keys go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The list: letters type.
    #[default]
    List,
    /// The reader: letters act.
    Reader,
}

/// What the screen can be asked to be from the start.
#[derive(Clone, Debug)]
pub struct Options {
    /// The words.
    pub locale: Locale,
    /// The colours.
    pub theme: Theme,
    /// The keys.
    pub keymap: Keymap,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// The widest line of the reader, in cells.
    pub width: u16,
    /// The day of today, for `since:yesterday`.
    pub today: Option<PartialDate>,
}

/// A line that is being typed at the bottom of the screen.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What it is for.
    pub kind: PromptKind,
    /// What was typed.
    pub input: Input,
    /// How far back it has gone in what was typed before.
    pub recall: Recall,
}

impl Prompt {
    /// A prompt that begins with this line.
    #[must_use]
    pub fn new(kind: PromptKind, input: Input) -> Self {
        Self { kind, input, recall: Recall::default() }
    }
}

/// What lies over the screen.
#[derive(Clone, Debug)]
pub enum Popup {
    /// Lines to read or to choose from.
    List(ListPopup),
    /// A line that is being typed.
    Prompt(Prompt),
}

/// An entity of the Entities tab.
#[derive(Clone, Debug)]
pub struct ListedEntity {
    /// The list that it is in.
    pub entities: Arc<Entities>,
    /// Its row there.
    pub row: usize,
}

/// Entities of the Entities tab that are to be merged.
#[derive(Clone, Debug)]
pub struct MergedEntities {
    /// The list that they are in.
    pub entities: Arc<Entities>,
    /// Their rows there.
    pub rows: Vec<usize>,
}

/// The query and the rows that answer it, in each tab.
#[derive(Clone, Debug)]
pub struct Search {
    /// The open tab.
    pub tab: Scope,
    /// The query line: the tabs' query, or the filter of the page on the screen.
    pub input: Input,
    /// The query line of the tabs while a page uses it.
    pub tabs_input: Option<Input>,
    /// The query of the tabs as understood, with its mistakes.
    pub query: Query,
    /// The lists of the tabs, at the places that [`slot`] says.
    pub lists: [List; TABS.len()],
    /// The saved search that was opened last.
    pub opened: Option<OpenedSearch>,
}

/// A saved search that was opened.
#[derive(Clone, Debug)]
pub struct OpenedSearch {
    /// The search.
    pub search: SavedSearch,
    /// The keys of its rows that are new since it was opened before.
    pub new: HashSet<u64>,
}

/// The article beside the list or in its place.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The article.
    pub reader: Option<Reader>,
    /// Why there is none: what is under the list's cursor could not be opened.
    pub missing: Option<Failure>,
    /// The article that was read last, so that it is told once.
    pub last_read: Option<ArticleId>,
    /// Whether quotations and entities are marked in the text.
    pub highlights: bool,
    /// Whether the list is hidden while reading.
    pub full_width: bool,
}

/// How the list's cursor was moved lately: an article is opened beside the list only once the cursor rests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CursorMoves {
    /// The number of the last move.
    pub last: u64,
    /// The moves since the cursor last rested; many of them mean that a key is held.
    pub since_rest: u32,
}

/// What is known of the archive as a whole.
#[derive(Clone, Debug, Default)]
pub struct ArchiveState {
    /// The archives that are open, fit to be shown; empty where there are none.
    pub open: String,
    /// The folders that the name which is being typed may become.
    pub choices: Vec<String>,
    /// Why what was typed could not be opened.
    pub refused: Option<Failure>,
    /// How far it is indexed.
    pub progress: Progress,
    /// Files that could not be read, with their reasons.
    pub problems: Vec<(String, Reason)>,
}

/// How far the archive is indexed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files found.
    pub found: usize,
    /// Files done.
    pub done: usize,
    /// Files done per second; 0 when it is too early to say.
    pub rate: usize,
    /// Whether all are done.
    pub finished: bool,
}

/// What the person bookmarked and chose, as it is stored.
#[derive(Clone, Debug, Default)]
pub struct UserData {
    /// The bookmarks.
    pub bookmarks: Arc<Vec<Bookmark>>,
    /// What is not as it was when a bookmark was made, by their ids; bookmarks that are as they were are left out.
    pub bookmark_statuses: Arc<HashMap<BookmarkId, BookmarkStatus>>,
    /// What was chosen about entities.
    pub entity_choices: Arc<Vec<EntityChoice>>,
    /// What the person has read, and what was there the last time; empty where nothing is remembered.
    pub read_marks: Arc<ReadMarks>,
    /// The saved searches.
    pub searches: Arc<Vec<SavedSearch>>,
    /// What undoes the last change.
    pub undo: Option<Undo>,
}

/// How and where citations go.
#[derive(Clone, Debug, Default)]
pub struct Output {
    /// What citations are written as unless something else is asked for.
    pub format: Format,
    /// The commands that were typed.
    pub commands: History,
    /// The files that were written to, as lines that add to them.
    pub files: History,
}

/// A notice in the footer.
#[derive(Clone, Debug)]
pub struct ShownNotice {
    /// Its number: the delay after which it goes away carries it.
    pub number: u64,
    /// What it says.
    pub notice: Notice,
    /// Where the person was when all that came with it was done, if it is about that place.
    pub place: Option<Place>,
}

/// All of it.
#[derive(Clone, Debug)]
pub struct Model {
    /// The size of the terminal, in cells.
    pub size: Size,
    /// What the screen was asked to be.
    pub options: Options,
    /// The pane that the keys go to.
    pub focus: Focus,
    /// The query and the lists.
    pub search: Search,
    /// The pages of entities that lie over the list.
    pub pages: Pages,
    /// The article.
    pub reading: Reading,
    /// What was asked of the workers.
    pub pending: Pending,
    /// How the list's cursor was moved lately.
    pub cursor_moves: CursorMoves,
    /// What is known of the archive.
    pub archive: ArchiveState,
    /// What the person bookmarked and chose.
    pub user_data: UserData,
    /// How and where citations go.
    pub output: Output,
    /// Two quotations side by side, over the list and the reader and under the popups.
    pub side_by_side: Option<SideBySide>,
    /// What lies over the screen.
    pub popup: Option<Popup>,
    /// The entity that the popup is about.
    pub entity_in_question: Option<ListedEntity>,
    /// The entities that the popup is about, when they are to be merged.
    pub merging: Option<MergedEntities>,
    /// The message in the footer.
    pub notice: Option<ShownNotice>,
    /// What is being picked for another program, when that is what the interface is for.
    pub picking: Option<Scope>,
    /// Whether the program is about to end.
    pub leaving: bool,
}

impl Model {
    /// An empty screen of this size.
    #[must_use]
    pub fn new(size: Size, options: Options) -> Self {
        Self {
            size,
            options,
            focus: Focus::List,
            search: Search {
                tab: Scope::Articles,
                input: Input::default(),
                tabs_input: None,
                query: parse("", None),
                lists: Default::default(),
                opened: None,
            },
            pages: Pages::default(),
            reading: Reading { reader: None, missing: None, last_read: None, highlights: true, full_width: false },
            pending: Pending::default(),
            cursor_moves: CursorMoves::default(),
            archive: ArchiveState::default(),
            user_data: UserData::default(),
            output: Output::default(),
            side_by_side: None,
            popup: None,
            entity_in_question: None,
            merging: None,
            notice: None,
            picking: None,
            leaving: false,
        }
    }

    /// The list of the open tab.
    #[must_use]
    pub fn list(&self) -> &List {
        &self.search.lists[slot(self.search.tab)]
    }

    /// The list of the open tab, to change.
    pub fn list_mut(&mut self) -> &mut List {
        &mut self.search.lists[slot(self.search.tab)]
    }

    /// All articles of the archives, where any tab has loaded them.
    #[must_use]
    pub fn articles(&self) -> Option<&Arc<Articles>> {
        self.search.lists.iter().find_map(|list| match &list.source {
            Source::Articles(articles) | Source::Quotes(articles, _) => Some(articles),
            Source::Nothing | Source::Entities(_) | Source::Bookmarks(_) => None,
        })
    }

    /// The ids of all articles of the archives, as far as any tab has loaded them.
    #[must_use]
    pub fn article_ids(&self) -> Vec<ArticleId> {
        let articles = self.articles();
        articles.map(|articles| articles.iter().map(|article| article.id).collect()).unwrap_or_default()
    }

    /// The query line of the tabs, whether it is on the screen or a page uses it.
    #[must_use]
    pub fn tabs_input(&self) -> &Input {
        self.search.tabs_input.as_ref().unwrap_or(&self.search.input)
    }

    /// Whether rows of the open tab, or parts of them, are on their way.
    #[must_use]
    pub fn awaits_rows(&self) -> bool {
        self.pages.open.is_none() && (!self.list().settled || self.list().seeking)
    }

    /// Whether the open tab has no rows yet because the archive is only begun to be read.
    #[must_use]
    pub fn awaits_first_rows(&self) -> bool {
        let is_being_read = !self.archive.open.is_empty() && !self.archive.progress.finished;
        is_being_read && self.search.tab != Scope::Bookmarks && self.list().source.is_empty()
    }

    /// Whether an article is on its way to be read.
    #[must_use]
    pub fn is_opening(&self) -> bool {
        self.pending.is_opening()
    }
}

/// The place of a tab's list.
#[must_use]
pub fn slot(scope: Scope) -> usize {
    match scope {
        Scope::Articles => 0,
        Scope::Quotes => 1,
        Scope::Entities => 2,
        Scope::Bookmarks => 3,
    }
}

/// The tabs in their order.
pub const TABS: [Scope; 4] = [Scope::Articles, Scope::Quotes, Scope::Entities, Scope::Bookmarks];
