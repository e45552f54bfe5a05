//! Who may write a shared index: whoever can may show its readers other words than were said, so only its owner and the
//! system's administrator should.

use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::manifest;

/// Group and others may write.
const OTHERS_WRITE: u32 = 0o022;
/// In a folder with this bit nobody removes or renames what belongs to somebody else.
const STICKY: u32 = 0o1000;

/// The first place by which others than the owner of this folder, its reader and the administrator could change the index:
/// the folder, its manifest, or a folder above it.
///
/// # Errors
/// When the folder is not there, or the system does not say.
pub fn writable_by_others(folder: &Path) -> io::Result<Option<PathBuf>> {
    let real = folder.canonicalize()?;
    let owner = fs::metadata(&real)?.uid();
    let manifest = real.join(manifest::name());
    if fs::metadata(&manifest).is_ok_and(|found| may_be_changed(&found, owner, false)) {
        return Ok(Some(manifest));
    }
    for (above, path) in real.ancestors().enumerate() {
        if may_be_changed(&fs::metadata(path)?, owner, above > 0) {
            return Ok(Some(path.to_path_buf()));
        }
    }
    Ok(None)
}

/// The same for the file of a state and the folder that it lies in.
pub(super) fn writable_file(folder: &Path, file: &Path) -> io::Result<Option<PathBuf>> {
    let owner = fs::metadata(folder)?.uid();
    for path in [Some(file), file.parent()].into_iter().flatten() {
        if may_be_changed(&fs::metadata(path)?, owner, false) {
            return Ok(Some(path.to_path_buf()));
        }
    }
    Ok(None)
}

/// Whether others than `owner`, the reader and the administrator may write there. In a folder above, the sticky bit keeps
/// them from replacing what is not theirs.
fn may_be_changed(found: &Metadata, owner: u32, is_above: bool) -> bool {
    let reader = rustix::process::geteuid().as_raw();
    let stranger = found.uid() != owner && found.uid() != reader && found.uid() != 0;
    let sticky = is_above && found.mode() & STICKY != 0;
    stranger || (found.mode() & OTHERS_WRITE != 0 && !sticky)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn only_what_its_owner_alone_can_write_is_trusted() {
        let house = tempfile::tempdir().unwrap();
        let folder = house.path().join("a/index");
        fs::create_dir_all(&folder).unwrap();
        let real = folder.canonicalize().unwrap();
        let set = |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        let above = real.parent().unwrap();
        set(above, 0o755);
        set(&real, 0o755);
        assert_eq!(writable_by_others(&folder).unwrap(), None);
        for mode in [0o775, 0o757, 0o1777] {
            set(&real, mode);
            assert_eq!(writable_by_others(&folder).unwrap().as_ref(), Some(&real), "{mode:o}");
        }
        set(&real, 0o755);
        set(above, 0o777);
        assert_eq!(writable_by_others(&folder).unwrap().as_deref(), Some(above));
        set(above, 0o1777);
        assert_eq!(writable_by_others(&folder).unwrap(), None, "as in /tmp");
        let manifest = real.join(manifest::name());
        fs::write(&manifest, "").unwrap();
        set(&manifest, 0o664);
        assert_eq!(writable_by_others(&folder).unwrap(), Some(manifest));
        assert!(writable_by_others(&house.path().join("absent")).is_err());
    }
}
