//! A popup: a titled list of lines that can be filtered, and to choose from.

use crate::analysis::EntityKind;
use crate::article::Span;
use crate::text::fold::fold;
use crate::text::sanitize::sanitize_line;

use super::super::action::Action;
use super::super::input::Input;

/// What a sheet is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetKind {
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
    /// What an entity may be.
    Kinds,
    /// What an entity may be the same as.
    Join,
    /// The names that have joined an entity.
    Part,
    /// All that was chosen about entities.
    Choices,
}

impl SheetKind {
    /// Whether letters go to the filter from the start.
    #[must_use]
    pub fn is_typed_into(self) -> bool {
        matches!(self, Self::Speaker(_) | Self::Join)
    }
}

/// What happens when a line is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Nothing: a heading.
    Heading,
    /// Nothing: a line to read.
    Line,
    /// Nothing: a line to read, written as names of this kind are.
    Sample(EntityKind),
    /// Does this.
    Act(Action),
    /// Goes to this quotation, by its position in the analysis.
    Quotation(usize),
    /// Goes to this stretch of the text, which is a mention, by its position in the analysis.
    Mention(usize, Span),
    /// Copies in the format of this name.
    Format(&'static str),
    /// The one of the label said it.
    Speaker,
    /// Somebody said it whom the article does not name.
    Unknown,
    /// Nobody said it.
    NotSpeech,
    /// What the analysis found holds.
    AsFound,
    /// Asks who said the quotation at these bytes of the body.
    Correct(Span),
    /// The entity is of this kind.
    Kind(EntityKind),
    /// The entity is the same as that of this row.
    Join(usize),
    /// The name at this position among those that have joined the entity is of something else.
    Part(usize),
    /// The choice at this position is taken back.
    TakeBack(usize),
}

/// One line of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What stands first, in a column of its own: a key, a date, a kind.
    pub mark: String,
    /// The words.
    pub label: String,
    /// What choosing it does.
    pub choice: Choice,
}

impl Item {
    /// A heading.
    #[must_use]
    pub fn heading(label: impl Into<String>) -> Self {
        Self { mark: String::new(), label: label.into(), choice: Choice::Heading }
    }
}

/// A popup that lists things.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What it is for.
    pub kind: SheetKind,
    /// All lines.
    pub items: Vec<Item>,
    /// How many of them were there from the start; behind them stands what is being typed, where that can be chosen.
    own: usize,
    /// Positions in `items` of the lines that the filter left.
    pub shown: Vec<usize>,
    /// The filter.
    pub filter: Input,
    /// Whether letters go to the filter.
    pub typing: bool,
    /// The position of the cursor in `shown`.
    pub selected: usize,
    /// The position of the first line on the screen; the view may show later ones when the cursor asks for it.
    pub top: usize,
}

impl Sheet {
    /// A sheet with its cursor on the first line that can be chosen.
    #[must_use]
    pub fn new(kind: SheetKind, items: Vec<Item>) -> Self {
        let own = items.len();
        let typing = kind.is_typed_into();
        let filter = Input::default();
        let mut sheet = Self { kind, items, own, shown: Vec::new(), filter, typing, selected: 0, top: 0 };
        sheet.refilter();
        sheet
    }

    /// Whether the cursor stops at lines: not so where there is only something to read.
    #[must_use]
    pub fn is_choice(&self) -> bool {
        !matches!(self.kind, SheetKind::Help | SheetKind::Problems)
    }

    /// The line under the cursor.
    #[must_use]
    pub fn item(&self) -> Option<&Item> {
        self.shown.get(self.selected).map(|at| &self.items[*at])
    }

    /// Applies the filter: lines that hold every word of it stay, with the headings of those that do.
    pub fn refilter(&mut self) {
        let words: Vec<String> = fold(self.filter.text()).split_whitespace().map(str::to_owned).collect();
        self.shown.clear();
        self.items.truncate(self.own);
        self.offer_typed();
        let mut heading = None;
        for (at, item) in self.items.iter().enumerate() {
            if item.choice == Choice::Heading {
                heading = Some(at);
                continue;
            }
            if at >= self.own {
                self.shown.push(at);
                continue;
            }
            let line = fold(&format!("{} {}", item.mark, item.label));
            if words.iter().all(|word| line.contains(word.as_str())) {
                self.shown.extend(heading.take());
                self.shown.push(at);
            }
        }
        self.selected = 0;
        self.top = 0;
        self.settle(1);
    }

    /// Where a name may be typed: offers what is typed, unless it is there already.
    fn offer_typed(&mut self) {
        let typed = sanitize_line(self.filter.text());
        let folded = fold(&typed);
        let known = self.items.iter().any(|item| item.choice == Choice::Speaker && fold(&item.label) == folded);
        if matches!(self.kind, SheetKind::Speaker(_)) && !typed.is_empty() && !known {
            self.items.push(Item { mark: "+".to_owned(), label: typed, choice: Choice::Speaker });
        }
    }

    /// Moves the cursor by so many lines; headings are passed over. `height`: lines on the screen.
    pub fn step(&mut self, by: isize, height: usize) {
        let last = self.shown.len().saturating_sub(1);
        if !self.is_choice() {
            self.top = self.top.saturating_add_signed(by).min(self.shown.len().saturating_sub(height.max(1)));
            return;
        }
        self.selected = self.selected.saturating_add_signed(by).min(last);
        self.settle(if by < 0 { -1 } else { 1 });
        let height = height.max(1);
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(height));
        if self.selected == 1 {
            self.top = 0;
        }
    }

    /// Leaves a heading in the given direction, or in the other where there is nothing.
    fn settle(&mut self, direction: isize) {
        let is_heading = |at: usize| self.shown.get(at).is_some_and(|at| self.items[*at].choice == Choice::Heading);
        if !is_heading(self.selected) {
            return;
        }
        let next = self.selected.saturating_add_signed(direction);
        if next < self.shown.len() && !is_heading(next) {
            self.selected = next;
        } else if !is_heading(self.selected + 1) {
            self.selected += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let line = |label: &str| Item { mark: String::new(), label: label.into(), choice: Choice::Quotation(0) };
        let items = vec![
            Item::heading("Claire Dupont"),
            line("« Nous tiendrons ce calendrier. »"),
            line("« C’est trop tôt. »"),
            Item::heading("Marc Vial"),
            line("« Rien n’est décidé. »"),
        ];
        Sheet::new(SheetKind::Outline, items)
    }

    #[test]
    fn the_cursor_passes_over_headings() {
        let mut sheet = sheet();
        let mut seen = vec![sheet.selected];
        for by in [1, 1, 1, -1, -1, -1] {
            sheet.step(by, 3);
            seen.push(sheet.selected);
        }
        assert_eq!(seen, [1, 2, 4, 4, 2, 1, 1]);
    }

    #[test]
    fn a_filter_keeps_the_headings_of_what_it_keeps() {
        let mut sheet = sheet();
        sheet.filter.paste("decide");
        sheet.refilter();
        assert_eq!(sheet.shown, [3, 4]);
        assert_eq!(sheet.selected, 1);
        sheet.filter.paste(" nowhere");
        sheet.refilter();
        assert_eq!((sheet.shown.len(), sheet.item()), (0, None));
    }

    #[test]
    fn a_name_that_is_typed_can_be_chosen_unless_it_is_listed() {
        let speaker = |label: &str| Item { mark: String::new(), label: label.into(), choice: Choice::Speaker };
        let other = Item { mark: String::new(), label: "not speech".into(), choice: Choice::NotSpeech };
        let items = vec![Item::heading("« Oui »"), speaker("Claire Dupont"), speaker("Marc Vial"), other];
        let mut sheet = Sheet::new(SheetKind::Speaker(Span::new(0, 5)), items);
        assert!(sheet.typing);
        let mut labels = |typed: &str| {
            sheet.filter = Input::new(typed);
            sheet.refilter();
            let shown = sheet.shown.iter().map(|at| sheet.items[*at].label.clone()).collect::<Vec<_>>();
            (shown, sheet.item().map(|item| item.label.clone()))
        };
        assert_eq!(labels("vial").1.as_deref(), Some("Marc Vial"));
        assert_eq!(labels("Zoé  Roux"), (vec!["Zoé Roux".to_owned()], Some("Zoé Roux".to_owned())));
        assert_eq!(labels("claire dupont").0, ["« Oui »", "Claire Dupont"]);
        assert_eq!(labels("").0.len(), 4);
    }
}
