//! The quotations of a draft, with their places and the speakers that the draft gives them.

use std::sync::Arc;

use super::beside::Beside;
use super::places::{Places, Said};
use super::prose::{Block, Prose, named};
use super::speech::{Hearing, hear, heard};
use super::syntax::Syntax;
use super::words::word_count;
use crate::analysis::quotations::{MarkedSpan, marked_spans};
use crate::article::Span;
use crate::text::char_classes::floor_boundary;
use crate::text::sanitize::sanitize_line;
use crate::text::segment;

/// Words of a credit that say that nobody need have said the very words: in either language, in our own JSON.
const REPORTED: [&str; 3] = ["propos rapporté", "reported speech", "\"kind\":\"indirect\""];

/// A quotation of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quoted {
    /// Where it stands in the file, marks included, in bytes.
    pub span: Span,
    /// What stands between the marks, on one line, incises cut out.
    pub words: String,
    /// Where these words stand in the file, in bytes: a stretch for each piece between incises.
    pub pieces: Vec<Span>,
    /// Whether the markup sets it apart, rather than marks.
    pub is_set_apart: bool,
    /// Who said it, as the draft has it: a name or the words that stand for one.
    pub speaker: Option<String>,
    /// The draft's own words before and after it, as far as its sentence goes.
    pub beside: Beside,
    /// Whether it reads as speech, or is set apart; not so titles and words that the writer only holds at a distance.
    pub is_speech: bool,
    /// Whether it stands where references have titles: in brackets, or before a date.
    pub is_in_reference: bool,
    /// Whether the draft says that it reports what was said, in other words perhaps.
    pub is_reported: bool,
    /// Markup inside it that could not be read, as the draft has it.
    pub unread: Option<String>,
    /// The quotations between marks inside one that is set apart.
    pub inner: Vec<Quoted>,
}

/// Finds the quotations of a draft, in order.
#[must_use]
pub fn read(file: &str, syntax: Syntax) -> Vec<Quoted> {
    read_with(file, syntax, &|text| Arc::new(hear(text)))
}

/// The same for whoever remembers what is said in the parts of a draft.
#[must_use]
pub fn read_with(file: &str, syntax: Syntax, hearing: &Hearing<'_>) -> Vec<Quoted> {
    let prose = syntax.read(file);
    let found = Said::of(heard(&prose.text, hearing));
    let most = QUOTATIONS + file.len() / BYTES_PER_QUOTATION;
    let first_blocks = prose.blocks.iter().take(most + 1);
    let mut quoted: Vec<(Span, Quoted)> =
        first_blocks.map(|block| (block.span, of_block(file, &prose, (block, &found), hearing))).collect();
    let part = Part { prose: &prose, file, text: &prose.text, start: 0 };
    let blocks = Places::of(prose.blocks.iter().map(|block| block.span));
    // Those inside a block are the block's.
    quoted.extend(part.between_marks(&found, most, |span| blocks.overlapping(span).next().is_none()));
    quoted.sort_by_key(|(span, _)| *span);
    let mut all: Vec<Quoted> = quoted.into_iter().map(|(_, quoted)| quoted).filter(Quoted::is_some).collect();
    if all.len() > most {
        all.truncate(most + 1);
        if let Some(last) = all.last_mut() {
            // What is not checked is told, where it begins.
            *last = Quoted { span: last.span, unread: Some("…".to_owned()), ..Quoted::default() };
        }
    }
    all
}

/// Quotations of a draft of any size that are checked.
const QUOTATIONS: usize = 20_000;
/// Bytes of the draft for each quotation beside that.
const BYTES_PER_QUOTATION: usize = 100;
/// The longest quotation that is checked, in bytes: what is longer is a mark that nothing closes.
const LONGEST: usize = 1 << 17;

impl Quoted {
    fn is_some(&self) -> bool {
        // Nearly always the first letters tell.
        let first = &self.words[..floor_boundary(&self.words, 40.min(self.words.len()))];
        word_count(first) > 0 || word_count(&self.words) > 0 || self.unread.is_some()
    }
}

fn of_block(file: &str, prose: &Prose, (block, found): (&Block, &Said), hearing: &Hearing<'_>) -> Quoted {
    if block.span.len() > LONGEST {
        return too_long(prose.source(block.span));
    }
    let said = found.at(block.span, |_| true);
    let speaker = block.speaker.clone().or_else(|| said?.speaker.clone());
    let outer = block.span.of(&prose.text);
    let words = outer.trim_matches(['«', '»', '\u{a0}', ' ']);
    let start = block.span.start + outer.len() - outer.trim_start_matches(['«', '»', '\u{a0}', ' ']).len();
    let span = prose.source(block.span);
    // Its credit may stand in it or on the next line.
    let below = file[span.end..].trim_start().lines().next().unwrap_or_default();
    let credit = [span.of(file), below].map(str::to_lowercase);
    Quoted {
        span,
        words: sanitize_line(&unhyphenated(words)),
        pieces: vec![prose.source(Span::new(start, start + words.len()))],
        is_set_apart: true,
        speaker,
        is_speech: true,
        is_reported: REPORTED.iter().any(|words| credit.iter().any(|credit| credit.contains(words))),
        unread: unread(file, prose, block.span),
        inner: inner(file, prose, block.span, hearing),
        ..Quoted::default()
    }
}

/// The quotations between marks inside a block, unless marks are all that it stands between.
fn inner(file: &str, prose: &Prose, block: Span, hearing: &Hearing<'_>) -> Vec<Quoted> {
    let outer = block.of(&prose.text);
    let text = outer.strip_prefix("«\u{a0}").and_then(|text| text.strip_suffix("\u{a0}»")).unwrap_or(outer);
    if !text.contains(['«', '“', '"']) {
        return Vec::new();
    }
    let start = block.start + (outer.len() - text.len()).min("«\u{a0}".len());
    let part = Part { prose, file, text, start };
    let found = part.between_marks(&Said::of(heard(text, hearing)), QUOTATIONS, |_| true);
    let all: Vec<Quoted> = found.into_iter().map(|(_, quoted)| quoted).collect();
    let is_whole = |quoted: &Quoted| word_count(&quoted.words) >= word_count(text);
    if all.iter().any(is_whole) { Vec::new() } else { all.into_iter().filter(Quoted::is_some).collect() }
}

/// A stretch of the prose whose quotations are looked for.
struct Part<'a> {
    prose: &'a Prose,
    file: &'a str,
    text: &'a str,
    /// Where it begins in the prose.
    start: usize,
}

impl Part<'_> {
    /// The quotations between marks, with their places in the prose, those that are wanted by their place, and of them
    /// the first, one more than `most`; `found` is what is said in this text.
    fn between_marks(&self, found: &Said, most: usize, wanted: impl Fn(Span) -> bool) -> Vec<(Span, Quoted)> {
        let paragraphs = segment::paragraphs(self.text);
        let all = marked_spans(self.text, &paragraphs);
        let mut quoted = Vec::new();
        for (number, MarkedSpan { span, pieces }) in all.iter().enumerate() {
            if quoted.len() > most {
                break;
            }
            if !wanted(self.in_prose(*span)) {
                continue;
            }
            let before = number.checked_sub(1).map_or(0, |before| all[before].span.end);
            let after = all.get(number + 1).map_or(self.text.len(), |after| after.span.start);
            let beside = Beside::of(self.text, *span, before..after);
            quoted.push((self.in_prose(*span), self.of_marks(*span, pieces, beside, found)));
        }
        quoted
    }

    fn of_marks(&self, span: Span, pieces: &[Span], beside: Beside, found: &Said) -> Quoted {
        let text = self.text;
        if span.len() > LONGEST {
            return too_long(self.prose.source(self.in_prose(span)));
        }
        let said = found.at(span, |quotation| quotation.marked);
        let (words, pieces) = match said {
            Some(said) if said.span.start == span.start => (said.spoken.clone(), said.pieces.as_slice()),
            _ => (pieces.iter().map(|piece| piece.of(text).trim()).collect::<Vec<_>>().join(" "), pieces),
        };
        // The analysis has its own mind about who speaks; what stands in parentheses after the marks is the writer's.
        let credit = text[span.end..].trim_start().strip_prefix('(').and_then(|rest| {
            let inside = rest.split_once(')')?.0;
            inside.contains(',').then(|| named(inside)).flatten()
        });
        Quoted {
            span: self.prose.source(self.in_prose(span)),
            words: sanitize_line(&unhyphenated(&words)),
            pieces: pieces.iter().map(|piece| self.prose.source(self.in_prose(piece.trimmed(text)))).collect(),
            speaker: said.and_then(|said| said.speaker.clone()).or(credit),
            is_speech: said.is_some(),
            is_in_reference: beside.is_reference(),
            unread: unread(self.file, self.prose, self.in_prose(span)),
            beside,
            ..Quoted::default()
        }
    }

    fn in_prose(&self, span: Span) -> Span {
        Span::new(self.start + span.start, self.start + span.end)
    }
}

/// A quotation that is not read.
fn too_long(span: Span) -> Quoted {
    Quoted { span, unread: Some("…".to_owned()), ..Quoted::default() }
}

/// The words of a line that goes on in the next one, without the break in a hyphenated word.
fn unhyphenated(words: &str) -> String {
    words.replace("-\r\n", "-").replace("-\n", "-")
}

/// The first markup in a stretch of the prose that could not be read.
fn unread(file: &str, prose: &Prose, span: Span) -> Option<String> {
    let inside = |at: usize| span.start <= at && at < span.end;
    prose.unread.iter().find(|(at, _)| inside(*at)).map(|(_, source)| sanitize_line(source.of(file)))
}

/// Line and column of a byte of a file, both from 1; columns count code points.
#[must_use]
pub fn line_and_column(file: &str, at: usize) -> (usize, usize) {
    let before = &file[..floor_boundary(file, at)];
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (line, before[start..].chars().count() + 1)
}
