//! Where sentences end.
//!
//! A stop ends one unless something speaks against it: an abbreviation, an initial, a number, a lower-case
//! letter or a comma after it (`« Partez ! » crie-t-il`), or brackets around it (`[…]`). Where no blank follows it
//! (`l'ordre.Dans`), what stands on both sides must be words of two sentences, not the parts of a name.

use super::runs::{number_follows, run_length, starts_word};
use super::stop::Stop;
use super::{tables, word};
use crate::article::Span;
use crate::text::char_classes::is_apostrophe;

/// The sentences of `text` inside `within` (byte offsets on character boundaries), in order and trimmed:
/// together everything that is not blank. A closing quotation mark or bracket belongs to the sentence before
/// it. A blank line always ends a sentence, a single line break never does.
#[must_use]
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    let Some(text) = text.get(..within.end).filter(|text| text.is_char_boundary(within.start)) else {
        return Vec::new();
    };
    let mut cutter = SentenceCutter { text, start: within.start, words_from: within.start, quoted: false };
    let mut found = Vec::with_capacity(within.len() / 100 + 1);
    let mut at = within.start;
    while let Some(next) = next_candidate(text.as_bytes(), at) {
        at = next;
        let Some(c) = text[at..].chars().next() else { break };
        let boundary = match c {
            '"' => {
                cutter.quoted = !cutter.quoted;
                at += 1;
                None
            }
            '\n' => {
                let blanks = text[at + 1..].len() - text[at + 1..].trim_start().len();
                let line_end = at;
                at += 1 + blanks;
                text[line_end + 1..at].contains('\n').then_some(line_end)
            }
            _ if is_stop(c) => {
                let (stops, end) = cutter.cluster(at);
                let boundary = cutter.is_end(at, stops, end).then_some(end);
                at = end;
                boundary
            }
            _ => {
                at += c.len_utf8();
                None
            }
        };
        if let Some(end) = boundary {
            found.extend(cutter.sentence(end));
        }
    }
    found.extend(cutter.sentence(text.len()));
    found
}

/// What is known of the sentence being read.
struct SentenceCutter<'a> {
    text: &'a str,
    /// Where it begins.
    start: usize,
    /// Everything between `start` and here has been looked through for a letter or digit in vain.
    words_from: usize,
    /// Whether a straight quotation mark is open.
    quoted: bool,
}

/// Characters that are looked at after a stop for the beginning of the next sentence.
const LOOK_AHEAD: usize = 32;

impl SentenceCutter<'_> {
    /// Ends the sentence at `end` and begins the next.
    fn sentence(&mut self, end: usize) -> Option<Span> {
        let span = Span::new(self.start, end).trimmed(self.text);
        self.start = end;
        self.words_from = end;
        (!span.is_empty()).then_some(span)
    }

    /// The stops from `at` on and the closing marks and brackets after them: where the first stops end and
    /// where all of it ends.
    fn cluster(&mut self, at: usize) -> (usize, usize) {
        let stops = at + stops_length(&self.text[at..]);
        let mut end = stops;
        loop {
            let closing = self.closing_length(end);
            let length = if closing > 0 { closing } else { stops_length(&self.text[end..]) };
            if length == 0 {
                return (stops, end);
            }
            end += length;
        }
    }

    /// Length of a closing mark, bracket or `[12]` at `at`, with a blank before `»` or `"`.
    fn closing_length(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let spaced = rest.strip_prefix([' ', '\u{A0}', '\u{202F}', '\u{2009}']).unwrap_or(rest);
        let blank = rest.len() - spaced.len();
        let Some(c) = spaced.chars().next() else { return 0 };
        let after = &spaced[c.len_utf8()..];
        let closes = match c {
            '»' | '›' => blank == 0 || !starts_word(after) || self.is_open(at),
            '"' if self.quoted => {
                self.quoted = blank > 0 && starts_word(after);
                !self.quoted
            }
            ')' | ']' | '}' | '”' => blank == 0,
            _ if is_apostrophe(c) => blank == 0 && !starts_word(after),
            '[' => {
                let note = after.trim_start_matches(|c: char| c.is_ascii_digit());
                let is_note = blank == 0 && note.len() < after.len() && note.starts_with(']');
                return if is_note { after.len() - note.len() + 2 } else { 0 };
            }
            _ => false,
        };
        if closes { blank + c.len_utf8() } else { 0 }
    }

    /// Whether a guillemet was opened before `at`, in its line, and not closed since.
    fn is_open(&self, at: usize) -> bool {
        let last = self.text[..at].rfind(['«', '‹', '»', '›', '\n']);
        last.is_some_and(|last| self.text[last..].starts_with(['«', '‹']))
    }

    /// Whether the stops at `at..stops`, with what closes up to `end`, end the sentence.
    fn is_end(&mut self, at: usize, stops: usize, end: usize) -> bool {
        let rest = &self.text[end..];
        let cjk = self.text[..stops].ends_with(['。', '！', '？']);
        if !(cjk || rest.starts_with(char::is_whitespace) || self.is_glued(at, stops, end)) || !self.has_words(at) {
            return false;
        }
        if self.text[..at].ends_with(['(', '[']) && self.text[stops..end].starts_with([')', ']']) {
            return false;
        }
        let after = rest.trim_start();
        if after.starts_with([',', ';', ':', ')', ']']) {
            return false;
        }
        let skipped = |c: &char| !c.is_alphanumeric() && !is_stop(*c);
        let Some(first) = after.chars().take(LOOK_AHEAD).find(|c| !skipped(c)) else { return false };
        if first.is_lowercase() {
            return false;
        }
        &self.text[at..end] != "." || self.full_stop_ends(at, after)
    }

    /// Whether the sentences on both sides of the stops at `at..stops`, with what closes up to `end`, are written
    /// without a blank between them.
    fn is_glued(&self, at: usize, stops: usize, end: usize) -> bool {
        let (before, rest) = (&self.text[self.start..at], &self.text[end..]);
        // French sets a blank before `!` and `?`, and after `«`.
        let before = if self.text[at..].starts_with('.') { before } else { before.trim_end_matches(is_blank) };
        if rest.is_empty() || !(ends_word(before) || before.ends_with(is_closing)) {
            return false;
        }
        let opened = rest.trim_start_matches(is_opening);
        let marked = end > stops || opened.len() < rest.len() || before.ends_with(is_closing);
        let quoted = rest.starts_with('"') && self.quoted;
        let begins = opened.len() < rest.len() && begins_word(opened.trim_start_matches(is_blank));
        if quoted || !(begins || begins_word(opened)) {
            return false;
        }
        // Between marks, no address: `un site.»Le maire`.
        marked || !is_in_address(before, opened)
    }

    /// Whether the one full stop at `at` ends a sentence before `after`.
    fn full_stop_ends(&self, at: usize, after: &str) -> bool {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
        let before = &self.text[self.start..at];
        let last = before.len() - before.trim_end_matches(is_part).len();
        let word = before[before.len() - last..].trim_start_matches(['.', '-']);
        let heads = before.trim_start_matches(|c: char| !c.is_alphanumeric()).len() == word.len();
        if heads && (word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit() || b"IVX".contains(&byte))) {
            return false;
        }
        let initials = word::initials_length(&self.text[at - word.len()..]) == word.len() + 1;
        match tables::abbreviation(word) {
            Some(Stop::Title) => false,
            Some(Stop::Number) => !number_follows(after) && !after.starts_with("ex."),
            Some(Stop::End) => true,
            Some(Stop::Before) => begins_with_starter(after),
            None if initials => begins_with_starter(after) || tables::takes_letter(&before[..before.len() - last]),
            None => true,
        }
    }

    /// Whether there is a letter or digit between the start of the sentence and `at`.
    fn has_words(&mut self, at: usize) -> bool {
        let from = self.words_from.min(at);
        let found = self.text[from..at].find(char::is_alphanumeric);
        self.words_from = found.map_or(at, |found| from + found);
        found.is_some()
    }
}

/// Whether `text` ends in a word or number that can end a sentence: a letter alone is an initial.
fn ends_word(text: &str) -> bool {
    let word = text.len() - text.trim_end_matches(char::is_alphanumeric).len();
    let word = &text[text.len() - word..];
    word.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) && word.chars().nth(1).is_some()
        || word.chars().nth(2).is_some()
        || word == "à"
        || word == "y"
}

/// Whether `text` begins with a word written as the first one of a sentence: a capital, small letters after it, or the
/// apostrophe of an elision; not the next part of a name (`U.S.A`).
fn begins_word(text: &str) -> bool {
    let word = &text[..run_length(text)];
    let after = &text[word.len()..];
    let named = after.strip_prefix('.').is_some_and(starts_word);
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let small = letters.next().map_or_else(
        || after.starts_with(is_apostrophe) || after.starts_with(char::is_whitespace),
        |second| second.is_lowercase() || tables::is_starter(word),
    );
    capital && small && !named
}

/// Whether a stop between the two stands in an address or a file name (`Www.Quai.Fr/Le`, `note.Pdf`).
fn is_in_address(before: &str, after: &str) -> bool {
    let start = before.rfind(|c: char| c.is_whitespace() || is_opening(c)).map_or(0, |at| at + 1);
    let part = before.get(start..).unwrap_or(before);
    let lower = part.as_bytes();
    let named = ["http", "www."]
        .iter()
        .any(|scheme| lower.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme.as_bytes())));
    let next = &after[..run_length(after)];
    let ends_address = !tables::is_starter(next) && (tables::is_top_level_domain(next) || tables::is_file_ending(next));
    named || part.contains(['@', '/', '_', '\\']) || ends_address
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{202F}')
}

fn is_opening(c: char) -> bool {
    matches!(c, '«' | '“' | '"' | '‹' | '‘' | '(' | '[')
}

fn is_closing(c: char) -> bool {
    matches!(c, '»' | '”' | '"' | '›' | '’' | ')' | ']' | '%' | '€')
}

/// Whether `text` begins with a word that begins sentences rather than names: `Le ministre`, not `Le Pen`.
fn begins_with_starter(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = &text[..run_length(text)];
    let after = &text[word.len()..];
    if !tables::is_starter(word) || after.starts_with('.') {
        return false;
    }
    match word {
        "Le" | "La" | "Les" | "Du" | "Des" => !after.trim_start().starts_with(char::is_uppercase),
        "C" | "D" | "J" | "L" => after.starts_with(is_apostrophe),
        _ => true,
    }
}

/// Length of the stops at the beginning of `text`, with blanks between them as in `? !`.
fn stops_length(text: &str) -> usize {
    let mut length = 0;
    loop {
        let rest = &text[length..];
        let spaced = rest.trim_start_matches(is_blank);
        let next = spaced.chars().next().filter(|c| is_stop(*c));
        match next {
            Some(c) if spaced.len() == rest.len() => length += c.len_utf8(),
            Some(c @ ('!' | '?')) if length > 0 => length += rest.len() - spaced.len() + c.len_utf8(),
            _ => return length,
        }
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' | '؟' | '।')
}

/// The next byte, from `at` on, that may begin one of the characters that matter.
fn next_candidate(bytes: &[u8], at: usize) -> Option<usize> {
    let found = bytes[at..]
        .iter()
        .position(|byte| matches!(byte, b'.' | b'!' | b'?' | b'"' | b'\n' | 0xD8 | 0xE0 | 0xE2 | 0xE3 | 0xEF))?;
    Some(at + found)
}
