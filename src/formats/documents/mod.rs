//! Documents of word processors: Word (DOCX), OpenDocument (ODT), RTF.
//!
//! In: the bytes of a file; out: its article, or the articles of a press database that was exported so. A title is one only
//! where the document says so: by a style, by its properties, by its only heading of the first level. When a document was
//! made is not when its article was published.

mod opendocument;
mod rtf;
mod rtf_words;
#[cfg(test)]
mod tests;
mod word;

use crate::article::{Body, Format, ParagraphKind};
use crate::text::fold::fold_letters;

use super::collector::{Collector, Source};
use super::fields::{Field, FoundFields};
use super::problem::ReadError;
use super::{ParsedFile, factiva, nexis, record, titles};

/// Reads a Word document.
pub(super) fn read_word(source: Source<'_>) -> Result<ParsedFile, ReadError> {
    finish(word::read(source.bytes)?, Format::Word, source)
}

/// Reads an OpenDocument text.
pub(super) fn read_open(source: Source<'_>) -> Result<ParsedFile, ReadError> {
    finish(opendocument::read(source.bytes)?, Format::OpenDocument, source)
}

/// Reads an RTF document.
pub(super) fn read_rtf(source: Source<'_>) -> Result<ParsedFile, ReadError> {
    finish(rtf::read(source.bytes), Format::Rtf, source)
}

/// What a document says of itself, and its text.
struct Document {
    found: FoundFields,
    body: Body,
}

/// What a paragraph is by the name of its style, in the languages that word processors name styles in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// The title, the author or the date of the document: no part of its text.
    Field(Field),
    Heading(u8),
    Quote,
    Other,
}

impl Style {
    fn of_name(name: &str) -> Self {
        let plain = fold_letters(name).replace("20", "");
        match plain.as_str() {
            "title" | "titre" | "titel" => Self::Field(Field::Title),
            "author" | "auteur" | "byline" | "autor" => Self::Field(Field::Author),
            "date" | "datum" => Self::Field(Field::Date),
            name if name.contains("quot") || name.contains("citation") || name.contains("zitat") => Self::Quote,
            name => {
                let level = name.strip_prefix("heading").or_else(|| name.strip_prefix("titre"));
                let level = level.or_else(|| name.strip_prefix("berschrift")).and_then(|level| level.parse().ok());
                level.filter(|level| (1..=9).contains(level)).map_or(Self::Other, Self::Heading)
            }
        }
    }
}

fn finish(document: Document, format: Format, source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let Document { mut found, mut body } = document;
    if let Some(articles) = nexis::read_body(&body, source).or_else(|| factiva::read_body(&body, source)) {
        return articles;
    }
    let headings: Vec<&str> = body
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind == ParagraphKind::Heading(1))
        .map(|paragraph| paragraph.span.of(&body.text))
        .collect();
    if let [only] = headings.as_slice() {
        found.add(Field::Title, 3, &[(*only).to_owned()]);
    }
    titles::drop_from(&mut body, found.title());
    let mut collector = Collector::new(format, source.only);
    let read = record::finished(found, body).map(|(mut article, cut)| {
        article.meta.date = article.meta.date.or_else(|| super::dates::from_file_name(source.name));
        (article, cut)
    });
    collector.take(read, None, source.place(0));
    collector.finish()
}
