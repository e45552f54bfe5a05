//! What the files of the index are called. In: its folder. Out: their paths. Scripts know these names.

use std::path::{Path, PathBuf};

/// The file of the index.
pub(in crate::archive) fn database(folder: &Path) -> PathBuf {
    folder.join("index.sqlite")
}

/// Its seal.
pub(super) fn seal(folder: &Path) -> PathBuf {
    folder.join("index.seal")
}

/// The lock of the one process that writes. A file of its own, so that replacing the index does not lose the lock.
pub(super) fn lock(folder: &Path) -> PathBuf {
    folder.join("index.lock")
}

/// The file of an index, and the two that SQLite keeps beside it.
pub(super) fn of_database(database: &Path) -> [PathBuf; 3] {
    let beside = |end: &str| {
        let mut name = database.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    };
    [database.to_path_buf(), beside("-wal"), beside("-shm")]
}
