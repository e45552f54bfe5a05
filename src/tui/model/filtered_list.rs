//! Rows that a filter leaves, and the cursor over them: one way for the tabs, the pages of entities and the popups.
//!
//! Knows neither what the rows are about nor how they are drawn.

use crate::text::fold::fold;

/// How many rows there are, and how many of them the screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewport {
    /// All rows that the filter left.
    pub count: usize,
    /// The rows that fit on the screen.
    pub height: usize,
}

/// Where the cursor is among the rows that the filter left, and which of these is the first on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCursor {
    /// The position of the row under the cursor.
    pub selected: usize,
    /// The position of the first row on the screen.
    pub top: usize,
}

impl ListCursor {
    /// Moves by so many rows, down when positive, to the nearest row that the cursor may be on (`is_stop`): in that
    /// direction, or else in the other.
    pub fn step(&mut self, by: isize, view: Viewport, is_stop: impl Fn(usize) -> bool) {
        let at = self.selected.saturating_add_signed(by).min(view.count.saturating_sub(1));
        let after = || (at..view.count).find(|row| is_stop(*row));
        let before = || (0..=at).rev().find(|row| is_stop(*row));
        let next = if by < 0 { before().or_else(after) } else { after().or_else(before) };
        self.selected = next.unwrap_or(0);
        self.keep_in_view(view, is_stop);
    }

    /// The same while a key is held, on rows that are all stops: where the list must scroll it scrolls by a quarter of
    /// the screen. A list beside an article cannot be scrolled by the terminal, and over a slow line writing it anew
    /// for each row takes longer than the key takes to repeat.
    pub fn step_held(&mut self, by: isize, view: Viewport) {
        let before = self.top;
        self.step(by, view, |_| true);
        let (quarter, last) = (view.height / 4, view.count.saturating_sub(view.height));
        if self.top > before {
            self.top = (self.top + quarter).min(last).min(self.selected);
        } else if self.top < before {
            self.top = self.top.saturating_sub(quarter);
        }
    }

    /// Scrolls as little as possible so that the row under the cursor is on the screen; with the first one, the
    /// headings over it are seen too.
    pub fn keep_in_view(&mut self, view: Viewport, is_stop: impl Fn(usize) -> bool) {
        let height = view.height.max(1);
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(height));
        self.top = self.top.min(view.count.saturating_sub(height));
        if self.selected < height && (0..view.count).find(|row| is_stop(*row)) == Some(self.selected) {
            self.top = 0;
        }
    }

    /// Scrolls rows that are only read: there is no cursor on them.
    pub fn scroll(&mut self, by: isize, view: Viewport) {
        let last = view.count.saturating_sub(view.height.max(1));
        self.top = self.top.saturating_add_signed(by).min(last);
    }
}

/// What a row is to the filter and to the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowRole {
    /// Stands over the rows up to the next heading: shown with the first of them that the filter leaves.
    Heading,
    /// Belongs to the heading before it, and is shown only while there is no filter.
    Summary,
    /// Is filtered by its text; the cursor may be on it.
    Entry,
    /// Goes on with the entry before it, and is shown with it.
    Continuation,
}

/// A row that can be filtered.
pub trait FilterRow {
    /// What it is to the filter and to the cursor.
    fn role(&self) -> RowRole;

    /// What the filter looks at; only asked of an entry.
    fn text(&self) -> String;
}

/// Rows, those of them that a filter left, and the cursor over these.
#[derive(Clone, Debug)]
pub struct FilteredList<T> {
    /// All rows.
    pub items: Vec<T>,
    /// The positions in `items` of those that the filter left.
    pub shown: Vec<usize>,
    /// The cursor over `shown`.
    pub cursor: ListCursor,
}

impl<T: FilterRow> FilteredList<T> {
    /// All of these rows, with the cursor on the first entry.
    #[must_use]
    pub fn new(items: Vec<T>) -> Self {
        let mut list = Self { items, shown: Vec::new(), cursor: ListCursor::default() };
        list.filter("");
        list
    }

    /// Leaves the entries that hold every word of `typed`, whatever its case and accents, under their headings; the
    /// cursor goes to the first.
    pub fn filter(&mut self, typed: &str) {
        let words: Vec<String> = fold(typed).split_whitespace().map(str::to_owned).collect();
        self.shown.clear();
        let mut headings = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            match item.role() {
                RowRole::Heading => {
                    // A group of nothing but summaries is to be read, as long as there is no filter.
                    if headings.len() > 1 {
                        self.shown.append(&mut headings);
                    }
                    headings = vec![at];
                }
                RowRole::Summary => headings.extend(words.is_empty().then_some(at)),
                RowRole::Continuation => {
                    let is_shown = self.shown.last().is_some_and(|last| last + 1 == at);
                    self.shown.extend(is_shown.then_some(at));
                }
                RowRole::Entry => {
                    let text = fold(&item.text());
                    if words.iter().all(|word| text.contains(word.as_str())) {
                        self.shown.append(&mut headings);
                        self.shown.push(at);
                    }
                }
            }
        }
        self.reset_cursor();
    }

    /// Adds a row behind the others and shows it, whatever the filter is.
    pub fn append(&mut self, item: T) {
        self.shown.push(self.items.len());
        self.items.push(item);
        self.reset_cursor();
    }

    fn reset_cursor(&mut self) {
        self.cursor = ListCursor::default();
        self.step(0, usize::MAX);
    }

    /// The row under the cursor.
    #[must_use]
    pub fn item(&self) -> Option<&T> {
        self.shown.get(self.cursor.selected).map(|at| &self.items[*at])
    }

    /// The rows that the filter left, in order.
    pub fn rows(&self) -> impl Iterator<Item = &T> {
        self.shown.iter().map(|at| &self.items[*at])
    }

    /// Moves the cursor by so many rows; headings are passed over. `height`: rows on the screen.
    pub fn step(&mut self, by: isize, height: usize) {
        let view = self.view(height);
        self.cursor.step(by, view, |row| is_entry(&self.items, &self.shown, row));
    }

    /// Keeps the row under the cursor on a screen of `height` rows.
    pub fn keep_in_view(&mut self, height: usize) {
        let view = self.view(height);
        self.cursor.keep_in_view(view, |row| is_entry(&self.items, &self.shown, row));
    }

    /// Scrolls rows that are only read.
    pub fn scroll(&mut self, by: isize, height: usize) {
        self.cursor.scroll(by, self.view(height));
    }

    fn view(&self, height: usize) -> Viewport {
        Viewport { count: self.shown.len(), height }
    }
}

fn is_entry<T: FilterRow>(items: &[T], shown: &[usize], row: usize) -> bool {
    shown.get(row).is_some_and(|at| items[*at].role() == RowRole::Entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    impl FilterRow for (RowRole, &str) {
        fn role(&self) -> RowRole {
            self.0
        }

        fn text(&self) -> String {
            self.1.to_owned()
        }
    }

    #[test]
    fn a_held_key_scrolls_by_a_quarter_and_a_single_one_by_a_row() {
        let (mut cursor, view) = (ListCursor::default(), Viewport { count: 100, height: 40 });
        let place = |cursor: ListCursor| (cursor.selected, cursor.top);
        (0..40).for_each(|_| cursor.step(1, view, |_| true));
        assert_eq!(place(cursor), (40, 1));
        (0..2).for_each(|_| cursor.step_held(1, view));
        assert_eq!(place(cursor), (42, 12), "once; then there is room below");
        (0..70).for_each(|_| cursor.step_held(1, view));
        assert_eq!(place(cursor), (99, 60));
        (0..40).for_each(|_| cursor.step_held(-1, view));
        assert_eq!(place(cursor), (59, 49));
        (0..99).for_each(|_| cursor.step_held(-1, view));
        assert_eq!(place(cursor), (0, 0));
        let mut short = ListCursor::default();
        (0..3).for_each(|_| short.step_held(1, Viewport { count: 2, height: 1 }));
        assert_eq!(place(short), (1, 1));
    }

    #[test]
    fn the_cursor_passes_over_headings_and_a_filter_keeps_those_of_what_it_leaves() {
        use RowRole::{Entry, Heading, Summary};
        let mut list =
            FilteredList::new(vec![(Heading, "Offices"), (Summary, "maire"), (Heading, "Empty"), (Heading, "A")]);
        assert_eq!(list.shown, [0, 1], "a group to be read is kept, one of nothing is not");
        list.filter("maire");
        assert!(list.shown.is_empty());
        let rows = [
            (Heading, "Claire Dupont"),
            (Summary, "▁▂▃"),
            (Entry, "« Nous tiendrons ce calendrier. »"),
            (Entry, "« C’est trop tôt. »"),
            (Heading, "Marc Vial"),
            (Entry, "« Rien n’est décidé. »"),
        ];
        let mut list = FilteredList::new(rows.to_vec());
        let mut seen = vec![list.cursor.selected];
        for by in [1, 1, 1, -1, -1, -1] {
            list.step(by, 3);
            seen.push(list.cursor.selected);
        }
        assert_eq!(seen, [2, 3, 5, 5, 3, 2, 2]);
        assert_eq!(list.cursor.top, 0, "the heading over the first one is seen");
        list.filter("tot");
        assert_eq!((list.shown.as_slice(), list.cursor.selected), ([0, 3].as_slice(), 1));
        list.filter("nowhere");
        assert_eq!((list.shown.len(), list.item()), (0, None));
        list.step(1, 3);
        assert_eq!(list.cursor, ListCursor::default());
    }
}
