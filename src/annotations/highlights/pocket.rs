//! Pocket: the CSV of its last export (`title,url,time_added,tags,status`), the page of the older one (`<a href time_added
//! tags>`), and the JSON of highlights that came with it (`[{url, title, highlights: [{quote, created_at}]}]`).

use serde_json::Value;

use super::fields::{list, string};
use super::links::{NO_ADDRESS, Piece, attribute, link, marked, pieces, table, tags};
use super::{Highlight, Highlights};
use crate::text::character_reference::plain;

/// Reads the links, or the highlights; `None` where it is none of the three.
pub(super) fn read(text: &str) -> Option<Highlights> {
    match text.trim_start().chars().next()? {
        '<' => page(text),
        '[' => highlights(&serde_json::from_str(text).ok()?),
        _ => table(text, &["title", "url", "time_added", "tags"], |cell| {
            let link = link(cell("url"), cell("title"), cell("time_added"));
            link.map(|link| Highlight { tags: tags(&cell("tags"), &['|', ',']), ..link }).into_iter().collect()
        }),
    }
}

fn page(text: &str) -> Option<Highlights> {
    let head = text.get(..text.len().min(2_000)).unwrap_or(text);
    if !head.contains("<title>Pocket Export") {
        return None;
    }
    let mut found = Highlights::default();
    let mut in_title = false;
    for piece in pieces(text) {
        match piece {
            Piece::Tag(name, rest) if name == "a" => {
                let link = link(attribute(rest, "href"), String::new(), attribute(rest, "time_added"));
                in_title = link.is_some();
                found.marks.extend(link.map(|link| Highlight { tags: tags(&attribute(rest, "tags"), &[',']), ..link }));
            }
            Piece::Tag(..) => in_title = false,
            Piece::Text(text) if in_title => {
                if let Some(last) = found.marks.last_mut() {
                    last.title.push_str(&plain(text));
                }
            }
            Piece::Text(_) => {}
        }
    }
    Some(found)
}

fn highlights(document: &Value) -> Option<Highlights> {
    let entries = document.as_array()?;
    let is_one =
        |entry: &Value| list(entry, "highlights").is_some_and(|all| all.iter().any(|one| one.get("quote").is_some()));
    if !entries.iter().any(is_one) {
        return None;
    }
    let mut found = Highlights::default();
    for (number, entry) in (1..).zip(entries) {
        let Some(link) = link(string(entry, "url"), string(entry, "title"), String::new()) else {
            found.problems.push((number, NO_ADDRESS.to_owned()));
            continue;
        };
        for quoted in list(entry, "highlights").unwrap_or_default() {
            let created =
                quoted.get("created_at").map(|time| time.as_str().map_or_else(|| time.to_string(), str::to_owned));
            let mark = marked(&link, &string(quoted, "quote"), "");
            found.marks.push(Highlight { created: created.unwrap_or_default(), ..mark });
        }
    }
    Some(found)
}
