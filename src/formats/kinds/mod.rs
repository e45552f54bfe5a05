//! The kinds of files that people keep among articles: what each is called, how it is told, and what becomes of it.
//!
//! One table ([`table::KINDS`]) feeds detection, `guillemet formats`, the documentation and the reasons of problems. In
//! goes the name of a file and its bytes or its text; out comes its kind. Nothing is read here beyond what tells kinds
//! apart.

mod bytes;
pub(super) mod csv;
pub(super) mod europresse;
pub(super) mod factiva;
mod mail;
mod notes;
mod pages;
mod records;
mod table;
#[cfg(test)]
mod tests;
mod xml;

use serde::{Deserialize, Serialize};

use crate::article::Format;

pub use table::{KINDS, Kind};

/// What is known of a kind of file.
#[derive(Debug)]
pub struct KindEntry {
    /// The kind.
    pub kind: Kind,
    /// Its name in lists.
    pub name: &'static str,
    /// What it is, with its article, in English.
    pub english: &'static str,
    /// The same in French.
    pub french: &'static str,
    /// The endings of its names, in small letters.
    pub extensions: &'static [&'static str],
    /// What becomes of it.
    pub handling: Handling,
    mark: Mark,
}

/// What becomes of a file of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handling {
    /// Its articles are read, as this format.
    Read(Format),
    /// It holds no article that is read; this is what to do.
    Refuse(Advice),
    /// It belongs to pages and programs: passed over without a word.
    Silent,
}

/// What somebody can do with a file that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Advice {
    /// Save it as text or HTML with the program that it is from.
    SaveAsText,
    /// Save the page as HTML.
    SaveAsPage,
    /// Take out what is packed.
    Unpack,
    /// Save its articles one by one: all of them or none are read.
    OneByOne,
    /// `guillemet import` reads it.
    Import,
    /// It has marks without the texts, in a form that `guillemet import` does not take.
    Highlights,
    /// It has addresses only: save the pages.
    SavePages,
    /// Export what it holds as Markdown or HTML.
    ExportNotes,
    /// Nothing: it is no article.
    Nothing,
}

/// How a kind is told by what a file holds.
#[derive(Clone, Copy, Debug)]
enum Mark {
    /// By the name alone.
    Name,
    /// It begins with one of these.
    Magic(&'static [&'static [u8]]),
    /// By its bytes.
    Bytes(fn(&[u8]) -> bool),
    /// It is XML whose outermost element has one of these names, without their prefix.
    Root(&'static [&'static str]),
    /// It is XML whose outermost element, with its attributes, is such a one.
    RootTag(fn(&xml::Root<'_>) -> bool),
    /// By its text.
    Text(fn(&str) -> bool),
    /// It is XML and no page, and this is in its tags.
    Tags(fn(&str) -> bool),
    /// It is a page, and this is in its text.
    Page(fn(&str) -> bool),
    /// It is JSON, and this is in its text.
    Json(fn(&str) -> bool),
}

impl Kind {
    /// What is known of it.
    #[must_use]
    pub fn entry(self) -> &'static KindEntry {
        KINDS.iter().find(|entry| entry.kind == self).unwrap_or(&KINDS[0])
    }
}

impl KindEntry {
    /// Whether the name is enough, so that a file in a folder is not opened: nobody gives these names to texts.
    pub(super) fn is_told_by_name(&self) -> bool {
        let by_bytes = matches!(self.mark, Mark::Magic(_) | Mark::Bytes(_));
        let by_name = matches!(self.mark, Mark::Name) && self.kind != Kind::Xml;
        !matches!(self.handling, Handling::Read(_)) && (by_bytes || by_name)
    }
}

/// The kind that the ending of a name promises.
pub(super) fn by_name(name: &str) -> Option<&'static KindEntry> {
    let name = last_part(name);
    if name.ends_with('~') {
        return Some(Kind::Backup.entry());
    }
    if name.starts_with(".zotero-") {
        return Some(Kind::Cache.entry());
    }
    let (stem, extension) = name.rsplit_once('.')?;
    if stem.is_empty() {
        return None;
    }
    let extension = extension.to_ascii_lowercase();
    KINDS.iter().find(|entry| entry.extensions.contains(&extension.as_str()))
}

/// The last part of a path.
pub(super) fn last_part(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// The kind that the bytes of a file tell, be it text or not.
pub(super) fn by_bytes(bytes: &[u8]) -> Option<&'static KindEntry> {
    KINDS.iter().find(|entry| match entry.mark {
        Mark::Magic(starts) => starts.iter().any(|start| bytes.starts_with(start)),
        Mark::Bytes(is) => is(bytes),
        _ => false,
    })
}

/// What the text of a file tells.
pub(super) enum Told {
    /// Its kind.
    Kind(&'static KindEntry),
    /// It is markup of no kind that is known, and this is its outermost element.
    Markup(String),
    /// Nothing.
    Nothing,
}

/// The kind that the text of a file tells. `name` counts where markup alone does not tell: a page may begin with any
/// element, and Markdown with one of HTML.
pub(super) fn by_text(name: &str, text: &str) -> Told {
    let named = by_name(name).map(|entry| entry.kind);
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if start.starts_with('<') {
        return by_markup(named, start);
    }
    let json = start.starts_with(['{', '[']) && (named == Some(Kind::Json) || is_json(start));
    let found = KINDS.iter().find(|entry| match entry.mark {
        Mark::Text(is) => !json && is(start),
        Mark::Json(is) => json && is(start),
        _ => false,
    });
    found.map_or(Told::Nothing, Told::Kind)
}

fn by_markup(named: Option<Kind>, start: &str) -> Told {
    let declared = start.starts_with("<?xml");
    let Some(root) = xml::root(start) else { return Told::Nothing };
    let page = root.is_page() || named == Some(Kind::Page) && !declared;
    if named == Some(Kind::Markdown) && !declared && !root.is_whole_page() {
        return Told::Nothing;
    }
    let found = KINDS.iter().find(|entry| match entry.mark {
        Mark::Root(names) => names.iter().any(|name| root.name().eq_ignore_ascii_case(name)),
        Mark::RootTag(is) => is(&root),
        Mark::Tags(is) => !page && is(start),
        Mark::Page(is) => page && is(start),
        _ => false,
    });
    match found {
        Some(entry) => Told::Kind(entry),
        None if page => Told::Kind(Kind::Page.entry()),
        None if declared || named == Some(Kind::Xml) || root.is_closed(start) => Told::Markup(root.name().to_owned()),
        None => Told::Nothing,
    }
}

/// Whether a text is one JSON document, or one a line.
fn is_json(text: &str) -> bool {
    use serde::de::IgnoredAny;
    serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>().all(|value| value.is_ok())
}
