//! What the person has read, and what was there the last time: state, which nobody mourns, in the state folder.
//!
//! What was read is a line an article, added at the end; what was there is a file for each set of archives, written anew when
//! the program is left.

use std::collections::HashSet;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::xxh3_64;

use super::atomic::{self, Durability, folder_of};
use super::{Dirs, ProfileError};
use crate::archive::ReadMarks;
use crate::article::ArticleId;
use crate::disk::{private_file, private_folder, read_file};

/// Most articles that are remembered as read: a file longer than that is begun anew with the newest half.
const MOST: usize = 200_000;

/// What was read, and what was there in this set of archives. What cannot be read counts as nothing.
pub(super) fn load(dirs: &Dirs, archives: &[PathBuf]) -> ReadMarks {
    let read = ids(&dirs.read_articles()).unwrap_or_default().into_iter().collect();
    let known = ids(&known_file(dirs, archives)).map(|ids| ids.into_iter().collect::<HashSet<_>>());
    ReadMarks { read, known }
}

/// Remembers that an article was read.
pub(super) fn mark_read(dirs: &Dirs, article: ArticleId) -> Result<(), ProfileError> {
    let path = dirs.read_articles();
    let before = ids(&path).unwrap_or_default();
    if before.len() >= MOST {
        return write(&path, before[MOST / 2..].iter().copied().chain([article]));
    }
    let add = || {
        private_folder(folder_of(&path))?;
        drop(private_file(&path)?);
        // One small write at the end, so that two programs never mix their lines.
        OpenOptions::new().append(true).open(&path)?.write_all(format!("{article}\n").as_bytes())
    };
    add().map_err(|source| ProfileError::Unwritable { path: path.clone(), source })
}

/// Remembers what is there in this set of archives.
pub(super) fn keep_known(
    dirs: &Dirs,
    archives: &[PathBuf],
    articles: impl Iterator<Item = ArticleId>,
) -> Result<(), ProfileError> {
    write(&known_file(dirs, archives), articles)
}

fn write(path: &Path, articles: impl Iterator<Item = ArticleId>) -> Result<(), ProfileError> {
    let text: String = articles.map(|article| format!("{article}\n")).collect();
    atomic::replace(path, text.as_bytes(), Durability::Fast)
}

/// The ids in a file, a line each; `None` when there is no such file.
fn ids(path: &Path) -> Option<Vec<ArticleId>> {
    let bytes = read_file(path).ok()?;
    Some(String::from_utf8_lossy(&bytes).lines().filter_map(|line| line.parse().ok()).collect())
}

/// The file for a set of archives.
fn known_file(dirs: &Dirs, archives: &[PathBuf]) -> PathBuf {
    dirs.state.join("known").join(name_of(archives))
}

/// What a set of archives is called among files, in whatever order they are named.
pub(super) fn name_of(archives: &[PathBuf]) -> String {
    let mut names: Vec<_> = archives.iter().map(|path| path.as_os_str().as_encoded_bytes()).collect();
    names.sort_unstable();
    names.dedup();
    format!("{:016x}", xxh3_64(&names.join(&0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Overrides;

    #[test]
    fn what_was_read_and_what_was_there_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let at = Some(folder.path().to_path_buf());
        let dirs = Dirs::find(Overrides { config: at.clone(), cache: at.clone(), state: at }).unwrap();
        let archives = [PathBuf::from("/b"), PathBuf::from("/a")];
        let id = |text: &str| text.parse::<ArticleId>().unwrap();
        let (one, other) = (id("aaaa000000000001"), id("bbbb000000000001"));
        assert!(!load(&dirs, &archives).is_new(one), "the first time nothing is new");
        keep_known(&dirs, &archives, [one].into_iter()).unwrap();
        mark_read(&dirs, other).unwrap();
        mark_read(&dirs, other).unwrap();
        let marks = load(&dirs, &[PathBuf::from("/a"), PathBuf::from("/b")]);
        assert!(marks.is_new(other) && !marks.is_new(one));
        assert!(marks.is_read(other) && !marks.is_read(one));
        std::fs::write(dirs.read_articles(), b"nonsense\n\xff\naaaa000000000001\n").unwrap();
        assert!(load(&dirs, &archives).is_read(one));
    }
}
