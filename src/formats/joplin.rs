//! A note of Joplin as it exports them: the title, the text in Markdown, and lines of fields below.

use crate::article::Format;

use super::ParsedFile;
use super::collector::Source;
use super::fields::{Field, FoundFields};
use super::problem::ReadError;
use super::{dates, html, markdown, record};

/// Reads a note. Folders, tags and pictures are exported in the same form and are no articles.
pub(super) fn read(text: &str, source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let (note, fields) = parts(text);
    let value = |name: &str| {
        let lines = fields.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(key, _)| *key == name).map(|(_, value)| value.trim()).find(|value| !value.is_empty())
    };
    if value("type_") != Some("1") {
        return Err(ReadError::NoText);
    }
    let (title, text) = note.split_once('\n').unwrap_or((note, ""));
    let mut found = FoundFields::default();
    let known = [
        (Field::Title, Some(title)),
        (Field::Author, value("author")),
        (Field::Url, value("source_url")),
        (Field::Kept, value("user_created_time").or_else(|| value("created_time"))),
    ];
    for (field, value) in known {
        found.add(field, 0, &value.map(ToOwned::to_owned).into_iter().collect::<Vec<_>>());
    }
    let place = source.place(0);
    let mut file = if value("markup_language") == Some("2") {
        let body = html::fragment(text, 2)?;
        let (article, _) = record::finished(FoundFields::default(), body).map_err(|_| ReadError::NoText)?;
        ParsedFile { articles: vec![article], format: Format::Joplin, problems: Vec::new() }
    } else {
        let mut file = markdown::read("", text, place.clone())?;
        let lines = file.articles.iter_mut().flat_map(|article| &mut article.body.paragraphs);
        lines.for_each(|paragraph| paragraph.line = paragraph.line.saturating_add(1));
        file
    };
    let said = found.into_meta("");
    for article in &mut file.articles {
        let own = std::mem::take(&mut article.meta);
        article.meta = crate::article::Meta {
            title: said.title.clone().or(own.title),
            date: own.date.or(said.date).or_else(|| dates::from_file_name(source.name)),
            source: own.source.or_else(|| said.source.clone()),
            author: if own.author.is_empty() { said.author.clone() } else { own.author },
            url: said.url.clone().or(own.url),
            ..own
        };
        article.format = Format::Joplin;
        article.place = place.clone();
    }
    Ok(ParsedFile { format: Format::Joplin, ..file })
}

/// The note, and the lines of fields below the last blank line.
fn parts(text: &str) -> (&str, &str) {
    let text = text.trim_end();
    let at = text.rfind("\n\nid: ").or_else(|| text.rfind("\r\n\r\nid: "));
    at.map_or((text, ""), |at| text.split_at(at))
}
