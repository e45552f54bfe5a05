//! Who is told that a change of a person's file waits for another program.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::disk::Holder;

/// A change of a file waits for another program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The file.
    pub path: PathBuf,
    /// Who holds its lock, when the system tells.
    pub holder: Option<Holder>,
}

impl fmt::Display for Wait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.holder {
            Some(holder) => {
                write!(f, "waiting for another program ({holder}), which keeps {} locked", self.path.display())
            }
            None => write!(f, "waiting for another program, which keeps {} locked", self.path.display()),
        }
    }
}

type Listener = Box<dyn Fn(Wait) + Send + Sync>;

/// Where waits are told; the stores of one person share it.
#[derive(Clone, Default)]
pub struct Waiting(Arc<OnceLock<Listener>>);

impl Waiting {
    /// From now on waits are told to `listener`; the first one that is named stays.
    pub fn listen(&self, listener: impl Fn(Wait) + Send + Sync + 'static) {
        let _ = self.0.set(Box::new(listener));
    }

    pub(super) fn tell(&self, path: &Path, holder: Option<Holder>) {
        if let Some(listener) = self.0.get() {
            listener(Wait { path: path.to_path_buf(), holder });
        }
    }
}

impl fmt::Debug for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiting").field("heard", &self.0.get().is_some()).finish()
    }
}
