//! Files inside one folder, and never outside it: no path leads out, no link inside it is followed, and a file is replaced
//! in one step.

use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Component, Path, PathBuf};

use super::readable::for_readers;
use super::{open_file, remove_leftovers};

const TEMPORARY: (&str, &str) = (".guillemet.", ".tmp");
/// Folders inside each other that are looked into.
const DEEPEST: usize = 16;

/// A folder whose files are read and written.
#[derive(Debug)]
pub struct InnerFiles {
    root: PathBuf,
}

impl InnerFiles {
    /// Opens a folder, or makes it. A link to a folder that was named is followed, once and for all.
    ///
    /// # Errors
    /// When it can be neither found nor made.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self { root: folder.canonicalize()? })
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The text of a file; `None` where there is none.
    ///
    /// # Errors
    /// When it is a link, no file, no text, or cannot be read.
    pub fn read(&self, inner: &str) -> io::Result<Option<String>> {
        let path = self.path(inner)?;
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
            Ok(found) if found.is_symlink() => return Err(is_a_link()),
            Ok(_) => {}
        }
        io::read_to_string(open_file(&path)?).map(Some)
    }

    /// Writes a file. `is_new`: nothing may be there. The folders on its way are made.
    ///
    /// # Errors
    /// When it cannot be written, or a link or something new stands there.
    pub fn write(&self, inner: &str, text: &str, is_new: bool) -> io::Result<()> {
        let path = self.path(inner)?;
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        // What was made in between is looked at again.
        self.path(inner)?;
        if fs::symlink_metadata(&path).is_ok_and(|found| found.is_symlink()) {
            return Err(is_a_link());
        }
        remove_leftovers(folder, TEMPORARY.0, TEMPORARY.1);
        let mut file = tempfile::Builder::new().prefix(TEMPORARY.0).suffix(TEMPORARY.1).tempfile_in(folder)?;
        file.write_all(text.as_bytes())?;
        match path.metadata() {
            Ok(old) => file.as_file().set_permissions(old.permissions())?,
            Err(_) => for_readers(file.path())?,
        }
        file.as_file().sync_all()?;
        if is_new { file.persist_noclobber(&path) } else { file.persist(&path) }.map_err(|error| error.error)?;
        Ok(())
    }

    /// The files whose names end like this, from the folder on, in order. Hidden ones, links and what lies very deep are
    /// passed over.
    ///
    /// # Errors
    /// When the folder itself cannot be read.
    pub fn files(&self, ending: &str) -> io::Result<Vec<String>> {
        let mut found = Vec::new();
        let mut open = vec![(String::new(), 0)];
        while let Some((inner, depth)) = open.pop() {
            let entries = match fs::read_dir(self.root.join(&inner)) {
                Ok(entries) => entries,
                Err(error) if inner.is_empty() => return Err(error),
                Err(_) => continue,
            };
            for entry in entries.flatten() {
                let Ok(name) = entry.file_name().into_string() else { continue };
                let Ok(kind) = entry.file_type() else { continue };
                let path = if inner.is_empty() { name.clone() } else { format!("{inner}/{name}") };
                match name.starts_with('.') {
                    true => {}
                    false if kind.is_dir() && depth < DEEPEST => open.push((path, depth + 1)),
                    false if kind.is_file() && name.ends_with(ending) => found.push(path),
                    false => {}
                }
            }
        }
        found.sort();
        Ok(found)
    }

    /// The whole path of a file in the folder, none of whose folders is a link.
    fn path(&self, inner: &str) -> io::Result<PathBuf> {
        let mut path = self.root.clone();
        let mut parts = Path::new(inner).components().peekable();
        while let Some(part) = parts.next() {
            let Component::Normal(name) = part else {
                return Err(io::Error::new(ErrorKind::InvalidInput, "it leads out of its folder"));
            };
            path.push(name);
            if parts.peek().is_some() && fs::symlink_metadata(&path).is_ok_and(|found| !found.is_dir()) {
                return Err(is_a_link());
            }
        }
        Ok(path)
    }
}

fn is_a_link() -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, "it is a link, or stands where a folder is meant")
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn nothing_outside_of_the_folder_is_read_or_written() {
        let (inside, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(outside.path().join("a.md"), "theirs").unwrap();
        symlink(outside.path(), inside.path().join("out")).unwrap();
        symlink(outside.path().join("a.md"), inside.path().join("b.md")).unwrap();
        let files = InnerFiles::open(inside.path()).unwrap();
        for path in ["out/a.md", "b.md", "../a.md", "/tmp/guillemet-a.md", "x/../../a.md"] {
            assert!(files.write(path, "ours", false).is_err(), "{path}");
            assert!(files.read(path).is_err(), "{path}");
        }
        assert_eq!(fs::read_to_string(outside.path().join("a.md")).unwrap(), "theirs");
        assert_eq!(files.files(".md").unwrap(), Vec::<String>::new());
        files.write("x/y.md", "ours", true).unwrap();
        assert!(files.write("x/y.md", "again", true).is_err(), "it is there");
        assert_eq!(files.read("x/y.md").unwrap().as_deref(), Some("ours"));
        assert_eq!(files.files(".md").unwrap(), ["x/y.md"]);
        assert_eq!(files.read("x/z.md").unwrap(), None);
    }
}
