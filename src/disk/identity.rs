//! Which file stands at a path: to notice that it was deleted, or another one put in its place.

use std::path::Path;

/// Which file it is, as the system tells files apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileIdentity {
    device: u64,
    number: u64,
}

/// The file at a path; `None` where there is none.
#[cfg(unix)]
#[must_use]
pub fn file_identity(path: &Path) -> Option<FileIdentity> {
    use std::os::unix::fs::MetadataExt as _;
    let file = path.metadata().ok()?;
    Some(FileIdentity { device: file.dev(), number: file.ino() })
}

/// The same where the system numbers no files: whether there is one.
#[cfg(not(unix))]
#[must_use]
pub fn file_identity(path: &Path) -> Option<FileIdentity> {
    path.is_file().then_some(FileIdentity { device: 0, number: 0 })
}
