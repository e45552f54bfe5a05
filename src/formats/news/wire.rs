//! What an agency sends over its wire: IPTC 7901 and ANPA 1312. Messages lie between control characters: SOH begins the
//! header, STX the text, ETX ends it.

use crate::article::Format;
use crate::formats::ParsedFile;
use crate::formats::collector::{Collector, Source};
use crate::formats::fields::{Field, FoundFields};
use crate::formats::lines::LineCounter;
use crate::formats::paragraphs::{self, Numbering};
use crate::formats::problem::ReadError;
use crate::formats::record::ReadRecord;
use crate::formats::{encoding, record};

use super::add;

/// What stands for SOH, STX and ETX while the text is decoded: signs that texts may hold and that decoders take.
const SOH: char = '\u{b}';
const STX: char = '\u{c}';
const ETX: char = '\u{1b}';

/// Reads the messages of a file.
pub(in crate::formats) fn read(source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let bytes: Vec<u8> = source.bytes.iter().filter_map(|byte| told_apart(*byte)).collect();
    let text = encoding::decode(&bytes)?;
    let mut collector = Collector::new(Format::Wire, source.only);
    let mut lines = LineCounter::new(&text);
    let starts: Vec<usize> = text.match_indices(SOH).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    // The start of a header may be sent without a text; it is no article.
    let messages = starts.iter().zip(ends).filter(|(start, end)| text[**start..*end].contains(STX));
    for ((start, end), record) in messages.zip(0..) {
        if collector.wants(record) {
            let line = lines.at(*start);
            collector.take(article(&text[*start..end], line), Some(line), source.place(record));
        }
    }
    collector.finish()
}

/// A byte of a message without control characters other than the three that part it.
fn told_apart(byte: u8) -> Option<u8> {
    match byte {
        1 => Some(SOH as u8),
        2 => Some(STX as u8),
        3 => Some(ETX as u8),
        b'\t' | b'\n' | b'\r' | 0x20..=0x7E | 0x80.. => Some(byte),
        _ => None,
    }
}

fn article(message: &str, line: u32) -> ReadRecord {
    let mut found = FoundFields::default();
    let (header, rest) = message.split_once(STX).unwrap_or((message, ""));
    let (text, trailer) = rest.split_once(ETX).unwrap_or((rest, ""));
    let first = header.trim_start_matches(SOH).lines().next().unwrap_or_default();
    let before = u32::try_from(header.matches('\n').count()).unwrap_or(u32::MAX);
    let text_line = line.saturating_add(before);
    let (head, body, skipped) = parts(text);
    // `eca062 4 i 211 ccccb   dpa 061`: the agency stands before the number of the day.
    let words: Vec<&str> = first.split_whitespace().collect();
    let agency = match words.as_slice() {
        [.., agency, number] if words.len() > 4 && number.bytes().all(|byte| byte.is_ascii_digit()) => *agency,
        _ => "",
    };
    titles(&head, agency, &mut found);
    add(&mut found, Field::Source, 1, agency);
    add(&mut found, Field::Date, 0, trailer.lines().next().and_then(day).unwrap_or_default());
    let unindented = without_notes(body);
    let mut body = paragraphs::body(&paragraphs::lines(unindented, Numbering::File));
    for paragraph in &mut body.paragraphs {
        paragraph.line = paragraph.line.saturating_add(text_line + skipped).saturating_sub(1);
    }
    record::finished(found, body)
}

/// The lines of the head, up to the one that ends with `=`, the text, and how many lines the head has.
fn parts(text: &str) -> (Vec<String>, &str, u32) {
    let is_anpa = text.trim_start().starts_with('^');
    let mut head = Vec::new();
    let (mut at, mut lines) = (0, 0);
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let ends = words.ends_with('=');
        if is_anpa && !words.starts_with('^') || !is_anpa && head.len() >= MOST_HEAD {
            break;
        }
        head.push(words.trim_start_matches('^').trim_end_matches(['<', '=']).trim().to_owned());
        at += line.len();
        lines += 1;
        if ends && !is_anpa {
            return (head, &text[at..], lines);
        }
    }
    // Without its end the first line is the head.
    if is_anpa || head.is_empty() {
        return (head, &text[at..], lines);
    }
    let end = text.find('\n').map_or(text.len(), |end| end + 1);
    (head.into_iter().take(1).collect(), &text[end..], 1)
}

/// The most lines of a head.
const MOST_HEAD: usize = 8;

/// Title, byline and agency among the lines of a head.
fn titles(head: &[String], agency: &str, found: &mut FoundFields) {
    let is_aside = |line: &str| {
        let upper = !line.contains(char::is_lowercase);
        line.is_empty()
            || upper && line.split_whitespace().count() < 4
            || line.starts_with("Eds:")
            || line.starts_with("BC-")
            || line.contains("AP Photo")
    };
    let mut title: Vec<&str> = Vec::new();
    let mut signed = false;
    for line in head {
        if line.to_lowercase().starts_with("by ") || line.to_lowercase().starts_with("par ") {
            let behind = line.rsplit_once(',').filter(|(_, last)| last.trim().eq_ignore_ascii_case(agency));
            add(found, Field::Author, 0, behind.map_or(line.as_str(), |(name, _)| name));
            signed = true;
        } else if signed {
            add(found, Field::Source, 0, line.as_str());
        } else if !is_aside(line) {
            title.push(line);
        }
    }
    add(found, Field::Title, 0, title.join(" "));
    add(found, Field::Title, 1, head.iter().find(|line| !line.is_empty()).cloned().unwrap_or_default());
}

/// `131137 GMT Nov 13`: day and time, month and year.
fn day(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().filter(|word| *word != "GMT").collect();
    let [time, month, year] = words.as_slice() else { return None };
    let day = time.get(..2).filter(|_| time.len() == 6 && time.bytes().all(|byte| byte.is_ascii_digit()))?;
    let year = if year.len() == 2 { format!("20{year}") } else { (*year).to_owned() };
    Some(format!("{day} {} {year}", if *month == "Okt" { "Oct" } else { month }))
}

/// What stands above the notes to editors.
fn without_notes(text: &str) -> &str {
    let marks = ["\n# Notebook", "\n# dpa NOTEBOOK", "\n# NOTEBOOK", "\n* * * *"];
    let end = marks.iter().filter_map(|mark| text.find(mark)).min().unwrap_or(text.len());
    &text[..end]
}
