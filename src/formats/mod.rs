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
mod collector;
mod containers;
mod dates;
mod detect;
mod documents;
mod encoding;
mod europresse;
mod factiva;
mod feeds;
mod fields;
mod front_matter;
mod header;
mod html;
mod joplin;
mod json;
mod kinds;
mod languages;
mod limits;
mod lines;
mod mail;
mod markdown;
mod news;
mod nexis;
mod packed;
mod paragraphs;
mod pdf;
mod plain;
mod problem;
mod record;
mod table;
#[cfg(test)]
mod tests;
mod titles;
mod urls;
mod xml;

pub use detect::{foreign, is_candidate, is_silent};
pub use kinds::{Advice, Handling, KINDS, Kind, KindEntry};
pub use paragraphs::article_from_text;
pub use problem::{NotText, Problem, ProblemKind, ReadError, unread};

use std::borrow::Cow;

use crate::article::{Article, Format, Place};
use collector::Source;

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
    read_with(Source { name, bytes, only: None, depth: 0, named: true })
}

/// The same for a file that was found in a folder: one of an unknown kind is no article there.
///
/// # Errors
///
/// As for [`read`].
pub fn read_found(name: &str, bytes: &[u8]) -> Result<ParsedFile, ReadError> {
    read_with(Source { name, bytes, only: None, depth: 0, named: false })
}

fn read_with(source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let Source { name, bytes, named, .. } = source;
    if bytes.trim_ascii().is_empty() {
        return Err(ReadError::Empty);
    }
    if let Some(entry) = kinds::by_bytes(bytes) {
        return match entry.handling {
            Handling::Read(format) => read_bytes(format, source),
            Handling::Refuse(_) | Handling::Silent => Err(ReadError::Unread(entry.kind)),
        };
    }
    // Before anything is decoded: such files may be huge, and each line is decoded alone.
    if detect::is_json_lines(name) {
        return json::read_lines(bytes);
    }
    let text = encoding::decode(bytes)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    read_text(detect::format(name, &text, named)?, &text, source)
}

/// Reads a file whose text tells its format.
fn read_text(format: Format, text: &str, source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let Source { name, bytes, .. } = source;
    match format {
        Format::Json => json::read_document(text, bytes, &source.place(0)),
        Format::JsonLines => json::read_lines(bytes),
        Format::Markdown => markdown::read(name, text, source.place(0)),
        Format::Html => html::read(name, text, source.place(0)),
        Format::Text => plain::read(name, text, source.place(0)),
        Format::Europresse => europresse::read(text, source),
        Format::Factiva => factiva::read(text, source),
        Format::Nexis => nexis::read(text, source),
        Format::Mail => mail::read(source),
        Format::Mailbox => mail::read_mailbox(source),
        Format::Mhtml => mail::read_page(source),
        Format::Table => table::read(text, source),
        Format::Joplin => joplin::read(text, source),
        Format::Feed | Format::WordPress | Format::Evernote => feeds::read(format, text, source),
        Format::NewsMl | Format::Nitf | Format::Tei | Format::PageXml | Format::RecordsXml => {
            news::read(format, text, source)
        }
        _ => read_bytes(format, source),
    }
}

/// Reads a file whose bytes tell its format.
fn read_bytes(format: Format, source: Source<'_>) -> Result<ParsedFile, ReadError> {
    match format {
        Format::Word => documents::read_word(source),
        Format::OpenDocument => documents::read_open(source),
        Format::Rtf => documents::read_rtf(source),
        Format::Wire => news::read_wire(source),
        Format::Epub => containers::read_epub(source),
        Format::Pdf => pdf::read(source),
        Format::Compressed => containers::read_compressed(source),
        Format::Warc => containers::read_warc(source),
        Format::Wacz => containers::read_wacz(source),
        Format::Omnivore => containers::read_omnivore(source),
        _ => Err(ReadError::Unknown),
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
        Format::Mailbox => mail::read_message(bytes, place),
        Format::Warc => containers::read_warc_record(bytes, place),
        Format::Json => json::read_one(&encoding::decode(bytes)?, place),
        _ => {
            let articles = read_with(Source { name, bytes, only: Some(place.record), depth: 0, named: true })?.articles;
            let article = articles.into_iter().find(|article| article.place.record == place.record);
            let article = article.filter(|article| article.format == format);
            article.ok_or(ReadError::NoSuchRecord { record: place.record })
        }
    }
}
