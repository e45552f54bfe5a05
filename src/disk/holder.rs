//! Which program holds the lock on a file, where the system tells.

use std::fmt;
use std::path::Path;

/// A program that holds a lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The number of its process.
    pub process: u32,
    /// Its name, when the system gives it; nothing in it can drive a terminal.
    pub name: Option<String>,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name}, process {}", self.process),
            None => write!(f, "process {}", self.process),
        }
    }
}

/// Who holds the lock on this file; `None` when nobody does, or the system does not tell.
#[cfg(target_os = "linux")]
#[must_use]
pub fn holder_of(path: &Path) -> Option<Holder> {
    use std::os::unix::fs::MetadataExt as _;
    let inode = std::fs::metadata(path).ok()?.ino();
    let locks = std::fs::read_to_string("/proc/locks").ok()?;
    let process = locks.lines().find_map(|line| held_by(line, inode))?;
    let name = std::fs::read_to_string(format!("/proc/{process}/comm")).ok();
    let name = name.map(|name| crate::text::sanitize::sanitize_line(name.trim_end()));
    Some(Holder { process, name })
}

/// Who holds the lock on this file; `None` when nobody does, or the system does not tell.
#[cfg(not(target_os = "linux"))]
#[must_use]
pub fn holder_of(_: &Path) -> Option<Holder> {
    None
}

/// The process of a line of `/proc/locks`, such as `1: FLOCK  ADVISORY  WRITE 4711 fd:01:1234 0 EOF`, when it holds the
/// file of this inode. A line with an arrow is of a process that waits.
#[cfg(target_os = "linux")]
fn held_by(line: &str, inode: u64) -> Option<u32> {
    let mut fields = line.split_whitespace().skip(1);
    fields.next().filter(|kind| *kind != "->")?;
    let process = fields.nth(2)?.parse().ok()?;
    let held: u64 = fields.next()?.rsplit(':').next()?.parse().ok()?;
    (held == inode).then_some(process)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_process_of_a_lock_is_read_from_its_line() {
        let line = "12: FLOCK  ADVISORY  WRITE 4711 fd:01:1234 0 EOF";
        assert_eq!(held_by(line, 1234), Some(4711));
        assert_eq!(held_by(line, 34), None);
        assert_eq!(held_by("12: -> FLOCK  ADVISORY  WRITE 4711 fd:01:1234 0 EOF", 1234), None);
    }
}
