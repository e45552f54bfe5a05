//! Raindrop's CSV: `id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite`. Its highlights stand in one
//! cell, each after `Highlight:`, what was noted beside it after `Note:`.

use super::links::{link, marked, table, tags};
use super::{Highlight, Highlights};

/// Reads the rows; `None` where the columns are others.
pub(super) fn read(text: &str) -> Option<Highlights> {
    table(text, &["title", "note", "excerpt", "url", "folder", "created"], |cell| {
        let folder = Some(cell("folder")).filter(|folder| !folder.is_empty() && folder != "Unsorted");
        let Some(link) = link(cell("url"), cell("title"), cell("created")) else { return Vec::new() };
        let link = Highlight { tags: tags(&cell("tags"), &[',']).into_iter().chain(folder).collect(), ..link };
        let highlights = highlights(&cell("highlights"));
        let own = Some(Highlight { note: cell("note"), ..link.clone() });
        // Highlights say more than the link that they are on, unless there is a note to that.
        let own = own.filter(|own| highlights.is_empty() || !own.note.is_empty());
        own.into_iter().chain(highlights.iter().map(|(words, note)| marked(&link, words, note))).collect()
    })
}

/// Words and notes of a cell.
fn highlights(cell: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut in_note = false;
    for line in cell.lines() {
        match (line.trim().strip_prefix("Highlight:"), line.trim().strip_prefix("Note:")) {
            (Some(words), _) => {
                found.push((words.to_owned(), String::new()));
                in_note = false;
            }
            (None, Some(note)) if !found.is_empty() => {
                in_note = true;
                found.iter_mut().last().into_iter().for_each(|(_, to)| to.push_str(note));
            }
            _ => match found.last_mut() {
                Some((words, note)) => {
                    let to = if in_note { note } else { words };
                    to.push('\n');
                    to.push_str(line);
                }
                None if !line.trim().is_empty() => found.push((line.to_owned(), String::new())),
                None => {}
            },
        }
    }
    found
}
