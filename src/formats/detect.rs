//! Which format a file has, by its name and its first characters.

use super::problem::Foreign;
use crate::article::Format;

/// Whether a file of this name may hold articles: its extension is one that is read, and it is not hidden. `name` may
/// be a path, of which only the last part counts.
#[must_use]
pub fn is_candidate(name: &str) -> bool {
    let name = last_part(name);
    !name.starts_with('.') && by_extension(name).is_some()
}

/// What a file is by its name that people keep among articles, but that is not read. Pictures and the like are passed
/// over in silence: saved pages have folders full of them.
#[must_use]
pub fn foreign(name: &str) -> Option<Foreign> {
    let name = last_part(name);
    let (stem, extension) = name.rsplit_once('.')?;
    if stem.is_empty() {
        return None;
    }
    Some(match extension.to_ascii_lowercase().as_str() {
        "pdf" | "ps" | "djvu" => Foreign::Pdf,
        "epub" | "mobi" | "azw" | "azw3" | "fb2" => Foreign::Book,
        "doc" | "docx" | "odt" | "rtf" | "pages" | "wpd" => Foreign::Document,
        "webarchive" | "mht" | "mhtml" | "maff" | "warc" => Foreign::WebArchive,
        "zip" | "tar" | "7z" | "rar" => Foreign::Packed,
        "gz" | "bz2" | "xz" | "zst" | "tgz" => Foreign::Compressed,
        _ => return None,
    })
}

/// Whether a name promises JSON Lines.
pub(super) fn is_json_lines(name: &str) -> bool {
    by_extension(last_part(name)) == Some(Format::JsonLines)
}

/// The format of a file that was decoded to `text`: by its extension, unless the first characters say that it is a
/// page or JSON saved under another name.
pub(super) fn format(name: &str, text: &str) -> Format {
    let start = text.trim_start();
    let named = by_extension(last_part(name));
    match named {
        Some(Format::Text) | None if is_page(start) => Format::Html,
        None if start.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(start).is_ok() => {
            Format::Json
        }
        None => Format::Text,
        Some(format) => format,
    }
}

fn last_part(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

fn by_extension(name: &str) -> Option<Format> {
    let (stem, extension) = name.rsplit_once('.')?;
    if stem.is_empty() {
        return None;
    }
    match extension.to_ascii_lowercase().as_str() {
        "txt" | "text" => Some(Format::Text),
        "md" | "markdown" | "mkd" => Some(Format::Markdown),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "json" => Some(Format::Json),
        "jsonl" | "ndjson" => Some(Format::JsonLines),
        _ => None,
    }
}

fn is_page(start: &str) -> bool {
    let head: String = start.chars().take(15).collect::<String>().to_ascii_lowercase();
    head.starts_with("<!doctype html") || head.starts_with("<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_are_told_by_their_names() {
        for name in
            ["a.txt", "A.TXT", "été/b.md", "c.d.html", "x.htm", "x.xhtml", "y.json", "z.jsonl", "z.ndjson", "n.mkd"]
        {
            assert!(is_candidate(name), "{name}");
        }
        for name in ["a.pdf", "a", ".a.txt", ".txt", "b/.hidden.md", "txt", "a.txt~", ""] {
            assert!(!is_candidate(name), "{name}");
        }
    }

    #[test]
    fn a_page_under_another_name_is_still_a_page() {
        assert_eq!(format("a.txt", "\n<!DOCTYPE html><p>"), Format::Html);
        assert_eq!(format("a.txt", "<p>Un texte"), Format::Text);
        assert_eq!(format("-", "{\"text\": \"\"}"), Format::Json);
        assert_eq!(format("-", "[Sète] Le port"), Format::Text);
        assert_eq!(format("a.md", "<html>"), Format::Markdown);
    }
}
