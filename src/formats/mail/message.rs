//! One message: its subject, sender, date and list, and the text of its best part.

use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::article::Body;
use crate::formats::fields::{Field, FoundFields};
use crate::formats::paragraphs::{self, Numbering};
use crate::formats::problem::ReadError;
use crate::formats::record::ReadRecord;
use crate::formats::record::{self, Refused};
use crate::formats::{encoding, html};
use crate::text::sanitize::sanitize_line;

/// The article of a message whose bytes begin on this line of the file.
pub(super) fn article(bytes: &[u8], line: u32) -> ReadRecord {
    let start = bytes.len() - bytes.trim_ascii_start().len();
    let line = line.saturating_add(lines_in(&bytes[..start]));
    let bytes = &bytes[start..];
    let message = MessageParser::default().parse(bytes).ok_or(Refused::Bad(ReadError::NoText))?;
    let mut found = FoundFields::default();
    headers(&message, &mut found);
    let body = text(&message, bytes, line).map_err(Refused::Bad)?;
    record::finished(found, body)
}

fn lines_in(bytes: &[u8]) -> u32 {
    u32::try_from(memchr::memchr_iter(b'\n', bytes).count()).unwrap_or(u32::MAX)
}

fn headers(message: &Message<'_>, found: &mut FoundFields) {
    let mut add = |field: Field, rank: u8, value: &str| found.add(field, rank, &[value.to_string()]);
    add(Field::Title, 0, message.subject().unwrap_or_default());
    if let Some(date) = message.date() {
        add(Field::Date, 0, &format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
    }
    let sender = message.from().and_then(|from| from.first()).and_then(|sender| sender.name()).unwrap_or_default();
    let sender = sanitize_line(sender);
    let list = message.header_raw("List-Id").map(list_name).unwrap_or_default();
    let is_list = !list.is_empty() || message.header_raw("List-Unsubscribe").is_some();
    let source = [list, message.header_raw("Organization").map(sanitize_line).unwrap_or_default()];
    let source = source.into_iter().find(|name| !name.is_empty());
    // A list without a name is known by its sender; a message from one person to another has no newspaper.
    let source = source.or_else(|| is_list.then(|| sender.clone())).unwrap_or_default();
    if sender != source {
        add(Field::Author, 0, &sender);
    }
    add(Field::Source, 0, &source);
    add(
        Field::Language,
        0,
        message.header_raw("Content-Language").unwrap_or_default().split(',').next().unwrap_or_default(),
    );
    add(Field::Url, 0, message.header_raw("Archived-At").unwrap_or_default().trim().trim_matches(['<', '>']));
}

/// `"La lettre du lac" <lettre.lac.example>`: the words before the address of the list.
fn list_name(value: &str) -> String {
    let words = value.split('<').next().unwrap_or_default();
    sanitize_line(words.trim().trim_matches('"'))
}

/// The text: the HTML part as a page, else the plain one; without either, the text of a message that it encloses.
fn text(message: &Message<'_>, bytes: &[u8], line: u32) -> Result<Body, ReadError> {
    let part = |ids: &[u32]| ids.iter().filter_map(|id| message.parts.get(*id as usize)).collect::<Vec<_>>();
    let of_pages = part(&message.html_body);
    let pages = of_pages.iter().filter_map(|part| match &part.body {
        PartType::Html(html) => Some((*part, html)),
        _ => None,
    });
    let mut bodies = Vec::new();
    for (part, html) in pages {
        let html = declared(part, bytes).unwrap_or_else(|| html.to_string());
        bodies.push(placed(html::letter(&html)?, line, part, bytes));
    }
    if bodies.iter().all(|body| body.paragraphs.is_empty()) {
        bodies = part(&message.text_body).into_iter().map(|part| plain(part, bytes, line)).collect();
    }
    Ok(paragraphs::joined(bodies))
}

fn plain(part: &MessagePart<'_>, bytes: &[u8], line: u32) -> Body {
    let text = match &part.body {
        PartType::Text(text) => declared(part, bytes).unwrap_or_else(|| text.to_string()),
        _ => return Body::default(),
    };
    let text = without_signature(&text);
    let body = paragraphs::body(&paragraphs::lines(text, Numbering::File));
    placed(body, line, part, bytes)
}

/// What stands above the line that sets the signature apart.
fn without_signature(text: &str) -> &str {
    let at = text.find("\n-- \n").or_else(|| text.find("\n-- \r\n"));
    at.filter(|at| !text[..*at].trim().is_empty()).map_or(text, |at| &text[..at])
}

/// The text of a part that was not encoded and does not say in which character set it is: like that of any file.
fn declared(part: &MessagePart<'_>, bytes: &[u8]) -> Option<String> {
    let says = part.content_type().is_some_and(|kind| kind.attribute("charset").is_some());
    if says || part.encoding != Encoding::None {
        return None;
    }
    let raw = bytes.get(part.offset_body as usize..part.offset_end as usize)?;
    if raw.is_ascii() { None } else { encoding::decode(raw).ok().map(|text| text.into_owned()) }
}

/// Paragraphs of a part that stands as it is know their lines; those of an encoded one, where the part begins.
fn placed(mut body: Body, line: u32, part: &MessagePart<'_>, bytes: &[u8]) -> Body {
    let before = bytes.get(..part.offset_body as usize).map_or(0, lines_in);
    for paragraph in &mut body.paragraphs {
        let inside = if part.encoding == Encoding::None { paragraph.line - 1 } else { 0 };
        paragraph.line = line.saturating_add(before).saturating_add(inside);
    }
    body
}
