//! What the files of the index are called, and which of other versions of the program go.
//!
//! The name is the same in all versions, because scripts know it. An index with numbers in its name is one of a version that
//! kept its own beside it. In: the folder. Out: names; such an index that no program has used for a month is removed, never
//! one that a program has open.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rusqlite::Connection;

/// An index of another version that was not used for so long is nobody's any more.
const STALE: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// How the names of all versions begin.
const STEM: &str = "index";
const DATABASE: &str = ".sqlite";
const SEAL: &str = ".seal";
const LOCK: &str = ".lock";

/// What is the same in the names of the files of this version.
fn own_stem() -> String {
    STEM.to_owned()
}

/// The file of the index.
pub(in crate::archive) fn database(folder: &Path) -> PathBuf {
    folder.join(own_stem() + DATABASE)
}

/// Its seal.
pub(super) fn seal(folder: &Path) -> PathBuf {
    folder.join(own_stem() + SEAL)
}

/// The lock of the one process that writes. A file of its own, so that replacing the index does not lose the lock.
pub(super) fn lock(folder: &Path) -> PathBuf {
    folder.join(own_stem() + LOCK)
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

/// Notes that the index is used now.
pub(super) fn note_use(lock: &File) {
    let _ = lock.set_modified(SystemTime::now());
}

/// Removes the indexes of other versions that nobody has used for a month and nobody has open.
pub(super) fn remove_stale(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let own = own_stem();
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(stem) = name.to_str().and_then(|name| name.strip_suffix(DATABASE)) else { continue };
        let numbers = stem.strip_prefix(STEM).filter(|_| stem != own);
        if numbers.is_some_and(|numbers| numbers.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')) {
            remove_if_stale(folder, stem);
        }
    }
}

fn remove_if_stale(folder: &Path, stem: &str) {
    let database = folder.join(format!("{stem}{DATABASE}"));
    let (seal, lock) = (folder.join(format!("{stem}{SEAL}")), folder.join(format!("{stem}{LOCK}")));
    let [_, log, shared] = of_database(&database);
    let used = |path: &PathBuf| {
        let modified = fs::metadata(path).and_then(|found| found.modified()).ok()?;
        // A time in the future is now.
        Some(SystemTime::now().duration_since(modified).unwrap_or_default())
    };
    let last_use = [&database, &log, &shared, &seal, &lock].into_iter().filter_map(used).min();
    if last_use.is_none_or(|age| age < STALE) {
        return;
    }
    let held = match File::options().write(true).open(&lock) {
        Ok(file) if file.try_lock().is_err() => return,
        file => file.ok(),
    };
    if is_open_elsewhere(&database) {
        return;
    }
    tracing::info!("the index of another version of the program, unused for long, is removed: {stem}");
    for path in [&seal, &database, &log, &shared, &lock] {
        let _ = fs::remove_file(path);
    }
    drop(held);
}

/// Whether another connection, of any program, has an index open: SQLite leaves its log behind only alone.
fn is_open_elsewhere(database: &Path) -> bool {
    use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
    let alone = Connection::open(database).and_then(|connection| {
        connection.busy_timeout(Duration::ZERO)?;
        connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0))
    });
    // What is damaged is open nowhere that could use it.
    match alone {
        Ok(mode) => mode != "delete",
        Err(error) => matches!(error.sqlite_error_code(), Some(DatabaseBusy | DatabaseLocked)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An index of this name, open.
    fn put(folder: &Path, stem: &str) -> Connection {
        let database = folder.join(format!("{stem}{DATABASE}"));
        let connection = Connection::open(&database).unwrap();
        connection.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE meta (key)").unwrap();
        for end in [SEAL, LOCK] {
            fs::write(folder.join(format!("{stem}{end}")), "").unwrap();
        }
        connection
    }

    /// Makes it one that was last used so many days ago.
    fn age(folder: &Path, stem: &str, days: u64) {
        let then = SystemTime::now() - Duration::from_secs(days * 24 * 60 * 60);
        for entry in fs::read_dir(folder).unwrap().flatten() {
            if entry.file_name().to_str().unwrap().starts_with(&format!("{stem}.")) {
                File::options().write(true).open(entry.path()).unwrap().set_modified(then).unwrap();
            }
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn only_what_nobody_used_for_a_month_and_nobody_has_open_goes() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let own = own_stem();
        let indexes = [("index-2-3", 40), ("index-2-4", 3), (own.as_str(), 400), ("index-x", 400)];
        for (stem, days) in indexes {
            drop(put(folder, stem));
            age(folder, stem, days);
        }
        let open = put(folder, "index-2-5");
        age(folder, "index-2-5", 40);
        drop(put(folder, "index-2-6"));
        age(folder, "index-2-6", 40);
        let locked = File::options().write(true).open(folder.join("index-2-6.lock")).unwrap();
        locked.lock().unwrap();
        remove_stale(folder);
        let left: Vec<String> =
            names(folder).into_iter().filter_map(|name| Some(name.strip_suffix(DATABASE)?.to_owned())).collect();
        let expected = ["index-2-4", "index-2-5", "index-2-6", "index-x", own.as_str()];
        assert_eq!(left, expected);
        assert!(names(folder).iter().all(|name| !name.starts_with("index-2-3")));
        drop(open);
        age(folder, "index-2-5", 40);
        remove_stale(folder);
        assert!(!names(folder).iter().any(|name| name.starts_with("index-2-5")), "{:?}", names(folder));
    }
}
