//! One line of a paragraph, laid out row by row.

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use super::no_break;
use crate::article::Span;
use crate::text::width::{grapheme_width, width};

/// A stretch of text without forced breaks, of which some rows are already made.
pub(super) struct LineLayout<'a> {
    text: &'a str,
    /// The byte of the body that it begins at.
    base: usize,
    /// The places where UAX #14 allows a break, still to be looked at.
    breaks: Box<dyn Iterator<Item = usize> + 'a>,
    /// Where the next row begins.
    start: usize,
    /// Up to here the text is measured.
    end: usize,
    /// Cells from `start` to `end`.
    cells: usize,
    /// The same without the blanks before `end`.
    visible: usize,
    /// The last place for a break that still fits the row.
    good: Option<Break>,
    /// The last place for a break that fits, though typography is against it.
    poor: Option<Break>,
    /// Whether a row of it is still to come.
    more: bool,
}

/// A place where the row may end.
#[derive(Clone, Copy)]
struct Break {
    at: usize,
    /// Cells from the beginning of the row to here.
    cells: usize,
    /// The same without the blanks before it.
    visible: usize,
}

impl<'a> LineLayout<'a> {
    /// The line `text`, which lies at the byte `base` of the body and whose rows before the byte `from` of it
    /// are made. With `at_words` it breaks between words, else only where the row is full.
    pub(super) fn new(text: &'a str, base: usize, from: usize, at_words: bool) -> Self {
        let breaks: Box<dyn Iterator<Item = usize> + 'a> = if at_words {
            Box::new(linebreaks(&text[from..]).map(move |(at, _)| from + at))
        } else {
            Box::new(std::iter::once(text.len()))
        };
        Self { text, base, breaks, start: from, end: from, cells: 0, visible: 0, good: None, poor: None, more: true }
    }

    /// The next row, at most `room` cells wide unless a single grapheme is wider; a span of the body. An empty
    /// line has one empty row.
    pub(super) fn next_row(&mut self, room: usize) -> Option<Span> {
        if !self.more {
            return None;
        }
        while self.visible <= room {
            self.note_break();
            let Some(at) = self.breaks.next() else {
                self.more = false;
                return Some(self.row(self.start, self.text.len()));
            };
            self.measure_to(at);
        }
        let fits = |place: &Break| place.visible <= room;
        let chosen = self.good.filter(fits).or(self.poor.filter(fits)).unwrap_or_else(|| self.break_word(room));
        let row = self.row(self.start, chosen.at);
        self.start_row_at(chosen);
        Some(row)
    }

    /// Keeps the end of what is measured as a place for a break.
    fn note_break(&mut self) {
        if self.end > self.start {
            let here = Some(Break { at: self.end, cells: self.cells, visible: self.visible });
            if no_break::holds(self.text, self.end) {
                self.poor = here;
            } else {
                self.good = here;
            }
        }
    }

    fn measure_to(&mut self, at: usize) {
        let piece = &self.text[self.end..at];
        let words = piece.trim_end();
        let cells = width(words);
        if !words.is_empty() {
            self.visible = self.cells + cells;
        }
        self.cells += cells + width(&piece[words.len()..]);
        self.end = at;
    }

    /// The place in an over-long word where the row is full.
    fn break_word(&self, room: usize) -> Break {
        let rest = &self.text[self.start..self.end];
        let mut full = Break { at: self.start, cells: 0, visible: 0 };
        for grapheme in rest.graphemes(true) {
            let cells = grapheme_width(grapheme);
            if full.cells + cells > room && full.at > self.start {
                break;
            }
            full.at += grapheme.len();
            full.cells += cells;
        }
        full
    }

    /// Ends the row at `chosen` and begins the next one at the first character after it that is not blank.
    fn start_row_at(&mut self, chosen: Break) {
        let rest = &self.text[chosen.at..self.end];
        let blanks = &rest[..rest.len() - rest.trim_start().len()];
        let gone = chosen.cells + width(blanks);
        self.start = chosen.at + blanks.len();
        self.cells = self.cells.saturating_sub(gone);
        self.visible = self.visible.saturating_sub(gone);
        let start = self.start;
        let kept = |place: Option<Break>| {
            let place = place.filter(|place| place.at > start)?;
            let (cells, visible) = (place.cells.saturating_sub(gone), place.visible.saturating_sub(gone));
            Some(Break { cells, visible, ..place })
        };
        self.good = kept(self.good);
        self.poor = kept(self.poor);
        self.more = self.start < self.text.len();
    }

    fn row(&self, start: usize, end: usize) -> Span {
        let shown = self.text[start..end].trim_end().len();
        Span::new(start, start + shown).shifted(self.base)
    }
}
