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
}

impl Input {
    /// A line that holds `text`, the cursor at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = sanitize_line(text);
        let cursor = text.len();
        Self { text, cursor }
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
    }

    /// Types a character.
    pub fn insert(&mut self, letter: char) {
        if letter.is_control() {
            return;
        }
        self.text.insert(self.cursor, letter);
        self.cursor += letter.len_utf8();
    }

    /// Types a pasted text, on one line.
    pub fn paste(&mut self, text: &str) {
        let line = sanitize_line(text);
        self.text.insert_str(self.cursor, &line);
        self.cursor += line.len();
    }

    /// Deletes the character before the cursor; whether there was one.
    pub fn backspace(&mut self) -> bool {
        let start = self.before();
        self.cut(start)
    }

    /// Deletes the character under the cursor; whether there was one.
    pub fn delete(&mut self) -> bool {
        let end = self.after();
        let there = end > self.cursor;
        self.text.replace_range(self.cursor..end, "");
        there
    }

    /// Deletes back to the start of the word; whether there was anything.
    pub fn delete_word(&mut self) -> bool {
        let kept = self.text[..self.cursor].trim_end();
        let start = kept.unicode_word_indices().next_back().map_or(0, |(at, _)| at);
        self.cut(start)
    }

    /// Deletes back to the start of the line; whether there was anything.
    pub fn delete_to_start(&mut self) -> bool {
        self.cut(0)
    }

    /// One character to the left.
    pub fn left(&mut self) {
        self.cursor = self.before();
    }

    /// One character to the right; whether there was one.
    pub fn right(&mut self) -> bool {
        let after = self.after();
        let moved = after > self.cursor;
        self.cursor = after;
        moved
    }

    /// To the start of the line.
    pub fn home(&mut self) {
        self.cursor = 0;
    }

    /// To the end of the line.
    pub fn end(&mut self) {
        self.cursor = self.text.len();
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
