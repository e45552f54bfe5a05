//! Reads one JSON record as an article, in the fields of any of the known crawlers.

use serde_json::{Map, Value};

use crate::article::{Article, Body};

use super::fields::{FoundFields, TEXT, may_hold_text};
use super::html;
use super::paragraphs::{self, Numbering};
use super::problem::ReadError;

/// What was read from one record: its article, whose format and place are still to be filled in, and whether its text
/// is cut short.
pub(super) type ReadRecord = Result<(Article, bool), Refused>;

/// Why a record gives no article.
pub(super) enum Refused {
    /// It cannot be parsed or decoded.
    Bad(ReadError),
    /// It is JSON, but not an object.
    NotAnObject,
    /// It has no text; its title, when it has one.
    NoText(Option<String>),
}

impl Refused {
    /// The error for someone who asked for this very record; `gone` where it is no longer an article.
    pub(super) fn into_error(self, gone: ReadError) -> ReadError {
        match self {
            Self::Bad(error) => error,
            Self::NotAnObject | Self::NoText(_) => gone,
        }
    }
}

/// The article of a record that begins on this line of its file, and whether its source cut the text short. Its format
/// and place are for the caller to fill in.
pub(super) fn article(value: &Value, line: u32) -> ReadRecord {
    let Value::Object(fields) = value else { return Err(Refused::NotAnObject) };
    let mut found = FoundFields::default();
    for (name, value) in fields {
        match value {
            _ if may_hold_text(name) => {}
            Value::Array(_) => found.add_list(name, &strings(value)),
            _ => found.add_named(name, &strings(value)),
        }
    }
    let text = text(fields);
    let (text, cut) = without_cut_mark(&text);
    let body = body(text, line)?;
    finished(found, body).map(|(article, _)| (article, cut))
}

/// The article of these fields and this text, one of several in its file, so that the file's name is no date of it.
pub(super) fn finished(mut found: FoundFields, body: Body) -> ReadRecord {
    // Newspapers put the day into the address.
    if !found.has_date() {
        found.weigh_day_of_address();
    }
    if body.paragraphs.is_empty() {
        return Err(Refused::NoText(found.title().map(str::to_string)));
    }
    Ok((Article { meta: found.into_meta(""), body, ..Article::default() }, false))
}

/// The body of a value: plain text, or HTML as read-later services export it.
fn body(text: &str, line: u32) -> Result<Body, Refused> {
    if html::is_fragment(text) {
        return html::fragment(text, line).map_err(Refused::Bad);
    }
    Ok(paragraphs::body(&paragraphs::lines(text, Numbering::Record(line))))
}

/// The best of the texts that are not empty.
fn text(fields: &Map<String, Value>) -> String {
    let named = |name: &str| fields.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    let texts = TEXT.iter().filter_map(|name| named(name)).map(|value| strings(value).join("\n\n"));
    texts.into_iter().find(|text| !matches!(text.trim(), "" | "None" | "null")).unwrap_or_default()
}

/// NewsAPI ends what it cut with `… [+2315 chars]`.
fn without_cut_mark(text: &str) -> (&str, bool) {
    let trimmed = text.trim_end();
    let mark = trimmed.strip_suffix(" chars]").and_then(|rest| rest.rsplit_once("[+"));
    match mark {
        Some((text, count)) if !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit()) => (text, true),
        _ => (text, false),
    }
}

/// The strings of a value: itself, its entries, or the name of an object.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::Null | Value::Bool(_) => Vec::new(),
        Value::Number(number) => vec![number.to_string()],
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => values.iter().flat_map(strings).collect(),
        Value::Object(fields) => {
            let named = ["name", "label", "title", "text", "value", "url"].iter().find_map(|name| fields.get(*name));
            named.map(strings).unwrap_or_default()
        }
    }
}
