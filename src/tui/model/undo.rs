//! Changes of what a person corrected and chose, and what undoes the last of them.

use crate::annotations::{Bookmark, Choice, Correction, EntityChoice, EntityRef, Verdict};
use crate::profile::Removed;

/// What undoes the last change.
#[derive(Clone, Debug)]
pub enum Undo {
    /// A bookmark was deleted: this brings it back.
    Bookmark(Box<Removed<Bookmark>>),
    /// A quotation was corrected: this change undoes it.
    Correction(Box<Correcting>),
    /// Something was chosen about entities: this change undoes it.
    Choice(Box<Choosing>),
}

/// A change of the corrections.
#[derive(Clone, Debug)]
pub enum Correcting {
    /// Add this one; the worker sets its id and the time.
    Add(Box<Correction>),
    /// Give the one of this id another verdict.
    Change(String, Verdict),
    /// Remove the one of this id.
    Remove(String),
    /// Put one back that was removed.
    Restore(Box<Removed<Correction>>),
}

/// A change of the choices about entities.
#[derive(Clone, Debug)]
pub enum Choosing {
    /// Add these; the worker sets their ids and the time.
    Add(Vec<(EntityRef, Choice)>),
    /// Remove those of these ids.
    Remove(Vec<String>),
    /// Put back those that were removed, the last one first.
    Restore(Vec<Removed<EntityChoice>>),
}
