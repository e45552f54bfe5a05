//! The new text of a note: from nothing, or from the file as it is and what was written into it the last time.

use super::plan::{Note, NoteKind};
use super::record::{Block, FieldValue, Written};
use super::{body, front, yaml};

/// The new text of a file that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text; the same as before where nothing is new.
    pub text: String,
    /// Fields and blocks that a person changed or removed, and that stay as they are.
    pub left: usize,
}

/// The text of a new note.
#[must_use]
pub fn fresh(note: &Note) -> String {
    let mut lines = vec!["---".to_owned()];
    lines.extend(note.fields.iter().flat_map(yaml::lines));
    lines.push("---".to_owned());
    for block in &note.blocks {
        lines.push(String::new());
        lines.extend(block.lines.iter().cloned());
    }
    lines.join("\n") + "\n"
}

/// The new text of a file: `text` is what it holds, `written` what was written into it the last time.
#[must_use]
pub fn merged(text: &str, written: &Written, note: &Note) -> Merged {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    // What follows the last end of a line is a line of its own, empty where the text ends with one. Lines keep their
    // carriage return, so that those of a person stay as they are.
    let lines: Vec<&str> = text[mark..].split('\n').collect();
    let cr = if lines.len() > 1 && lines[0].ends_with('\r') { "\r" } else { "" };
    let (above, fields) = match yaml::fence(&lines) {
        Some(fence) => (fence.end + 1, Some(front::merged(&lines[fence], &written.fields, &note.fields, cr))),
        // A person has removed it.
        None => (0, None),
    };
    let (below, ends) = match lines.split_last() {
        Some((&"", rest)) if rest.len() >= above => (&rest[above..], true),
        _ => (&lines[above..], false),
    };
    let body = body::merged(below, &written.blocks, &note.blocks, cr);
    let left = body.left + fields.as_ref().map_or(1, |fields| fields.left);
    let grown = body.lines.last().map(String::as_str) != below.last().copied();
    let mut all: Vec<String> = Vec::new();
    if let Some(fields) = fields {
        all.push(lines[0].to_owned());
        all.extend(fields.lines);
        all.push(lines[above - 1].to_owned());
    }
    all.extend(body.lines);
    let last = if ends || grown { "\n" } else { "" };
    Merged { text: format!("{}{}{last}", &text[..mark], all.join("\n")), left }
}

/// What is remembered of a note that was written or merged. What a person changed or removed is remembered as it was
/// written: it does not come back, and is known again should they change it back.
#[must_use]
pub fn remembered(file: String, note: &Note, before: Option<&Written>, text: &str) -> Written {
    let lines: Vec<&str> = text.split('\n').collect();
    let block = |block: &Block| {
        let old = before.and_then(|before| before.blocks.iter().find(|old| old.id == block.id));
        let stands = lines.windows(block.lines.len().max(1)).any(|window| body::same(window, &block.lines));
        old.filter(|_| !stands).unwrap_or(block).clone()
    };
    Written { file, deleted: false, fields: note.fields.clone(), blocks: note.blocks.iter().map(block).collect() }
}

impl Note {
    /// The same with what was written the last time and is not among what was asked for now. `all`: everything that is
    /// kept was asked for, so that what was kept then and is missing now is not kept any more.
    #[must_use]
    pub fn with_the_rest(mut self, before: &Written, all: bool) -> Self {
        for old in &before.blocks {
            let is_gone = all && old.kept;
            if !is_gone && !self.blocks.iter().any(|block| block.id == old.id) {
                self.blocks.push(old.clone());
            }
        }
        if all {
            return self;
        }
        for old in &before.fields {
            let now = self.fields.iter_mut().find(|field| field.name == old.name).map(|field| &mut field.value);
            if let (Some(FieldValue::Many(now)), FieldValue::Many(old)) = (now, &old.value) {
                let missing: Vec<String> = old.iter().filter(|value| !now.contains(value)).cloned().collect();
                now.extend(missing);
            }
        }
        self
    }

    /// A note of which nothing is asked for any more.
    #[must_use]
    pub fn of_nothing(key: &str, before: &Written) -> Self {
        let kind = if key.starts_with("speaker/") { NoteKind::Speaker } else { NoteKind::Article };
        Self { key: key.to_owned(), kind, stem: String::new(), fields: before.fields.clone(), blocks: Vec::new() }
    }
}
