//! Changes of what the person keeps, as they are asked for and as they are reported.

use crate::annotations::{Bookmark, Choice, Correction, EntityChoice, EntityRef, Verdict};
use crate::article::BookmarkId;
use crate::profile::Removed;

/// What was done to the bookmarks.
#[derive(Clone, Debug)]
pub enum BookmarksChange {
    /// They were loaded.
    Loaded,
    /// This one was added, by its id.
    Added(BookmarkId),
    /// This one keeps the same passage already, by its id.
    Existing(BookmarkId),
    /// One was edited.
    Edited,
    /// The tags of so many were changed.
    Tagged(usize),
    /// One was deleted; this brings it back.
    Deleted(Box<Removed<Bookmark>>),
    /// One was brought back.
    Restored,
}

/// A change of the corrections.
#[derive(Clone, Debug)]
pub enum CorrectionChange {
    /// Add this one; its id and time are made when it is stored.
    Add(Box<Correction>),
    /// Give the one of this id another verdict.
    Edit(String, Verdict),
    /// Take the one of this id back.
    Remove(String),
    /// Bring one back that was taken back.
    Restore(Box<Removed<Correction>>),
}

/// A change of the choices about entities.
#[derive(Clone, Debug)]
pub enum ChoiceChange {
    /// Add these; their ids and times are made when they are stored.
    Add(Vec<(EntityRef, Choice)>),
    /// Take those of these ids back.
    Remove(Vec<String>),
    /// Bring those back that were taken back, the last one first.
    Restore(Vec<Removed<EntityChoice>>),
}
