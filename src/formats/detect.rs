//! Which format a file has: by what it holds first, then by its name.

use super::kinds::{self, Handling, Kind, Told};
use super::problem::ReadError;
use crate::article::Format;

/// Whether a file of this name is opened when it is found in a folder: all are, but for hidden ones, parts of pages, and
/// what is told by its name and not read. `name` may be a path, of which only the last part counts.
#[must_use]
pub fn is_candidate(name: &str) -> bool {
    !kinds::last_part(name).starts_with('.') && by_name_alone(name).is_none()
}

/// What a file is by its name that people keep among articles, but that is not read.
#[must_use]
pub fn foreign(name: &str) -> Option<Kind> {
    by_name_alone(name).filter(|kind| kind.entry().handling != Handling::Silent)
}

/// Whether a file of this name belongs to a page or a program, so that nobody asks after it.
#[must_use]
pub fn is_silent(name: &str) -> bool {
    by_name_alone(name).is_some_and(|kind| kind.entry().handling == Handling::Silent)
}

fn by_name_alone(name: &str) -> Option<Kind> {
    kinds::by_name(name).filter(|entry| entry.is_told_by_name()).map(|entry| entry.kind)
}

/// Whether a name promises JSON Lines.
pub(super) fn is_json_lines(name: &str) -> bool {
    kinds::by_name(name).is_some_and(|entry| entry.kind == Kind::JsonLines)
}

/// The format of a file that was decoded to `text`.
///
/// # Errors
///
/// When it is none that is read. A file that was `named` by a person is plain text where nothing tells otherwise.
pub(super) fn format(name: &str, text: &str, named: bool) -> Result<Format, ReadError> {
    let by_name = kinds::by_name(name);
    let entry = match kinds::by_text(name, text) {
        Told::Kind(entry) => Some(entry),
        Told::Markup(root) => return Err(ReadError::Markup { root }),
        // What has the name of a kind that is told by its text, and not its text, is still no article.
        Told::Nothing => {
            by_name.filter(|entry| !named || !entry.is_told_by_name() || entry.handling == Handling::Silent)
        }
    };
    match entry.map(|entry| (entry.kind, entry.handling)) {
        Some((_, Handling::Read(format))) => Ok(format),
        Some((kind, Handling::Refuse(_))) => Err(ReadError::Unread(kind)),
        Some((Kind::Backup, _)) | None if named => Ok(Format::Text),
        Some((kind, Handling::Silent)) => Err(ReadError::Unread(kind)),
        None => Err(ReadError::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_opened_but_for_parts_of_pages_and_what_its_name_tells() {
        for name in [
            "a.txt",
            "A.TXT",
            "été/b.md",
            "c.d.html",
            "x.htm",
            "y.json",
            "z.ndjson",
            "a",
            "f.xml",
            "m.eml",
            "b.csv",
            "a.pdf",
        ] {
            assert!(is_candidate(name), "{name}");
        }
        for name in [".a.txt", ".txt", "b/.hidden.md", "a.txt~", "photo.JPG", "style.css", "presse.azw"] {
            assert!(!is_candidate(name), "{name}");
        }
        assert_eq!(foreign("presse.azw"), Some(Kind::Book));
        assert_eq!((foreign("photo.jpg"), is_silent("photo.jpg"), is_silent("presse.azw")), (None, true, false));
    }

    #[test]
    fn what_a_file_holds_goes_before_its_name() {
        let format = |name, text| format(name, text, true);
        assert_eq!(format("a.txt", "\n<!DOCTYPE html><p>"), Ok(Format::Html));
        assert_eq!(format("a.txt", "<p>Un texte</p>"), Ok(Format::Html));
        assert_eq!(format("a.md", "<!doctype html><html>"), Ok(Format::Html));
        assert_eq!(format("a.md", "<div>Un encadré</div>\n\n# Titre"), Ok(Format::Markdown));
        assert_eq!(format("a.txt", "{\"text\": \"\"}"), Ok(Format::Json));
        assert_eq!(format("-", "[Sète] Le port"), Ok(Format::Text));
        assert_eq!(format("a.txt", "<3 est un cœur, dit-elle."), Ok(Format::Text));
    }
}
