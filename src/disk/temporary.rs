//! A folder that goes with the program. It is for its owner only; one whose program was killed is removed by the next
//! program that needs one.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::TempDir;

use super::private_file;

/// What the names of these folders begin with.
const PREFIX: &str = "guillemet-";
/// The file that is locked for as long as the program lives.
const ALIVE: &str = "alive";

/// The folder; it and all that is in it go when this is dropped.
#[derive(Debug)]
pub struct TemporaryFolder {
    folder: TempDir,
    _alive: File,
}

impl TemporaryFolder {
    /// Makes one where the system has its temporary files.
    ///
    /// # Errors
    /// When none can be made there.
    pub fn new() -> io::Result<Self> {
        remove_temporary_folders();
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let folder = builder.tempdir()?;
        let alive = private_file(&folder.path().join(ALIVE))?;
        // Without locks on this file system the folder is kept from no one: nothing but time would be lost.
        let _ = alive.try_lock();
        Ok(Self { folder, _alive: alive })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Removes the folders whose programs have ended without removing them.
fn remove_temporary_folders() {
    let Ok(entries) = fs::read_dir(std::env::temp_dir()) else { return };
    for entry in entries.flatten() {
        let named = entry.file_name().as_encoded_bytes().starts_with(PREFIX.as_bytes());
        if !named || !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        let alive = File::options().read(true).write(true).open(entry.path().join(ALIVE));
        if alive.is_ok_and(|alive| alive.try_lock().is_ok()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
