//! Drafts that are data: the strings of JSON, as citation processors and our own format have them, and the notes of RIS.
//!
//! The quotation marks of JSON are none of the text. `quote` is a quotation by itself, other strings are prose, and those that
//! are data (names, titles, addresses, paths) are passed over.

use super::markup_cursor::MarkupCursor;
use super::prose::Prose;
use crate::article::Span;

/// Keys whose strings are neither prose nor quotations, in lower case.
const DATA: &str = "id citation-key type title title-short short_title container-title publisher source author editor \
    family given suffix literal url doi path file date iso_date issued accessed date_precision language lang langid kind \
    how role cue key tags tag words_before words_after created modified";

/// Reads a file of JSON, of one record a line too.
pub(super) fn json(file: &str) -> Prose {
    let mut scan = MarkupCursor::new(file);
    let mut key = "";
    while let Some(c) = scan.next() {
        if c != '"' {
            scan.skip(c.len_utf8());
            continue;
        }
        scan.skip(1);
        let inside = Span::new(scan.at, scan.at + length(scan.rest()));
        let text = inside.of(file);
        let behind = file[inside.end..].strip_prefix('"').unwrap_or_default();
        if behind.trim_start().starts_with(':') {
            key = text;
        } else {
            value(&mut scan, key, inside);
        }
        scan.skip(inside.len() + 1);
    }
    scan.prose
}

/// Reads a file of RIS: its notes and abstracts are prose, its other lines data.
pub(super) fn ris(file: &str) -> Prose {
    let mut scan = MarkupCursor::new(file);
    let mut is_prose = false;
    while scan.at < scan.end {
        let line = scan.rest().lines().next().unwrap_or_default();
        if line.get(2..6).is_some_and(|mark| mark.trim_end() == "  -") {
            is_prose = ["N1", "N2", "AB"].contains(&&line[..2]);
            scan.skip(line.len().min(6));
        }
        let span = Span::new(scan.at, scan.at + scan.rest().lines().next().unwrap_or_default().len());
        if is_prose {
            scan.prose.copy(file, span);
            scan.prose.put("\n\n", Span::new(span.end, span.end));
        }
        scan.skip(span.len());
        let breaks = scan.rest().len() - scan.rest().trim_start_matches(['\r', '\n']).len();
        scan.skip(breaks);
    }
    scan.prose
}

/// The length of what stands before the mark that ends a string.
fn length(text: &str) -> usize {
    let mut escaped = false;
    let end = text.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    end.unwrap_or(text.len())
}

fn value(scan: &mut MarkupCursor<'_>, key: &str, inside: Span) {
    let text = inside.of(scan.file);
    let lower = key.to_lowercase();
    match lower.as_str() {
        "quote" => {
            let begin = scan.prose.begin_block(Span::new(inside.start, inside.start));
            scan.within(inside, characters);
            scan.prose.end_block(begin, None, Span::new(inside.end, inside.end));
            scan.prose.put("\n\n", Span::new(inside.end, inside.end));
        }
        // Who said the quotation before it.
        "resolved" => {
            if let Some(block) = scan.prose.blocks.last_mut() {
                block.speaker = Some(text.to_owned());
            }
        }
        key if DATA.split_whitespace().any(|data| data == key) => {}
        _ => {
            scan.within(inside, characters);
            scan.prose.put("\n\n", Span::new(inside.end, inside.end));
        }
    }
}

/// The characters of a string, those behind a backslash as what they stand for.
fn characters(scan: &mut MarkupCursor<'_>) {
    while let Some(c) = scan.next() {
        let rest = scan.rest();
        if c != '\\' {
            scan.copy();
            continue;
        }
        match rest[1..].chars().next() {
            Some('u') => {
                let (length, text) = unicode(rest);
                scan.put(length, &text);
            }
            Some('n' | 'r') => scan.put(2, "\n"),
            Some('t') => scan.put(2, " "),
            Some(sign) => scan.put(1 + sign.len_utf8(), sign.encode_utf8(&mut [0; 4])),
            None => scan.skip(1),
        }
    }
}

/// The character of `\u00e9`, or of the two halves of a surrogate pair, and the length of what writes it.
fn unicode(text: &str) -> (usize, String) {
    const LENGTH: usize = "\\u0000".len();
    let unit = |at: usize| {
        let digits = text.get(at..at + LENGTH)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let units: Vec<u16> = unit(0).into_iter().chain(unit(LENGTH)).collect();
    let first = char::decode_utf16(units.iter().copied()).next();
    match first {
        Some(Ok(c)) => (LENGTH * c.len_utf16(), c.to_string()),
        Some(Err(_)) => (LENGTH, String::new()),
        None => (1, String::new()),
    }
}
