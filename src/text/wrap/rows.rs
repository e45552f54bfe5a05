//! The rows of a body one after the other, each made when it is asked for.

use super::Row;
use super::line::LineLayout;
use crate::article::{Body, Paragraph, ParagraphKind, Span};
use crate::text::width::width;

/// Cells that a block quote, and each depth of a list, is set in by.
const STEP: usize = 2;

/// Goes through the rows of a body from the top, or from any row on. Each row is found when it is asked for,
/// so that the first screen of a long article takes no longer than that of a short one.
pub struct Rows<'a> {
    body: &'a Body,
    width: usize,
    /// The paragraph that is being laid out.
    number: usize,
    /// Whether the blank row before it is still to come.
    gap: bool,
    /// Whether its first row is still to come.
    fresh: bool,
    /// Where its next line begins.
    at: usize,
    /// The line of it that is being laid out.
    line: Option<LineLayout<'a>>,
}

impl<'a> Rows<'a> {
    /// All rows of `body`, `width` cells wide (at least one).
    #[must_use]
    pub fn new(body: &'a Body, width: usize) -> Self {
        let mut rows = Self { body, width: width.max(1), number: 0, gap: false, fresh: true, at: 0, line: None };
        rows.begin(0);
        rows
    }

    /// The rows that come after `last`, a row of the same body at the same width.
    #[must_use]
    pub fn after(body: &'a Body, width: usize, last: &Row) -> Self {
        let mut rows = Self::new(body, width);
        let Some(number) = last.paragraph else {
            rows.begin(body.paragraphs.partition_point(|paragraph| paragraph.span.start < last.span.end));
            return rows;
        };
        rows.begin(number as usize);
        if let Some(paragraph) = body.paragraphs.get(number as usize) {
            rows.fresh = false;
            rows.at = line_start(body, paragraph, last.span.end);
            rows.take_line(paragraph, last.span.end);
        }
        rows
    }

    /// Turns to the beginning of paragraph `number`.
    fn begin(&mut self, number: usize) {
        self.number = number;
        self.fresh = true;
        self.line = None;
        self.at = self.body.paragraphs.get(number).map_or(0, |paragraph| paragraph.span.start);
    }

    /// Takes up the next line of `paragraph` from the byte `from` on.
    fn take_line(&mut self, paragraph: &Paragraph, from: usize) {
        let text = &self.body.text;
        let rest = Span::new(self.at, paragraph.span.end).of(text);
        let line = Span::new(self.at, rest.find('\n').map_or(paragraph.span.end, |end| self.at + end));
        self.at = line.end + 1;
        let verbatim = paragraph.kind == ParagraphKind::Verbatim;
        let begins = from <= line.start;
        let left = Span::new(from.clamp(line.start, line.end), line.end).trimmed(text);
        // Leading blanks count as long as there is room beside them for any character.
        let blanks = Span::new(line.start, left.start.max(line.start)).of(text);
        let start = if verbatim && begins && width(blanks) + 2 <= self.width { line.start } else { left.start };
        // What is blank after the last row of a line is no row of its own.
        let has_rows = !left.is_empty() || (verbatim && begins);
        self.line = has_rows.then(|| {
            let end = left.end.max(start);
            LineLayout::new(Span::new(line.start, end).of(text), line.start, start - line.start, !verbatim)
        });
    }

    /// Blank cells before the next row of `paragraph`.
    fn indent(&self, paragraph: &Paragraph) -> usize {
        let cells = match paragraph.kind {
            ParagraphKind::Quote => STEP,
            ParagraphKind::Item(depth) if self.fresh => STEP * usize::from(depth),
            ParagraphKind::Item(depth) => STEP * usize::from(depth) + bullet_width(paragraph.span.of(&self.body.text)),
            ParagraphKind::Text | ParagraphKind::Heading(_) | ParagraphKind::Verbatim => 0,
        };
        cells.min(self.width / 2)
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        loop {
            let paragraph = self.body.paragraphs.get(self.number)?;
            if std::mem::take(&mut self.gap) {
                let end = self.body.paragraphs[self.number - 1].span.end;
                return Some(Row { span: Span::new(end, end), paragraph: None, indent: 0 });
            }
            let indent = self.indent(paragraph);
            let room = self.width - indent;
            if let Some(span) = self.line.as_mut().and_then(|line| line.next_row(room)) {
                self.fresh = false;
                let number = u32::try_from(self.number).ok();
                return Some(Row { span, paragraph: number, indent: u16::try_from(indent).unwrap_or(u16::MAX) });
            }
            if self.at < paragraph.span.end {
                self.take_line(paragraph, self.at);
            } else {
                self.begin(self.number + 1);
                let next = self.body.paragraphs.get(self.number)?;
                self.gap = !(is_item(paragraph) && is_item(next));
            }
        }
    }
}

/// Where the line of `paragraph` begins that holds the byte before `end`.
fn line_start(body: &Body, paragraph: &Paragraph, end: usize) -> usize {
    let before = Span::new(paragraph.span.start, end.max(paragraph.span.start)).of(&body.text);
    before.rfind('\n').map_or(paragraph.span.start, |at| paragraph.span.start + at + 1)
}

fn is_item(paragraph: &Paragraph) -> bool {
    matches!(paragraph.kind, ParagraphKind::Item(_))
}

/// Cells of the bullet or number that a list entry begins with and of the blank after it.
fn bullet_width(item: &str) -> usize {
    let Some((bullet, _)) = item.split_once([' ', '\t', '\u{A0}', '\u{202F}']) else { return STEP };
    let counts = bullet.ends_with(['.', ')']) && bullet.chars().count() <= 5;
    let points = bullet.chars().count() == 1 && !bullet.starts_with(char::is_alphanumeric);
    if counts || points { width(bullet) + 1 } else { STEP }
}
