//! Who is told that a change of a person's file waits for another program.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::disk::Holder;

/// A change of a file waits for another program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The file.
    pub path: PathBuf,
    /// Who holds its lock, when the system tells.
    pub holder: Option<Holder>,
}

type Listener = Arc<dyn Fn(Wait) + Send + Sync>;

/// Where waits are told; the stores of one person share it.
#[derive(Clone, Default)]
pub struct Waiting(Arc<Mutex<Option<Listener>>>);

impl Waiting {
    /// From now on waits are told to `listener`, and to no other.
    pub fn listen(&self, listener: impl Fn(Wait) + Send + Sync + 'static) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(listener));
    }

    pub(super) fn tell(&self, path: &Path, holder: Option<Holder>) {
        let listener = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(listener) = listener {
            listener(Wait { path: path.to_path_buf(), holder });
        }
    }
}

impl fmt::Debug for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiting").finish_non_exhaustive()
    }
}
