//! A popup that lists lines, to read or to choose from; they can be filtered.

use super::broken_lines::broken;
use super::filtered_list::FilteredList;
use crate::article::Span;
use crate::text::fold::fold;
use crate::text::sanitize::sanitize_line;
use crate::tui::input::Input;

pub use super::popup_item::{EntityAnswer, Item, PopupAction, SearchAnswer, VerdictAnswer};

/// Cells of a popup beside its lines: the border, and the blanks before them.
const BESIDE: u16 = 4;

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

/// A popup that lists things.
#[derive(Clone, Debug)]
pub struct ListPopup {
    /// What it lists.
    pub kind: PopupKind,
    /// The lines that the filter left.
    pub lines: FilteredList<Item>,
    /// How many lines there were from the start: a name that is being typed is offered behind them.
    own: usize,
    /// The lines before they were broken to the width of the screen, where they are only read.
    whole: Vec<Item>,
    /// The column of marks of lines that are only read, in cells.
    pub marks: usize,
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
        let whole = if is_choice(kind) { Vec::new() } else { items.clone() };
        let (lines, filter, is_filtering) = (FilteredList::new(items), Input::default(), kind.starts_with_filter());
        Self { kind, lines, own, whole, marks: 0, filter, is_filtering }
    }

    /// Whether its lines can be chosen; else there is no cursor, only something to read.
    #[must_use]
    pub fn is_choice(&self) -> bool {
        is_choice(self.kind)
    }

    /// Breaks lines that are only read to the width of a screen, in cells.
    pub fn lay_out(&mut self, screen: u16) {
        if self.is_choice() {
            return;
        }
        let top = self.lines.cursor.top;
        let cells = usize::from(widest(screen).saturating_sub(BESIDE));
        (self.marks, self.lines.items) = broken(&self.whole, cells);
        self.own = self.lines.items.len();
        self.refilter();
        self.lines.cursor.top = top.min(self.lines.shown.len().saturating_sub(1));
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

/// The widest that a popup may be on a screen of this width, in cells.
#[must_use]
pub fn widest(screen: u16) -> u16 {
    screen.saturating_sub(4).clamp(20, 100)
}

fn is_choice(kind: PopupKind) -> bool {
    !matches!(kind, PopupKind::Help | PopupKind::Problems)
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
