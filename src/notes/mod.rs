//! Notes for a program that keeps notes as Markdown files in a folder (Obsidian, and others that read `[[links]]`).
//!
//! In: citations, and what was written the last time ([`Record`]); out: the notes to write ([`Plan`]), their file names,
//! and the new text of each file that is there already ([`merged`]). What a person changed or added in a file is theirs:
//! no line of it is ever changed or removed. Pure: the caller reads and writes the files.

mod body;
mod front;
mod merge;
mod name;
mod plan;
mod record;
#[cfg(test)]
mod tests;
mod yaml;

pub use merge::{Merged, fresh, merged, remembered};
pub use name::{Names, is_note_path, stem_of};
pub use plan::{Note, NoteKind, Plan};
pub use record::{Block, Field, FieldValue, Record, Written};
pub use yaml::id_of;
