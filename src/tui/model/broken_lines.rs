//! The lines of a popup that is only read, broken to the width of the screen, so that none of them is cut.
//!
//! In: the lines as they are, and how many cells a line has. Out: lines that fit, and how wide the column of marks is before
//! their words. Pure.

use super::header::wrap_line;
use super::popup_item::{Item, PopupAction};
use crate::text::width::width;

/// Cells between the column of marks and the words.
pub const GAP: usize = 2;
/// The widest column of marks, in cells.
const WIDEST: usize = 30;
/// The narrowest one, unless no mark is as long.
const NARROWEST: usize = 8;

/// The cells of the column of marks, and the lines that fit into `cells`. Words that have no room beside their mark go on
/// in lines of their own, and begin there where the mark is longer than the column.
#[must_use]
pub fn broken(whole: &[Item], cells: usize) -> (usize, Vec<Item>) {
    let marked = whole.iter().filter(|item| item.action != PopupAction::Heading);
    let widths: Vec<(usize, usize)> = marked.map(|item| (width(&item.mark), width(&item.label))).collect();
    let widest = widths.iter().map(|(mark, _)| *mark).max().unwrap_or(0).min(WIDEST);
    let height = |marks: &usize| widths.iter().map(|line| rows(*line, *marks, cells)).sum::<usize>();
    // As few lines as may be; of several such columns the widest.
    let marks = (NARROWEST.min(widest)..=widest).rev().min_by_key(height).unwrap_or(0);
    (marks, whole.iter().flat_map(|item| broken_line(item, marks, cells)).collect())
}

/// The cells that words have behind the column of marks.
fn room(marks: usize, cells: usize) -> usize {
    cells.saturating_sub(marks + GAP).max(1)
}

/// How many lines a line becomes, about: words are broken between words.
fn rows((mark, label): (usize, usize), marks: usize, cells: usize) -> usize {
    if mark.max(marks) + GAP + label <= cells {
        return 1;
    }
    usize::from(mark > marks) + label.div_ceil(room(marks, cells))
}

fn broken_line(item: &Item, marks: usize, cells: usize) -> Vec<Item> {
    let (mark, label) = (width(&item.mark), width(&item.label));
    if item.action == PopupAction::Heading || rows((mark, label), marks, cells) == 1 {
        return vec![item.clone()];
    }
    let room = u16::try_from(room(marks, cells)).unwrap_or(u16::MAX);
    let mut words = wrap_line(&item.label, room);
    let rest = words.split_off(usize::from(mark <= marks).min(words.len()));
    // The first line is found by all that the broken one says.
    let first = Item {
        label: words.pop().unwrap_or_default(),
        synonyms: format!("{} {}", item.label, item.synonyms),
        ..item.clone()
    };
    let rest = rest.into_iter().map(|label| Item { is_continuation: true, ..Item::unmarked(label, item.action) });
    std::iter::once(first).chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(items: &[(&str, &str)], cells: usize) -> (usize, Vec<String>) {
        let items: Vec<Item> = items.iter().map(|(mark, label)| Item::new(*mark, *label, PopupAction::Line)).collect();
        let (marks, lines) = broken(&items, cells);
        assert!(lines.iter().all(|line| width(&line.mark).max(marks) + GAP + width(&line.label) <= cells));
        (marks, lines.iter().map(|line| format!("{}|{}", line.mark, line.label)).collect())
    }

    #[test]
    fn what_fits_stays_and_what_does_not_goes_on_below() {
        let keys = [("y", "copy with the citation"), ("Ctrl-Y", "the same")];
        assert_eq!(shown(&keys, 40), (6, vec!["y|copy with the citation".to_owned(), "Ctrl-Y|the same".to_owned()]));
        let long = [
            ("y", "copy the whole words"),
            ("Y", "copy the words with"),
            ("guillemet config", "set up"),
            ("u", "undo"),
        ];
        let (marks, lines) = shown(&long, 30);
        assert_eq!(marks, 8, "a long mark has its words right behind it");
        assert_eq!(lines, ["y|copy the whole words", "Y|copy the words with", "guillemet config|set up", "u|undo"]);
        let (_, lines) = shown(&[("guillemet config", "the settings of a person"), ("u", "undo")], 30);
        assert_eq!(lines, ["guillemet config|the settings", "|of a person", "u|undo"]);
        let (_, lines) = shown(&[("guillemet export --to obsidian DIR", "notes that link"), ("u", "undo")], 40);
        assert_eq!(lines, ["guillemet export --to obsidian DIR|", "|notes that link", "u|undo"]);
        assert_eq!(shown(&[], 30).1, Vec::<String>::new());
    }

    #[test]
    fn a_broken_line_is_found_by_all_of_its_words() {
        let whole = Item::new("y", "copy the words with their citation", PopupAction::Line);
        let (_, lines) = broken(&[whole.found_by("coller".to_owned())], 24);
        assert!(lines[0].synonyms.contains("citation") && lines[0].synonyms.contains("coller"));
        assert!(!lines[0].is_continuation && lines[1..].iter().all(|line| line.is_continuation));
    }
}
