//! Replacing a file in one step: a reader sees the old one or the new one, and so does whoever comes after a
//! power cut.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::{ProfileError, resolved};

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
        fs::create_dir_all(folder)?;
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let mut file = tempfile::Builder::new().prefix(&format!(".{name}.")).suffix(".tmp").tempfile_in(folder)?;
        file.write_all(bytes)?;
        if let Ok(old) = target.metadata() {
            file.as_file().set_permissions(old.permissions())?;
        }
        if durability == Durability::Safe {
            file.as_file().sync_all()?;
        }
        file.persist(&target).map_err(|error| error.error)?;
        if durability == Durability::Safe { sync_folder(folder) } else { Ok(()) }
    };
    attempt().map_err(|source| ProfileError::Unwritable { path: target.clone(), source })
}

/// The folder that holds `path`.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Flushes a folder, so that a new name in it lasts; some file systems know no such thing, and need none.
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) => Ok(()),
        result => result,
    }
}
