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
    /// Where each bracket of the file opens and closes: the brackets, then the places in the order of the first.
    partners: [(char, Vec<(usize, usize)>); 3],
    /// How many groups are being read inside each other.
    depth: usize,
    /// A sign that was looked for up to an end, and the byte behind the last one before it.
    last: Option<(char, usize, usize)>,
}

/// Groups inside each other that are read: what lies deeper is copied as it is.
const DEEPEST: usize = 6;

impl<'a> MarkupCursor<'a> {
    /// At the start of a file.
    pub fn new(file: &'a str) -> Self {
        let partners = [('(', ')'), ('[', ']'), ('{', '}')].map(|(open, close)| (open, partners(file, open, close)));
        Self { file, at: 0, end: file.len(), prose: Prose::default(), partners, depth: 0, last: None }
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

    /// Whether a sign stands between here and where the reading ends. The last place of each is looked for once.
    pub fn has_ahead(&mut self, sign: char) -> bool {
        if self.last.is_none_or(|(known, end, _)| (known, end) != (sign, self.end)) {
            let found = self.rest().rfind(sign).map_or(0, |at| self.at + at + 1);
            self.last = Some((sign, self.end, found));
        }
        self.last.is_some_and(|(_, _, found)| found > self.at)
    }

    /// Passes over the rest of the line, its line break aside.
    pub fn skip_line(&mut self) {
        let length = self.rest().find('\n').unwrap_or(self.rest().len());
        self.skip(length);
    }

    /// Whether the place is at the start of a line, blanks aside.
    pub fn at_line_start(&self) -> bool {
        let mut before = self.file[..self.at].chars().rev().take_while(|c| *c != '\n');
        before.all(char::is_whitespace)
    }

    /// What stands between the bracket here and its partner, when there is one.
    pub fn group(&self, open: char, close: char) -> Option<Span> {
        if !self.rest().starts_with(open) {
            return None;
        }
        let (_, partners) = self.partners.iter().find(|(known, _)| *known == open)?;
        let (_, partner) = partners[partners.binary_search_by_key(&self.at, |(start, _)| *start).ok()?];
        let within = partner < self.end && self.file[partner..].starts_with(close);
        within.then(|| Span::new(self.at + open.len_utf8(), partner))
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
        if self.depth < DEEPEST {
            self.depth += 1;
            read(self);
            self.depth -= 1;
        } else {
            self.prose.copy(self.file, span);
        }
        (self.at, self.end) = (at, end);
    }

    /// The next line that is not blank, when it names who said what stands above it.
    pub fn credit_below(&self) -> Option<String> {
        let line = self.rest().lines().find(|line| !line.trim().is_empty())?;
        super::prose::credited(line)
    }
}

/// Where each bracket of a file that has a partner opens and closes, found in one pass.
fn partners(file: &str, open: char, close: char) -> Vec<(usize, usize)> {
    let (mut found, mut waiting) = (Vec::new(), Vec::new());
    let mut escaped = false;
    for (at, c) in file.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == open => waiting.push(at),
            c if c == close => found.extend(waiting.pop().map(|start| (start, at))),
            _ => {}
        }
    }
    found.sort_unstable();
    found
}
