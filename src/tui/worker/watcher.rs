//! Following the archive: it is read when the program starts, then whenever something in it changes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::Reply;
use super::indexer::read_archive;
use crate::archive::{Watch, give_way};
use crate::library::Library;

/// A change is looked at once nothing more has changed for so long …
const QUIET: Duration = Duration::from_millis(300);
/// … but no later than so long after it.
const LATEST: Duration = Duration::from_secs(3);
/// Where the system does not tell of changes, the archive is looked at this often …
const LOOK: Duration = Duration::from_secs(15);
/// … and looking takes no more than this part of the time.
const SHARE: u32 = 50;

/// What the thread hears.
enum Heard {
    /// Something has changed on the disk.
    Change,
    /// The program ends.
    End,
}

/// The thread that follows the archive, until it is dropped.
pub struct Watcher {
    tell: Sender<Heard>,
    stop: Arc<AtomicBool>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Watcher {
    /// Starts it.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(library: Library, reply: Reply) -> std::io::Result<Self> {
        let (tell, heard) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let (told, halt) = (tell.clone(), Arc::clone(&stop));
        let thread = thread::Builder::new().name("reading".to_owned()).spawn(move || {
            follow(&library, &reply, &halt, told, &heard);
        })?;
        Ok(Self { tell, stop, thread: Some(thread) })
    }
}

impl Drop for Watcher {
    /// Waits until the batch that is being written is whole.
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        let _ = self.tell.send(Heard::End);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn follow(library: &Library, reply: &Reply, stop: &AtomicBool, told: Sender<Heard>, heard: &Receiver<Heard>) {
    // The list of what is known comes first: a person waits for it.
    let list = library.index().and_then(|index| library.lists.articles(&index));
    if let Err(error) = list {
        reply.fail(error);
    }
    give_way();
    // From before the first reading on, so that nothing is missed between the two.
    let watch = Watch::new(&library.archives, move || {
        let _ = told.send(Heard::Change);
    });
    if !watch.is_told() {
        tracing::info!("the system does not tell of changes: the archive is looked at from time to time");
    }
    while !stop.load(Ordering::Relaxed) {
        let begun = Instant::now();
        read_archive(library, reply, stop);
        if !wait(&watch, heard, begun.elapsed()) {
            break;
        }
    }
}

/// Waits for a change, after a reading that took `taken`; `false` when the program ends.
fn wait(watch: &Watch, heard: &Receiver<Heard>, taken: Duration) -> bool {
    let first = if watch.is_told() {
        heard.recv().map_err(|_| RecvTimeoutError::Disconnected)
    } else {
        heard.recv_timeout(LOOK.max(taken * SHARE))
    };
    match first {
        Ok(Heard::Change) => {}
        Ok(Heard::End) | Err(RecvTimeoutError::Disconnected) => return false,
        Err(RecvTimeoutError::Timeout) => return true,
    }
    let latest = Instant::now() + LATEST;
    loop {
        let left = latest.saturating_duration_since(Instant::now());
        match heard.recv_timeout(QUIET.min(left)) {
            Ok(Heard::Change) if !left.is_zero() => {}
            Ok(Heard::End) | Err(RecvTimeoutError::Disconnected) => return false,
            Ok(Heard::Change) | Err(RecvTimeoutError::Timeout) => return true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_waited_for_together_and_the_end_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let watch = Watch::new(&[folder.path().to_path_buf()], || {});
        if !watch.is_told() {
            println!("skipped: the system tells of no changes here");
            return;
        }
        let (tell, heard) = channel();
        for _ in 0..3 {
            tell.send(Heard::Change).unwrap();
        }
        assert!(wait(&watch, &heard, Duration::ZERO));
        assert!(heard.try_recv().is_err(), "one reading answers them all");
        tell.send(Heard::Change).unwrap();
        tell.send(Heard::End).unwrap();
        assert!(!wait(&watch, &heard, Duration::ZERO));
        drop(tell);
        assert!(!wait(&watch, &heard, Duration::ZERO));
    }
}
