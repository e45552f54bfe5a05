//! A popup that lists lines, to read or to choose from; they can be filtered.

use super::filtered_list::{FilterRow, FilteredList, RowRole};
use crate::analysis::EntityKind;
use crate::article::Span;
use crate::text::fold::fold;
use crate::text::sanitize::sanitize_line;
use crate::tui::action::Action;
use crate::tui::cite_request::Guesses;
use crate::tui::input::Input;

/// What a popup lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PopupKind {
    /// The keys.
    Help,
    /// The quotations and entities of the article.
    Outline,
    /// What can be done with a row.
    Menu,
    /// Files that could not be read.
    Problems,
    /// Formats to copy in.
    Formats,
    /// Who may have said the quotation at these bytes of the body.
    Speaker(Span),
    /// Whether to name speakers who are only guessed.
    Guesses,
    /// What an entity may be.
    Kinds,
    /// What an entity may be the same as.
    Join,
    /// The marked entities, which are merged: which name to keep.
    Merge,
    /// The names that have joined an entity.
    Part,
    /// All that was chosen about entities.
    Choices,
    /// All tags.
    Tags,
    /// What to do with a tag.
    Tag,
    /// The saved searches.
    Searches,
    /// What to do with the saved search at this position among all.
    Search(usize),
    /// Whether the archives that are open are to be opened from now on.
    UseArchives,
}

impl PopupKind {
    /// Whether letters go to the filter from the start.
    #[must_use]
    pub fn starts_with_filter(self) -> bool {
        matches!(self, Self::Help | Self::Speaker(_) | Self::Join)
    }
}

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
}

impl Item {
    /// A line with something in the first column.
    #[must_use]
    pub fn new(mark: impl Into<String>, label: impl Into<String>, action: PopupAction) -> Self {
        Self { mark: mark.into(), label: label.into(), action, detail: String::new(), synonyms: String::new() }
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
        if self.action == PopupAction::Heading { RowRole::Heading } else { RowRole::Entry }
    }

    fn text(&self) -> String {
        format!("{} {} {}", self.mark, self.label, self.synonyms)
    }
}

/// A popup that lists things.
#[derive(Clone, Debug)]
pub struct ListPopup {
    /// What it lists.
    pub kind: PopupKind,
    /// The lines that the filter left.
    pub lines: FilteredList<Item>,
    /// How many lines there were from the start: a name that is being typed is offered behind them.
    own: usize,
    /// The filter.
    pub filter: Input,
    /// Whether letters go to the filter.
    pub is_filtering: bool,
}

impl ListPopup {
    /// A popup with its cursor on the first line that can be chosen.
    #[must_use]
    pub fn new(kind: PopupKind, items: Vec<Item>) -> Self {
        let own = items.len();
        let lines = FilteredList::new(items);
        Self { kind, lines, own, filter: Input::default(), is_filtering: kind.starts_with_filter() }
    }

    /// Whether its lines can be chosen; else there is no cursor, only something to read.
    #[must_use]
    pub fn is_choice(&self) -> bool {
        !matches!(self.kind, PopupKind::Help | PopupKind::Problems)
    }

    /// The line under the cursor.
    #[must_use]
    pub fn item(&self) -> Option<&Item> {
        self.lines.item()
    }

    /// Applies the filter: lines that hold every word of it stay, with the headings of those that do.
    pub fn refilter(&mut self) {
        self.lines.items.truncate(self.own);
        self.lines.filter(self.filter.text());
        if let Some(name) = self.new_name() {
            self.lines.append(Item::new("+", name, PopupAction::Verdict(VerdictAnswer::Speaker)));
        }
    }

    /// The name that is being typed, where one may be and none of the lines has it.
    fn new_name(&self) -> Option<String> {
        let typed = sanitize_line(self.filter.text());
        let folded = fold(&typed);
        let is_known =
            |item: &Item| item.action == PopupAction::Verdict(VerdictAnswer::Speaker) && fold(&item.label) == folded;
        let is_new = !typed.is_empty() && !self.lines.items.iter().any(is_known);
        (is_new && matches!(self.kind, PopupKind::Speaker(_))).then_some(typed)
    }

    /// Moves the cursor by so many lines, or scrolls where there is none. `height`: lines on the screen.
    pub fn step(&mut self, by: isize, height: usize) {
        if self.is_choice() {
            self.lines.step(by, height);
        } else {
            self.lines.scroll(by, height);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_typed_can_be_chosen_unless_it_is_listed() {
        let speaker = |label: &str| Item::unmarked(label, PopupAction::Verdict(VerdictAnswer::Speaker));
        let other = Item::unmarked("not speech", PopupAction::Verdict(VerdictAnswer::NotSpeech));
        let items = vec![Item::heading("« Oui »"), speaker("Claire Dupont"), speaker("Marc Vial"), other];
        let mut popup = ListPopup::new(PopupKind::Speaker(Span::new(0, 5)), items);
        assert!(popup.is_filtering);
        let mut labels = |typed: &str| {
            popup.filter = Input::new(typed);
            popup.refilter();
            let shown = popup.lines.rows().map(|item| item.label.clone()).collect::<Vec<_>>();
            (shown, popup.item().map(|item| item.label.clone()))
        };
        assert_eq!(labels("vial").1.as_deref(), Some("Marc Vial"));
        assert_eq!(labels("Zoé  Roux"), (vec!["Zoé Roux".to_owned()], Some("Zoé Roux".to_owned())));
        assert_eq!(labels("claire dupont").0, ["« Oui »", "Claire Dupont"]);
        assert_eq!(labels("").0.len(), 4);
    }
}
