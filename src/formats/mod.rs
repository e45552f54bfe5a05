//! From the bytes of a file to the articles in it.
//!
//! In: the name and the bytes of a file; out: its articles and the problems found on the way. [`read`] detects the
//! encoding and the format and reads every article; [`read_record`] reads one of them again, identical, from the
//! bytes of its [`Place`]. All text is sanitised here, so that the rest of the program can trust it. A record that
//! cannot be read becomes a [`Problem`] and does not stop the others.
//!
//! This room must not know the disk, the clock or the analysis.

mod authors;
mod blocks;
mod dates;
mod detect;
mod encoding;
mod fields;
mod front_matter;
mod header;
mod html;
mod json;
mod kinds;
mod lines;
mod markdown;
mod paragraphs;
mod plain;
mod problem;
mod record;
#[cfg(test)]
mod tests;
mod titles;
mod urls;

pub use detect::{foreign, is_candidate, is_silent};
pub use kinds::{Advice, Handling, KINDS, Kind, KindEntry};
pub use paragraphs::article_from_text;
pub use problem::{NotText, Problem, ProblemKind, ReadError, unread};

use std::borrow::Cow;

use crate::article::{Article, Format, Place};

/// What was read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedFile {
    /// The articles in the order of the file; at least one, unless there are problems.
    pub articles: Vec<Article>,
    /// The format that the file has, whatever its name says.
    pub format: Format,
    /// What could not be read. At most [`MOST_PROBLEMS`], then their number.
    pub problems: Vec<Problem>,
}

/// How many problems of one file are listed.
pub const MOST_PROBLEMS: usize = 100;

/// Reads all articles of a file that somebody named. `name` is its name or path: it tells the format where the file
/// itself does not, and its date where there is no other.
///
/// # Errors
///
/// When no article can be read from it at all; the error says why.
pub fn read(name: &str, bytes: &[u8]) -> Result<ParsedFile, ReadError> {
    read_with(name, bytes, true)
}

/// The same for a file that was found in a folder: one of an unknown kind is no article there.
///
/// # Errors
///
/// As for [`read`].
pub fn read_found(name: &str, bytes: &[u8]) -> Result<ParsedFile, ReadError> {
    read_with(name, bytes, false)
}

fn read_with(name: &str, bytes: &[u8], named: bool) -> Result<ParsedFile, ReadError> {
    if bytes.trim_ascii().is_empty() {
        return Err(ReadError::Empty);
    }
    if let Some(entry) = kinds::by_bytes(bytes) {
        return Err(ReadError::Unread(entry.kind));
    }
    // Before anything is decoded: such files may be huge, and each line is decoded alone.
    if detect::is_json_lines(name) {
        return json::read_lines(bytes);
    }
    let text = encoding::decode(bytes)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let place = Place { record: 0, bytes: 0..bytes.len() as u64 };
    match detect::format(name, &text, named)? {
        Format::Json => json::read_document(&text, bytes, &place),
        Format::JsonLines => json::read_lines(bytes),
        Format::Markdown => markdown::read(name, &text, place),
        Format::Html => html::read(name, &text, place),
        Format::Text => plain::read(name, &text, place),
    }
}

/// The characters of a file that holds something else than articles, whatever its encoding.
///
/// # Errors
///
/// When it holds nothing, or no text.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if bytes.trim_ascii().is_empty() { Err(ReadError::Empty) } else { Ok(encoding::decode(bytes)?) }
}

/// Reads one article again, identical to the one that [`read`] gave with this place and format. `bytes` are the bytes
/// of the file that [`Place::bytes`] names.
///
/// # Errors
///
/// When the bytes no longer hold that article.
pub fn read_record(name: &str, bytes: &[u8], format: Format, place: &Place) -> Result<Article, ReadError> {
    match format {
        Format::JsonLines => json::read_line(bytes, place),
        Format::Json => json::read_one(&encoding::decode(bytes)?, place),
        Format::Text | Format::Markdown | Format::Html => {
            let articles = read(name, bytes)?.articles;
            let article = articles.into_iter().nth(place.record as usize);
            let article = article.filter(|article| article.format == format);
            article.ok_or(ReadError::NoSuchRecord { record: place.record })
        }
    }
}
