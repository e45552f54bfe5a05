//! The state of the interface, as plain data.
//!
//! Changed by `update` only; `view` reads it. It knows no terminal, no file, no clock and no thread.

pub mod bookmark_status;
pub mod geometry;
pub mod list;
pub mod list_popup;
pub mod reader;
pub mod timeline;

use std::collections::HashMap;
use std::sync::Arc;

use ratatui::layout::Size;

use super::input::Input;
use super::keymap::{Key, Keymap};
use super::locale::Locale;
use super::message::{Failure, Progress};
use super::theme::Theme;
use crate::annotations::{Bookmark, EntityChoice};
use crate::archive::{Entities, Reason};
use crate::article::PartialDate;
use crate::citation::Format;
use crate::search::Scope;
use crate::search::query::{Query, parse};
use bookmark_status::Standing;
use geometry::{Geometry, divide};
use list::{List, Page};
use list_popup::Sheet;
use reader::Reader;

pub use super::notice::{Decided, Notice, Undo};

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
}

/// What a prompt asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// The words to search in the text; where the text was when it began.
    Search(usize),
    /// The note and the tags of the bookmark of this id.
    Note(String),
    /// What the entity that is decided about is to be called.
    Rename,
    /// The command that gets the passage or the article.
    Command,
    /// The file that gets so many citations.
    File(usize),
    /// The same, as what was typed is there already.
    FileIsThere(usize),
}

/// What was typed last for other programs, to be typed once.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// The command.
    pub command: String,
    /// The file.
    pub file: String,
}

/// What lies over the screen.
#[derive(Clone, Debug)]
pub enum Popup {
    /// A list of things.
    Sheet(Sheet),
    /// A line to type.
    Prompt(Prompt),
}

/// The entity that a prompt or a sheet is about.
#[derive(Clone, Debug)]
pub struct Deciding {
    /// The list that it is of.
    pub entities: Arc<Entities>,
    /// Its row there.
    pub row: usize,
}

/// Where the way back leads.
#[derive(Clone, Debug)]
pub struct Station {
    /// The article that was on the screen, as it was.
    pub reader: Option<Reader>,
    /// The page that was open.
    pub page: Option<Page>,
    /// Where the keys went.
    pub focus: Focus,
}

/// What to do with an article when it comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Show it beside the list.
    Preview(Goal),
    /// Read it.
    Read(Goal),
    /// Show it beside the list, and ask who said the quotation at this byte of the body.
    Correct(usize),
    /// It is on the screen already: take it in as it is now, and leave everything where it is.
    Again,
}

/// Where in an article to go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Goal {
    /// To its start.
    #[default]
    Start,
    /// To the quotation, or else the text, at this byte of the body.
    Byte(usize),
    /// To this code point of the body, as the first line.
    Place(usize),
    /// To the passage of the bookmark of this id.
    Bookmark(String),
    /// To where these words, folded, stand first; they are searched for.
    Words(String),
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
    /// The tab that is open.
    pub tab: Scope,
    /// The query line.
    pub query: Input,
    /// The query as understood, with its mistakes.
    pub parsed: Query,
    /// The lists of the four tabs.
    pub lists: [List; 4],
    /// The entity's page that lies over the list, and its own query.
    pub page: Option<Page>,
    /// The query line of the tabs while a page has it.
    pub put_aside: Option<Input>,
    /// The article on the screen.
    pub reader: Option<Reader>,
    /// The article asked for, the number of the question and what to do with the answer.
    pub awaited: Option<(u64, Arrival)>,
    /// The page asked for.
    pub awaited_page: Option<(u64, Page)>,
    /// The way back.
    pub trail: Vec<Station>,
    /// What lies over the screen.
    pub popup: Option<Popup>,
    /// The message in the footer and its number.
    pub notice: Option<(u64, Notice)>,
    /// How far the archive is read.
    pub progress: Progress,
    /// Files that could not be read, with their reasons.
    pub problems: Vec<(String, Reason)>,
    /// What the reader keeps.
    pub bookmarks: Arc<Vec<Bookmark>>,
    /// How those of them stand that are not as they were kept, by their ids.
    pub standings: Arc<HashMap<String, Standing>>,
    /// Why what is under the list's cursor is not beside it.
    pub missing: Option<Failure>,
    /// What the person chose about entities.
    pub choices: Arc<Vec<EntityChoice>>,
    /// The entity that a prompt or a sheet is about.
    pub deciding: Option<Deciding>,
    /// What was done last and can be undone.
    pub undo: Option<Undo>,
    /// Whether quotations were corrected since the page on the screen was gathered.
    pub page_is_stale: bool,
    /// The bookmark whose note is asked for as soon as it is kept.
    pub note_next: bool,
    /// Whether quotations and entities are marked in the text.
    pub highlights: bool,
    /// Whether the list is hidden while reading.
    pub full_width: bool,
    /// Numbers questions, so that late answers can be told.
    pub generation: u64,
    /// The number of the last question put to the lists, and whether its answer leaves the cursor where it is.
    pub asked: (u64, bool),
    /// Whether the first row of the answer is to be opened: Enter was pressed before the answer came.
    pub open_when_found: bool,
    /// Keys pressed while an article is on its way: they are meant for it.
    pub held: Vec<Key>,
    /// The number of the last move of the list's cursor.
    pub moved: u64,
    /// How often the list's cursor was moved since it last rested.
    pub moves: u32,
    /// The command that was typed last, and the file.
    pub typed: Typed,
    /// What citations are written as unless something else is asked for.
    pub citation: Format,
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
            tab: Scope::Articles,
            query: Input::default(),
            parsed: parse("", None),
            lists: Default::default(),
            page: None,
            put_aside: None,
            reader: None,
            awaited: None,
            awaited_page: None,
            trail: Vec::new(),
            popup: None,
            notice: None,
            progress: Progress::default(),
            problems: Vec::new(),
            bookmarks: Arc::default(),
            standings: Arc::default(),
            missing: None,
            choices: Arc::default(),
            deciding: None,
            undo: None,
            page_is_stale: false,
            note_next: false,
            highlights: true,
            full_width: false,
            generation: 0,
            asked: (0, false),
            open_when_found: false,
            held: Vec::new(),
            moved: 0,
            moves: 0,
            typed: Typed::default(),
            citation: Format::Plain,
            picking: None,
            leaving: false,
        }
    }

    /// Whether an article is on its way to be read.
    #[must_use]
    pub fn is_opening(&self) -> bool {
        self.open_when_found || matches!(self.awaited, Some((_, Arrival::Read(_))))
    }

    /// The list of the open tab.
    #[must_use]
    pub fn list(&self) -> &List {
        &self.lists[slot(self.tab)]
    }

    /// The list of the open tab, to change.
    pub fn list_mut(&mut self) -> &mut List {
        &mut self.lists[slot(self.tab)]
    }

    /// Whether rows of the open tab, or parts of them, are on their way.
    #[must_use]
    pub fn awaits_rows(&self) -> bool {
        self.page.is_none() && (!self.list().settled || self.list().seeking)
    }

    /// The parts of the screen; `None` when it is too small.
    #[must_use]
    pub fn geometry(&self) -> Option<Geometry> {
        let reading = self.focus == Focus::Reader;
        // Beside a list of names there is no article to show: their columns have the room.
        let names = !reading && self.page.is_none() && self.tab == Scope::Entities;
        divide(self.size, reading, names || self.full_width && reading)
    }

    /// The lines that the reader shows; 1 where there is none.
    #[must_use]
    pub fn reader_height(&self) -> u16 {
        self.geometry().and_then(|parts| parts.reader).map_or(1, |reader| reader.height)
    }

    /// The cells of the reader's text column, where there is one.
    #[must_use]
    pub fn reader_width(&self) -> Option<u16> {
        self.geometry().and_then(|parts| parts.reader).map(|reader| geometry::text_width(reader, self.options.width))
    }

    /// The rows that the list shows.
    #[must_use]
    pub fn list_height(&self) -> usize {
        let height = self.geometry().and_then(|parts| parts.list).map_or(1, |list| list.height);
        usize::from((height / self.row_height()).max(1))
    }

    /// The lines that a row of the list takes.
    #[must_use]
    pub fn row_height(&self) -> u16 {
        let width = self.geometry().and_then(|parts| parts.list).map_or(0, |list| list.width);
        if self.page.is_some() { 2 } else { list::row_height(self.tab, width) }
    }

    /// A number that no question had before.
    pub fn next_generation(&mut self) -> u64 {
        self.generation += 1;
        self.generation
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
