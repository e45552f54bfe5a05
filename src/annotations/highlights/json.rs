//! Exports in JSON, told apart by their shape: Hypothesis, Readwise, wallabag, Web Annotations.

use serde_json::Value;

use super::fields::{list, string};
use super::{Highlight, Highlights, NoHighlights, web};
use crate::annotations::Anchor;
use crate::text::sanitize::sanitize_line;

/// The highlight of one record, or why it is none.
type Read = Result<Highlight, String>;

/// Reads a document, or one record a line; `None` when it is none of the shapes.
pub(super) fn read(text: &str) -> Result<Option<Highlights>, NoHighlights> {
    let mut found = Highlights::default();
    let document: Value = match serde_json::from_str(text) {
        Ok(document) => document,
        Err(error) => lines(text, &mut found).ok_or_else(|| NoHighlights::Json(sanitize_line(&error.to_string())))?,
    };
    let Some(records) = records(&document) else { return Ok(None) };
    for (number, record) in records.into_iter().enumerate() {
        match record {
            Ok(highlight) => found.marks.push(highlight),
            Err(reason) => found.problems.push((number + 1, reason)),
        }
    }
    Ok(Some(found))
}

/// The records of the lines that are some, the others told; `None` when the first is none.
fn lines(text: &str, found: &mut Highlights) -> Option<Value> {
    let mut records: Vec<Value> = Vec::new();
    for (number, line) in (1..).zip(text.lines().filter(|line| !line.trim().is_empty())) {
        match serde_json::from_str(line) {
            Ok(record @ Value::Object(_)) => records.push(record),
            _ if records.is_empty() => return None,
            Ok(_) => found.problems.push((number, "no record".to_owned())),
            Err(error) => found.problems.push((number, error.to_string())),
        }
    }
    Some(Value::Array(records))
}

fn records(document: &Value) -> Option<Vec<Read>> {
    if let Some(rows) = list(document, "rows") {
        return Some(rows.iter().map(hypothesis).collect());
    }
    // What its client exports.
    let of_page = |entry: &Value| entry.get("uri").is_some();
    if let Some(own) = list(document, "annotations").filter(|own| own.iter().any(of_page)) {
        return Some(own.iter().map(hypothesis).collect());
    }
    if let Some(results) = list(document, "results") {
        return Some(results.iter().flat_map(readwise).collect());
    }
    if let Some(annotations) = web::annotations(document) {
        return Some(annotations.into_iter().map(web::highlight).collect());
    }
    let entries = document.as_array().map_or(std::slice::from_ref(document), Vec::as_slice);
    if entries.iter().any(|entry| list(entry, "annotations").is_some()) {
        return Some(entries.iter().flat_map(wallabag).collect());
    }
    if entries.iter().any(|entry| entry.get("uri").is_some() && entry.get("target").is_some()) {
        return Some(entries.iter().map(hypothesis).collect());
    }
    let is_readwise = |entry: &Value| list(entry, "highlights").is_some() || entry.get("highlighted_at").is_some();
    entries.iter().any(is_readwise).then(|| entries.iter().flat_map(readwise).collect())
}

/// Hypothesis: `{uri, text, tags, created, document: {title: […]}, target: [{selector: […]}]}`.
fn hypothesis(row: &Value) -> Read {
    if list(row, "references").is_some_and(|references| !references.is_empty()) {
        return Err(format!("a reply to another annotation, which has no passage of its own: {}", string(row, "text")));
    }
    let title = row.pointer("/document/title");
    let title = title.and_then(|title| title.get(0)).or(title);
    let target = list(row, "target").and_then(|targets| targets.first());
    let anchor = target.map(|target| web::anchor(target.get("selector").unwrap_or(&Value::Null))).unwrap_or_default();
    let highlight = Highlight {
        anchor,
        note: string(row, "text"),
        tags: strings(row.get("tags")),
        created: string(row, "created"),
        title: title.and_then(Value::as_str).unwrap_or_default().to_owned(),
        url: string(row, "uri"),
        ..Highlight::default()
    };
    if highlight.url.is_empty() { Err("no address of an article".to_owned()) } else { Ok(highlight) }
}

/// Readwise: articles with their `highlights`, or highlights that name their article; Obsidian's Web Clipper has pages
/// in the same shape (`{url, highlights: [{text, notes, timestamp}]}`).
fn readwise(record: &Value) -> Vec<Read> {
    let own = std::slice::from_ref(record);
    let highlights = list(record, "highlights").unwrap_or(own);
    let of_record = |highlight: &Value, names: [&str; 2]| {
        let places = [highlight, record].into_iter().flat_map(|place| names.map(|name| string(place, name)));
        places.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    };
    let one = |highlight: &Value| {
        let exact = string(highlight, "text");
        if exact.trim().is_empty() {
            return Err("no words".to_owned());
        }
        Ok(Highlight {
            anchor: Anchor { exact, ..Anchor::default() },
            note: std::iter::once(string(highlight, "note"))
                .chain(strings(highlight.get("notes")))
                .filter(|note| !note.is_empty())
                .collect::<Vec<_>>()
                .join("\n\n"),
            tags: strings(highlight.get("tags")),
            created: ["highlighted_at", "created_at", "timestamp"]
                .map(|name| string(highlight, name))
                .into_iter()
                .find(|time| !time.is_empty())
                .unwrap_or_default(),
            title: of_record(highlight, ["title", "readable_title"]),
            author: vec![of_record(highlight, ["author", "author"])],
            url: Some(of_record(highlight, ["source_url", "source_url"]))
                .filter(|url| !url.is_empty())
                .unwrap_or_else(|| string(record, "url")),
            ..Highlight::default()
        })
    };
    highlights.iter().map(one).collect()
}

/// wallabag: entries with their `annotations`, each with a `quote` and the person's `text`.
fn wallabag(entry: &Value) -> Vec<Read> {
    let one = |annotation: &Value| {
        let exact = string(annotation, "quote");
        if exact.trim().is_empty() {
            return Err("no words".to_owned());
        }
        Ok(Highlight {
            anchor: Anchor { exact, ..Anchor::default() },
            note: string(annotation, "text"),
            tags: strings(entry.get("tags")),
            created: string(annotation, "created_at"),
            title: string(entry, "title"),
            author: strings(entry.get("published_by")),
            url: string(entry, "url"),
            ..Highlight::default()
        })
    };
    list(entry, "annotations").unwrap_or_default().iter().map(one).collect()
}

/// Strings, or objects that have a name or a label.
fn strings(value: Option<&Value>) -> Vec<String> {
    let name = |value: &Value| {
        let named = ["name", "label"].into_iter().find_map(|name| value.get(name).and_then(Value::as_str));
        value.as_str().or(named).map(str::to_owned)
    };
    value.and_then(Value::as_array).into_iter().flatten().filter_map(name).collect()
}
