//! Bookmarks as browsers export them (`NETSCAPE-Bookmark-file-1`), and Pinboard, Shaarli and Raindrop too:
//! `<DT><A HREF ADD_DATE TAGS>title</A>`, `<DD>note`, folders as `<H3>` before a `<DL>`. The folder that a link lies in
//! counts as a tag, but for the ones that every browser has.

use super::links::{Piece, attribute, link, pieces, tags};
use super::{Highlight, Highlights};
use crate::text::character_reference::plain;

/// What the file begins with.
const BEGINS: &str = "<!DOCTYPE NETSCAPE-Bookmark-file-1";

/// Where the text that comes next belongs.
enum Inside {
    Nothing,
    Title,
    Note,
    Folder,
}

/// Reads the links; `None` where the text is no such file.
pub(super) fn read(text: &str) -> Option<Highlights> {
    if !text.trim_start().get(..BEGINS.len())?.eq_ignore_ascii_case(BEGINS) {
        return None;
    }
    let mut found = Highlights::default();
    let (mut folders, mut folder, mut inside) = (Vec::<String>::new(), String::new(), Inside::Nothing);
    // A folder of the browser, or a link that is none, has text that belongs to nobody.
    let mut counts = false;
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => {
                let text = plain(text);
                match (&inside, found.marks.last_mut()) {
                    (Inside::Title, Some(mark)) if counts => mark.title.push_str(&text),
                    (Inside::Note, Some(mark)) if counts => mark.note.push_str(&text),
                    (Inside::Folder, _) if counts => folder.push_str(text.trim()),
                    _ => {}
                }
            }
            Piece::Tag(name, rest) => match name.as_str() {
                "a" => {
                    let mark = of_element(rest, folders.last());
                    counts = mark.is_some();
                    found.marks.extend(mark);
                    inside = Inside::Title;
                }
                "dd" => inside = Inside::Note,
                "h3" => {
                    folder.clear();
                    let of_browser = ["PERSONAL_TOOLBAR_FOLDER", "UNFILED_BOOKMARKS_FOLDER"];
                    counts = of_browser.iter().all(|name| attribute(rest, name).is_empty());
                    inside = Inside::Folder;
                }
                "dl" => {
                    folders.push(std::mem::take(&mut folder));
                    inside = Inside::Nothing;
                }
                "/dl" => {
                    folders.pop();
                    inside = Inside::Nothing;
                }
                "/a" | "/h3" | "dt" | "hr" => inside = Inside::Nothing,
                _ => {}
            },
        }
    }
    Some(found)
}

/// The link of an element; browsers keep scripts and places of their own as links too.
fn of_element(rest: &str, folder: Option<&String>) -> Option<Highlight> {
    let mark = link(attribute(rest, "href"), String::new(), attribute(rest, "add_date"))?;
    if !mark.url.starts_with("http") {
        return None;
    }
    let mut all = tags(&attribute(rest, "tags"), &[',']);
    all.extend(folder.filter(|folder| !folder.is_empty() && !all.contains(folder)).cloned());
    Some(Highlight { tags: all, ..mark })
}
