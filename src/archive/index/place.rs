//! The files of the index in its folder: opened for their owner only, locked for one writer, emptied when they are of no
//! use any more.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::error::{IndexError, Rebuilt};
use super::{files, schema, seal};
use crate::disk::{make_private, make_way, private_file};

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Opens the index of a folder, making its tables where there are none. One of another version, or that is not as we
/// write it, is emptied; then the reason is given too.
pub(super) fn open_in(folder: &Path) -> Result<(Connection, Option<Rebuilt>), IndexError> {
    let first = connect(folder).and_then(|connection| Ok((schema::state(&connection)?, connection)));
    let rebuilt = match first {
        Ok((schema::State::Current, connection)) => return Ok((connection, None)),
        Ok((schema::State::Empty, _)) => None,
        Ok((schema::State::Foreign, _)) => Some(Rebuilt::OtherVersion),
        Ok((schema::State::Damaged, _)) | Err(IndexError::Damaged) => Some(Rebuilt::Damaged),
        Err(error) => return Err(error),
    };
    let _lock = lock_in(folder)?;
    // Another program may have done it while we waited.
    if let Ok(connection) = connect(folder)
        && matches!(schema::state(&connection), Ok(schema::State::Current))
    {
        return Ok((connection, None));
    }
    if rebuilt.is_some() {
        empty(folder)?;
    }
    seal::break_in(folder);
    let mut connection = connect(folder)?;
    schema::create(&mut connection)?;
    Ok((connection, rebuilt))
}

/// A connection to the index of a folder. SQLite gives its two other files the permissions of the first.
pub(super) fn connect(folder: &Path) -> Result<Connection, IndexError> {
    let path = files::database(folder);
    let refused = |error| IndexError::Folder { path: folder.to_path_buf(), error };
    for path in files::of_database(&path) {
        make_way(&path).map_err(refused)?;
        make_private(&path);
    }
    private_file(&path).map_err(refused)?;
    let connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    schema::set_up(&connection)?;
    Ok(connection)
}

/// Empties the index; the caller holds the lock. The file stays the same one, so that other programs that have it open
/// go on with it: to remove it under them would let the last of them remove files of the new one. Only what SQLite
/// cannot even empty is removed.
pub(super) fn empty(folder: &Path) -> Result<(), IndexError> {
    seal::break_in(folder);
    let emptied = || -> rusqlite::Result<()> {
        let connection = Connection::open(files::database(folder))?;
        connection.busy_timeout(PATIENCE)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_RESET_DATABASE, true)?;
        connection.execute_batch("VACUUM")?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_RESET_DATABASE, false)?;
        let left: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        if left == 0 { Ok(()) } else { Err(rusqlite::Error::QueryReturnedNoRows) }
    };
    if let Err(error) = emptied() {
        tracing::info!("the index cannot be emptied and is removed: {error}");
        remove(folder).map_err(|error| IndexError::Folder { path: folder.to_path_buf(), error })?;
    }
    Ok(())
}

/// Removes the files of an index.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    for path in files::of_database(&files::database(folder)) {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// The lock of the one program that writes, until it is dropped.
pub(super) fn lock_in(folder: &Path) -> Result<File, IndexError> {
    lock_at(folder, &files::lock(folder))
}

/// The lock at `path`, in a folder, until it is dropped. When it was taken last is when the index was used last.
pub(super) fn lock_at(folder: &Path, path: &Path) -> Result<File, IndexError> {
    let refused = |error| IndexError::Folder { path: folder.to_path_buf(), error };
    let lock = make_way(path).and_then(|()| private_file(path)).map_err(refused)?;
    let begun = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => {
                let _ = lock.set_modified(SystemTime::now());
                return Ok(lock);
            }
            Err(TryLockError::Error(error)) => return Err(refused(error)),
            Err(TryLockError::WouldBlock) if begun.elapsed() >= PATIENCE => return Err(IndexError::Busy),
            Err(TryLockError::WouldBlock) => sleep(Duration::from_millis(25)),
        }
    }
}
