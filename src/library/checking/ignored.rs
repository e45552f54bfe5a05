//! The quotations of drafts that a person wants to hear nothing about: the lines of `.guillemetignore`.
//!
//! A line has the words of one quotation; lines that begin with `#` are remarks. Such a file counts for the drafts in its
//! folder and in all folders below. A draft's folder in, what is ignored there out; a new line is written where the nearest
//! such file is.

use std::collections::HashSet;
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::disk::read_file;
use crate::drafts::plain;
use crate::text::sanitize::sanitize_line;

/// The name of the file.
pub(crate) const IGNORE_FILE: &str = ".guillemetignore";

/// Folders above a draft that are looked at, at most.
const MOST_FOLDERS: usize = 40;

/// The quotations that are ignored in a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ignored(HashSet<String>);

impl Ignored {
    /// What the files of this folder and of those above it say.
    pub fn in_folder(folder: &Path) -> Self {
        let mut all = Self::default();
        for folder in folder.ancestors().take(MOST_FOLDERS) {
            if let Ok(bytes) = read_file(&folder.join(IGNORE_FILE)) {
                all.add(&String::from_utf8_lossy(&bytes));
            }
        }
        all
    }

    fn add(&mut self, text: &str) {
        let lines = text.trim_start_matches('\u{feff}').lines().filter(|line| !line.trim_start().starts_with('#'));
        self.0.extend(lines.map(plain).filter(|line| !line.is_empty()));
    }

    /// Whether a quotation with these words is ignored.
    pub fn has(&self, words: &str) -> bool {
        !self.0.is_empty() && self.0.contains(&plain(words))
    }

    /// Adds a quotation for the drafts in `folder`: to the nearest file that is there, else to a new one in `root`. Returns
    /// which file that is.
    pub fn write(folder: &Path, root: &Path, quoted: &str) -> io::Result<PathBuf> {
        let line = sanitize_line(quoted);
        let folders = || folder.ancestors().take(MOST_FOLDERS);
        let there = folders().map(|folder| folder.join(IGNORE_FILE)).find(|file| file.is_file());
        let file = there.unwrap_or_else(|| root.join(IGNORE_FILE));
        let before = match read_file(&file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        let mut all = Self::default();
        all.add(&String::from_utf8_lossy(&before));
        if !all.has(&line) {
            // One that begins as a remark would is written so that it is none.
            let hash = if line.starts_with('#') { "« " } else { "" };
            let newline = if before.is_empty() || before.ends_with(b"\n") { "" } else { "\n" };
            let mut out = OpenOptions::new().create(true).append(true).open(&file)?;
            out.write_all(format!("{newline}{hash}{line}\n").as_bytes())?;
        }
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_counts_for_its_folder_and_those_below_whatever_the_typography() {
        let root = tempfile::tempdir().unwrap();
        let below = root.path().join("chapitres/un");
        std::fs::create_dir_all(&below).unwrap();
        assert_eq!(Ignored::in_folder(&below), Ignored::default());
        let file = Ignored::write(&below, root.path(), "Le quai\ntiendra, « oui »").unwrap();
        assert_eq!(file, root.path().join(IGNORE_FILE));
        Ignored::write(&below, &below, "Le quai tiendra oui").unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "Le quai tiendra, « oui »\n", "it is there already");
        std::fs::write(&file, "# une remarque\nsans fin de ligne").unwrap();
        Ignored::write(&below, root.path(), "#moi").unwrap();
        let ignored = Ignored::in_folder(&below);
        assert!(ignored.has("Sans fin de ligne") && ignored.has("#moi") && !ignored.has("une remarque"));
        assert!(!below.join(IGNORE_FILE).exists());
    }
}
