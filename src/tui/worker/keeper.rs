//! Keeping bookmarks: every change is on the disk before it is shown.

use super::Reply;
use super::desk::Shared;
use crate::profile::ProfileError;
use crate::tui::message::{Effect, Kept};

/// The thread that writes bookmarks.
pub struct Keeper {
    shared: Shared,
}

impl Keeper {
    /// For the person's store.
    pub fn new(shared: Shared) -> Self {
        Self { shared }
    }

    /// Reads the bookmarks for the first time.
    pub fn read(&self, reply: &Reply) {
        self.shared.tell_bookmarks(Kept::Read, reply);
    }

    /// Does what one effect asks.
    pub fn serve(&self, effect: Effect, reply: &Reply) {
        match self.change(effect) {
            Ok(Some(done)) => self.shared.tell_bookmarks(done, reply),
            Ok(None) => {}
            Err(error) => reply.fail(error),
        }
    }

    fn change(&self, effect: Effect) -> Result<Option<Kept>, ProfileError> {
        let store = &self.shared.profile.bookmarks;
        Ok(Some(match effect {
            Effect::AddBookmark(bookmark) => Kept::Added(store.add(*bookmark)?.id),
            Effect::EditBookmark(id, note, tags) => {
                store.set_note(&id, &note)?;
                store.set_tags(&id, tags)?;
                Kept::Changed
            }
            Effect::DeleteBookmark(id) => Kept::Deleted(Box::new(store.remove(&id)?)),
            Effect::RestoreBookmark(removed) => {
                store.restore(*removed)?;
                Kept::Restored
            }
            _ => return Ok(None),
        }))
    }
}
