//! Readwise's export as CSV: one highlight a row, the columns named in the first.

use super::{Highlight, Highlights};
use crate::annotations::Anchor;

/// The columns by which the export is known.
const WORDS: &str = "Highlight";
const TITLE: &str = "Book Title";

/// Reads the rows; `None` when the columns are not there.
pub(super) fn read(text: &str) -> Option<Highlights> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headers = reader.headers().ok()?.clone();
    let column = |name: &str| headers.iter().position(|header| header.trim() == name);
    // One column alone is any text that begins so.
    let words = column(WORDS).filter(|_| headers.len() > 1)?;
    let others = [TITLE, "Book Author", "Note", "Tags", "Highlighted at"].map(column);
    let mut found = Highlights::default();
    for (number, row) in reader.records().enumerate() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                found.problems.push((number + 1, error.to_string()));
                continue;
            }
        };
        let [title, author, note, tags, created] =
            others.map(|column| column.and_then(|column| row.get(column)).unwrap_or_default().to_owned());
        let exact = row.get(words).unwrap_or_default().trim().to_owned();
        if exact.is_empty() {
            found.problems.push((number + 1, "no words".to_owned()));
            continue;
        }
        found.marks.push(Highlight {
            anchor: Anchor { exact, ..Anchor::default() },
            note,
            tags: tags.split(',').map(|tag| tag.trim().to_owned()).collect(),
            created,
            title,
            author: vec![author],
            ..Highlight::default()
        });
    }
    Some(found)
}
