//! The thread that keeps the index up to date while the server runs: at the start, and whenever something in the archives
//! changes.
//!
//! The archives in; events out: how far reading is, that the list is another one, what went wrong. It only ever writes the
//! index, and lives until it is dropped.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::event::Event;
use super::words::{rebuilt, trouble};
use crate::archive::{Index, IndexError, Progress, Watch, Woken, give_way};
use crate::library::{Library, LibraryError};
use crate::tui::locale::Locale;

/// Where the system does not report changes, the archives are searched for them this often at most.
const POLL: Duration = Duration::from_secs(30);
/// Another program that reads the archives is asked after this often whether it is done.
const BUSY: Duration = Duration::from_millis(700);
/// Progress is reported, and the list loaded anew, at most this often.
const PULSE: Duration = Duration::from_secs(1);
/// A lost index is built anew so often at most.
const MOST_MENDED: usize = 20;
/// A lost index that was built anew this long ago is not lost.
const RECENT: Duration = Duration::from_secs(5);

enum Call {
    /// Something has changed in the archives.
    Change,
    /// The index is lost.
    Mend,
    /// The server ends.
    Stop,
}

/// The thread, until it is dropped.
pub(super) struct Upkeep {
    calls: Sender<Call>,
    stop: Arc<AtomicBool>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Upkeep {
    /// Starts it.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(library: Library, events: Sender<Event>, locale: Locale) -> std::io::Result<Self> {
        let (calls, called) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let (changes, stopped) = (calls.clone(), Arc::clone(&stop));
        let run = move || {
            // The list that the index has comes first, and at full speed: the first draft waits for it.
            let list = library.index().and_then(|index| library.lists.articles(&index));
            if let Err(error) = list {
                tracing::warn!("the list is not loaded yet: {error}");
            }
            give_way();
            Keeper { library, events, locale, stop: stopped, mended: 0, last_mended: None }.run(changes, &called);
        };
        let thread = thread::Builder::new().name("upkeep".to_owned()).spawn(run)?;
        Ok(Self { calls, stop, thread: Some(thread) })
    }

    /// Has an index that is damaged or gone built anew.
    pub fn mend(&self) {
        let _ = self.calls.send(Call::Mend);
    }

    /// Has the archives read again.
    pub fn read_again(&self) {
        let _ = self.calls.send(Call::Change);
    }
}

impl Drop for Upkeep {
    /// Waits until the batch that is being written is whole.
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        let _ = self.calls.send(Call::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

struct Keeper {
    library: Library,
    events: Sender<Event>,
    locale: Locale,
    stop: Arc<AtomicBool>,
    mended: usize,
    last_mended: Option<Instant>,
}

impl Keeper {
    fn run(mut self, changes: Sender<Call>, calls: &Receiver<Call>) {
        // Begun before the archives are first read, so that no change in between is missed.
        let watch = Watch::new(&self.library.archives, move || {
            let _ = changes.send(Call::Change);
        });
        while !self.stop.load(Ordering::Relaxed) {
            let begun = Instant::now();
            match self.read() {
                Ok(()) => {}
                Err(IndexError::Damaged) if self.mended < MOST_MENDED => {
                    self.mend();
                    continue;
                }
                Err(error) => self.tell(Event::Trouble(trouble(&LibraryError::Index(error), self.locale))),
            }
            self.tell(Event::ReadingEnded);
            let is_change = |call: &Call| matches!(call, Call::Change);
            match watch.wait(calls, is_change, POLL, begun.elapsed()) {
                Woken::Called(Call::Mend) => self.mend(),
                Woken::Changed | Woken::Called(Call::Change) => {}
                Woken::Called(Call::Stop) | Woken::Gone => return,
            }
        }
    }

    fn tell(&self, event: Event) {
        let _ = self.events.send(event);
    }

    /// Begins anew with an index that is empty, unless that was done a moment ago: whoever found it lost may tell late.
    fn mend(&mut self) {
        if self.last_mended.is_some_and(|last| last.elapsed() < RECENT) {
            return;
        }
        self.mended += 1;
        self.library.forget_index();
        // One that was removed is there again, and empty, by being opened.
        let mended = self.library.index().and_then(|mut index| match index.generation() {
            Ok(0) => Ok(()),
            _ => index.mend(),
        });
        self.last_mended = Some(Instant::now());
        if let Err(error) = mended {
            self.tell(Event::Trouble(trouble(&LibraryError::Index(error), self.locale)));
        }
    }

    /// Brings the index up to date, and the list of articles after it.
    fn read(&self) -> Result<(), IndexError> {
        let mut index = self.library.index()?;
        // Only to build a whole index many pages are needed at once.
        if index.generation()? > 0 {
            index = index.frugal()?;
        }
        if let Some(reason) = self.library.rebuilt() {
            self.tell(Event::Rebuilt(rebuilt(reason, self.locale)));
        }
        let reader = index.another()?.frugal()?;
        self.renew(&reader)?;
        let mut told_busy = false;
        loop {
            match self.refresh(&mut index, &reader) {
                Err(IndexError::Busy) if !self.stop.load(Ordering::Relaxed) => {
                    if !std::mem::replace(&mut told_busy, true) {
                        self.tell(Event::Busy);
                    }
                    thread::sleep(BUSY);
                    self.renew(&reader)?;
                }
                Err(IndexError::Busy) => return Ok(()),
                other => break other?,
            }
        }
        index.correct(self.library.corrections())?;
        self.renew(&reader)?;
        self.library.lists.keep(&reader)
    }

    fn refresh(&self, index: &mut Index, reader: &Index) -> Result<(), IndexError> {
        let mut next = Instant::now() + PULSE / 4;
        let mut progress = |now: Progress| {
            if Instant::now() < next || now.done >= now.found {
                return;
            }
            next = Instant::now() + PULSE;
            self.tell(Event::Reading(now.phase, now.done, now.found));
            if now.written
                && let Err(error) = self.renew(reader)
            {
                tracing::warn!("the list is not loaded: {error}");
            }
        };
        let refreshed = index.refresh_anywhere(&self.library.archives, &mut progress, &self.stop)?;
        if let Some(reason) = refreshed.rebuilt {
            self.tell(Event::Rebuilt(rebuilt(reason, self.locale)));
        }
        Ok(())
    }

    fn renew(&self, reader: &Index) -> Result<(), IndexError> {
        if self.library.lists.renew(reader)? {
            self.tell(Event::Renewed);
        }
        Ok(())
    }
}
