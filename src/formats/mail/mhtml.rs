//! A page that a browser saved with its pictures in one file (MHTML): the page is read like any other.

use mail_parser::{MessageParser, PartType};

use crate::article::Format;
use crate::formats::ParsedFile;
use crate::formats::collector::Source;
use crate::formats::html;
use crate::formats::problem::ReadError;
use crate::formats::urls;
use crate::text::sanitize::sanitize_line;

/// Reads the page of a file.
pub(in crate::formats) fn read(source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let message = MessageParser::default().parse(source.bytes.trim_ascii_start()).ok_or(ReadError::NoText)?;
    let pages = message.parts.iter().filter_map(|part| match &part.body {
        PartType::Html(page) => Some((part, page)),
        _ => None,
    });
    // The first is the page; the others are frames in it.
    let (part, page) = pages.into_iter().next().ok_or(ReadError::NoText)?;
    let mut file = html::read(source.name, page, source.place(0))?;
    let before = source.bytes.get(..part.offset_body as usize).unwrap_or_default();
    let line = u32::try_from(memchr::memchr_iter(b'\n', before).count()).unwrap_or(u32::MAX).saturating_add(1);
    let saved_from = message.header_raw("Snapshot-Content-Location").or_else(|| message.header_raw("Content-Location"));
    let url = saved_from.map(sanitize_line).filter(|url| urls::is_url(url));
    for article in &mut file.articles {
        let meta = &mut article.meta;
        meta.url = meta.url.take().or_else(|| url.clone());
        meta.source = meta.source.take().or_else(|| urls::host(meta.url.as_deref()?));
        meta.title = meta.title.take().or_else(|| Some(sanitize_line(message.subject()?)).filter(|it| !it.is_empty()));
        article.format = Format::Mhtml;
        // The page is encoded, so that its lines are not those of the file.
        article.body.paragraphs.iter_mut().for_each(|paragraph| paragraph.line = line);
    }
    Ok(ParsedFile { format: Format::Mhtml, ..file })
}
