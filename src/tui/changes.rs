//! Changes of what the person keeps, as they are asked for and as they are reported.

use crate::annotations::{Bookmark, Choice, Correction, EntityChoice, EntityRef, SavedSearch, Verdict};
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

/// A change of the saved searches.
#[derive(Clone, Debug)]
pub enum SearchChange {
    /// Keep this one; not where there is one of its name.
    Add(SavedSearch),
    /// Give the one of this name another name.
    Rename(String, String),
    /// Give the one of this name another query.
    Edit(String, String),
    /// Delete the one of this name.
    Delete(String),
    /// Bring one back that was deleted.
    Restore(Box<Removed<SavedSearch>>),
}

/// What was done to the saved searches.
#[derive(Clone, Debug)]
pub enum SearchesChange {
    /// They were loaded.
    Loaded,
    /// This one was kept.
    Added(SavedSearch),
    /// Nothing: there is one of this name already.
    NameTaken(String),
    /// One has this name now.
    Renamed(String),
    /// The one of this name has another query.
    Edited(String),
    /// One was deleted; this brings it back.
    Deleted(Box<Removed<SavedSearch>>),
    /// The one of this name was brought back.
    Restored(String),
}
