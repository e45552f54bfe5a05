//! Everything that a key can do, in one table.
//!
//! [`ACTIONS`] feeds the dispatcher, the footer, the help, the action menu, the check of the configuration and
//! the documentation. An action is a variant of the group whose feature answers it; add it to the group, its line to
//! the table, its words to `locale`, and what it does to `update::dispatch::actions`. The compiler asks for the last
//! two. Knows neither the model nor what an action does.

use crate::article::names::names;

/// Something that a key does, in groups: each is answered by a function of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Moves the cursor of a list or of a popup, or scrolls the text.
    Move(Motion),
    /// Opens or leaves what is in the pane that has the keys.
    Pane(PaneAction),
    /// Concerns the whole program.
    Program(ProgramAction),
    /// Concerns the list and its tabs.
    List(ListAction),
    /// Goes through the article that is read.
    Reader(ReaderAction),
    /// Does something with the passage under the cursor.
    Passage(PassageAction),
    /// Decides something about the entity under the list's cursor.
    Entity(EntityAction),
}

/// How far a cursor moves, or a text is scrolled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One row or line up.
    Up,
    /// One row or line down.
    Down,
    /// Half a page up.
    HalfPageUp,
    /// Half a page down.
    HalfPageDown,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the first row or line.
    Top,
    /// To the last row or line.
    Bottom,
}

names!(Motion {
    Up = "up",
    Down = "down",
    HalfPageUp = "half-page-up",
    HalfPageDown = "half-page-down",
    PageUp = "page-up",
    PageDown = "page-down",
    Top = "top",
    Bottom = "bottom",
});

impl Motion {
    /// The rows or lines to move by, down when positive, where half a page and a page have so many.
    #[must_use]
    pub fn rows(self, half_page: isize, page: isize) -> isize {
        match self {
            Self::Up => -1,
            Self::Down => 1,
            Self::HalfPageUp => -half_page,
            Self::HalfPageDown => half_page,
            Self::PageUp => -page,
            Self::PageDown => page,
            Self::Top => isize::MIN,
            Self::Bottom => isize::MAX,
        }
    }
}

/// What opens and leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaneAction {
    /// Opens or takes what is under the cursor.
    Open,
    /// Steps back: clears the query, closes a page or a popup, leaves the reader.
    Back,
    /// Lets letters filter the lines of a popup.
    Filter,
}

names!(PaneAction { Open = "open", Back = "back", Filter = "filter" });

/// What concerns the whole program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProgramAction {
    /// Shows the keys.
    Help,
    /// Leaves the program.
    Quit,
    /// Stops the program until the shell's `fg`.
    Suspend,
    /// Draws the whole screen again.
    Redraw,
    /// Shows or hides the marks of quotations and entities.
    Highlights,
    /// Hides or shows the list while reading.
    FullWidth,
    /// Switches the mouse on or off.
    Mouse,
    /// Lists the files that could not be read.
    Problems,
}

names!(ProgramAction {
    Help = "help",
    Quit = "quit",
    Suspend = "suspend",
    Redraw = "redraw",
    Highlights = "highlights",
    FullWidth = "full-width",
    Mouse = "mouse",
    Problems = "problems",
});

/// What concerns the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListAction {
    /// To the next tab.
    NextTab,
    /// To the tab before.
    PreviousTab,
    /// Marks the row for copying and goes one down.
    MarkRow,
    /// Opens the row's action menu.
    Menu,
    /// Shows entities or quotations of the next kind only.
    NextKind,
}

names!(ListAction {
    NextTab = "next-tab",
    PreviousTab = "previous-tab",
    MarkRow = "mark-row",
    Menu = "menu",
    NextKind = "next-kind",
});

/// What goes through the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReaderAction {
    /// To the next quotation of the article.
    NextQuotation,
    /// To the quotation before.
    PreviousQuotation,
    /// To the next mention of the article.
    NextEntity,
    /// To the mention before.
    PreviousEntity,
    /// To the next paragraph.
    NextParagraph,
    /// To the paragraph before.
    PreviousParagraph,
    /// Reads the next article of the list.
    NextArticle,
    /// Reads the article before in the list.
    PreviousArticle,
    /// Searches in the text.
    Search,
    /// To the next match of the search.
    NextMatch,
    /// To the match before.
    PreviousMatch,
    /// Begins or ends a selection of lines.
    SelectLines,
}

names!(ReaderAction {
    NextQuotation = "next-quotation",
    PreviousQuotation = "previous-quotation",
    NextEntity = "next-entity",
    PreviousEntity = "previous-entity",
    NextParagraph = "next-paragraph",
    PreviousParagraph = "previous-paragraph",
    NextArticle = "next-article",
    PreviousArticle = "previous-article",
    Search = "search",
    NextMatch = "next-match",
    PreviousMatch = "previous-match",
    SelectLines = "select-lines",
});

/// What is done with a passage, an article or its bookmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PassageAction {
    /// Copies with the citation.
    Copy,
    /// Chooses the format, then copies.
    CopyAs,
    /// Bookmarks the quotation under the cursor, the selected lines or the article.
    Bookmark,
    /// Adds or edits the note of a bookmark.
    Note,
    /// Deletes a bookmark.
    DeleteBookmark,
    /// Undoes the last deletion, correction or choice.
    Undo,
    /// Opens the file in the editor, at the line of the passage.
    Edit,
    /// Opens the address of the article in a browser.
    Web,
    /// Gives the passage or the article to a command.
    Pipe,
    /// Writes rows with their citations to a file.
    Write,
    /// Corrects who said the quotation, or that nobody did.
    Correct,
    /// Shows the quotations and the entities of the article, to jump from.
    Outline,
}

names!(PassageAction {
    Copy = "copy",
    CopyAs = "copy-as",
    Bookmark = "bookmark",
    Note = "note",
    DeleteBookmark = "delete-bookmark",
    Undo = "undo",
    Edit = "edit",
    Web = "web",
    Pipe = "pipe",
    Write = "write",
    Correct = "correct",
    Outline = "outline",
});

/// What is decided about an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityAction {
    /// Gives it another name.
    Rename,
    /// Says what it is.
    Kind,
    /// Says that it is the same as another one.
    Join,
    /// Says that a name is not one of its names.
    Part,
    /// Leaves it out of the lists.
    Silence,
    /// Lists what was chosen about entities.
    Choices,
}

names!(EntityAction {
    Rename = "rename",
    Kind = "kind",
    Join = "join",
    Part = "part",
    Silence = "silence",
    Choices = "choices",
});

impl Action {
    /// The name in the configuration and in the documentation.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Move(motion) => motion.name(),
            Self::Pane(action) => action.name(),
            Self::Program(action) => action.name(),
            Self::List(action) => action.name(),
            Self::Reader(action) => action.name(),
            Self::Passage(action) => action.name(),
            Self::Entity(action) => action.name(),
        }
    }

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        let moves = Motion::ALL.iter().copied().map(Self::Move);
        let pane = PaneAction::ALL.iter().copied().map(Self::Pane);
        let program = ProgramAction::ALL.iter().copied().map(Self::Program);
        let list = ListAction::ALL.iter().copied().map(Self::List);
        let reader = ReaderAction::ALL.iter().copied().map(Self::Reader);
        let passage = PassageAction::ALL.iter().copied().map(Self::Passage);
        let entity = EntityAction::ALL.iter().copied().map(Self::Entity);
        moves.chain(pane).chain(program).chain(list).chain(reader).chain(passage).chain(entity)
    }
}

/// Where keys mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The list: letters type into the query.
    List,
    /// The reader: letters act.
    Reader,
    /// The action menu of a row: letters act.
    Menu,
    /// The popups that list things, the action menu among them: letters act unless they filter.
    Popup,
}

names!(Context { List = "list", Reader = "reader", Menu = "menu", Popup = "popup" });

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it does.
    pub action: Action,
    /// The default keys in the list; none where it is not to be had there.
    pub list: &'static [&'static str],
    /// The default keys in the reader.
    pub reader: &'static [&'static str],
    /// The default keys in the action menu.
    pub menu: &'static [&'static str],
    /// The default keys in the popups that list things.
    pub popup: &'static [&'static str],
    /// How early it comes in the footer: 1 first, 0 never.
    pub footer: u8,
}

impl Entry {
    /// The name of its action in the configuration and in the documentation.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.action.name()
    }

    /// The default keys in `context`.
    #[must_use]
    pub fn keys(&self, context: Context) -> &'static [&'static str] {
        match context {
            Context::List => self.list,
            Context::Reader => self.reader,
            Context::Menu => self.menu,
            Context::Popup => self.popup,
        }
    }
}

const NONE: &[&str] = &[];

/// The one table of actions. No default key needs Ctrl-A, Ctrl-B, Ctrl-S or Ctrl-Q (tmux, screen, flow control).
#[rustfmt::skip]
pub const ACTIONS: &[Entry] = &[
    entry(Action::Pane(PaneAction::Open), &["enter"], &["enter"], &["enter"], &["enter"], 1),
    entry(Action::Pane(PaneAction::Back), &["esc"], &["q", "esc"], NONE, &["esc", "q", "?", "f1"], 2),
    entry(Action::Pane(PaneAction::Filter), NONE, NONE, NONE, &["/"], 0),
    entry(Action::List(ListAction::NextTab), &["tab"], NONE, NONE, NONE, 3),
    entry(Action::List(ListAction::PreviousTab), &["shift-tab"], NONE, NONE, NONE, 0),
    entry(Action::List(ListAction::Menu), &["ctrl-o"], NONE, NONE, NONE, 4),
    entry(Action::Reader(ReaderAction::NextQuotation), NONE, &["tab"], NONE, NONE, 3),
    entry(Action::Reader(ReaderAction::PreviousQuotation), NONE, &["shift-tab"], NONE, NONE, 0),
    entry(Action::Passage(PassageAction::Copy), &["ctrl-y"], &["y"], &["y"], NONE, 4),
    entry(Action::Passage(PassageAction::CopyAs), NONE, &["Y"], &["Y"], NONE, 0),
    entry(Action::Passage(PassageAction::Bookmark), NONE, &["m"], &["m"], NONE, 5),
    entry(Action::Passage(PassageAction::Note), NONE, &["'"], &["'"], NONE, 0),
    entry(Action::Passage(PassageAction::DeleteBookmark), NONE, &["D"], &["d"], NONE, 0),
    entry(Action::Passage(PassageAction::Undo), NONE, &["U"], &["u"], NONE, 0),
    entry(Action::Passage(PassageAction::Edit), NONE, &["i"], &["i"], NONE, 0),
    entry(Action::Passage(PassageAction::Web), NONE, &["w"], &["w"], NONE, 0),
    entry(Action::Passage(PassageAction::Pipe), NONE, &["|"], &["|"], NONE, 0),
    entry(Action::Passage(PassageAction::Write), NONE, &[">"], &[">"], NONE, 0),
    entry(Action::Passage(PassageAction::Correct), NONE, &["c"], &["c"], NONE, 9),
    entry(Action::Entity(EntityAction::Rename), NONE, NONE, &["r"], NONE, 0),
    entry(Action::Entity(EntityAction::Kind), NONE, NONE, &["s"], NONE, 0),
    entry(Action::Entity(EntityAction::Join), NONE, NONE, &["="], NONE, 0),
    entry(Action::Entity(EntityAction::Part), NONE, NONE, &["-"], NONE, 0),
    entry(Action::Entity(EntityAction::Silence), NONE, NONE, &["x"], NONE, 0),
    entry(Action::Entity(EntityAction::Choices), NONE, NONE, &["l"], NONE, 0),
    entry(Action::List(ListAction::NextKind), &["f2"], NONE, NONE, NONE, 5),
    entry(Action::List(ListAction::MarkRow), &["ctrl-t"], NONE, &["t"], NONE, 0),
    entry(Action::Reader(ReaderAction::Search), NONE, &["/"], NONE, NONE, 6),
    entry(Action::Reader(ReaderAction::NextMatch), NONE, &["n"], NONE, NONE, 0),
    entry(Action::Reader(ReaderAction::PreviousMatch), NONE, &["N"], NONE, NONE, 0),
    entry(Action::Passage(PassageAction::Outline), NONE, &["o"], &["o"], NONE, 7),
    entry(Action::Reader(ReaderAction::NextEntity), NONE, &["e"], NONE, NONE, 8),
    entry(Action::Reader(ReaderAction::PreviousEntity), NONE, &["E"], NONE, NONE, 0),
    entry(Action::Reader(ReaderAction::NextParagraph), NONE, &["}"], NONE, NONE, 0),
    entry(Action::Reader(ReaderAction::PreviousParagraph), NONE, &["{"], NONE, NONE, 0),
    entry(Action::Reader(ReaderAction::NextArticle), NONE, &["]"], NONE, NONE, 0),
    entry(Action::Reader(ReaderAction::PreviousArticle), NONE, &["["], NONE, NONE, 0),
    entry(Action::Move(Motion::Down), &["down", "ctrl-n", "ctrl-j"], &["j", "down", "ctrl-n"], NONE, &["j", "down"], 0),
    entry(Action::Move(Motion::Up), &["up", "ctrl-p", "ctrl-k"], &["k", "up", "ctrl-p"], NONE, &["k", "up"], 0),
    entry(Action::Move(Motion::HalfPageDown), NONE, &["d", "ctrl-d"], NONE, NONE, 0),
    entry(Action::Move(Motion::HalfPageUp), NONE, &["u", "ctrl-u"], NONE, NONE, 0),
    entry(Action::Move(Motion::PageDown), &["pagedown"], &["space", "pagedown", "ctrl-f", "f"], NONE, &["space", "pagedown", "d"], 0),
    entry(Action::Move(Motion::PageUp), &["pageup"], &["b", "pageup"], NONE, &["b", "pageup", "u"], 0),
    entry(Action::Move(Motion::Top), &["ctrl-home"], &["g", "home"], NONE, &["g", "home"], 0),
    entry(Action::Move(Motion::Bottom), &["ctrl-end"], &["G", "end"], NONE, &["G", "end"], 0),
    entry(Action::Reader(ReaderAction::SelectLines), NONE, &["v"], NONE, NONE, 0),
    entry(Action::Program(ProgramAction::Highlights), &["f4"], &["t", "f4"], NONE, NONE, 0),
    entry(Action::Program(ProgramAction::FullWidth), &["f5"], &["z", "f5"], NONE, NONE, 0),
    entry(Action::Program(ProgramAction::Mouse), &["f6"], &["M", "f6"], NONE, NONE, 0),
    entry(Action::Program(ProgramAction::Problems), &["f3"], &["f3"], NONE, NONE, 0),
    entry(Action::Program(ProgramAction::Redraw), &["ctrl-l"], &["ctrl-l"], NONE, NONE, 0),
    entry(Action::Program(ProgramAction::Suspend), &["ctrl-z"], &["ctrl-z"], NONE, NONE, 0),
    entry(Action::Program(ProgramAction::Help), &["f1"], &["?", "f1"], NONE, NONE, 10),
    entry(Action::Program(ProgramAction::Quit), &["ctrl-c"], &["ctrl-c", "Q"], NONE, NONE, 11),
];

const fn entry(
    action: Action,
    list: &'static [&'static str],
    reader: &'static [&'static str],
    menu: &'static [&'static str],
    popup: &'static [&'static str],
    footer: u8,
) -> Entry {
    Entry { action, list, reader, menu, popup, footer }
}

/// The entry of this name in the configuration.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Entry> {
    ACTIONS.iter().find(|entry| entry.name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_action_stands_in_the_table_once_under_a_name_of_its_own() {
        let names: HashSet<_> = ACTIONS.iter().map(Entry::name).collect();
        let in_table: HashSet<_> = ACTIONS.iter().map(|entry| entry.action).collect();
        assert_eq!((names.len(), in_table.len()), (ACTIONS.len(), ACTIONS.len()));
        assert_eq!(Action::all().collect::<HashSet<_>>(), in_table);
    }

    #[test]
    fn no_default_key_is_taken_by_a_multiplexer_or_by_flow_control() {
        for entry in ACTIONS {
            for key in Context::ALL.iter().flat_map(|context| entry.keys(*context)) {
                assert!(!["ctrl-a", "ctrl-b", "ctrl-s", "ctrl-q"].contains(key), "{}: {key}", entry.name());
            }
        }
    }
}
