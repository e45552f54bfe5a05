//! The groups of actions, each answered by a function of its own, with the names that the configuration calls them by.

use crate::article::names::names;

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
    /// Opens another folder.
    OpenFolder,
    /// Opens this folder from now on.
    UseFolder,
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
    OpenFolder = "open-folder",
    UseFolder = "use-folder",
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
    /// Puts the rows in the next order.
    Sort,
    /// Lists the saved searches, and keeps the query as one.
    Searches,
    /// Lists all copies of articles that were saved more than once, or one of each.
    Copies,
}

names!(ListAction {
    NextTab = "next-tab",
    PreviousTab = "previous-tab",
    MarkRow = "mark-row",
    Menu = "menu",
    NextKind = "next-kind",
    Sort = "sort",
    Searches = "searches",
    Copies = "copies",
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
    /// Chooses a sentence, or ends the choice.
    Choose,
    /// Chooses a paragraph.
    ChooseParagraph,
    /// Chooses a word more at the end.
    WordMore,
    /// Chooses a word less at the end.
    WordLess,
    /// Chooses a word less at the start.
    StartLater,
    /// Chooses a word more at the start.
    StartEarlier,
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
    Choose = "choose",
    ChooseParagraph = "choose-paragraph",
    WordMore = "word-more",
    WordLess = "word-less",
    StartLater = "start-later",
    StartEarlier = "start-earlier",
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
    /// Gives tags to bookmarks, several at once, or takes them off.
    Tag,
    /// Lists all tags, to show their bookmarks or to rename one.
    Tags,
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
    /// Corrects who said a quotation, or says that it is no speech.
    Correct,
    /// Shows the quotations and the entities of the article, to jump from.
    Outline,
    /// Puts two quotations side by side, with the words that differ.
    Compare,
}

names!(PassageAction {
    Copy = "copy",
    CopyAs = "copy-as",
    Bookmark = "bookmark",
    Note = "note",
    Tag = "tag",
    Tags = "tags",
    DeleteBookmark = "delete-bookmark",
    Undo = "undo",
    Edit = "edit",
    Web = "web",
    Pipe = "pipe",
    Write = "write",
    Correct = "correct",
    Outline = "outline",
    Compare = "compare",
});

/// What is done with two quotations that are side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SideBySideAction {
    /// Goes to the other one: that is what is opened and copied.
    OtherSide,
    /// Puts the speaker's next quotation beside the first one.
    Next,
    /// Puts the speaker's quotation before beside the first one.
    Previous,
}

names!(SideBySideAction { OtherSide = "other-side", Next = "next-by-speaker", Previous = "previous-by-speaker" });

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
