//! Linkwarden's JSON: collections with their links (`{collections: [{name, links: [{name, url, tags: [{name}], description,
//! createdAt}]}]}`). The collection that a link lies in counts as a tag.

use serde_json::Value;

use super::fields::{list, string};
use super::links::{NO_ADDRESS, link};
use super::{Highlight, Highlights};

/// Reads the links; `None` where it has no collections of links.
pub(super) fn read(text: &str) -> Option<Highlights> {
    if !text.trim_start().starts_with('{') || !text.contains("\"collections\"") {
        return None;
    }
    let document: Value = serde_json::from_str(text).ok()?;
    let collections = list(&document, "collections")?;
    if !collections.iter().any(|collection| list(collection, "links").is_some()) {
        return None;
    }
    let mut found = Highlights::default();
    for collection in collections {
        for entry in list(collection, "links").unwrap_or_default() {
            let Some(link) = link(string(entry, "url"), string(entry, "name"), string(entry, "createdAt")) else {
                let number = found.marks.len() + found.problems.len() + 1;
                found.problems.push((number, NO_ADDRESS.to_owned()));
                continue;
            };
            let tags = list(entry, "tags").unwrap_or_default().iter().map(|tag| string(tag, "name"));
            let tags = tags.chain([string(collection, "name")]).collect();
            found.marks.push(Highlight { tags, note: string(entry, "description"), ..link });
        }
    }
    Some(found)
}
