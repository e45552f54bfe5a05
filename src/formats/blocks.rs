//! Builds a body from the blocks of a markup: paragraphs, headings, list entries, quotes.
//!
//! The caller walks its markup and says what comes; blanks are collapsed here as browsers do (no-break spaces stay),
//! faces are tied to the text, and the whole is sanitised once at the end.

use std::borrow::Cow;
use std::cmp::Reverse;

use crate::article::{Body, Face, Paragraph, ParagraphKind, Span};
use crate::text::sanitize::{sanitize, sanitize_line};

/// The most paragraphs of one body. What comes behind them stays, on lines of the last one: a file of millions of paragraphs
/// of one letter would take many times its size.
const MOST_PARAGRAPHS: usize = 200_000;

/// A body in the making.
#[derive(Default)]
pub(super) struct Blocks {
    body: Body,
    /// What the next text begins, when no paragraph is open.
    next: Next,
    open: Option<Paragraph>,
    /// Faces that are open; each with where it began in the open paragraph, once there is text in it.
    faces: Vec<(Option<usize>, Face)>,
    /// Whether a blank stands before the next word.
    blank: bool,
}

#[derive(Clone, Default)]
struct Next {
    kind: ParagraphKind,
    prefix: String,
    tight: bool,
}

impl Blocks {
    /// Ends the paragraph; the next text begins one of this kind. A bullet that waits for its text goes on waiting.
    pub(super) fn begin(&mut self, kind: ParagraphKind) {
        if self.is_full() {
            return self.break_line();
        }
        self.end_paragraph();
        self.next.kind = kind;
    }

    /// The next paragraph begins with this and a blank.
    pub(super) fn prefix(&mut self, prefix: &str) {
        self.next.prefix = format!("{prefix} ");
    }

    /// Ends the paragraph; the next text begins an entry of a list, after its bullet or number. Entries stand on
    /// consecutive lines.
    pub(super) fn begin_item(&mut self, depth: u8, bullet: &str) {
        if self.is_full() {
            return self.break_line();
        }
        self.end_paragraph();
        self.next = Next { kind: ParagraphKind::Item(depth), prefix: format!("{bullet} "), tight: true };
    }

    /// Text, its runs of ASCII blanks being one blank, that stands on this line of the file.
    pub(super) fn text(&mut self, text: &str, line: u32) {
        let is_blank = |c: char| c.is_ascii_whitespace();
        let mut words = text.split(is_blank).filter(|word| !word.is_empty()).peekable();
        self.blank |= text.starts_with(is_blank);
        while let Some(word) = words.next() {
            self.start(line);
            if self.blank && !self.at_line_start() {
                self.body.text.push(' ');
            }
            self.mark_faces();
            self.body.text.push_str(word);
            self.blank = words.peek().is_some() || text.ends_with(is_blank);
        }
    }

    /// Text as it is, line breaks and runs of blanks included.
    pub(super) fn verbatim(&mut self, text: &str, line: u32) {
        if self.open.is_none() && text.trim().is_empty() {
            return;
        }
        self.start(line);
        self.mark_faces();
        self.body.text.push_str(text);
        self.blank = false;
    }

    /// Breaks the line inside the paragraph.
    pub(super) fn break_line(&mut self) {
        if self.open.is_some() {
            let kept = self.body.text.trim_end_matches(' ').len();
            self.body.text.truncate(kept);
            self.body.text.push('\n');
            self.blank = false;
        }
    }

    /// Whether the paragraph stands at the beginning of a line of its own, or none is open.
    pub(super) fn at_line_start(&self) -> bool {
        self.open.is_none() || self.body.text.ends_with('\n')
    }

    /// The text that follows is set in this face, until [`close`](Self::close).
    pub(super) fn open(&mut self, face: Face) {
        let face = match face {
            Face::Link(address) => Face::Link(sanitize_line(&address)),
            face => face,
        };
        self.faces.push((None, face));
    }

    /// Ends the face that was opened last.
    pub(super) fn close(&mut self) {
        if let Some((Some(start), face)) = self.faces.pop() {
            self.keep_face(start, face);
        }
    }

    /// Marks what stands between `start` and here as a reader's highlight and takes the marks around it out.
    /// Both marks are `width` bytes of the open paragraph: one at `start`, one at its end.
    pub(super) fn highlight(&mut self, start: usize, width: usize) {
        let inside = self.open.is_some_and(|open| open.span.start <= start);
        if !inside || self.body.text.len() < start + 2 * width {
            return;
        }
        self.body.text.truncate(self.body.text.len() - width);
        self.body.text.replace_range(start..start + width, "");
        let end = self.body.text.len();
        let moved = |offset: usize| if offset >= start + width { offset - width } else { offset.min(start) }.min(end);
        // They stand in the order of their ends: those before the mark stay where they are.
        for (span, _) in self.body.faces.iter_mut().rev().take_while(|(span, _)| span.end > start) {
            *span = Span::new(moved(span.start), moved(span.end));
        }
        for (begun, _) in &mut self.faces {
            *begun = begun.map(moved);
        }
        self.body.faces.push((Span::new(start, end), Face::Highlight));
    }

    /// The length of the text so far, in bytes.
    pub(super) fn len(&self) -> usize {
        self.body.text.len()
    }

    /// Ends the paragraph, or the entry of a list that has no text. The next text is a paragraph like any other.
    pub(super) fn end(&mut self) {
        if self.is_full() {
            return self.break_line();
        }
        self.end_paragraph();
        self.next = Next::default();
    }

    fn is_full(&self) -> bool {
        self.body.paragraphs.len() >= MOST_PARAGRAPHS
    }

    fn end_paragraph(&mut self) {
        self.blank = false;
        let Some(mut paragraph) = self.open.take() else { return };
        for at in 0..self.faces.len() {
            if let (Some(start), face) = &mut self.faces[at] {
                let (start, face) = (*start, face.clone());
                self.faces[at].0 = None;
                self.keep_face(start, face);
            }
        }
        let kept = self.body.text.trim_end().len().max(paragraph.span.start);
        self.body.text.truncate(kept);
        paragraph.span = Span::new(paragraph.span.start, kept).trimmed(&self.body.text);
        if !paragraph.span.is_empty() {
            self.body.paragraphs.push(paragraph);
        }
    }

    /// The body: sanitised, without paragraphs that turn out to be empty.
    pub(super) fn finish(mut self) -> Body {
        self.end_paragraph();
        let text = std::mem::take(&mut self.body.text);
        let ends = |span: Span| span.end.min(text.len());
        let mut faces = std::mem::take(&mut self.body.faces);
        faces.retain_mut(|(span, _)| {
            *span = Span::new(span.start.min(ends(*span)), ends(*span)).trimmed(&text);
            !span.is_empty()
        });
        faces.sort_by_key(|(span, _)| (span.start, Reverse(span.end)));
        let body = Body { text, faces, ..self.body };
        match sanitize(&body.text) {
            Cow::Borrowed(_) => body,
            Cow::Owned(_) => sanitized(&body),
        }
    }

    fn start(&mut self, line: u32) {
        if self.open.is_some() {
            return;
        }
        let after_item =
            matches!(self.body.paragraphs.last(), Some(last) if matches!(last.kind, ParagraphKind::Item(_)));
        if let Some(last) = self.body.paragraphs.last() {
            self.body.text.truncate(last.span.end);
            self.body.text.push_str(if self.next.tight && after_item { "\n" } else { "\n\n" });
        } else {
            self.body.text.clear();
        }
        let start = self.body.text.len();
        let kind = self.next.kind;
        let next = std::mem::replace(&mut self.next, Next { kind, ..Next::default() });
        self.body.text.push_str(&next.prefix);
        self.open = Some(Paragraph { span: Span::new(start, start), line, kind });
        self.blank = false;
    }

    fn mark_faces(&mut self) {
        let here = self.body.text.len();
        for (start, _) in self.faces.iter_mut().rev().take_while(|(start, _)| start.is_none()) {
            *start = Some(here);
        }
    }

    fn keep_face(&mut self, start: usize, face: Face) {
        let end = self.body.text.len();
        if start < end {
            self.body.faces.push((Span::new(start, end), face));
        }
    }
}

/// The same body, every paragraph sanitised: piece by piece between the ends of its faces, so that these keep their
/// words.
fn sanitized(body: &Body) -> Body {
    let mut clean = Body::default();
    let mut faces = body.faces.iter().peekable();
    let mut gap = 0;
    for paragraph in &body.paragraphs {
        let mut inside = Vec::new();
        while let Some((span, face)) = faces.next_if(|(span, _)| span.start < paragraph.span.end) {
            inside.extend(span.intersection(paragraph.span).map(|span| (span, face)));
        }
        let (text, spans) = sanitized_paragraph(&body.text, paragraph.span, &inside);
        let kept = Span::new(0, text.len()).trimmed(&text);
        if kept.is_empty() {
            continue;
        }
        if !clean.text.is_empty() {
            let between = &body.text[gap..paragraph.span.start];
            clean.text.push_str(if between.contains("\n\n") { "\n\n" } else { "\n" });
        }
        gap = paragraph.span.end;
        let start = clean.text.len();
        clean.text.push_str(kept.of(&text));
        clean.paragraphs.push(Paragraph { span: Span::new(start, clean.text.len()), ..*paragraph });
        for (span, face) in spans {
            if let Some(span) = span.intersection(kept) {
                clean.faces.push((Span::new(span.start - kept.start + start, span.end - kept.start + start), face));
            }
        }
    }
    clean
}

fn sanitized_paragraph(text: &str, paragraph: Span, faces: &[(Span, &Face)]) -> (String, Vec<(Span, Face)>) {
    let ends = faces.iter().flat_map(|(span, _)| [span.start, span.end]);
    let mut cuts: Vec<usize> = ends.chain([paragraph.start, paragraph.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut clean = String::with_capacity(paragraph.len());
    let mut places = vec![0];
    for pair in cuts.windows(2) {
        clean.push_str(&sanitize(&text[pair[0]..pair[1]]));
        places.push(clean.len());
    }
    let place = |old: usize| cuts.binary_search(&old).map_or(0, |at| places[at]);
    let spans = faces.iter().map(|(span, face)| (Span::new(place(span.start), place(span.end)), (*face).clone()));
    let spans = spans.filter(|(span, _)| !span.of(&clean).trim().is_empty()).collect();
    match sanitize(&clean) {
        Cow::Borrowed(_) => (clean, spans),
        // The pieces changed each other: a mark that joins a letter before it. The words count, not their face.
        Cow::Owned(text) => (text, Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faces(body: &Body) -> Vec<(&str, &Face)> {
        body.faces.iter().map(|(span, face)| (span.of(&body.text), face)).collect()
    }

    #[test]
    fn blanks_collapse_and_no_break_spaces_stay() {
        let mut blocks = Blocks::default();
        blocks.text(" \n Il a  dit\u{a0}: ", 1);
        blocks.text("", 1);
        blocks.text("\n«\u{a0}Non\u{a0}»", 2);
        blocks.text(".", 2);
        let body = blocks.finish();
        assert_eq!(body.text, "Il a dit\u{a0}: «\u{a0}Non\u{a0}».");
    }

    #[test]
    fn paragraphs_beyond_the_most_stay_as_lines_of_the_last() {
        let mut blocks = Blocks::default();
        for _ in 0..MOST_PARAGRAPHS + 3 {
            blocks.text("a", 1);
            blocks.begin(ParagraphKind::Text);
        }
        let body = blocks.finish();
        assert_eq!(body.paragraphs.len(), MOST_PARAGRAPHS + 1);
        assert_eq!(body.text.matches('a').count(), MOST_PARAGRAPHS + 3);
        assert!(body.text.ends_with("a\n\na\na\na"), "{:?}", &body.text[body.text.len() - 12..]);
    }

    #[test]
    fn a_face_over_two_paragraphs_is_cut_in_two() {
        let mut blocks = Blocks::default();
        blocks.open(Face::Strong);
        blocks.text("Un ", 1);
        blocks.begin(ParagraphKind::Text);
        blocks.text("deux", 2);
        blocks.close();
        blocks.text(" trois", 2);
        let body = blocks.finish();
        assert_eq!(body.text, "Un\n\ndeux trois");
        assert_eq!(faces(&body), [("Un", &Face::Strong), ("deux", &Face::Strong)]);
    }

    #[test]
    fn faces_keep_their_words_when_the_text_is_sanitised() {
        let mut blocks = Blocks::default();
        blocks.text("\u{200b}", 1);
        blocks.begin(ParagraphKind::Text);
        blocks.text("a\u{200b}b ", 2);
        blocks.open(Face::Emphasis);
        blocks.text("c\u{ad}d", 2);
        blocks.close();
        blocks.text(" \u{1b}[31me", 2);
        let body = blocks.finish();
        assert_eq!(body.text, "ab cd e");
        assert_eq!(faces(&body), [("cd", &Face::Emphasis)]);
        assert_eq!(body.paragraphs.len(), 1);
    }

    #[test]
    fn entries_stand_on_consecutive_lines_and_empty_ones_vanish() {
        let mut blocks = Blocks::default();
        blocks.text("Liste", 1);
        for entry in ["un", " ", "deux"] {
            blocks.begin_item(0, "•");
            blocks.text(entry, 2);
        }
        blocks.begin(ParagraphKind::Text);
        blocks.text("Fin", 5);
        assert_eq!(blocks.finish().text, "Liste\n\n• un\n• deux\n\nFin");
    }
}
