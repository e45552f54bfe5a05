//! Where this version of the program has its index, when another version has one in the same cache folder: each keeps its
//! own, so that two that one person runs do not build each other's anew in turn.
//!
//! In: the cache folder. Out: the folder of the index in it. The first version that comes has the cache folder itself;
//! others have one in it that is called by the number of their tables. What no version has written or read for
//! [`UNUSED`] is removed by the next that opens its own.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rusqlite::Connection;

use super::error::{IndexError, Rebuilt};
use super::place::{connect, open_in, remove};
use super::{files, schema, seal};
use crate::disk::private_folder;

/// An index that nobody has refreshed for so long is of a version that nobody uses any more.
const UNUSED: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// How the folders of versions begin, and those of what a person laid over shared indexes.
const FOLDERS: [&str; 2] = ["tables-", "shared-"];

/// Opens this version's index in a cache folder, making it where there is none; its folder comes with it, and why it was
/// begun anew.
pub(super) fn open_in_cache(cache: &Path) -> Result<(PathBuf, Connection, Option<Rebuilt>), IndexError> {
    let found = connect(cache).and_then(|connection| Ok((schema::state(&connection)?, connection)));
    if let Ok((schema::State::Current, connection)) = found {
        return Ok((cache.to_path_buf(), connection, None));
    }
    let own = cache.join(format!("tables-{}", schema::SCHEMA));
    let has_own = files::database(&own).is_file();
    let foreign = matches!(found, Ok((schema::State::Foreign, _)));
    drop(found);
    if !has_own && (!foreign || is_unused(cache)) {
        let (connection, rebuilt) = open_in(cache)?;
        return Ok((cache.to_path_buf(), connection, rebuilt));
    }
    private_folder(&own).map_err(|error| IndexError::Folder { path: own.clone(), error })?;
    let (connection, rebuilt) = open_in(&own)?;
    // Only the first time is it begun anew because of the other version.
    Ok((own, connection, rebuilt.or((!has_own).then_some(Rebuilt::OtherVersion))))
}

/// Removes what other versions of the program left in a cache folder long ago. `used` is the folder of the index that is
/// open.
pub(super) fn remove_unused(cache: &Path, used: &Path) {
    let Ok(entries) = fs::read_dir(cache) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_index = FOLDERS.iter().any(|begin| name.as_encoded_bytes().starts_with(begin.as_bytes()));
        let folder = entry.path();
        if is_index && folder != used && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            without_writer(&folder, || fs::remove_dir_all(&folder));
        }
    }
    if used != cache && files::database(cache).is_file() {
        without_writer(cache, || {
            seal::break_in(cache);
            remove(cache)
        });
    }
}

/// Removes the index of a folder that is not used any more, unless a program writes it right now.
fn without_writer(folder: &Path, remove: impl FnOnce() -> std::io::Result<()>) {
    if !is_unused(folder) {
        return;
    }
    let lock = File::options().write(true).open(files::lock(folder));
    if lock.as_ref().is_ok_and(|lock| lock.try_lock().is_err()) {
        return;
    }
    tracing::info!("the index of another version is removed from {}", folder.display());
    if let Err(error) = remove() {
        tracing::warn!("it is not removed: {error}");
    }
}

/// Whether nobody has refreshed the index of a folder for so long: each refresh touches the lock.
fn is_unused(folder: &Path) -> bool {
    let used = [files::lock(folder), files::database(folder)];
    let last = used.iter().filter_map(|path| fs::metadata(path).ok()?.modified().ok()).max();
    last.is_some_and(|last| SystemTime::now().duration_since(last).is_ok_and(|age| age > UNUSED))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::archive::Index;

    struct Room(tempfile::TempDir);

    impl Room {
        fn new() -> Self {
            let room = Self(tempfile::tempdir().unwrap());
            fs::create_dir(room.0.path().join("archive")).unwrap();
            let sample = room.0.path().join("archive/a.txt");
            fs::write(&sample, "La digue tient.").unwrap();
            // A file that was written a moment ago may change once more within the same instant, and is read again.
            let earlier = SystemTime::now() - Duration::from_secs(60);
            File::options().write(true).open(sample).unwrap().set_modified(earlier).unwrap();
            room
        }

        fn cache(&self) -> PathBuf {
            self.0.path().join("cache")
        }

        /// What a run of the program does; how many files it read, and why it began anew.
        fn run(&self) -> (usize, Option<Rebuilt>) {
            let mut opened = Index::open(&self.cache()).unwrap();
            let roots = [self.0.path().join("archive")];
            let refreshed = opened.index.refresh(&roots, &mut |_| {}, &AtomicBool::new(false)).unwrap();
            assert_eq!(opened.index.articles(&roots).unwrap().len(), 1);
            (refreshed.read, opened.rebuilt.or(refreshed.rebuilt))
        }

        /// Makes the index of the cache folder that of another version, or of this one again.
        fn is_of(&self, version: u32) {
            let connection = Connection::open(files::database(&self.cache())).unwrap();
            connection.execute("UPDATE meta SET value = ?1 WHERE key = 'schema'", [version]).unwrap();
            connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
            seal::break_in(&self.cache());
        }

        fn age(&self, folder: &Path) {
            for path in [files::lock(folder), files::database(folder)] {
                let file = File::options().write(true).open(path).unwrap();
                file.set_modified(SystemTime::now() - 2 * UNUSED).unwrap();
            }
        }
    }

    #[test]
    fn two_versions_in_turns_build_each_its_own_once() {
        let room = Room::new();
        assert_eq!(room.run(), (1, None));
        room.is_of(schema::SCHEMA + 1);
        let other = fs::read(files::database(&room.cache())).unwrap();
        assert_eq!(room.run(), (1, Some(Rebuilt::OtherVersion)));
        for _ in 0..3 {
            assert_eq!(room.run(), (0, None), "its own is there");
        }
        assert!(fs::read(files::database(&room.cache())).unwrap() == other, "the other one's is as it was");
        room.is_of(schema::SCHEMA);
        assert_eq!(room.run(), (0, None));
    }

    #[test]
    fn what_no_version_uses_any_more_goes() {
        let room = Room::new();
        room.run();
        room.is_of(schema::SCHEMA + 1);
        room.run();
        let dead = room.cache().join("tables-1");
        fs::create_dir(&dead).unwrap();
        for path in [files::lock(&dead), files::database(&dead)] {
            fs::write(path, "").unwrap();
        }
        room.run();
        assert!(dead.exists() && files::database(&room.cache()).exists(), "they may be used");
        room.age(&room.cache());
        room.age(&dead);
        let writer = File::options().write(true).open(files::lock(&dead)).unwrap();
        writer.try_lock().unwrap();
        room.run();
        assert!(dead.exists() && !files::database(&room.cache()).exists(), "one that is written stays");
        drop(writer);
        assert_eq!(room.run(), (0, None));
        assert!(!dead.exists());
    }

    #[test]
    fn a_version_that_nobody_uses_gives_its_place_away() {
        let room = Room::new();
        room.run();
        room.is_of(schema::SCHEMA + 1);
        room.age(&room.cache());
        assert_eq!(room.run(), (1, Some(Rebuilt::OtherVersion)));
        assert!(!room.cache().join(format!("tables-{}", schema::SCHEMA)).exists());
    }
}
