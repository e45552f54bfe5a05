//! The manifest of a shared index: the one file that says which state is the newest, what its file must be, and which
//! archives it has. It is small, readable, and replaced by a rename.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::analysis;
use crate::archive::index::schema;
use crate::archive::paths::{from_bytes, to_bytes};
use crate::disk::{for_readers, read_file};
use crate::text::percent;

/// What the names of manifests begin and end with; between them are the numbers of the version.
const BEGINS: &str = "index-";
const ENDS: &str = ".json";
/// A manifest that is longer, in bytes, is none.
const LONGEST: u64 = 1 << 20;

/// The numbers of the tables and of the analysis: what another version of the program has others of.
pub(super) fn version() -> String {
    format!("{}-{}", schema::SCHEMA, analysis::VERSION)
}

/// The name of the manifest that this version of the program reads.
pub(super) fn name() -> String {
    format!("{BEGINS}{}{ENDS}", version())
}

/// What the names of the folders of states begin with.
pub(super) fn state_begins() -> String {
    format!("state-{}-", version())
}

/// Whether a folder has manifests of other versions.
pub(super) fn others_there(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        let numbers = name.to_str().and_then(|name| name.strip_prefix(BEGINS)?.strip_suffix(ENDS));
        numbers.is_some_and(|numbers| {
            numbers != version() && numbers.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
        })
    })
}

/// By what a manifest is told from the one before: its file is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    inode: u64,
    changed: (i64, i64),
}

impl Stamp {
    /// Of the manifest that stands there now.
    pub(super) fn of(folder: &Path) -> io::Result<Option<Self>> {
        use std::os::unix::fs::MetadataExt as _;
        match fs::metadata(folder.join(name())) {
            Ok(found) => Ok(Some(Self { inode: found.ino(), changed: (found.mtime(), found.mtime_nsec()) })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// What a manifest says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Manifest {
    /// The name of the folder of the newest state.
    pub state: String,
    /// The length of its index, in bytes.
    pub length: u64,
    /// The checksum of its index.
    pub checksum: u64,
    /// The real paths of the archives that it has.
    pub roots: Vec<PathBuf>,
}

/// As it stands in the file.
#[derive(Serialize, Deserialize)]
struct Written {
    /// The version of the program that wrote it: for people.
    guillemet: String,
    state: String,
    length: u64,
    checksum: String,
    archives: Vec<String>,
}

impl Manifest {
    /// Reads the manifest of a folder; `None` where there is none. One that says nothing that could be true is an error.
    pub(super) fn read(folder: &Path) -> io::Result<Option<Self>> {
        let path = folder.join(name());
        match fs::metadata(&path) {
            Ok(found) if found.len() <= LONGEST => {}
            Ok(_) => return Err(unfit()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        }
        let written: Written = serde_json::from_slice(&read_file(&path)?).map_err(|_| unfit())?;
        // A name and nothing more: a state is never looked for outside of the folder.
        let is_name = written.state.starts_with(&state_begins()) && !written.state.contains(['/', '\0']);
        let checksum = u64::from_str_radix(&written.checksum, 16).ok().filter(|_| is_name).ok_or_else(unfit)?;
        let roots = written.archives.iter().map(|archive| decoded(archive)).collect();
        Ok(Some(Self { state: written.state, length: written.length, checksum, roots }))
    }

    /// Puts it in place of the one before.
    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        let written = Written {
            guillemet: env!("CARGO_PKG_VERSION").to_owned(),
            state: self.state.clone(),
            length: self.length,
            checksum: format!("{:016x}", self.checksum),
            archives: self.roots.iter().map(|root| encoded(root)).collect(),
        };
        let aside = folder.join(format!(".{}.{}.tmp", name(), std::process::id()));
        let written = || -> io::Result<()> {
            let mut file = fs::File::create(&aside)?;
            file.write_all(&serde_json::to_vec_pretty(&written)?)?;
            file.write_all(b"\n")?;
            for_readers(&aside)?;
            file.sync_all()?;
            fs::rename(&aside, folder.join(name()))
        };
        written().inspect_err(|_| drop(fs::remove_file(&aside)))
    }
}

fn unfit() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the manifest of the index is damaged")
}

/// A path in letters that any file and any address can have.
pub(super) fn encoded(path: &Path) -> String {
    percent::encode(to_bytes(path))
}

/// The path that [`encoded`] made this of.
fn decoded(text: &str) -> PathBuf {
    from_bytes(&percent::decode(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_path_comes_back_from_a_manifest() {
        let folder = tempfile::tempdir().unwrap();
        let roots = vec![from_bytes(b"/srv/Presse \xe9crite/100% ?#&"), PathBuf::from("/srv/été")];
        let manifest = Manifest { state: format!("{}a", state_begins()), length: 7, checksum: 9, roots };
        assert_eq!(Manifest::read(folder.path()).unwrap(), None);
        let before = Stamp::of(folder.path()).unwrap();
        manifest.write(folder.path()).unwrap();
        assert_eq!(Manifest::read(folder.path()).unwrap().unwrap(), manifest);
        assert_ne!(Stamp::of(folder.path()).unwrap(), before);
    }

    #[test]
    fn a_state_outside_of_the_folder_is_none() {
        let folder = tempfile::tempdir().unwrap();
        for state in ["../elsewhere", "/tmp", "", "state-0-x"] {
            let text =
                format!("{{\"guillemet\":\"\",\"state\":\"{state}\",\"length\":1,\"checksum\":\"0\",\"archives\":[]}}");
            fs::write(folder.path().join(name()), text).unwrap();
            assert!(Manifest::read(folder.path()).is_err(), "{state}");
        }
        let inside = format!("{}/../..", state_begins());
        let text =
            format!("{{\"guillemet\":\"\",\"state\":\"{inside}\",\"length\":1,\"checksum\":\"0\",\"archives\":[]}}");
        fs::write(folder.path().join(name()), text).unwrap();
        assert!(Manifest::read(folder.path()).is_err());
    }

    #[test]
    fn another_version_is_told_from_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!others_there(folder.path()));
        fs::write(folder.path().join(name()), "").unwrap();
        fs::write(folder.path().join("index-notes.json"), "").unwrap();
        assert!(!others_there(folder.path()));
        fs::write(folder.path().join("index-1.json"), "").unwrap();
        assert!(others_there(folder.path()));
    }
}
