//! Exports of Factiva: many articles in one file, as a page, as XML or as text.
//!
//! In: the text of the file; out: its articles. A page and a text are cut into their articles by their marks and each is
//! parsed alone. What stands before an article is the same in a page and in a text: lines without names (`header`) or
//! fields with codes of two letters (`codes`).

mod codes;
mod header;
mod page;
#[cfg(test)]
mod tests;
mod text;
mod xml;

use crate::article::Body;

use super::ParsedFile;
use super::collector::Source;
use super::kinds::factiva::{is_page, is_text};
use super::paragraphs::SourceLine;
use super::problem::ReadError;

/// The articles of a document that was read as paragraphs, if it is an export.
pub(super) fn read_body(body: &Body, source: Source<'_>) -> Option<Result<ParsedFile, ReadError>> {
    is_text(&body.text).then(|| {
        let lines = body.paragraphs.iter().flat_map(|paragraph| {
            let texts = paragraph.span.of(&body.text).split('\n');
            texts.map(|text| SourceLine { number: paragraph.line, text: text.into() })
        });
        text::read_lines(&lines.collect::<Vec<_>>(), source)
    })
}

/// Reads the articles of a file.
pub(super) fn read(text: &str, source: Source<'_>) -> Result<ParsedFile, ReadError> {
    match () {
        () if is_page(text) => page::read(text, source),
        () if is_text(text) => text::read(text, source),
        () => xml::read(text, source),
    }
}
