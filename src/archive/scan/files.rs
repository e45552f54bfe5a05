//! The files of an archive by the million: their paths one after the other, so that nothing is left of them in memory
//! once they are dropped.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use rustix::fs::Stat;

use crate::archive::paths::{as_path, to_bytes};

/// A file that may hold articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// Where it is, below one of the roots.
    pub path: PathBuf,
    /// Its length in bytes.
    pub size: u64,
    /// When it last changed, in nanoseconds since 1970.
    pub mtime_ns: i64,
}

/// One of the [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileEntryRef<'a> {
    /// Where it is, below one of the roots.
    pub path: &'a Path,
    /// Its length in bytes.
    pub size: u64,
    /// When it last changed, in nanoseconds since 1970.
    pub mtime_ns: i64,
}

/// Files that may hold articles.
#[derive(Debug, Default)]
pub struct Files {
    paths: Vec<u8>,
    entries: Vec<Entry>,
}

/// The bits that the length of a path takes in [`Entry::path`]: no system has paths of a megabyte.
const LENGTH_BITS: u32 = 20;

/// A file: where its path lies, its length and its time.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Where its path begins, and how long it is.
    path: u64,
    size: u64,
    mtime_ns: i64,
}

impl FileEntryRef<'_> {
    /// The same with a path of its own.
    #[must_use]
    pub fn to_entry(self) -> FileEntry {
        FileEntry { path: self.path.to_path_buf(), size: self.size, mtime_ns: self.mtime_ns }
    }
}

impl Files {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = FileEntryRef<'_>> {
        self.entries.iter().map(|entry| self.entry(entry))
    }

    /// The file in this place.
    pub(super) fn get(&self, at: usize) -> Option<FileEntryRef<'_>> {
        self.entries.get(at).map(|entry| self.entry(entry))
    }

    fn entry(&self, entry: &Entry) -> FileEntryRef<'_> {
        FileEntryRef { path: as_path(path_of(&self.paths, entry)), size: entry.size, mtime_ns: entry.mtime_ns }
    }

    pub(super) fn add(&mut self, path: &Path, meta: &Metadata) {
        let since = meta.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let mtime_ns = since.and_then(|since| i64::try_from(since.as_nanos()).ok()).unwrap_or_default();
        self.put(&[to_bytes(path)], meta.len(), mtime_ns);
    }

    /// Adds the file of this name in a folder. Times before 1970 count as none.
    pub(super) fn add_in(&mut self, folder: &Path, name: &[u8], found: &Stat) {
        let folder = to_bytes(folder);
        let between: &[u8] = if folder.ends_with(b"/") { b"" } else { b"/" };
        let since = u64::try_from(found.st_mtime).ok().zip(u32::try_from(found.st_mtime_nsec).ok());
        let since = since.map(|(seconds, nanoseconds)| Duration::new(seconds, nanoseconds).as_nanos());
        let mtime_ns = since.and_then(|since| i64::try_from(since).ok()).unwrap_or_default();
        self.put(&[folder, between, name], u64::try_from(found.st_size).unwrap_or_default(), mtime_ns);
    }

    fn put(&mut self, path: &[&[u8]], size: u64, mtime_ns: i64) {
        let length: usize = path.iter().map(|part| part.len()).sum();
        if length >> LENGTH_BITS > 0 {
            return;
        }
        let place = (self.paths.len() as u64) << LENGTH_BITS | length as u64;
        self.entries.push(Entry { path: place, size, mtime_ns });
        path.iter().for_each(|part| self.paths.extend_from_slice(part));
    }

    pub(super) fn append(&mut self, others: &Self) {
        let before = (self.paths.len() as u64) << LENGTH_BITS;
        self.paths.extend_from_slice(&others.paths);
        self.entries.extend(others.entries.iter().map(|entry| Entry { path: entry.path + before, ..*entry }));
    }

    /// Puts them in the order of the bytes of their paths.
    pub fn sort(&mut self) {
        let paths = &self.paths;
        self.entries.sort_unstable_by(|a, b| path_of(paths, a).cmp(path_of(paths, b)));
    }
}

fn path_of<'a>(paths: &'a [u8], entry: &Entry) -> &'a [u8] {
    let start = usize::try_from(entry.path >> LENGTH_BITS).unwrap_or(usize::MAX);
    let length = usize::try_from(entry.path & ((1 << LENGTH_BITS) - 1)).unwrap_or_default();
    paths.get(start..start.saturating_add(length)).unwrap_or_default()
}
