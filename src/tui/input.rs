//! One line of text being typed: the query, a search, a note.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::text::sanitize::sanitize_line;
use crate::text::width::width;

/// A line of text and a cursor in it. What is typed or pasted is sanitised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
    /// In bytes, on a boundary of a grapheme.
    cursor: usize,
    /// Whether all of it is selected, as in a browser's address bar: a letter replaces it, an arrow key keeps it.
    selected: bool,
}

impl Input {
    /// A line that holds `text`, the cursor at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = sanitize_line(text);
        let cursor = text.len();
        Self { text, cursor, selected: false }
    }

    /// A line that was there before the person came to it: all of it is selected.
    #[must_use]
    pub fn prefilled(text: &str) -> Self {
        let input = Self::new(text);
        Self { selected: !input.text.is_empty(), ..input }
    }

    /// Whether all of it is selected, so that what is typed next replaces it.
    #[must_use]
    pub fn is_selected(&self) -> bool {
        self.selected
    }

    /// Keeps the text: what is typed next is added to it.
    pub fn deselect(&mut self) {
        self.selected = false;
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The cells before the cursor.
    #[must_use]
    pub fn cursor_cells(&self) -> usize {
        width(&self.text[..self.cursor])
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.text.clear();
        self.cursor = 0;
        self.selected = false;
    }

    /// Types a character.
    pub fn insert(&mut self, letter: char) {
        if letter.is_control() {
            return;
        }
        self.delete_selected();
        self.text.insert(self.cursor, letter);
        self.cursor += letter.len_utf8();
    }

    /// Types a pasted text, on one line.
    pub fn paste(&mut self, text: &str) {
        let line = sanitize_line(text);
        self.delete_selected();
        self.text.insert_str(self.cursor, &line);
        self.cursor += line.len();
    }

    /// Deletes the character before the cursor; whether there was one.
    pub fn backspace(&mut self) -> bool {
        if self.delete_selected() {
            return true;
        }
        let start = self.before();
        self.cut(start)
    }

    /// Deletes the character under the cursor; whether there was one.
    pub fn delete(&mut self) -> bool {
        if self.delete_selected() {
            return true;
        }
        let end = self.after();
        let there = end > self.cursor;
        self.text.replace_range(self.cursor..end, "");
        there
    }

    /// Deletes back to the start of the word; whether there was anything.
    pub fn delete_word(&mut self) -> bool {
        if self.delete_selected() {
            return true;
        }
        let kept = self.text[..self.cursor].trim_end();
        let start = kept.unicode_word_indices().next_back().map_or(0, |(at, _)| at);
        self.cut(start)
    }

    /// Deletes back to the start of the line; whether there was anything.
    pub fn delete_to_start(&mut self) -> bool {
        self.delete_selected() || self.cut(0)
    }

    /// One character to the left; to the start of a text that was selected.
    pub fn left(&mut self) {
        self.cursor = if std::mem::take(&mut self.selected) { 0 } else { self.before() };
    }

    /// One character to the right; whether there was one.
    pub fn right(&mut self) -> bool {
        self.selected = false;
        let after = self.after();
        let moved = after > self.cursor;
        self.cursor = after;
        moved
    }

    /// To the start of the line.
    pub fn home(&mut self) {
        self.selected = false;
        self.cursor = 0;
    }

    /// To the end of the line.
    pub fn end(&mut self) {
        self.selected = false;
        self.cursor = self.text.len();
    }

    /// Deletes the text if it is selected; whether it was.
    fn delete_selected(&mut self) -> bool {
        let was_selected = self.selected;
        if was_selected {
            self.clear();
        }
        was_selected
    }

    fn cut(&mut self, start: usize) -> bool {
        let there = start < self.cursor;
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
        there
    }

    fn before(&self) -> usize {
        let mut cursor = GraphemeCursor::new(self.cursor, self.text.len(), true);
        cursor.prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
    }

    fn after(&self) -> usize {
        let mut cursor = GraphemeCursor::new(self.cursor, self.text.len(), true);
        cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_and_characters_are_deleted_whole() {
        let mut input = Input::new("les élus e\u{301}");
        assert!(input.backspace());
        assert_eq!(input.text(), "les élus ");
        assert!(input.delete_word());
        assert_eq!(input.text(), "les ");
        input.home();
        assert!(!input.backspace());
        assert!(input.delete());
        assert_eq!(input.text(), "es ");
        assert!(!input.delete_to_start());
    }

    #[test]
    fn what_is_pasted_cannot_hold_an_escape_sequence() {
        let mut input = Input::default();
        input.paste("deux\nlignes \u{1b}[31mrouges");
        assert_eq!(input.text(), "deux lignes rouges");
        input.insert('\u{1b}');
        assert_eq!(input.text(), "deux lignes rouges");
    }

    #[test]
    fn a_line_that_was_there_before_is_replaced_by_a_letter_and_kept_by_an_arrow() {
        let mut input = Input::prefilled("par:dupont");
        assert!(input.is_selected());
        input.insert('q');
        assert_eq!((input.text(), input.is_selected()), ("q", false));
        let mut input = Input::prefilled("par:dupont");
        input.end();
        input.insert(' ');
        assert_eq!(input.text(), "par:dupont ");
        let mut input = Input::prefilled("par:dupont");
        input.left();
        input.insert('!');
        assert_eq!(input.text(), "!par:dupont");
        let mut input = Input::prefilled("par:dupont");
        assert!(input.backspace());
        assert!(input.is_empty());
        assert!(!Input::prefilled("").is_selected());
    }

    proptest! {
        #[test]
        fn the_cursor_stays_on_a_boundary(text in "\\PC{0,12}", moves in proptest::collection::vec(0..7_u8, 0..30)) {
            let mut input = Input::new(&text);
            for step in moves {
                match step {
                    0 => input.left(),
                    1 => { input.right(); }
                    2 => { input.backspace(); }
                    3 => { input.delete(); }
                    4 => { input.delete_word(); }
                    5 => input.insert('é'),
                    _ => input.home(),
                }
                prop_assert!(input.text.is_char_boundary(input.cursor));
                prop_assert!(input.cursor_cells() <= width(input.text()));
            }
        }
    }
}
