//! Instapaper's CSV: `URL,Title,Selection,Folder`, newer ones with `Timestamp` and `Tags`. A selection is words that were
//! marked; a folder of one's own counts as a tag.

use super::links::{link, marked, table, tags};
use super::{Highlight, Highlights};

/// Folders that everybody has.
const STATES: [&str; 4] = ["unread", "archive", "starred", "home"];

/// Reads the rows; `None` where the columns are others.
pub(super) fn read(text: &str) -> Option<Highlights> {
    table(text, &["url", "title", "selection", "folder"], |cell| {
        let folder = Some(cell("folder")).filter(|folder| !STATES.contains(&folder.to_lowercase().as_str()));
        let all = folder.into_iter().filter(|folder| !folder.is_empty()).chain(tags(&cell("tags"), &[',']));
        let link = link(cell("url"), cell("title"), cell("timestamp"));
        let link = link.map(|link| Highlight { tags: all.collect(), ..link });
        let selection = cell("selection");
        link.map(|link| if selection.is_empty() { link } else { marked(&link, &selection, "") }).into_iter().collect()
    })
}
