//! The worker that watches the archive: it has it indexed when the program starts, then whenever something in it changes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::Reply;
use super::indexer::read_archive;
use crate::archive::{Watch, Woken, give_way};
use crate::library::Library;
use crate::tui::message::Message;

/// Where the system does not report changes, the archive is searched for them this often at most.
const POLL: Duration = Duration::from_secs(15);

/// A damaged index is mended so often at most: each thread that finds it damaged asks for it …
const MOST_MENDED: usize = 10;

/// … without so much time in which it held.
const HELD: Duration = Duration::from_secs(60);

/// What the thread is sent.
enum FileEvent {
    /// Something has changed in the archive.
    Change,
    /// The program ends.
    Stop,
}

/// The thread that watches the archive, until it is dropped.
pub struct Watcher {
    events: Sender<FileEvent>,
    stop: Arc<AtomicBool>,
    /// The index turned out to be damaged.
    damaged: Arc<AtomicBool>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Watcher {
    /// Starts it.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(library: Library, reply: Reply) -> std::io::Result<Self> {
        let (sender, events) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let damaged = Arc::new(AtomicBool::new(false));
        let (changes, stopped, to_mend) = (sender.clone(), Arc::clone(&stop), Arc::clone(&damaged));
        let thread = thread::Builder::new().name("watcher".to_owned()).spawn(move || {
            watch_archive(&library, &reply, (&stopped, &to_mend), changes, &events);
        })?;
        Ok(Self { events: sender, stop, damaged, thread: Some(thread) })
    }

    /// Has a damaged index built anew. Where that does not help it is not tried for ever.
    pub fn mend(&self) {
        self.damaged.store(true, Ordering::Relaxed);
        let _ = self.events.send(FileEvent::Change);
    }
}

impl Drop for Watcher {
    /// Waits until the batch that is being written is whole.
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        let _ = self.events.send(FileEvent::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn watch_archive(
    library: &Library,
    reply: &Reply,
    (stop, damaged): (&AtomicBool, &AtomicBool),
    changes: Sender<FileEvent>,
    events: &Receiver<FileEvent>,
) {
    // The list that the index has comes first: the person waits for it.
    let list = library.index().and_then(|index| library.lists.articles(&index));
    if let Err(error) = list {
        reply.fail(error);
    }
    if let Some(reason) = library.rebuilt() {
        reply.fail(reason);
    }
    if let Some(unshared) = library.unshared() {
        reply.fail(unshared);
    }
    give_way();
    // Begun before the archive is first read, so that no change in between is missed.
    let start = || {
        let changes = changes.clone();
        let changed = move || {
            let _ = changes.send(FileEvent::Change);
        };
        // Whoever reads a shared index is told by whoever writes it.
        match library.shared_folder() {
            Some(folder) => Watch::of_folder(&folder, changed),
            None => Watch::new(&library.archives, changed),
        }
    };
    let mut watch = start();
    if !watch.is_told() {
        tracing::info!("the system does not report changes: the archive is searched for them from time to time");
    }
    let mut mended = Mended { times: 0, last: None };
    while !stop.load(Ordering::Relaxed) {
        let begun = Instant::now();
        let was_damaged = damaged.swap(false, Ordering::Relaxed);
        let was_damaged = was_damaged && mended.mend(library, reply);
        if was_damaged {
            watch = start();
        }
        read_archive(library, reply, stop);
        if was_damaged {
            // What was asked for meanwhile found nothing, or was refused.
            reply.send(Message::Indexed);
        }
        if !wait(&watch, events, begun.elapsed()) {
            break;
        }
    }
}

/// How often the index was mended.
struct Mended {
    times: usize,
    last: Option<Instant>,
}

impl Mended {
    /// Empties a damaged index, so that it is built anew. Several may have found it damaged, and tell when it is mended
    /// already. Whether it was tried.
    fn mend(&mut self, library: &Library, reply: &Reply) -> bool {
        if self.last.is_some_and(|last| last.elapsed() > HELD) {
            self.times = 0;
        }
        if self.times >= MOST_MENDED {
            tracing::error!("the index is damaged again and again: it is left alone for a while");
            return false;
        }
        (self.times, self.last) = (self.times + 1, Some(Instant::now()));
        if let Err(error) = library.index().and_then(|mut index| index.mend_unless_whole()) {
            reply.fail(error);
        }
        true
    }
}

/// Waits for a change, after the archive was read in `taken`; `false` when the program ends.
fn wait(watch: &Watch, events: &Receiver<FileEvent>, taken: Duration) -> bool {
    let is_change = |event: &FileEvent| matches!(event, FileEvent::Change);
    match watch.wait(events, is_change, POLL, taken) {
        Woken::Changed | Woken::Called(FileEvent::Change) => true,
        Woken::Called(FileEvent::Stop) | Woken::Gone => false,
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
        let (sender, events) = channel();
        for _ in 0..3 {
            sender.send(FileEvent::Change).unwrap();
        }
        assert!(wait(&watch, &events, Duration::ZERO));
        assert!(events.try_recv().is_err(), "one reading answers them all");
        sender.send(FileEvent::Change).unwrap();
        sender.send(FileEvent::Stop).unwrap();
        assert!(!wait(&watch, &events, Duration::ZERO));
        drop(sender);
        assert!(!wait(&watch, &events, Duration::ZERO));
    }
}
