//! The files of a snapshot on disk: columns behind a header with a hash of the archives' paths, the generation of the
//! index and a hash of the columns.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use xxhash_rust::xxh3::xxh3_64;

use crate::analysis;
use crate::archive::columns::{Packed, Unpacking};
use crate::archive::paths::to_bytes;
use crate::disk::{make_private, remove_leftovers};

/// How each file begins; the number changes with the format.
const MAGIC: [u8; 8] = *b"gllmtl03";
/// Bytes before the columns: the magic, the generation, the hash of the roots and that of the columns.
const HEADER: usize = 32;
/// Files of a set of archives.
const LISTS: usize = 4;
/// How many sets of archives have their snapshot on disk at most.
pub(super) const KEPT: usize = 8;

/// The files of one set of archives.
#[derive(Debug)]
pub(super) struct Files {
    folder: PathBuf,
    /// The folder of a shared index, whose writer may have left the same files there.
    shared: Option<PathBuf>,
    /// The hash of the real paths of the archives.
    roots: u64,
}

impl Files {
    /// For the archives with these real paths, in the folder of the index.
    pub fn of(folder: &Path, shared: Option<&Path>, roots: &[PathBuf]) -> Self {
        let paths: Vec<&[u8]> = roots.iter().map(|root| to_bytes(root)).collect();
        // Another version of the program may fold text or bring names together differently.
        let version = format!("{} {}", env!("CARGO_PKG_VERSION"), analysis::VERSION);
        let roots = xxh3_64(&[paths.join(&0), version.into_bytes()].join(&0));
        Self { folder: folder.to_path_buf(), shared: shared.map(Path::to_path_buf), roots }
    }

    pub fn articles(&self) -> PathBuf {
        self.folder.join(format!("list-{:016x}.articles", self.roots))
    }

    pub fn headlines(&self) -> PathBuf {
        self.folder.join(format!("list-{:016x}.headlines", self.roots))
    }

    pub fn quotes(&self) -> PathBuf {
        self.folder.join(format!("list-{:016x}.quotes", self.roots))
    }

    pub fn entities(&self) -> PathBuf {
        self.folder.join(format!("list-{:016x}.entities", self.roots))
    }

    /// Whether a file of this generation is there, damaged or not.
    pub fn has(&self, path: &Path, generation: i64) -> bool {
        let begins_so = |path: PathBuf| {
            let mut header = [0; HEADER];
            let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
            read.is_ok() && header[..24] == self.header(generation, 0)[..24]
        };
        self.in_shared(path).is_some_and(begins_so) || begins_so(path.to_path_buf())
    }

    /// The file of the same name beside the shared index.
    fn in_shared(&self, path: &Path) -> Option<PathBuf> {
        self.shared.as_deref().zip(path.file_name()).map(|(folder, name)| folder.join(name))
    }

    /// Reads a file, rather that of the shared index; `None` unless it is undamaged and of this generation.
    pub fn read<T>(&self, path: &Path, generation: i64, unpack: impl Fn(&mut Unpacking<'_>) -> Option<T>) -> Option<T> {
        let shared = self.in_shared(path).and_then(|path| self.read_one(&path, generation, &unpack));
        shared.or_else(|| self.read_one(path, generation, &unpack))
    }

    fn read_one<T>(
        &self,
        path: &Path,
        generation: i64,
        unpack: impl FnOnce(&mut Unpacking<'_>) -> Option<T>,
    ) -> Option<T> {
        let file = File::open(path).ok()?;
        let length = file.metadata().ok()?.len().checked_sub(HEADER as u64)?;
        let mut file = BufReader::new(file);
        let mut header = [0; HEADER];
        file.read_exact(&mut header).ok()?;
        if header[..24] != self.header(generation, 0)[..24] {
            return None;
        }
        let mut columns = Unpacking::new(&mut file, length);
        let unpacked = unpack(&mut columns)?;
        (header == self.header(generation, columns.finish()?)).then_some(unpacked)
    }

    fn header(&self, generation: i64, hash: u64) -> [u8; HEADER] {
        let mut header = [0; HEADER];
        header[..8].copy_from_slice(&MAGIC);
        header[8..16].copy_from_slice(&generation.to_le_bytes());
        header[16..24].copy_from_slice(&self.roots.to_le_bytes());
        header[24..].copy_from_slice(&hash.to_le_bytes());
        header
    }

    /// Writes a file by renaming a temporary one, so that readers see the old file or the new one.
    pub fn write(&self, path: &Path, generation: i64, pack: impl FnOnce(&mut Packed<'_>)) -> io::Result<()> {
        let file = tempfile::Builder::new().prefix("list-").suffix(".tmp").tempfile_in(&self.folder)?;
        make_private(file.path());
        let mut to = BufWriter::new(file);
        to.write_all(&[0; HEADER])?;
        let mut columns = Packed::new(&mut to);
        pack(&mut columns);
        let hash = columns.finish()?;
        to.rewind()?;
        to.write_all(&self.header(generation, hash))?;
        let file = to.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.persist(path).map(drop).map_err(|error| error.error)
    }

    /// Deletes the files that were written longest ago, so that the folder does not grow with every archive that was
    /// ever opened.
    pub fn forget_others(&self) {
        for begins in ["list-", "index.seal."] {
            remove_leftovers(&self.folder, begins, ".tmp");
        }
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let mut lists: Vec<(SystemTime, PathBuf)> = entries
            .flatten()
            .filter(|entry| entry.file_name().as_encoded_bytes().starts_with(b"list-"))
            .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
            .collect();
        lists.sort_unstable();
        let old = lists.len().saturating_sub(LISTS * KEPT);
        for (_, path) in &lists[..old] {
            let _ = fs::remove_file(path);
        }
    }
}
