//! The markup of a target syntax: its quotation marks, its emphasis, its escapes.

use super::model::{Citation, TargetDocument};
use super::nested_marks::{self, Shape};

/// How a target writes text.
#[derive(Clone, Copy)]
pub(super) struct Markup {
    /// Escapes text so that the target takes none of it for markup.
    pub escape: fn(&str) -> String,
    /// The same for what has a meaning only at the start of a line; applied after `escape`.
    pub line_start: fn(&str) -> &'static str,
    /// What sets a title apart: before and after.
    pub emphasis: (&'static str, &'static str),
    /// What the target has in place of quotation marks, where it finds the right ones by itself.
    pub enquote: Option<(&'static str, &'static str)>,
}

/// No markup at all: plain text.
pub(super) const PLAIN: Markup =
    Markup { escape: str::to_owned, line_start: |_| "", emphasis: ("", ""), enquote: None };

impl Markup {
    /// `text` between marks of the shape `around`, or none, with the marks that it holds itself set right.
    pub fn text(&self, text: &str, around: Option<Shape>, document: TargetDocument) -> String {
        let pairs = nested_marks::pairs(text);
        // What to write for each mark of a pair, with the spaces beside it that go with it.
        let mut edits: Vec<(usize, usize, &'static str)> = Vec::new();
        let mut open: Vec<(usize, Shape)> = Vec::new();
        for pair in &pairs {
            while open.last().is_some_and(|(end, _)| *end < pair.open.0) {
                open.pop();
            }
            let around = open.last().map(|(_, shape)| *shape).or(around);
            let shape = if pair.open.1 == '‘' { Shape::Single } else { document.inside(around) };
            open.push((pair.close.0, shape));
            if pair.open.1 == '‘' {
                continue; // Single marks are right at any depth, and `’` may be an apostrophe.
            }
            let (left, right) = self.enquote.unwrap_or_else(|| document.marks(shape));
            let (after, before) = (pair.open.0 + pair.open.1.len_utf8(), pair.close.0);
            let inside = &text[after..before];
            let inner_start = after + (inside.len() - inside.trim_start().len());
            let inner_end = inner_start.max(after + inside.trim_end().len());
            edits.push((pair.open.0, inner_start, left));
            edits.push((inner_end, before + pair.close.1.len_utf8(), right));
        }
        edits.sort_by_key(|(start, end, _)| (*start, *end));
        let mut out = String::new();
        let mut done = 0;
        for (start, end, mark) in edits {
            out.push_str(&(self.escape)(&text[done..start.max(done)]));
            out.push_str(mark);
            done = end.max(done);
        }
        out.push_str(&(self.escape)(&text[done..]));
        out
    }

    /// The paragraphs of a citation between marks: each begins with one, only the last ends with one. Words that
    /// are not verbatim have none.
    pub fn quoted(&self, citation: &Citation) -> Vec<String> {
        if !citation.verbatim() {
            return self.unquoted(citation, None);
        }
        let shape = citation.document.outer();
        let (left, right) = citation.document.marks(shape);
        let mut paragraphs = self.paragraphs(citation, Some(shape));
        for paragraph in &mut paragraphs {
            paragraph.insert_str(0, left);
        }
        if let Some(last) = paragraphs.last_mut() {
            last.push_str(right);
        }
        paragraphs
    }

    /// The paragraphs of a citation without marks around them, fit to begin a line; `around` is the shape of the
    /// marks that the target adds.
    pub fn unquoted(&self, citation: &Citation, around: Option<Shape>) -> Vec<String> {
        let mut paragraphs = self.paragraphs(citation, around);
        for paragraph in &mut paragraphs {
            paragraph.insert_str(0, (self.line_start)(paragraph));
        }
        paragraphs
    }

    fn paragraphs(&self, citation: &Citation, around: Option<Shape>) -> Vec<String> {
        citation.paragraphs().iter().map(|paragraph| self.text(paragraph, around, citation.document)).collect()
    }
}
