//! Paths of files as the addresses that editors use, and back. Pure but for the form of paths of this system.

use std::path::{Path, PathBuf};

use lsp_types::Uri;

use crate::text::percent;

/// The address of a file: `file:///home/zo%C3%A9/brouillon.md`.
pub(super) fn of_path(path: &Path) -> Uri {
    Uri(format!("file://{}", percent::encode(path.as_os_str().as_encoded_bytes())))
}

/// The file at an address; `None` where it is none: a draft that was never saved.
pub(super) fn to_path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.0.strip_prefix("file://")?;
    let path = &rest[rest.find('/')?..];
    let host = &rest[..rest.len() - path.len()];
    if !host.is_empty() && host != "localhost" {
        return None;
    }
    // Neither a query nor a fragment is part of a path.
    let path = path.split(['?', '#']).next()?;
    path_of(percent::decode(path))
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt as _;
    Some(PathBuf::from(std::ffi::OsString::from_vec(bytes)))
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    // A drive stands behind the first slash.
    let path = String::from_utf8(bytes).ok()?;
    let drive = path.strip_prefix('/').filter(|rest| rest.as_bytes().get(1) == Some(&b':'));
    Some(PathBuf::from(drive.unwrap_or(&path)))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn paths_and_addresses_go_both_ways() {
        for (path, uri) in [
            ("/home/a/b.md", "file:///home/a/b.md"),
            ("/home/zoé/un brouillon #1?.md", "file:///home/zo%C3%A9/un%20brouillon%20%231%3F.md"),
            ("/a/100%25", "file:///a/100%2525"),
        ] {
            assert_eq!(of_path(Path::new(path)).0, uri);
            assert_eq!(to_path(&Uri(uri.to_owned())).as_deref(), Some(Path::new(path)));
        }
        assert_eq!(to_path(&Uri("file://localhost/a%2".to_owned())).as_deref(), Some(Path::new("/a%2")));
        for other in ["untitled:Untitled-1", "file://machine/a", "https://exemple.test/a", ""] {
            assert_eq!(to_path(&Uri(other.to_owned())), None, "{other}");
        }
    }
}
