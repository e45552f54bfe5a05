//! Noticing that something changed in the archives, without looking again and again where the system tells.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::paths::{file_name, real_roots};
use crate::formats::is_candidate;

/// Changes are told once nothing more has changed for so long …
const QUIET: Duration = Duration::from_millis(100);
/// … but no later than so long after the first.
const LATEST: Duration = Duration::from_secs(3);
/// Where the system does not tell of changes, looking for them takes at most this part of the time.
const SHARE: u32 = 50;

/// What ends the wait for a change.
#[derive(Debug, PartialEq, Eq)]
pub enum Woken<Call> {
    /// Something changed, or it is time to look whether something did.
    Changed,
    /// Somebody called for something else.
    Called(Call),
    /// Nobody can call any more.
    Gone,
}

/// Watches archives until it is dropped.
#[derive(Debug)]
pub struct Watch {
    /// `None` where the system does not tell of changes.
    _watcher: Option<RecommendedWatcher>,
}

impl Watch {
    /// Calls `changed` from now on, on a thread of the system's, whenever something changes below `roots` that may
    /// concern an article. Where not all of them can be watched none is, and `changed` is never called.
    #[must_use]
    pub fn new(roots: &[PathBuf], changed: impl Fn() + Send + 'static) -> Self {
        let roots = real_roots(roots);
        let watched = roots.clone();
        let hear = move |event: notify::Result<Event>| match event {
            Ok(event) if !concerns(&event, &watched) => {}
            // What was missed is unknown: it is looked at all.
            Ok(_) | Err(_) => changed(),
        };
        let start = || {
            let mut watcher = notify::recommended_watcher(hear).ok()?;
            let all = roots.iter().all(|root| tells(root) && watcher.watch(root, RecursiveMode::Recursive).is_ok());
            all.then_some(watcher)
        };
        Self { _watcher: start() }
    }

    /// Calls `changed` whenever something in this folder changes, but for what lies in folders inside of it.
    #[must_use]
    pub fn of_folder(folder: &Path, changed: impl Fn() + Send + 'static) -> Self {
        let hear = move |event: notify::Result<Event>| match event {
            Ok(event) if matches!(event.kind, EventKind::Access(_)) => {}
            Ok(_) | Err(_) => changed(),
        };
        let start = || {
            let mut watcher = notify::recommended_watcher(hear).ok()?;
            let watched = tells(folder) && watcher.watch(folder, RecursiveMode::NonRecursive).is_ok();
            watched.then_some(watcher)
        };
        Self { _watcher: start() }
    }

    /// Whether the system tells of changes; else the archives have to be looked at from time to time.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self._watcher.is_some()
    }

    /// Waits for a change, after the archives were read in `taken`; several in a row are one. Both the changes (those for
    /// which `is_change` holds) and the other calls come by `calls`. Where the system tells of no changes it is time to
    /// look for them after `poll`.
    pub fn wait<Call>(
        &self,
        calls: &Receiver<Call>,
        is_change: impl Fn(&Call) -> bool,
        poll: Duration,
        taken: Duration,
    ) -> Woken<Call> {
        let first = if self.is_told() {
            calls.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            calls.recv_timeout(poll.max(taken * SHARE))
        };
        match first {
            Ok(call) if is_change(&call) => {}
            Ok(call) => return Woken::Called(call),
            Err(RecvTimeoutError::Timeout) => return Woken::Changed,
            Err(RecvTimeoutError::Disconnected) => return Woken::Gone,
        }
        let latest = Instant::now() + LATEST;
        loop {
            let left = latest.saturating_duration_since(Instant::now());
            match calls.recv_timeout(QUIET.min(left)) {
                Ok(call) if is_change(&call) && !left.is_zero() => {}
                Ok(call) if is_change(&call) => return Woken::Changed,
                Ok(call) => return Woken::Called(call),
                Err(RecvTimeoutError::Timeout) => return Woken::Changed,
                Err(RecvTimeoutError::Disconnected) => return Woken::Gone,
            }
        }
    }
}

/// Whether an event may be about an article.
fn concerns(event: &Event, roots: &[PathBuf]) -> bool {
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => {}
        EventKind::Access(_) => return false,
        _ => {}
    }
    event.need_rescan() || event.paths.is_empty() || event.paths.iter().any(|path| is_seen(path, roots))
}

/// Whether a scan would look at `path`: it is not hidden, and a folder, gone or a file that may hold articles.
fn is_seen(path: &Path, roots: &[PathBuf]) -> bool {
    let Some(root) = roots.iter().find(|root| path.starts_with(root)) else { return true };
    let inside = path.strip_prefix(root).unwrap_or(path);
    let hidden = inside.iter().any(|part| part.as_encoded_bytes().starts_with(b"."));
    !hidden && (path == root || is_candidate(&file_name(path)) || !path.is_file())
}

/// Whether the system tells of what others write there: not so on network file systems, where only changes made
/// on this very machine are noticed.
#[cfg(target_os = "linux")]
fn tells(root: &Path) -> bool {
    /// NFS, SMB, CIFS, SMB2, 9P (the drives of Windows under WSL), FUSE (sshfs and the like), AFS, Ceph.
    const ELSEWHERE: [u32; 8] =
        [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x0102_1997, 0x6573_5546, 0x5346_414F, 0x00C3_6400];
    rustix::fs::statfs(root).is_ok_and(|system| {
        // The type is as wide as the machine; the numbers have 32 bits.
        let kind = system.f_type as u64 & u64::from(u32::MAX);
        !ELSEWHERE.iter().any(|number| u64::from(*number) == kind)
    })
}

#[cfg(not(target_os = "linux"))]
fn tells(root: &Path) -> bool {
    root.exists()
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, ModifyKind, RemoveKind};
    use std::fs;

    #[test]
    fn only_what_a_scan_would_see_counts() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        for name in ["port.txt", "image.png", ".port.txt"] {
            fs::write(root.join(name), "x").unwrap();
        }
        let heard = |kind: EventKind, path: &str| {
            concerns(&Event::new(kind).add_path(root.join(path)), std::slice::from_ref(&root))
        };
        let created = EventKind::Create(CreateKind::File);
        assert!(heard(created, "port.txt") && heard(EventKind::Modify(ModifyKind::Any), "port.txt"));
        assert!(heard(EventKind::Remove(RemoveKind::Any), "gone") && heard(created, "a/folder"));
        assert!(heard(EventKind::Access(AccessKind::Close(AccessMode::Write)), "port.txt"));
        assert!(!heard(EventKind::Access(AccessKind::Open(AccessMode::Read)), "port.txt"));
        assert!(!heard(created, "image.png") && !heard(created, ".port.txt") && !heard(created, ".git/index.txt"));
    }

    #[test]
    fn a_missing_archive_cannot_be_watched() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!Watch::new(&[folder.path().join("absent")], || {}).is_told());
    }

    #[test]
    fn a_new_file_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let (tell, heard) = std::sync::mpsc::channel();
        let watch = Watch::new(&[folder.path().to_path_buf()], move || {
            let _ = tell.send(());
        });
        if watch.is_told() {
            fs::write(folder.path().join("port.txt"), "Le port.").unwrap();
            assert!(heard.recv_timeout(std::time::Duration::from_secs(60)).is_ok());
        }
    }
}
