//! One program at a time.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::ProfileError;
use crate::disk::{Holder, holder_of, make_way, private_file};

/// Time between two tries.
const PAUSE: Duration = Duration::from_millis(10);

/// A program that waits for so long is told whom it waits for.
const LONG: Duration = Duration::from_secs(2);

/// A lock that is held until it is dropped, or until the program ends, in whatever way.
///
/// It is a file of its own, never the one that it protects: that one is replaced, and a lock on a file that has
/// been replaced holds nobody back. It is left where it is: to remove it would let two programs lock two files of
/// the same name.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for the lock at `path`, for `patience` at most. Its folder must exist. When that takes long, `tell` is called
    /// once with the program that holds it, as far as the system says.
    pub fn wait(path: &Path, patience: Duration, tell: &dyn Fn(Option<Holder>)) -> Result<Self, ProfileError> {
        let file = make_way(path)
            .and_then(|()| private_file(path))
            .map_err(|source| ProfileError::Unwritable { path: path.into(), source })?;
        let start = Instant::now();
        let mut told = false;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) if start.elapsed() < patience => {
                    if !told && start.elapsed() >= LONG {
                        told = true;
                        tell(holder_of(path));
                    }
                    thread::sleep(PAUSE);
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(ProfileError::Locked { path: path.into(), holder: holder_of(path) });
                }
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(TryLockError::Error(source)) => return Err(ProfileError::NoLocks { path: path.into(), source }),
            }
        }
    }
}
