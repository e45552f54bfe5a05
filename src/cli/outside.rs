//! Refusing to write into an archive: what belongs to the person is only ever read.
//!
//! A folder that is to be written to and the archives in; an error in words out where one holds it, whatever links lead there.

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::words;
use crate::text::sanitize::sanitize_path;

/// That neither this folder nor those of these names in it lie inside an archive.
///
/// # Errors
/// When one does.
pub fn outside(folder: &Path, below: &[&str], archives: &[PathBuf]) -> anyhow::Result<()> {
    let folder = real(folder);
    for archive in archives.iter().map(|archive| real(archive)) {
        let is_inside = |path: &Path| path.starts_with(&archive);
        if is_inside(&folder) || below.iter().any(|name| is_inside(&real(&folder.join(name)))) {
            bail!(words::inside_archive(sanitize_path(&folder), sanitize_path(&archive)));
        }
    }
    Ok(())
}

/// A path without links, also of what is not there yet.
fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let there = path.ancestors().find_map(|above| above.canonicalize().ok().map(|real| (above.to_path_buf(), real)));
    there.map_or(path.clone(), |(above, real)| real.join(path.strip_prefix(above).unwrap_or(&path)))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn links_and_folders_that_are_not_there_yet_are_seen_through() {
        let home = tempfile::tempdir().unwrap();
        let (archive, link) = (home.path().join("presse"), home.path().join("lien"));
        std::fs::create_dir(&archive).unwrap();
        std::os::unix::fs::symlink(&archive, &link).unwrap();
        let archives = [archive.clone()];
        for (folder, below, is_outside) in [
            (archive.clone(), &[][..], false),
            (archive.join("a/b"), &[], false),
            (link.join("a/b"), &[], false),
            (home.path().join("presse notes"), &[], true),
            (home.path().to_path_buf(), &[], true),
            (home.path().to_path_buf(), &["presse"], false),
            (home.path().to_path_buf(), &["lien"], false),
            (home.path().to_path_buf(), &["articles"], true),
        ] {
            assert_eq!(outside(&folder, below, &archives).is_ok(), is_outside, "{}", folder.display());
        }
    }
}
