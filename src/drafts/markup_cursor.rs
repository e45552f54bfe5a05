//! A cursor over the source of a draft, for the readers of all syntaxes: it copies prose and skips markup.

use super::prose::Prose;
use crate::article::Span;

/// A place in a draft, and the prose so far.
pub(super) struct MarkupCursor<'a> {
    /// The whole file.
    pub file: &'a str,
    /// Where the reading is.
    pub at: usize,
    /// Where it ends.
    pub end: usize,
    /// What was read.
    pub prose: Prose,
}

impl<'a> MarkupCursor<'a> {
    /// At the start of a file.
    pub fn new(file: &'a str) -> Self {
        Self { file, at: 0, end: file.len(), prose: Prose::default() }
    }

    /// What is left to read.
    pub fn rest(&self) -> &'a str {
        &self.file[self.at..self.end]
    }

    /// The next character.
    pub fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character before.
    pub fn before(&self) -> Option<char> {
        self.file[..self.at].chars().next_back()
    }

    /// Copies the next character.
    pub fn copy(&mut self) {
        if let Some(c) = self.next() {
            let span = Span::new(self.at, self.at + c.len_utf8());
            self.prose.copy(self.file, span);
            self.at = span.end;
        }
    }

    /// Passes over `length` bytes and writes `text` for them.
    pub fn put(&mut self, length: usize, text: &str) {
        let end = (self.at + length).min(self.end);
        self.prose.put(text, Span::new(self.at, end));
        self.at = end;
    }

    /// Passes over `length` bytes.
    pub fn skip(&mut self, length: usize) {
        self.at = (self.at + length).min(self.end);
    }

    /// Passes over everything up to and with `end`; to the end of the file where it is missing.
    pub fn skip_past(&mut self, end: &str) {
        let length = self.rest().find(end).map_or(self.rest().len(), |found| found + end.len());
        self.skip(length);
    }

    /// Passes over the rest of the line, its line break aside.
    pub fn skip_line(&mut self) {
        let length = self.rest().find('\n').unwrap_or(self.rest().len());
        self.skip(length);
    }

    /// Whether the place is at the start of a line, blanks aside.
    pub fn at_line_start(&self) -> bool {
        let line = self.file[..self.at].rsplit('\n').next().unwrap_or_default();
        line.trim().is_empty()
    }

    /// What stands between the bracket here and its partner, when there is one.
    pub fn group(&self, open: char, close: char) -> Option<Span> {
        let rest = self.rest();
        if !rest.starts_with(open) {
            return None;
        }
        let mut depth = 0_usize;
        let mut escaped = false;
        for (offset, c) in rest.char_indices() {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                c if c == open => depth += 1,
                c if c == close => {
                    depth -= 1;
                    if depth == 0 {
                        return Some(Span::new(self.at + open.len_utf8(), self.at + offset));
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Passes over a group in these brackets, when there is one; what stood in it.
    pub fn take_group(&mut self, open: char, close: char) -> Option<Span> {
        let inside = self.group(open, close)?;
        self.at = inside.end + close.len_utf8();
        Some(inside)
    }

    /// Reads `span` with `read`, then goes on where it was.
    pub fn within(&mut self, span: Span, read: impl FnOnce(&mut Self)) {
        let (at, end) = (self.at, self.end);
        (self.at, self.end) = (span.start, span.end);
        read(self);
        (self.at, self.end) = (at, end);
    }

    /// The next line that is not blank, when it names who said what stands above it.
    pub fn credit_below(&self) -> Option<String> {
        let line = self.rest().lines().find(|line| !line.trim().is_empty())?;
        super::prose::credited(line)
    }
}
