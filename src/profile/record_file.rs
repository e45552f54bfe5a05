//! A file of records, line by line, as it stands on the disk.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::record::{LineProblem, Record};
use super::{ProfileError, resolved};
use crate::disk::read_file;
use crate::text::sanitize::{escape_json, sanitize_line};

/// All the lines of a file, each with the record that it holds, if it holds one.
pub(super) struct RecordFile<T> {
    path: PathBuf,
    lines: Vec<RecordLine<T>>,
    /// The lines that are no records.
    pub problems: Vec<LineProblem>,
}

/// One line, without its end.
pub(super) struct RecordLine<T> {
    /// What stands in the file, byte for byte.
    pub raw: Vec<u8>,
    /// What it means.
    pub record: Option<T>,
}

impl<T: Record> RecordFile<T> {
    /// Reads the file that `path` leads to; a missing one has no lines.
    pub fn read(path: &Path) -> Result<Self, ProfileError> {
        let target = resolved(path);
        let unreadable = |source| ProfileError::Unreadable { path: path.into(), source };
        let bytes = match fs::metadata(&target) {
            Ok(found) if !found.is_file() => return Err(ProfileError::NotAFile { path: path.into() }),
            Ok(_) => read_file(&target).map_err(unreadable)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(unreadable(error)),
        };
        Ok(Self::parse(path, &bytes))
    }

    fn parse(path: &Path, bytes: &[u8]) -> Self {
        let mut file = Self { path: path.into(), lines: Vec::new(), problems: Vec::new() };
        let mut known = HashSet::new();
        let whole = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        if bytes.is_empty() {
            return file;
        }
        for (number, raw) in (1..).zip(whole.split(|byte| *byte == b'\n')) {
            let read = read_line::<T>(raw).and_then(|record| match record {
                Some(record) if !known.insert(record.id().to_owned()) => {
                    Err(format!("there is a record {} above already", record.id()))
                }
                record => Ok(record),
            });
            let record = read.unwrap_or_else(|reason| {
                file.problems.push(LineProblem { line: number, reason });
                None
            });
            file.lines.push(RecordLine { raw: raw.to_vec(), record });
        }
        file
    }

    /// The file as it is to be written.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.lines.iter().flat_map(|line| line.raw.iter().copied().chain([b'\n'])).collect()
    }

    /// The records, in the order of the file.
    pub fn into_records(self) -> Vec<T> {
        self.lines.into_iter().filter_map(|line| line.record).collect()
    }

    /// The number of lines.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// The position of the record `id` among the lines.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.lines.iter().position(|line| line.record.as_ref().is_some_and(|record| record.id() == id))
    }

    /// The same, where the record must be there.
    pub fn find_or_err(&self, id: &str) -> Result<usize, ProfileError> {
        self.find(id).ok_or_else(|| ProfileError::NoRecord { path: self.path.clone(), id: id.to_owned() })
    }

    /// Changes the record at `position`; all other lines stay as they are, byte for byte.
    pub fn change(&mut self, position: usize, change: impl FnOnce(&mut T)) -> Result<(), ProfileError> {
        let line = &mut self.lines[position];
        if let Some(record) = &mut line.record {
            change(record);
            line.raw = write_line(&self.path, record)?;
        }
        Ok(())
    }

    /// Adds a record at the end.
    pub fn push(&mut self, record: T) -> Result<(), ProfileError> {
        let raw = write_line(&self.path, &record)?;
        self.lines.push(RecordLine { raw, record: Some(record) });
        Ok(())
    }

    /// Takes the line at `position` out.
    pub fn remove(&mut self, position: usize) -> RecordLine<T> {
        self.lines.remove(position)
    }

    /// Puts a line in at `position`, or at the end of a file that is shorter by now.
    pub fn insert(&mut self, position: usize, line: RecordLine<T>) {
        self.lines.insert(position.min(self.lines.len()), line);
    }

    /// The record at `position`, if there is one.
    pub fn record(&self, position: usize) -> Option<&T> {
        self.lines.get(position).and_then(|line| line.record.as_ref())
    }
}

/// The record that a line holds; `None` for a blank line.
fn read_line<T: Record>(raw: &[u8]) -> Result<Option<T>, String> {
    // Some editors put a byte order mark at the start of a file.
    let raw = raw.strip_prefix("\u{feff}".as_bytes()).unwrap_or(raw);
    if raw.trim_ascii().is_empty() {
        return Ok(None);
    }
    let mut record: T = serde_json::from_slice(raw).map_err(|error| sanitize_line(&error.to_string()))?;
    record.sanitise();
    if record.id().is_empty() { Err("it has no \"id\"".to_owned()) } else { Ok(Some(record)) }
}

fn write_line<T: Record>(path: &Path, record: &T) -> Result<Vec<u8>, ProfileError> {
    serde_json::to_string(record)
        .map(|json| escape_json(json).into_bytes())
        .map_err(|error| ProfileError::NotJson { path: path.into(), reason: error.to_string() })
}
