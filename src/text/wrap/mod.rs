//! Text laid out in rows of a given width, and the way from a place in the text to its row.
//!
//! Lines break where UAX #14 allows it, but never where a French reader would stumble (before `?` or `»`, after
//! `«`, between a number and its unit), whatever kind of space the file has there. Rows are spans into the
//! body: what is drawn in them, and in which colours, is the caller's business.

mod line;
mod no_break;
mod rows;
#[cfg(test)]
mod tests;

pub use rows::Rows;

use crate::article::{Body, Span};

/// A body laid out in rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The rows from the top.
    pub rows: Vec<Row>,
    /// Whether they are all there.
    pub whole: bool,
}

/// One row of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The bytes of the body that it shows, without blanks at either end (in a verbatim paragraph, with those
    /// at the beginning of a line). A tab in it takes `TAB` cells.
    pub span: Span,
    /// The number of the paragraph; `None` for the blank row between two.
    pub paragraph: Option<u32>,
    /// Blank cells before its text.
    pub indent: u16,
}

/// Lays out all of `body` in rows of `width` cells (at least one). No row is wider, but for a single grapheme
/// that is wider itself.
#[must_use]
pub fn wrap(body: &Body, width: usize) -> Layout {
    Layout { rows: Rows::new(body, width).collect(), whole: true }
}

/// Rows that are laid out at once: more than a screen shows, no more than a moment's work.
const SOME: usize = 500;

/// Lays out the beginning of `body`, all of it when it is short.
#[must_use]
pub fn wrap_some(body: &Body, width: usize) -> Layout {
    let mut layout = Layout::default();
    layout.lay_more(body, width, SOME);
    layout
}

impl Layout {
    /// Lays out rows, of the same body at the same width, until there is one of the number `row`, and some more.
    pub fn reach_row(&mut self, body: &Body, width: usize, row: usize) {
        if !self.whole && row >= self.rows.len() {
            self.lay_more(body, width, (row - self.rows.len()).saturating_add(SOME));
        }
    }

    /// The same, until the byte `offset` of the body is shown.
    pub fn reach_byte(&mut self, body: &Body, width: usize, offset: usize) {
        while !self.whole && self.rows.last().is_none_or(|row| row.span.start <= offset) {
            self.lay_more(body, width, SOME);
        }
    }

    /// Lays out so many rows more.
    fn lay_more(&mut self, body: &Body, width: usize, count: usize) {
        let wanted = self.rows.len().saturating_add(count);
        let more = match self.rows.last() {
            Some(last) => Rows::after(body, width, last),
            None => Rows::new(body, width),
        };
        self.rows.extend(more.take(count));
        self.whole = self.rows.len() < wanted;
    }

    /// The row that shows the byte `offset` of the body; the row before it when `offset` is blank and shown in
    /// none. 0 when there are no rows.
    #[must_use]
    pub fn row_of(&self, offset: usize) -> usize {
        let mut row = self.rows.partition_point(|row| row.span.start <= offset).saturating_sub(1);
        while row > 0 && self.rows[row].paragraph.is_none() {
            row -= 1;
        }
        row
    }

    /// The rows from the one that shows the beginning of `span` to the one that shows its end.
    #[must_use]
    pub fn rows_of(&self, span: Span) -> std::ops::RangeInclusive<usize> {
        let last = span.end.saturating_sub(1).max(span.start);
        self.row_of(span.start)..=self.row_of(last)
    }
}
