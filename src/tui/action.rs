//! Everything that a key can do, in one table.
//!
//! [`ACTIONS`] feeds the dispatcher, the footer, the help, the action menu, the check of the configuration and
//! the documentation. Add an action here, its words in `locale`, and what it does in `update`; nothing else.

/// Something that a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Shows the keys.
    Help,
    /// Leaves the program.
    Quit,
    /// Stops the program until the shell's `fg`.
    Suspend,
    /// Draws the whole screen again.
    Redraw,
    /// Steps back: clears the query, closes a page, leaves the reader.
    Back,
    /// Opens what is under the cursor.
    Open,
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
    /// To the next tab.
    NextTab,
    /// To the tab before.
    PreviousTab,
    /// Marks the row and goes one down.
    ToggleMark,
    /// Opens the row's action menu.
    Menu,
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
    /// Shows the quotations and the entities of the article, to jump from.
    Outline,
    /// Keeps the quotation under the cursor, the chosen lines or the article.
    Bookmark,
    /// Adds or edits the note of a bookmark.
    Note,
    /// Deletes a bookmark.
    Delete,
    /// Undoes the last deletion or correction.
    Undo,
    /// Corrects who said the quotation, or that nobody did.
    Correct,
    /// Calls an entity otherwise.
    Rename,
    /// Says what an entity is.
    Kind,
    /// Says that an entity is the same as another one.
    Join,
    /// Says that a name is not one of the entity's.
    Part,
    /// Leaves an entity out of the lists.
    Silence,
    /// Lists what was chosen about entities.
    Choices,
    /// Shows entities of the next kind only.
    NextKind,
    /// Copies with the citation.
    Copy,
    /// Chooses the format, then copies.
    CopyAs,
    /// Opens the file in the editor, at the line of the passage.
    Edit,
    /// Opens the address of the article in a browser.
    Web,
    /// Gives the passage or the article to a command.
    Pipe,
    /// Writes rows with their citations to a file.
    Write,
    /// Begins or ends a choice of lines.
    Select,
    /// Shows or hides the marks of quotations and entities.
    Highlights,
    /// Hides or shows the list.
    FullWidth,
    /// Switches the mouse.
    Mouse,
    /// Lists the files that could not be read.
    Problems,
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
}

impl Context {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::List, Self::Reader, Self::Menu];

    /// The name in the configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Reader => "reader",
            Self::Menu => "menu",
        }
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it does.
    pub action: Action,
    /// The name in the configuration and in the documentation.
    pub name: &'static str,
    /// The default keys in the list; none where it is not to be had there.
    pub list: &'static [&'static str],
    /// The default keys in the reader.
    pub reader: &'static [&'static str],
    /// The default keys in the action menu.
    pub menu: &'static [&'static str],
    /// How early it comes in the footer: 1 first, 0 never.
    pub footer: u8,
}

impl Entry {
    /// The default keys in `context`.
    #[must_use]
    pub fn keys(&self, context: Context) -> &'static [&'static str] {
        match context {
            Context::List => self.list,
            Context::Reader => self.reader,
            Context::Menu => self.menu,
        }
    }
}

const NONE: &[&str] = &[];

/// The one table of actions. No default key needs Ctrl-A, Ctrl-B, Ctrl-S or Ctrl-Q (tmux, screen, flow control).
#[rustfmt::skip]
pub const ACTIONS: &[Entry] = &[
    entry(Action::Open, "open", &["enter"], &["enter"], &["enter"], 1),
    entry(Action::Back, "back", &["esc"], &["q", "esc"], NONE, 2),
    entry(Action::NextTab, "next-tab", &["tab"], NONE, NONE, 3),
    entry(Action::PreviousTab, "previous-tab", &["shift-tab"], NONE, NONE, 0),
    entry(Action::Menu, "menu", &["ctrl-o"], NONE, NONE, 4),
    entry(Action::NextQuotation, "next-quotation", NONE, &["tab"], NONE, 3),
    entry(Action::PreviousQuotation, "previous-quotation", NONE, &["shift-tab"], NONE, 0),
    entry(Action::Copy, "copy", &["ctrl-y"], &["y"], &["y"], 4),
    entry(Action::CopyAs, "copy-as", NONE, &["Y"], &["Y"], 0),
    entry(Action::Bookmark, "bookmark", NONE, &["m"], &["m"], 5),
    entry(Action::Note, "note", NONE, &["'"], &["'"], 0),
    entry(Action::Delete, "delete-bookmark", NONE, &["D"], &["d"], 0),
    entry(Action::Undo, "undo", NONE, &["U"], &["u"], 0),
    entry(Action::Edit, "edit", NONE, &["i"], &["i"], 0),
    entry(Action::Web, "web", NONE, &["w"], &["w"], 0),
    entry(Action::Pipe, "pipe", NONE, &["|"], &["|"], 0),
    entry(Action::Write, "write", NONE, &[">"], &[">"], 0),
    entry(Action::Correct, "correct", NONE, &["c"], &["c"], 9),
    entry(Action::Rename, "rename", NONE, NONE, &["r"], 0),
    entry(Action::Kind, "kind", NONE, NONE, &["s"], 0),
    entry(Action::Join, "join", NONE, NONE, &["="], 0),
    entry(Action::Part, "part", NONE, NONE, &["-"], 0),
    entry(Action::Silence, "silence", NONE, NONE, &["x"], 0),
    entry(Action::Choices, "choices", NONE, NONE, &["l"], 0),
    entry(Action::NextKind, "next-kind", &["f2"], NONE, NONE, 5),
    entry(Action::ToggleMark, "mark-row", &["ctrl-t"], NONE, &["t"], 0),
    entry(Action::Search, "search", NONE, &["/"], NONE, 6),
    entry(Action::NextMatch, "next-match", NONE, &["n"], NONE, 0),
    entry(Action::PreviousMatch, "previous-match", NONE, &["N"], NONE, 0),
    entry(Action::Outline, "outline", NONE, &["o"], &["o"], 7),
    entry(Action::NextEntity, "next-entity", NONE, &["e"], NONE, 8),
    entry(Action::PreviousEntity, "previous-entity", NONE, &["E"], NONE, 0),
    entry(Action::NextParagraph, "next-paragraph", NONE, &["}"], NONE, 0),
    entry(Action::PreviousParagraph, "previous-paragraph", NONE, &["{"], NONE, 0),
    entry(Action::NextArticle, "next-article", NONE, &["]"], NONE, 0),
    entry(Action::PreviousArticle, "previous-article", NONE, &["["], NONE, 0),
    entry(Action::Down, "down", &["down", "ctrl-n", "ctrl-j"], &["j", "down", "ctrl-n"], NONE, 0),
    entry(Action::Up, "up", &["up", "ctrl-p", "ctrl-k"], &["k", "up", "ctrl-p"], NONE, 0),
    entry(Action::HalfPageDown, "half-page-down", NONE, &["d", "ctrl-d"], NONE, 0),
    entry(Action::HalfPageUp, "half-page-up", NONE, &["u", "ctrl-u"], NONE, 0),
    entry(Action::PageDown, "page-down", &["pagedown"], &["space", "pagedown", "ctrl-f", "f"], NONE, 0),
    entry(Action::PageUp, "page-up", &["pageup"], &["b", "pageup"], NONE, 0),
    entry(Action::Top, "top", &["ctrl-home"], &["g", "home"], NONE, 0),
    entry(Action::Bottom, "bottom", &["ctrl-end"], &["G", "end"], NONE, 0),
    entry(Action::Select, "select-lines", NONE, &["v"], NONE, 0),
    entry(Action::Highlights, "highlights", &["f4"], &["t", "f4"], NONE, 0),
    entry(Action::FullWidth, "full-width", &["f5"], &["z", "f5"], NONE, 0),
    entry(Action::Mouse, "mouse", &["f6"], &["M", "f6"], NONE, 0),
    entry(Action::Problems, "problems", &["f3"], &["f3"], NONE, 0),
    entry(Action::Redraw, "redraw", &["ctrl-l"], &["ctrl-l"], NONE, 0),
    entry(Action::Suspend, "suspend", &["ctrl-z"], &["ctrl-z"], NONE, 0),
    entry(Action::Help, "help", &["f1"], &["?", "f1"], NONE, 10),
    entry(Action::Quit, "quit", &["ctrl-c"], &["ctrl-c", "Q"], NONE, 11),
];

const fn entry(
    action: Action,
    name: &'static str,
    list: &'static [&'static str],
    reader: &'static [&'static str],
    menu: &'static [&'static str],
    footer: u8,
) -> Entry {
    Entry { action, name, list, reader, menu, footer }
}

/// The entry of this name in the configuration.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Entry> {
    ACTIONS.iter().find(|entry| entry.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_and_actions_stand_once_in_the_table() {
        let names: HashSet<_> = ACTIONS.iter().map(|entry| entry.name).collect();
        let actions: HashSet<_> = ACTIONS.iter().map(|entry| entry.action).collect();
        assert_eq!((names.len(), actions.len()), (ACTIONS.len(), ACTIONS.len()));
    }

    #[test]
    fn no_default_key_is_taken_by_a_multiplexer_or_by_flow_control() {
        for entry in ACTIONS {
            for key in Context::ALL.iter().flat_map(|context| entry.keys(*context)) {
                assert!(!["ctrl-a", "ctrl-b", "ctrl-s", "ctrl-q"].contains(key), "{}: {key}", entry.name);
            }
        }
    }
}
