//! Paths as the index keeps them: the very bytes of the system, so that a name that is no Unicode works too.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

/// The bytes of a path, whose order is that of the index.
pub(super) fn to_bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_bytes()
}

/// These bytes as a path.
pub(super) fn as_path(bytes: &[u8]) -> &Path {
    Path::new(OsStr::from_bytes(bytes))
}

/// The path of these bytes.
pub(super) fn from_bytes(bytes: &[u8]) -> PathBuf {
    as_path(bytes).to_path_buf()
}

/// The name of the file, as far as it is Unicode; what formats are told by.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The real paths of `roots`, in order, without those that lie inside another one. A root that cannot be
/// resolved (it is missing, say) stays as it was given.
pub(super) fn real_roots(roots: &[PathBuf]) -> Vec<PathBuf> {
    let mut real: Vec<PathBuf> = roots
        .iter()
        .map(|root| root.canonicalize().or_else(|_| std::path::absolute(root)).unwrap_or_else(|_| root.clone()))
        .collect();
    real.sort_by(|a, b| to_bytes(a).cmp(to_bytes(b)));
    let mut kept: Vec<PathBuf> = Vec::with_capacity(real.len());
    for root in real {
        if !kept.iter().any(|outer| root.starts_with(outer)) {
            kept.push(root);
        }
    }
    kept
}

/// Where the paths of `roots` and of what lies below them are found in the order of the index: ranges of bytes,
/// the first included and the last not, in order. Roots lie beside each other, as [`real_roots`] gives them.
pub(super) fn ranges(roots: &[PathBuf]) -> Vec<(Vec<u8>, Vec<u8>)> {
    let mut ranges: Vec<_> = roots.iter().flat_map(|root| [itself(root), below(root)]).collect();
    ranges.sort_unstable();
    ranges
}

fn itself(root: &Path) -> (Vec<u8>, Vec<u8>) {
    let mut last = to_bytes(root).to_vec();
    last.push(0);
    (to_bytes(root).to_vec(), last)
}

/// From `root/` to `root0`: the sign after the slash.
fn below(root: &Path) -> (Vec<u8>, Vec<u8>) {
    let mut first = to_bytes(root).to_vec();
    if first.last() == Some(&b'/') {
        first.pop();
    }
    let mut last = first.clone();
    first.push(b'/');
    last.push(b'/' + 1);
    (first, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_no_unicode_comes_back_whole() {
        let bytes = b"/archive/\xff\xe9t\xe9.txt";
        assert_eq!(to_bytes(&from_bytes(bytes)), bytes);
    }

    #[test]
    fn a_root_inside_another_one_is_dropped_and_a_missing_one_stays() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("dedans");
        std::fs::create_dir(&inner).unwrap();
        let missing = folder.path().with_extension("absent");
        let roots = real_roots(&[inner, folder.path().to_path_buf(), missing.clone()]);
        assert_eq!(roots, [folder.path().canonicalize().unwrap(), missing]);
    }

    #[test]
    fn ranges_hold_what_is_inside_and_nothing_beside() {
        let inside = |roots: &[&str], path: &str| {
            let roots: Vec<PathBuf> = roots.iter().map(PathBuf::from).collect();
            let path = path.as_bytes();
            ranges(&roots).iter().filter(|(first, last)| first.as_slice() <= path && path < last.as_slice()).count()
        };
        for path in ["/a/b", "/a/b/c.txt", "/a/b/\u{10ffff}"] {
            assert_eq!(inside(&["/a/b"], path), 1, "{path}");
        }
        for path in ["/a/b.txt", "/a/bc/d.txt", "/a"] {
            assert_eq!(inside(&["/a/b", "/x"], path), 0, "{path}");
        }
        assert_eq!(inside(&["/a/b", "/a/b.txt"], "/a/b.txt"), 1);
        assert!(inside(&["/"], "/x") > 0);
    }

    #[test]
    fn ranges_follow_the_order_of_the_bytes() {
        let ranges = ranges(&["/a/b", "/a/b.d"].map(PathBuf::from));
        assert!(ranges.is_sorted());
        assert!(ranges.windows(2).all(|pair| pair[0].1 <= pair[1].0 || pair[0].0 == pair[1].0));
    }
}
