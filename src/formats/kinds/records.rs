//! JSON that holds something else than articles: annotations and lists of links. In goes the text of a document; the
//! names of its fields tell.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::super::fields::may_hold_text;

type Fields<'a> = BTreeMap<String, &'a RawValue>;

/// The fields of the first record of a document: of itself, of its first entry, or of the first entry of a list in it.
fn first_record(text: &str) -> Option<Fields<'_>> {
    fn entry(text: &str) -> Option<Fields<'_>> {
        let entries: Vec<&RawValue> = serde_json::from_str(text).ok()?;
        entries.iter().find_map(|entry| serde_json::from_str(entry.get()).ok())
    }
    if text.starts_with('[') {
        return entry(text);
    }
    let fields: Fields<'_> = serde_json::from_str(text).ok()?;
    let inner = ["rows", "items", "highlights", "results", "annotations", "links", "bookmarks", "collections"];
    let inside = inner.iter().filter_map(|name| fields.get(*name)).find_map(|list| entry(list.get()));
    // A collection of links holds a list again.
    let deeper = inside.as_ref().and_then(|fields| entry(fields.get("links")?.get()));
    let inside = deeper.or(inside);
    let whole = ["text", "body", "content", "maintext", "target"].iter().any(|name| fields.contains_key(*name));
    if whole { Some(fields) } else { inside.or(Some(fields)) }
}

/// Annotations as Hypothesis and the Web Annotation model have them, and highlights of Readwise.
pub(super) fn is_annotations(text: &str) -> bool {
    let Some(fields) = first_record(text) else { return false };
    let has = |name: &str| fields.contains_key(name);
    let selects = |name: &str| fields.get(name).is_some_and(|value| value.get().contains("selector"));
    selects("target") || has("highlighted_at") && has("text") || has("user_book_id") && has("highlights")
}

/// Bookmarks of browsers and of programs that keep addresses.
pub(super) fn is_links(text: &str) -> bool {
    let Some(fields) = first_record(text) else { return false };
    let has = |name: &str| fields.contains_key(name);
    let is_place = fields.get("type").is_some_and(|kind| kind.get().contains("text/x-moz-place"));
    is_place
        || has("roots") && has("checksum")
        || has("href") && has("hash")
        || has("collections") && has("pinnedLinks")
        || is_kept_address(&fields)
}

/// Whether a record is an address that somebody kept, with what a program notes of it, and no text.
fn is_kept_address(fields: &Fields<'_>) -> bool {
    const ADDRESS: [&str; 4] = ["url", "href", "uri", "link"];
    const KEPT: [&str; 16] = [
        "tags",
        "labels",
        "folder",
        "collection",
        "created",
        "created_at",
        "createdat",
        "added",
        "added_at",
        "dateadded",
        "saved_at",
        "savedat",
        "is_saved",
        "state",
        "archived",
        "readingprogress",
    ];
    let names: Vec<String> = fields.keys().map(|name| name.to_lowercase()).collect();
    let one_of = |known: &[&str]| names.iter().filter(|name| known.contains(&name.as_str())).count();
    one_of(&ADDRESS) > 0 && one_of(&KEPT) > 1 && !names.iter().any(|name| may_hold_text(name))
}
