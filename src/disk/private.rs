//! Folders and files that only their owner can look into, whatever the umask.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io;
use std::path::Path;

/// Makes a folder and those above it that are missing, each for its owner only. Folders that are there stay as they are.
///
/// # Errors
/// When one of them cannot be made.
pub fn private_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    if let Some(above) = path.parent().filter(|above| !above.as_os_str().is_empty()) {
        private_folder(above)?;
    }
    match fs::create_dir(path) {
        Ok(()) => restrict(path, 0o700),
        // Another program has made it meanwhile.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Err(error) => Err(error),
    }
}

/// Opens a file for reading and writing; a missing one is made, for its owner only.
///
/// # Errors
/// When it cannot be opened or made.
pub fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    match options.clone().create_new(true).open(path) {
        Ok(file) => {
            restrict(path, 0o600)?;
            Ok(file)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => options.create(true).truncate(false).open(path),
        Err(error) => Err(error),
    }
}

/// Takes a file that is there away from everybody but its owner, and lets the owner write. Not ours to change, or not
/// there: it stays as it is.
pub fn make_private(path: &Path) {
    if fs::metadata(path).is_ok_and(|found| found.is_file() && !is_private(&found)) {
        let _ = restrict(path, 0o600);
    }
}

#[cfg(unix)]
fn is_private(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    found.permissions().mode() & 0o777 == 0o600
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn is_private(_: &fs::Metadata) -> bool {
    true
}

#[cfg(not(unix))]
fn restrict(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}
