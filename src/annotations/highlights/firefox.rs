//! The backup of Firefox in JSON: a tree of folders (`children`) with links (`uri`, `title`, `tags`, `dateAdded`).

use serde_json::Value;

use super::fields::{list, string};
use super::links::{link, tags};
use super::{Highlight, Highlights};

/// Folders inside each other that are looked into.
const DEEPEST: usize = 64;

/// Reads the links; `None` where it is no such tree.
pub(super) fn read(text: &str) -> Option<Highlights> {
    if !text.contains("text/x-moz-place") {
        return None;
    }
    let document: Value = serde_json::from_str(text).ok()?;
    let mut found = Highlights::default();
    gather(&document, 0, &mut found);
    Some(found)
}

fn gather(place: &Value, depth: usize, found: &mut Highlights) {
    let added = place.get("dateAdded").map(Value::to_string).unwrap_or_default();
    let mark = link(string(place, "uri"), string(place, "title"), added);
    // The browser's own places are links too.
    found.marks.extend(mark.filter(|mark| mark.url.starts_with("http")).map(|mark| {
        let notes = list(place, "annos").unwrap_or_default().iter();
        let note = notes
            .filter(|note| string(note, "name") == "bookmarkProperties/description")
            .map(|note| string(note, "value"));
        Highlight { tags: tags(&string(place, "tags"), &[',']), note: note.collect::<Vec<_>>().join("\n"), ..mark }
    }));
    if depth < DEEPEST {
        list(place, "children").unwrap_or_default().iter().for_each(|child| gather(child, depth + 1, found));
    }
}
