//! Replacing a file in one step: a reader sees the old one or the new one, and so does whoever comes after a
//! power cut.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use super::{ProfileError, resolved};
use crate::disk::{make_private, private_folder, remove_leftovers};

/// What the names of temporary files end with.
const TEMPORARY: &str = ".tmp";

/// What must survive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Durability {
    /// A power cut: the file and its folder are flushed to the disk.
    Safe,
    /// The end of the program only.
    Fast,
}

/// Replaces what `path` leads to by `bytes`. A link stays a link; permissions are kept; a new file is for its
/// owner's eyes only. Folders are made where they are missing.
pub(super) fn replace(path: &Path, bytes: &[u8], durability: Durability) -> Result<(), ProfileError> {
    let target = resolved(path);
    let attempt = || -> io::Result<()> {
        let folder = folder_of(&target);
        private_folder(folder)?;
        let begins = format!(".{}.", target.file_name().unwrap_or_default().to_string_lossy());
        remove_leftovers(folder, &begins, TEMPORARY);
        let mut file = tempfile::Builder::new().prefix(&begins).suffix(TEMPORARY).tempfile_in(folder)?;
        file.write_all(bytes)?;
        match target.metadata() {
            Ok(old) => file.as_file().set_permissions(old.permissions())?,
            Err(_) => make_private(file.path()),
        }
        if durability == Durability::Safe {
            file.as_file().sync_all()?;
        }
        file.persist(&target).map_err(|error| error.error)?;
        if durability == Durability::Safe {
            sync_folder(folder);
        }
        Ok(())
    };
    attempt().map_err(|source| ProfileError::Unwritable { path: target.clone(), source })
}

/// The folder that holds `path`.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Flushes a folder, so that a new name in it outlives a power cut. The file is written and in its place by now: where
/// the file system does not flush folders, or we may write to a folder and not read it, the change holds all the same.
fn sync_folder(folder: &Path) {
    if let Err(error) = File::open(folder).and_then(|folder| folder.sync_all()) {
        tracing::warn!("a folder cannot be flushed: {error}");
    }
}
