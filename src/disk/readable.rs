//! Files and folders that others may read, and their owner alone may write.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

/// Lets those read a file or a folder whom the umask lets read new ones, and its owner alone write.
///
/// # Errors
/// When it is not there or not ours.
pub fn for_readers(path: &Path) -> io::Result<()> {
    let found = fs::metadata(path)?;
    let open = if found.is_dir() { 0o755 } else { 0o644 };
    let mode = open & !umask();
    fs::set_permissions(path, Permissions::from_mode(mode))
}

/// The bits that new files do not get.
fn umask() -> u32 {
    // The system only tells it to whoever sets it.
    let bits = rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    rustix::process::umask(bits);
    bits.as_raw_mode()
}
