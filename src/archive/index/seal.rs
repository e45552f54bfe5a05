//! The seal of the index: a checksum of its file, written when a refresh is done and broken before anything is written
//! again. As long as it is there the file must be the one that was sealed, byte for byte: SQLite has no checksums, and a
//! bit that flips in a row or in the full text would give other rows without a word.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rusqlite::Connection;
use xxhash_rust::xxh3::Xxh3;

use super::error::IndexError;
use super::files;
use crate::disk::{make_private, open_file, read_file};

/// What the first line of a seal is.
const MAGIC: &str = "guillemet index, xxh3";
/// A longer index, in bytes, is not read each time when its file has not been touched since it was sealed or looked at …
pub(super) const LONG: u64 = 256 << 20;
/// … in the last day.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What a seal says of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seal {
    /// The file is the one that was sealed.
    Whole,
    /// It is another one.
    Broken,
    /// There is no seal: somebody writes, or was killed while writing.
    Missing,
}

/// Compares the file of the index with its seal; a long one that nobody has touched is taken for whole.
pub(super) fn check(folder: &Path) -> Seal {
    compare(folder, true)
}

/// Compares all of the file of the index with its seal, however long it is.
pub(super) fn check_all(folder: &Path) -> Seal {
    compare(folder, false)
}

fn compare(folder: &Path, may_trust: bool) -> Seal {
    let noted = || read_file(&files::seal(folder)).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let Some(before) = noted().filter(|text| text.starts_with(MAGIC)) else {
        break_in(folder);
        return Seal::Missing;
    };
    if may_trust && is_long_and_untouched(folder, &before) {
        return Seal::Whole;
    }
    let found = text_of(folder);
    // Whoever wrote meanwhile has broken the seal first.
    if noted().as_ref() != Some(&before) {
        return Seal::Missing;
    }
    match found {
        Ok(text) if claims(&text) == claims(&before) => {
            if let Ok(seal) = fs::File::options().write(true).open(files::seal(folder)) {
                // When it was looked at last.
                let _ = seal.set_modified(SystemTime::now());
            }
            Seal::Whole
        }
        _ => Seal::Broken,
    }
}

/// Seals the index when it is not. Nobody writes meanwhile; where somebody reads, it is sealed the next time.
pub(super) fn put(folder: &Path, connection: &Connection) {
    if files::seal(folder).exists() {
        return;
    }
    let sealed = || -> Result<(), IndexError> {
        let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy != 0 {
            return Ok(());
        }
        // Whoever wants to write waits for this transaction, and breaks the seal inside its own.
        connection.execute_batch("BEGIN IMMEDIATE")?;
        let log = fs::metadata(&files::of_database(&files::database(folder))[1]).map_or(0, |found| found.len());
        let written = if log == 0 { text_of(folder).and_then(|text| write(folder, &text)) } else { Ok(()) };
        connection.execute_batch("ROLLBACK")?;
        written.map_err(|error| IndexError::Folder { path: folder.to_path_buf(), error })
    };
    if let Err(error) = sealed() {
        tracing::warn!("the index is not sealed: {error}");
    }
}

/// Breaks the seal: inside the transaction that will write, or with the lock.
pub(super) fn break_in(folder: &Path) {
    let _ = fs::remove_file(files::seal(folder));
}

/// The length and the checksum in the text of a seal.
fn claims(text: &str) -> (Option<&str>, Option<&str>) {
    (text.lines().nth(1), text.lines().nth(3))
}

/// Whether the index is a long one that nobody has touched since it was looked at.
fn is_long_and_untouched(folder: &Path, seal: &str) -> bool {
    let untouched = || {
        let found = fs::metadata(files::database(folder)).ok().filter(|found| found.len() > LONG)?;
        let looked_at = fs::metadata(files::seal(folder)).ok()?.modified().ok()?;
        let recently = SystemTime::now().duration_since(looked_at).is_ok_and(|age| age < DAY);
        let stamp = format!("{}\n{}\n{}\n", MAGIC, found.len(), nanoseconds(&found));
        Some(recently && seal.starts_with(&stamp))
    };
    untouched().unwrap_or(false)
}

/// The text of a seal: what it is, the length of the file, when it changed, the checksum.
fn text_of(folder: &Path) -> io::Result<String> {
    let file = files::database(folder);
    let found = fs::metadata(&file)?;
    let hash = checksum(&file)?;
    Ok(format!("{}\n{}\n{}\n{hash:016x}\n", MAGIC, found.len(), nanoseconds(&found)))
}

/// The checksum of a file.
pub(super) fn checksum(file: &Path) -> io::Result<u64> {
    let mut file = open_file(file)?;
    let mut hash = Xxh3::new();
    let mut block = vec![0; 1 << 20];
    loop {
        match file.read(&mut block) {
            Ok(0) => break,
            Ok(read) => hash.update(&block[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(hash.digest())
}

fn nanoseconds(found: &fs::Metadata) -> u128 {
    let since = found.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |since| since.as_nanos())
}

fn write(folder: &Path, text: &str) -> io::Result<()> {
    let mut file = tempfile::Builder::new().prefix("index.seal.").suffix(".tmp").tempfile_in(folder)?;
    make_private(file.path());
    file.write_all(text.as_bytes())?;
    let path: PathBuf = files::seal(folder);
    file.persist(path).map(drop).map_err(|error| error.error)
}
