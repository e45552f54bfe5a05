//! PDF with a text layer: its paragraphs, each with the page that it stands on.
//!
//! In: the bytes of a file; out: its article. A file is looked through for what makes the reader of PDF run without an end
//! (`guard`); what it panics on costs one page. Signs come with their places on the page, are brought together to lines
//! (`lines`) and these to paragraphs (`layout`). A file without a text layer, or with one that is no text, is a problem.

mod guard;
mod heading;
mod layout;
mod line_numbers;
mod lines;
#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Dictionary, Document, Object};

use crate::article::Format;

use super::collector::{Collector, Source};
use super::fields::{Field, FoundFields};
use super::problem::{ProblemKind, ReadError};
use super::record::{self, Refused};
use super::{ParsedFile, dates};
use lines::{Line, Page};

/// The most pages that are read.
const MOST_PAGES: usize = 3000;

/// Reads the article of a file.
pub(super) fn read(source: Source<'_>) -> Result<ParsedFile, ReadError> {
    guard::expansion(source.bytes)?;
    let document = catch_unwind(|| Document::load_mem(source.bytes)).map_err(|_| damaged("it is damaged"))?;
    let mut document = document.map_err(|error| damaged(&error.to_string()))?;
    if document.is_encrypted() {
        catch_unwind(AssertUnwindSafe(|| document.decrypt("").is_ok()))
            .ok()
            .filter(|open| *open)
            .ok_or_else(|| damaged("it is protected by a password"))?;
    }
    guard::make_safe(&mut document)?;
    let mut collector = Collector::new(Format::Pdf, source.only);
    let pages = catch_unwind(AssertUnwindSafe(|| document.get_pages().len())).unwrap_or(0);
    if pages > MOST_PAGES {
        collector.tell(ProblemKind::Pages { read: MOST_PAGES, all: pages });
    }
    let mut text: Vec<Vec<Line>> = Vec::new();
    let mut broken = 0;
    for number in (1..).take(pages.min(MOST_PAGES)) {
        let mut page = Page::default();
        let read =
            catch_unwind(AssertUnwindSafe(|| pdf_extract::output_doc_page(&document, &mut page, number).is_ok()));
        broken += usize::from(!read.unwrap_or(false));
        let mut lines = page.lines();
        line_numbers::remove(&mut lines);
        text.push(lines);
    }
    if broken > 0 && broken == pages {
        return Err(damaged("none of its pages can be read"));
    }
    if broken > 0 {
        collector.tell(ProblemKind::Pages { read: pages - broken, all: pages });
    }
    let shown = text.first().map(|first| (heading::title(first), heading::day(first))).unwrap_or_default();
    let laid_out = layout::body(text)?;
    let mut found = FoundFields::default();
    properties(&document, &mut found);
    found.add(Field::Title, 2, &Vec::from_iter(shown.0));
    found.add(Field::Date, 2, &Vec::from_iter(shown.1));
    found.add(Field::Url, 1, &laid_out.address.into_iter().collect::<Vec<_>>());
    let article = record::finished(found, laid_out.body).map(|(mut article, cut)| {
        article.meta.date = article.meta.date.or_else(|| dates::from_file_name(source.name));
        article.pages = laid_out.pages;
        (article, cut)
    });
    if let Err(Refused::NoText(_)) = article {
        return Err(ReadError::NoTextLayer);
    }
    collector.take(article, None, source.place(0));
    collector.finish()
}

fn damaged(message: &str) -> ReadError {
    ReadError::Pdf { message: message.to_owned() }
}

/// Title and author, where they are more than what a program fills in. When a document was made is not when its article
/// was published.
fn properties(document: &Document, found: &mut FoundFields) {
    let info = document.trailer.get(b"Info").ok();
    let info = info.and_then(|info| match info {
        Object::Reference(id) => document.get_object(*id).ok(),
        object => Some(object),
    });
    let Some(info) = info.and_then(|info| info.as_dict().ok()) else { return };
    let title = string(info, b"Title");
    let lower = title.to_lowercase();
    // The name of the file that it was made from.
    let is_name = !title.contains(' ') && title.rsplit_once('.').is_some_and(|(_, end)| (1..=5).contains(&end.len()))
        || [".pdf", ".doc", ".docx", ".indd", ".qxd", ".html", ".htm", ".odt", ".tex"]
            .iter()
            .any(|it| lower.ends_with(it));
    let is_made_up = lower.starts_with("microsoft word") || lower.starts_with("untitled") || lower == "about:blank";
    if !is_name && !is_made_up {
        found.add(Field::Title, 1, &[title]);
    }
    found.add(Field::Author, 1, &[string(info, b"Author")]);
    found.add(Field::Tags, 1, &[string(info, b"Keywords")]);
}

/// A string of a dictionary: UTF-16 where it says so, else UTF-8 or Latin-1.
fn string(dictionary: &Dictionary, key: &[u8]) -> String {
    let Some(bytes) = dictionary.get(key).ok().and_then(|value| value.as_str().ok()) else { return String::new() };
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
