//! What the person's files hold: records, a line each.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::annotations::{Bookmark, Correction, EntityChoice, SavedSearch};

/// What a [`Store`](super::Store) can hold.
pub trait Record: Serialize + DeserializeOwned {
    /// What tells it from the others of its file; not empty.
    fn id(&self) -> &str;

    /// Makes it safe to show, after reading: the file may come from anywhere.
    fn sanitise(&mut self);
}

/// A line that is no record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct LineProblem {
    /// Its number, from 1.
    pub line: usize,
    /// Why it is none, in the words of the reader of JSON.
    pub reason: String,
}

impl Record for Bookmark {
    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn sanitise(&mut self) {
        Self::sanitise(self);
    }
}

impl Record for Correction {
    fn id(&self) -> &str {
        &self.id
    }

    fn sanitise(&mut self) {
        Self::sanitise(self);
    }
}

impl Record for EntityChoice {
    fn id(&self) -> &str {
        &self.id
    }

    fn sanitise(&mut self) {
        Self::sanitise(self);
    }
}

impl Record for SavedSearch {
    fn id(&self) -> &str {
        &self.name
    }

    fn sanitise(&mut self) {
        Self::sanitise(self);
    }
}
