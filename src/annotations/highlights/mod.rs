//! What a person marked in other programs, to be kept as bookmarks.
//!
//! Hypothesis (JSON), Readwise (CSV and JSON), wallabag (JSON), Kindle, lists of links (Pocket, Instapaper, Raindrop, Pinboard,
//! browsers), Markdown with `==highlights==` as the Obsidian clipper writes it, and W3C Web Annotations (JSON-LD), which
//! [`web::annotation`] writes too. What a file is, is told by what it holds. In: the text of an export; out: records. The
//! caller finds their articles and anchors them.

mod address;
mod exports;
mod fields;
mod firefox;
mod instapaper;
mod json;
mod kindle;
mod links;
mod linkwarden;
mod netscape;
mod pinboard;
mod pocket;
mod raindrop;
mod readwise_csv;
#[cfg(test)]
mod tests;
mod times;
pub mod web;

pub use address::page;
pub use exports::{EXPORTS, Export};

use xxhash_rust::xxh3::xxh3_64;

use super::{Anchor, Bookmark};
use crate::article::{BookmarkId, Face};
use crate::formats;
use crate::text::sanitize::{sanitize, sanitize_line};

/// One mark of a person, as another program has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Highlight {
    /// The words that were marked and where they stood; without words it is the whole article.
    pub anchor: Anchor,
    /// What the person wrote about it.
    pub note: String,
    /// The person's tags.
    pub tags: Vec<String>,
    /// When it was made, as the program has it.
    pub created: String,
    /// The article's title, empty when the program has none.
    pub title: String,
    /// The article's authors.
    pub author: Vec<String>,
    /// The article's address, empty when the program has none.
    pub url: String,
    /// Whether it is an entry of a list of links: its article is the one of its address, and no other.
    pub is_link: bool,
    /// Our own bookmark, when it is one that [`web::annotation`] wrote.
    pub bookmark: Option<Box<Bookmark>>,
}

/// The marks of one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Highlights {
    /// Those that could be read, in the order of the file.
    pub marks: Vec<Highlight>,
    /// The number, from 1, of each record that could not be read, and why.
    pub problems: Vec<(usize, String)>,
}

/// A file that has no marks that we can read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoHighlights {
    /// It is none of the formats.
    #[error(
        "no export that is known: Hypothesis, Readwise, wallabag, Kindle, Pocket, Instapaper, Raindrop, Pinboard, Linkwarden, \
         browser bookmarks, Web Annotations (JSON-LD), Markdown with ==highlights=="
    )]
    Unknown,
    /// It begins as JSON and is none.
    #[error("not valid JSON: {0}; the file may be cut short, export it again")]
    Json(String),
}

/// Reads the marks of a file; `name` is its name or path. All text that comes back is safe to show.
///
/// # Errors
/// When the file is none of the formats. A record that cannot be read is a problem, and the others go on.
pub fn read(name: &str, text: &str) -> Result<Highlights, NoHighlights> {
    let text = text.trim_start_matches('\u{feff}');
    let mut found = match EXPORTS.iter().find_map(|export| (export.read)(text)) {
        Some(found) => Some(found),
        None if text.trim_start().starts_with(['{', '[']) => json::read(text)?,
        None => marked_article(name, text),
    }
    .ok_or(NoHighlights::Unknown)?;
    found.marks.iter_mut().for_each(Highlight::sanitise);
    Ok(found)
}

/// The highlights of an article that was clipped with them.
fn marked_article(name: &str, text: &str) -> Option<Highlights> {
    // Standard input has no name to tell the format by.
    let reading = formats::read(if name == "-" { "-.md" } else { name }, text.as_bytes()).ok()?;
    let mut marks = Vec::new();
    for article in &reading.articles {
        let faces = article.body.faces.iter().filter(|(_, face)| *face == Face::Highlight);
        marks.extend(faces.map(|(span, _)| Highlight {
            anchor: Anchor::of(&article.body.text, *span),
            title: article.meta.title.clone().unwrap_or_default(),
            author: article.meta.author.clone(),
            url: article.meta.url.clone().unwrap_or_default(),
            ..Highlight::default()
        }));
    }
    (!marks.is_empty()).then_some(Highlights { marks, problems: Vec::new() })
}

impl Highlight {
    /// Whether it is about the article as a whole.
    #[must_use]
    pub fn is_of_article(&self) -> bool {
        self.anchor.exact.trim().is_empty()
    }

    /// A bookmark of what is known without the article: it can be read and cited, and waits for its article.
    #[must_use]
    pub fn orphan(&self) -> Bookmark {
        let words = (!self.is_of_article()).then(|| self.anchor.exact.clone());
        let url = (!self.url.is_empty()).then(|| self.url.clone());
        let bookmark = Bookmark {
            anchor: words.is_some().then(|| self.anchor.clone()),
            words,
            title: self.title.clone(),
            author: self.author.clone(),
            url,
            ..Bookmark::default()
        };
        self.noted(bookmark)
    }

    /// The bookmark with what the person added to the words: note, tags and time; and with the id that a bookmark of
    /// this very mark always has, however it was changed since.
    #[must_use]
    pub fn noted(&self, bookmark: Bookmark) -> Bookmark {
        let (note, tags, created) = (self.note.clone(), self.tags.clone(), self.created.clone());
        Bookmark { id: self.id(), note, tags, created, ..bookmark }
    }

    /// An id that is made of all that the other program says of it.
    fn id(&self) -> BookmarkId {
        let Anchor { exact, prefix, suffix, start, .. } = &self.anchor;
        let start = start.to_string();
        let texts = [exact, prefix, suffix, &start, &self.note, &self.created, &self.title, &self.url];
        let all: Vec<&str> = texts.into_iter().chain(&self.tags).map(String::as_str).collect();
        BookmarkId::new(xxh3_64(all.join("\0").as_bytes()))
    }

    fn sanitise(&mut self) {
        self.anchor.sanitise();
        self.note = sanitize(&self.note).trim().to_owned();
        self.created = times::rfc3339(&self.created).unwrap_or_default();
        let lines = [&mut self.created, &mut self.title, &mut self.url];
        for line in lines.into_iter().chain(&mut self.tags).chain(&mut self.author) {
            *line = sanitize_line(line).trim().to_owned();
        }
        self.tags.retain(|tag| !tag.is_empty());
        self.author.retain(|name| !name.is_empty());
        if let Some(bookmark) = &mut self.bookmark {
            bookmark.sanitise();
        }
    }
}
