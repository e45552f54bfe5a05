//! One line of a popup: what it says, what it is found by, and what choosing it does. Plain data.

use super::filtered_list::{FilterRow, RowRole};
use crate::analysis::EntityKind;
use crate::article::Span;
use crate::tui::action::Action;
use crate::tui::cite_request::Guesses;

/// What choosing a line does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PopupAction {
    /// Nothing: a heading.
    Heading,
    /// Nothing: a line to read.
    Line,
    /// Nothing: a line to read, written as names of this kind are.
    Sample(EntityKind),
    /// Does what this action does.
    Act(Action),
    /// Goes to this quotation, by its position in the analysis.
    Quotation(usize),
    /// Goes to this stretch of the text, which is a mention, by its position in the analysis.
    Mention(usize, Span),
    /// Copies in the format of this name.
    Format(&'static str),
    /// Says who said the quotation that the popup is about.
    Verdict(VerdictAnswer),
    /// Says whether to name speakers who are only guessed.
    Guesses(Guesses),
    /// Asks who said the quotation at these bytes of the body.
    Correct(Span),
    /// Says something of the entity that the popup is about.
    Entity(EntityAnswer),
    /// Takes back the choice at this position among all.
    TakeBack(usize),
    /// Asks what to do with the tag of the line.
    Tag,
    /// Shows the bookmarks that have the tag of the line.
    ShowTag,
    /// Asks for another name of the tag of the line.
    RenameTag,
    /// Asks under which name to keep the query.
    KeepSearch,
    /// Does this with the saved search at this position among all.
    Search(usize, SearchAnswer),
    /// Says whether the archives that are open are to be opened from now on.
    UseArchives(bool),
}

/// What may be answered to the question who said a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerdictAnswer {
    /// The one of the line's label.
    Speaker,
    /// Somebody whom the article does not name.
    Unknown,
    /// Nobody.
    NotSpeech,
    /// The speaker that the analysis found.
    AsFound,
}

/// What may be done with a saved search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchAnswer {
    /// Ask it.
    Open,
    /// Give it another name.
    Rename,
    /// Give it another query.
    Edit,
    /// Delete it.
    Delete,
}

/// What may be said of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityAnswer {
    /// It is of this kind.
    Kind(EntityKind),
    /// It is the same as the entity of this row.
    Join(usize),
    /// The other marked entities are the same as the entity of this row, whose name is kept.
    Keep(usize),
    /// The name at this position among its names is of something else.
    Part(usize),
}

/// One line of a popup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What comes first, in a column of its own: a key, a date, a kind.
    pub mark: String,
    /// The words.
    pub label: String,
    /// What choosing it does.
    pub action: PopupAction,
    /// What is shown under the lines while the cursor is on it; may have several lines.
    pub detail: String,
    /// Words that the filter finds it by besides those that are shown.
    pub synonyms: String,
    /// Whether it goes on with the line before it.
    pub is_continuation: bool,
}

impl Item {
    /// A line with something in the first column.
    #[must_use]
    pub fn new(mark: impl Into<String>, label: impl Into<String>, action: PopupAction) -> Self {
        let (mark, label) = (mark.into(), label.into());
        Self { mark, label, action, detail: String::new(), synonyms: String::new(), is_continuation: false }
    }

    /// A line of words only.
    #[must_use]
    pub fn unmarked(label: impl Into<String>, action: PopupAction) -> Self {
        Self::new("", label, action)
    }

    /// The same line, with this under the lines while the cursor is on it.
    #[must_use]
    pub fn with_detail(self, detail: String) -> Self {
        Self { detail, ..self }
    }

    /// The same line, found by these words too.
    #[must_use]
    pub fn found_by(self, synonyms: String) -> Self {
        Self { synonyms, ..self }
    }

    /// A heading.
    #[must_use]
    pub fn heading(label: impl Into<String>) -> Self {
        Self::unmarked(label, PopupAction::Heading)
    }
}

impl FilterRow for Item {
    fn role(&self) -> RowRole {
        match self.action == PopupAction::Heading {
            true => RowRole::Heading,
            false if self.is_continuation => RowRole::Continuation,
            false => RowRole::Entry,
        }
    }

    fn text(&self) -> String {
        format!("{} {} {}", self.mark, self.label, self.synonyms)
    }
}
