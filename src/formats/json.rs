//! JSON documents of one or many articles, and JSON Lines.
//!
//! A document is one article, an array of them, or an object that holds such an array. Records are cut out of the text
//! first and parsed one by one, so that one of them can be read again without building all the others.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::value::RawValue;

use crate::article::{Article, Format, Place};

use super::collector::Collector;
use super::fields::{Field, may_hold_text, of_name};
use super::lines::{LineCounter, offset_in};
use super::problem::ReadError;
use super::record::ReadRecord;
use super::record::{self, Refused};
use super::{ParsedFile, encoding};

/// Reads a JSON document; `bytes` are those that `text` was decoded from, for a file of JSON Lines under the wrong name.
pub(super) fn read_document(text: &str, bytes: &[u8], place: &Place) -> Result<ParsedFile, ReadError> {
    if !begins_with_a_record(text) {
        refuse_many_values(text, RECORDS, 1)?;
    }
    let records = match records(text) {
        Ok(records) => records,
        Err(_) if begins_with_a_record(text) => return read_lines(bytes),
        Err(error) => return Err(error),
    };
    let mut collector = Collector::new(Format::Json, None);
    let mut lines = LineCounter::new(text);
    for (raw, record) in records.iter().zip(0..) {
        let line = lines.at(offset_in(text, raw.get()));
        collector.take(record_of(raw.get(), line), Some(line), Place { record, ..place.clone() });
    }
    collector.finish()
}

/// Reads the record of this number again.
pub(super) fn read_one(text: &str, place: &Place) -> Result<Article, ReadError> {
    let records = records(text)?;
    let gone = ReadError::NoSuchRecord { record: place.record };
    let raw = records.get(place.record as usize).ok_or(gone.clone())?;
    let line = LineCounter::new(text).at(offset_in(text, raw.get()));
    record_of(raw.get(), line)
        .map(|(article, _)| Article { format: Format::Json, place: place.clone(), ..article })
        .map_err(|refused| refused.into_error(gone))
}

/// Reads JSON Lines. The number of a record is that of its line, from 0.
pub(super) fn read_lines(bytes: &[u8]) -> Result<ParsedFile, ReadError> {
    encoding::check_start(bytes)?;
    if let Some(reading) = document_in_disguise(bytes) {
        return Ok(reading);
    }
    let mut collector = Collector::new(Format::JsonLines, None);
    if encoding::is_utf16(bytes) {
        let text = encoding::decode(bytes)?;
        for (line, record) in text.lines().zip(0..) {
            take_line(&mut collector, line.as_bytes(), Place { record, bytes: 0..bytes.len() as u64 });
        }
    } else {
        for (range, record) in line_ranges(bytes).zip(0..) {
            let place = Place { record, bytes: range.start as u64..range.end as u64 };
            take_line(&mut collector, &bytes[range], place);
        }
    }
    collector.finish()
}

/// The reading of a document under the name of JSON Lines: its first line is no whole record, but it is JSON as a whole.
fn document_in_disguise(bytes: &[u8]) -> Option<ParsedFile> {
    let first = line_ranges(bytes).find(|range| !range.is_empty())?;
    if !encoding::is_utf16(bytes) && serde_json::from_slice::<serde::de::IgnoredAny>(&bytes[first]).is_ok() {
        return None;
    }
    let text = encoding::decode(bytes).ok()?;
    if begins_with_a_record(&text) || records(&text).is_err() {
        return None;
    }
    read_document(&text, &[], &Place { record: 0, bytes: 0..bytes.len() as u64 }).ok()
}

/// Reads one line again: `bytes` hold it alone, or the whole file where that is UTF-16.
pub(super) fn read_line(bytes: &[u8], place: &Place) -> Result<Article, ReadError> {
    let gone = ReadError::NoSuchRecord { record: place.record };
    let text = encoding::decode(bytes)?;
    let line = if encoding::is_utf16(bytes) {
        text.lines().nth(place.record as usize).ok_or(gone.clone())?
    } else {
        text.as_ref()
    };
    let number = place.record.saturating_add(1);
    record_of(line.trim(), number)
        .map(|(article, _)| Article { format: Format::JsonLines, place: place.clone(), ..article })
        .map_err(|refused| refused.into_error(gone))
}

/// The lines of a file as ranges of its bytes, without byte order mark and line breaks.
fn line_ranges(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut start = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    std::iter::from_fn(move || {
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let range = start..start + rest[..length].trim_ascii_end().len();
        start += length + 1;
        Some(range)
    })
}

/// Names under which an object holds an array of articles.
const WRAPPERS: &[&str] =
    &["articles", "items", "rows", "results", "entries", "records", "documents", "docs", "data", "posts"];

/// The records of a document, as they stand in its text.
fn records(text: &str) -> Result<Vec<&RawValue>, ReadError> {
    if text.trim_start().starts_with('[') {
        return serde_json::from_str(text).map_err(|error| syntax(&error, 0));
    }
    let whole: &RawValue = serde_json::from_str(text).map_err(|error| syntax(&error, 0))?;
    let Ok(fields) = serde_json::from_str::<BTreeMap<String, &RawValue>>(text) else { return Ok(vec![whole]) };
    let arrays = WRAPPERS.iter().filter_map(|name| fields.get(*name));
    let mut inside = arrays.filter_map(|raw| serde_json::from_str::<Vec<&RawValue>>(raw.get()).ok());
    if fields.keys().any(|name| may_hold_text(name)) {
        // Paragraphs may stand in a list too; what has a text and a title or an address is an article of its own.
        let articles = inside.find(|records| records.iter().any(|raw| is_article(raw)));
        return Ok([vec![whole], articles.unwrap_or_default()].concat());
    }
    Ok(inside.find(|records| !records.is_empty()).unwrap_or_else(|| vec![whole]))
}

/// Whether an entry of a list has a text, and a title or an address of its own.
fn is_article(raw: &RawValue) -> bool {
    let Ok(fields) = serde_json::from_str::<BTreeMap<String, &RawValue>>(raw.get()) else { return false };
    let has = |field: Field| fields.keys().any(|name| of_name(name).is_some_and(|(known, _)| known == field));
    fields.keys().any(|name| may_hold_text(name)) && (has(Field::Title) || has(Field::Url))
}

fn begins_with_a_record(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    first.trim_start().starts_with('{') && serde_json::from_str::<&RawValue>(first).is_ok()
}

/// The error of the parser, with lines counted in the file: `above` lines stand before the parsed text.
fn syntax(error: &serde_json::Error, above: u32) -> ReadError {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message).to_string();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    ReadError::Json { line: above.saturating_add(number(error.line()).max(1)), column: number(error.column()), message }
}

/// Values that a record of any size may have, or a document records.
const VALUES: usize = 60_000;
/// Bytes for each value beside that: each takes a hundred and more in memory.
const BYTES_PER_VALUE: usize = 12;
/// The depth at which the records of a document stand at most.
const RECORDS: usize = 2;

/// Refuses JSON of far more values than an article has, those inside more than `deepest` brackets not counted.
fn refuse_many_values(json: &str, deepest: usize, line: u32) -> Result<(), ReadError> {
    let bytes = json.as_bytes();
    let mut left = VALUES + bytes.len() / BYTES_PER_VALUE;
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'"' => at += string_length(&bytes[at..]),
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if matches!(byte, b',' | b'[' | b'{') && depth <= deepest {
            if left == 0 {
                let message = "more values than an article has".to_owned();
                return Err(ReadError::Json { line, column: u32::try_from(at).unwrap_or(u32::MAX), message });
            }
            left -= 1;
        }
    }
    Ok(())
}

/// The length of a string up to its closing quotation mark, that included.
fn string_length(rest: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = memchr::memchr2(b'"', b'\\', &rest[at..]) {
        at += found + 1;
        if rest[at - 1] == b'"' {
            return at;
        }
        at += 1;
        if at >= rest.len() {
            break;
        }
    }
    rest.len()
}

/// The article of one record that begins on this line of the file.
fn record_of(json: &str, line: u32) -> ReadRecord {
    refuse_many_values(json, usize::MAX, line).map_err(Refused::Bad)?;
    let value = serde_json::from_str(json).map_err(|error| Refused::Bad(syntax(&error, line.saturating_sub(1))))?;
    record::article(&value, line)
}

fn take_line(collector: &mut Collector, line: &[u8], place: Place) {
    if line.trim_ascii().is_empty() {
        return;
    }
    let number = place.record.saturating_add(1);
    let read = encoding::decode(line)
        .map_err(|error| Refused::Bad(error.into()))
        .and_then(|text| record_of(text.trim(), number));
    collector.take(read, Some(number), place);
}
