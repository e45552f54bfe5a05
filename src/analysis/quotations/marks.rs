//! Quotation marks and which belong together.
//!
//! Pairs marks of every style, paragraph by paragraph, with a stack; keeps apostrophes, inches and stray marks
//! apart; carries a quotation over paragraphs only where the next one reopens it; repairs damaged marks within
//! their own paragraph. It looks at characters only: what is speech is decided elsewhere.

use crate::article::Span;

/// What stands between an opening and a closing mark, be it speech or not, what is nested in it included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedSpan {
    /// All of it, marks included; an end that was repaired has no mark.
    pub span: Span,
    /// What stands between the marks: a piece for each paragraph that it runs over.
    pub pieces: Vec<Span>,
}

/// Styles of marks that close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// « » and << >>
    Guillemet,
    /// “ ” „ ‟ and "
    Double,
    /// ‹ ›
    Angle,
    /// ‘ ’ ‚ and '
    Single,
}

/// One character (or a doubled one) that may be a quotation mark.
#[derive(Clone, Copy, Debug)]
struct Mark {
    span: Span,
    family: Family,
    opens: bool,
    closes: bool,
}

/// A mark that waits for its end.
#[derive(Clone, Copy, Debug)]
struct Open {
    mark: Mark,
    /// How many pairs were complete when it opened.
    pairs: usize,
}

/// A mark that is still open at the end of a paragraph, with the pieces so far.
struct Carried {
    open: Mark,
    pieces: Vec<Span>,
    /// Whether the next paragraph begins with the mark again; else it only closes it.
    reopened: bool,
}

/// Marks nested deeper than this are read as text.
const MAX_DEPTH: usize = 8;
/// How many marks further on the end of a single quotation mark is looked for.
const LOOKAHEAD: usize = 48;

/// All that stands between marks, outermost ones only, in order and without overlap.
#[must_use]
pub fn marked_spans(text: &str, paragraphs: &[Span]) -> Vec<MarkedSpan> {
    let mut found = Vec::new();
    let mut carried: Option<Carried> = None;
    let mut marks = paragraphs.first().map_or_else(Vec::new, |first| marks_in(text, *first));
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let next = paragraphs.get(at + 1).map_or_else(Vec::new, |next| marks_in(text, *next));
        let begins = paragraphs.get(at + 1).map(|next| next.trimmed(text).start);
        let mut reading = Reading { text, paragraph: paragraph.trimmed(text), stack: Vec::new(), pairs: Vec::new() };
        let resumed = carried.take();
        reading.read(&marks, resumed.as_ref());
        // Apostrophes are no sign of what goes on.
        let first = next.iter().find(|mark| mark.family != Family::Single);
        carried = reading.finish(resumed, first.zip(begins), &mut found);
        marks = next;
    }
    found
}

/// The marks of one paragraph on their way to pairs.
struct Reading<'a> {
    text: &'a str,
    paragraph: Span,
    stack: Vec<Open>,
    pairs: Vec<(Mark, Mark)>,
}

impl Reading<'_> {
    /// Pairs the marks. When a quotation is resumed, the first mark only repeats that it goes on, or it is open already.
    fn read(&mut self, marks: &[Mark], resumed: Option<&Carried>) {
        let reopened = resumed.is_some_and(|carried| carried.reopened);
        if let Some(carried) = resumed.filter(|carried| !carried.reopened) {
            let start = Span::new(self.paragraph.start, self.paragraph.start);
            self.stack.push(Open { mark: Mark { span: start, ..carried.open }, pairs: 0 });
        }
        for (at, mark) in marks.iter().enumerate() {
            let resumes = reopened && at == 0;
            if resumes {
                self.stack.push(Open { mark: Mark { opens: true, closes: false, ..*mark }, pairs: 0 });
                continue;
            }
            let is_open = self.stack.iter().any(|open| open.mark.family == mark.family);
            if mark.family == Family::Single {
                self.read_single(mark, &marks[at + 1..], is_open);
            } else if mark.closes && is_open && (!mark.opens || self.closes_here(mark)) {
                self.close(*mark);
            } else if mark.opens {
                self.open(*mark);
            } else if !is_open {
                self.stray(*mark);
            }
        }
    }

    /// A mark that may open or close closes what is open, except where it stands as only an opening one does. One of
    /// closing shape closes what one of opening shape opened, wherever it stands: `« Oui. »Le maire`.
    fn closes_here(&self, mark: &Mark) -> bool {
        let (before, after) = around(self.text, mark.span);
        let shape = |span: Span, shapes: &[char]| span.of(self.text).starts_with(shapes);
        let open = self.stack.iter().rev().find(|open| open.mark.family == mark.family);
        let pair = open.is_some_and(|open| shape(open.mark.span, &['«', '<', '“', '„', '‟', '‹']))
            && shape(mark.span, &['»', '>', '”', '›']);
        pair || !(before.is_none_or(is_gap) && after.is_some_and(|char| !is_gap(char)))
    }

    fn read_single(&mut self, mark: &Mark, rest: &[Mark], is_open: bool) {
        let rest = &rest[..rest.len().min(LOOKAHEAD)];
        if mark.closes && is_open {
            // `the workers’ rights’`: a possessive when another end follows before another beginning.
            let before = around(self.text, mark.span).0;
            let possessive = before.is_some_and(|char| matches!(char, 's' | 'S' | 'z'))
                && around(self.text, mark.span).1.is_some_and(char::is_whitespace)
                && rest
                    .iter()
                    .take_while(|next| next.family != Family::Single || !next.opens)
                    .any(|next| next.family == Family::Single && next.closes);
            if !possessive {
                self.close(*mark);
            }
        } else if mark.opens && !is_open && rest.iter().any(|next| next.family == Family::Single && next.closes) {
            self.open(*mark);
        }
    }

    fn open(&mut self, mark: Mark) {
        if self.stack.len() < MAX_DEPTH {
            self.stack.push(Open { mark, pairs: self.pairs.len() });
        }
    }

    fn close(&mut self, mark: Mark) {
        if let Some(at) = self.stack.iter().rposition(|open| open.mark.family == mark.family) {
            let open = self.stack[at].mark;
            self.stack.truncate(at);
            self.pairs.push((open, mark));
        }
    }

    /// A closing mark that nothing opened: the paragraph was meant from its start, when no mark came before.
    fn stray(&mut self, mark: Mark) {
        let inches =
            mark.span.of(self.text) == "\"" && around(self.text, mark.span).0.is_some_and(|char| char.is_ascii_digit());
        if self.pairs.is_empty() && self.stack.is_empty() && mark.family != Family::Single && !inches {
            let start = Span::new(self.paragraph.start, self.paragraph.start);
            if mark.span.start > start.end {
                self.pairs.push((Mark { span: start, opens: true, closes: false, family: mark.family }, mark));
            }
        }
    }

    /// Ends the paragraph: writes what is complete to `found`, gives back what the next paragraph carries on. `next` is the
    /// first mark of that one and where it begins.
    fn finish(
        mut self,
        resumed: Option<Carried>,
        next: Option<(&Mark, usize)>,
        found: &mut Vec<MarkedSpan>,
    ) -> Option<Carried> {
        let (begin, mut pieces) = resumed.map_or_else(Default::default, |carried| (Some(carried.open), carried.pieces));
        self.close_both();
        if let Some(open) = self.stack.first().copied() {
            let next = next.filter(|(mark, _)| mark.family == open.mark.family);
            let reopened = next.is_some_and(|(mark, begins)| mark.span.start == begins);
            // The next paragraph has the end and no beginning: `« Le quai est fermé. ¶ Il rouvrira. »`
            let closed = self.stack.len() == 1 && next.is_some_and(|(mark, _)| mark.closes && !mark.opens);
            if reopened || closed {
                let outermost = begin.filter(|_| open.pairs == 0 && self.is_first(open.mark));
                // What goes on as a whole keeps its pieces; pairs that were complete before it end them.
                let mut ended = if outermost.is_some() { Vec::new() } else { std::mem::take(&mut pieces) };
                self.emit(begin.filter(|_| outermost.is_none()), &mut ended, open.mark.span.start, found);
                pieces.push(Span::new(open.mark.span.end, self.paragraph.end).trimmed(self.text));
                return Some(Carried { open: outermost.unwrap_or(open.mark), pieces, reopened });
            }
            self.repair();
        }
        self.emit(begin, &mut pieces, usize::MAX, found);
        None
    }

    /// Lets one mark end two quotations, the one that begins the paragraph and one in it: `« Ils crient « Non », dit Anne.`
    fn close_both(&mut self) {
        let [open] = self.stack[..] else { return };
        let Some((inner, end)) = self.pairs.pop() else { return };
        let reports = self.text[end.span.end..self.paragraph.end].starts_with(',')
            || self.text[..end.span.start].trim_end().ends_with(',');
        if reports
            && self.is_first(open.mark)
            && inner.family == open.mark.family
            && inner.span.start > open.mark.span.start
        {
            self.stack.clear();
            self.pairs.push((open.mark, end));
        } else {
            self.pairs.push((inner, end));
        }
    }

    /// Whether `mark` is the one at the very start of the paragraph.
    fn is_first(&self, mark: Mark) -> bool {
        mark.span.start == self.paragraph.start
    }

    /// Gives every mark that is still open an end inside the paragraph: before the next mark when others
    /// follow, else at the end of the paragraph. One whose sentence goes on with another quotation is a slip.
    fn repair(&mut self) {
        for open in std::mem::take(&mut self.stack) {
            if open.mark.family == Family::Single {
                continue;
            }
            let inner = self.pairs.iter().filter(|(inner, _)| inner.span.start > open.mark.span.start);
            let next =
                inner.clone().find(|(inner, _)| inner.family == open.mark.family).map(|(inner, _)| inner.span.start);
            let limit = next.unwrap_or(self.paragraph.end);
            let inside = Span::new(open.mark.span.end, limit.max(open.mark.span.end));
            let end = match next {
                Some(_) => match sentence_end(inside.of(self.text)) {
                    Some(end) => inside.start + end,
                    None => continue,
                },
                None => inside.trimmed(self.text).end,
            };
            if end > open.mark.span.end {
                let close = Mark { span: Span::new(end, end), opens: false, closes: true, ..open.mark };
                self.pairs.push((open.mark, close));
            }
        }
    }

    /// Writes the outermost pairs that begin before `limit`. The pair that begins the paragraph ends what was
    /// carried over from the paragraphs before.
    fn emit(&mut self, begin: Option<Mark>, pieces: &mut Vec<Span>, limit: usize, found: &mut Vec<MarkedSpan>) {
        self.pairs.sort_unstable_by_key(|(open, close)| (open.span.start, std::cmp::Reverse(close.span.end)));
        let mut end = found.last().map_or(0, |last| last.span.end);
        for (open, close) in self.pairs.drain(..) {
            if open.span.start < end || open.span.start >= limit {
                continue;
            }
            let inner = Span::new(open.span.end, close.span.start);
            let mut start = open.span.start;
            let mut all = Vec::new();
            if let Some(begin) = begin.filter(|_| open.span.start == self.paragraph.start) {
                start = begin.span.start;
                all = std::mem::take(pieces);
            }
            all.push(inner);
            all.retain(|piece| !piece.trimmed(self.text).is_empty());
            if !all.is_empty() {
                end = close.span.end;
                found.push(MarkedSpan { span: Span::new(start, end), pieces: all });
            }
        }
        pieces.clear();
    }
}

/// The length of `inside` up to the end of its first sentence, where one ends.
fn sentence_end(inside: &str) -> Option<usize> {
    let bytes = inside.as_bytes();
    (0..bytes.len())
        .find(|at| matches!(bytes[*at], b'.' | b'!' | b'?') && bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace))
        .map(|at| at + 1)
}

/// Everything in `paragraph` that may be a quotation mark.
fn marks_in(text: &str, paragraph: Span) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let within = paragraph.of(text);
    let mut at = 0;
    // Of nearly all characters the first byte tells that they are no marks.
    let may_be = |byte: &u8| matches!(byte, b'<' | b'>' | b'"' | b'\'' | 0xC2 | 0xE2);
    while let Some(next) = within.as_bytes()[at..].iter().position(may_be) {
        at += next;
        let Some(char) = within[at..].chars().next() else { break };
        let mut length = char.len_utf8();
        if matches!(char, '<' | '>') {
            if !within[at + 1..].starts_with(char) {
                at += 1;
                continue;
            }
            length = 2;
        }
        let span = Span::new(at, at + length).shifted(paragraph.start);
        marks.extend(mark(text, span, char));
        at += length;
    }
    marks
}

/// What the character at `span` can be, by its shape and its neighbours.
fn mark(text: &str, span: Span, char: char) -> Option<Mark> {
    let mark = |family, opens, closes| Some(Mark { span, family, opens, closes });
    if !matches!(char, '«' | '»' | '<' | '>' | '“' | '”' | '„' | '‟' | '"' | '‹' | '›' | '‘' | '’' | '‚' | '\'')
    {
        return None;
    }
    let (before, after) = around(text, span);
    let free_before = before.is_none_or(|char| is_gap(char) || is_opening(char));
    let tied_after = after.is_some_and(|char| !is_gap(char));
    // A closing shape that stands as an opening one does (»Ja«, ”ja”) may be either.
    let reversed = before.is_none_or(is_gap) && after.is_some_and(char::is_alphanumeric);
    match char {
        '«' | '<' => mark(Family::Guillemet, true, is_reversed_end(before, after)),
        '»' | '>' => mark(Family::Guillemet, reversed, true),
        '‹' => mark(Family::Angle, true, is_reversed_end(before, after)),
        '›' => mark(Family::Angle, reversed, true),
        '„' | '‟' => mark(Family::Double, true, false),
        '“' => mark(Family::Double, true, is_reversed_end(before, after)),
        '”' => mark(Family::Double, reversed, true),
        // `… ce n'est pas moi! ", dit-il`, `… ne répond pas 'rien'", dit-elle`: nothing begins before a comma.
        '"' if before.is_some() && matches!(after, Some(',' | ';' | ')')) => mark(Family::Double, false, true),
        '"' => {
            let after_number = before.is_some_and(|char| char.is_ascii_digit());
            mark(Family::Double, !after_number && (free_before || tied_after), !free_before || !tied_after)
        }
        '‚' => mark(Family::Single, tied_after && free_before, false),
        '‘' => mark(Family::Single, free_before && after.is_some_and(char::is_alphanumeric), false),
        '’' => mark(Family::Single, false, !free_before && !after.is_some_and(char::is_alphanumeric)),
        _ => {
            let opens = free_before && after.is_some_and(char::is_alphabetic);
            mark(Family::Single, opens, !free_before && !after.is_some_and(char::is_alphanumeric))
        }
    }
}

/// Whether an opening shape stands as a closing one does: tied to the word before it, free of what follows.
fn is_reversed_end(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|char| !is_gap(char) && !is_opening(char) && char != '\'' && char != '’')
        && after.is_none_or(|char| is_gap(char) || matches!(char, ',' | '.' | ';' | ':' | '?' | '!' | ')'))
}

fn is_gap(char: char) -> bool {
    char.is_whitespace()
}

fn is_opening(char: char) -> bool {
    matches!(char, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '«' | '“' | '"' | '‘' | '\'' | '’' | ':')
}

/// The characters on both sides of a span.
fn around(text: &str, span: Span) -> (Option<char>, Option<char>) {
    (text[..span.start].chars().next_back(), text[span.end..].chars().next())
}

#[cfg(test)]
mod tests;
