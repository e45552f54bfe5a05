//! What lists of links have in common: rows of CSV by the names of their columns, tags in one text, elements of HTML.

use super::{Highlight, Highlights};
use crate::annotations::Anchor;
use crate::text::character_reference::plain;

/// What is told of an entry that names no article.
pub(super) const NO_ADDRESS: &str = "no address of an article";

/// Reads a table with these columns first; each row becomes marks. `None` where the columns are others.
pub(super) fn table(
    text: &str,
    first: &[&str],
    marks: impl Fn(&dyn Fn(&str) -> String) -> Vec<Highlight>,
) -> Option<Highlights> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let columns: Vec<String> = reader.headers().ok()?.iter().map(|name| name.trim().to_lowercase()).collect();
    if !first.iter().all(|name| columns.iter().any(|column| column == name)) {
        return None;
    }
    let mut found = Highlights::default();
    for (number, row) in reader.records().enumerate() {
        match row {
            Ok(row) => {
                let cell = |name: &str| {
                    let at = columns.iter().position(|column| column == name);
                    at.and_then(|at| row.get(at)).unwrap_or_default().trim().to_owned()
                };
                let of_row = marks(&cell);
                if of_row.is_empty() {
                    found.problems.push((number + 1, NO_ADDRESS.to_owned()));
                }
                found.marks.extend(of_row);
            }
            Err(error) => found.problems.push((number + 1, error.to_string())),
        }
    }
    Some(found)
}

/// A link that a person kept, with what they added; nothing where there is no address.
pub(super) fn link(url: String, title: String, created: String) -> Option<Highlight> {
    (!url.is_empty()).then(|| Highlight { url, title, created, is_link: true, ..Highlight::default() })
}

/// The same with words that were marked in it.
pub(super) fn marked(link: &Highlight, words: &str, note: &str) -> Highlight {
    let anchor = Anchor { exact: words.trim().to_owned(), ..Anchor::default() };
    Highlight { anchor, note: note.trim().to_owned(), is_link: false, ..link.clone() }
}

/// Tags between these signs, whatever brackets and quotes stand around them.
pub(super) fn tags(text: &str, between: &[char]) -> Vec<String> {
    let bare = |tag: &str| tag.trim().trim_matches(['[', ']', '"']).trim().to_owned();
    text.split(between).map(bare).filter(|tag| !tag.is_empty()).collect()
}

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// A tag: its name in small letters (`/a` where it closes), and what stands behind.
    Tag(String, &'t str),
    /// Text between tags.
    Text(&'t str),
}

/// The pieces of a page, in order; comments and what does not end are left out.
pub(super) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        if at > 0 {
            pieces.push(Piece::Text(&rest[..at]));
        }
        rest = &rest[at..];
        let end = if rest.starts_with("<!--") { rest.find("-->").map(|end| end + 2) } else { rest.find('>') };
        let Some(end) = end else { return pieces };
        if !rest.starts_with("<!") {
            let inside = &rest[1..end];
            let name_end = inside.find(|c: char| c.is_whitespace()).unwrap_or(inside.len());
            pieces.push(Piece::Tag(inside[..name_end].to_lowercase(), &inside[name_end..]));
        }
        rest = &rest[end + 1..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// An attribute of a tag, whatever the case of its name.
pub(super) fn attribute(inside: &str, name: &str) -> String {
    let mut rest = inside.trim_start();
    while let Some((found, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let (value, next) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            _ => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        // Attributes without a value may stand before the name.
        if found.split_whitespace().last().is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return plain(value);
        }
        rest = next.trim_start();
    }
    String::new()
}
