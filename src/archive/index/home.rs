//! Where the index is, for all connections of a program that come of one another: when it has to move, because its folder
//! is full or its file was replaced, the one that finds out moves it, and the others follow before their next question.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::place::connect;
use super::{Index, IndexError, files};
use crate::disk::{TemporaryFolder, file_identity};

/// A folder with an index.
#[derive(Clone, Debug)]
pub(super) struct Home {
    pub folder: PathBuf,
    /// The same folder, when it goes with its last user.
    pub temporary: Option<Arc<TemporaryFolder>>,
}

/// The folder that the index is in by now.
#[derive(Clone, Debug)]
pub(super) struct SharedHome(Arc<Mutex<Home>>);

impl SharedHome {
    pub fn new(home: Home) -> Self {
        Self(Arc::new(Mutex::new(home)))
    }

    pub fn now(&self) -> Home {
        self.held().clone()
    }

    pub fn move_to(&self, home: Home) {
        *self.held() = home;
    }

    fn held(&self) -> MutexGuard<'_, Home> {
        // The value is only ever replaced whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Index {
    /// Connects to where the index is by now, when that is not where this connection is; whether it is another one.
    pub(super) fn follow_home(&mut self) -> Result<bool, IndexError> {
        let Home { folder, temporary } = self.home.now();
        let there = file_identity(&files::database(&folder));
        if folder == self.folder && (there.is_none() || there == self.file) {
            return Ok(false);
        }
        self.connection = connect(&folder)?;
        (self.folder, self.temporary, self.file) = (folder, temporary, there);
        self.set_frugal(self.is_frugal)?;
        Ok(true)
    }
}
