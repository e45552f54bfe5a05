//! Pinboard's JSON (`[{href, description, extended, tags, time}]`, tags between blanks), and lists of links in the shape of
//! Delicious (`[{url, title, tags: […], description, created}]`).

use serde_json::Value;

use super::fields::{list, string};
use super::links::{NO_ADDRESS, link, tags};
use super::{Highlight, Highlights};

/// Reads the links; `None` where the records are others.
pub(super) fn read(text: &str) -> Option<Highlights> {
    if !text.trim_start().starts_with('[') {
        return None;
    }
    let document: Value = serde_json::from_str(text).ok()?;
    let entries = document.as_array()?;
    let is_pin = |entry: &Value| entry.get("href").is_some() && entry.get("extended").is_some();
    let is_link = |entry: &Value| {
        let has = |name: &str| entry.get(name).is_some();
        has("url")
            && has("title")
            && has("tags")
            && has("description")
            && !has("content")
            && !has("text")
            && !has("highlights")
    };
    if entries.is_empty() || !entries.iter().all(|entry| is_pin(entry) || is_link(entry)) {
        return None;
    }
    let mut found = Highlights::default();
    for (number, entry) in (1..).zip(entries) {
        match if is_pin(entry) { pin(entry) } else { plain_link(entry) } {
            Some(mark) => found.marks.push(mark),
            None => found.problems.push((number, NO_ADDRESS.to_owned())),
        }
    }
    Some(found)
}

fn pin(entry: &Value) -> Option<Highlight> {
    let link = link(string(entry, "href"), string(entry, "description"), string(entry, "time"))?;
    Some(Highlight { note: string(entry, "extended"), tags: tags(&string(entry, "tags"), &[' ']), ..link })
}

fn plain_link(entry: &Value) -> Option<Highlight> {
    let created = ["created", "created_at"].map(|name| string(entry, name)).into_iter().find(|time| !time.is_empty());
    let link = link(string(entry, "url"), string(entry, "title"), created.unwrap_or_default())?;
    let tags = list(entry, "tags").unwrap_or_default().iter().filter_map(Value::as_str).map(str::to_owned).collect();
    Some(Highlight { note: string(entry, "description"), tags, ..link })
}
