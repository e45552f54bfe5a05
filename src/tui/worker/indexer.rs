//! Reading the archive in the background: the index is brought up to date while the list is used already.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::Reply;
use crate::archive::{Index, IndexError, Progress as Reading, RefreshPhase};
use crate::library::Library;
use crate::tui::message::Message;
use crate::tui::model::Progress;

/// The list is loaded again at most this often …
const ROWS: Duration = Duration::from_millis(700);

/// … and loading it takes at most this part of the time.
const SHARE: u32 = 10;

/// Progress is reported at most this often: over a slow line every line on the screen counts.
const PULSE: Duration = Duration::from_millis(250);

/// Brings the index up to date, reporting progress, then reports the files that could not be read. The list of articles
/// is loaded here, so that the threads that answer keys find it ready, and written to the cache for the next start.
pub fn read_archive(library: &Library, reply: &Reply, stop: &AtomicBool) {
    let done = library.index().and_then(|mut index| {
        let mut rows = Rows { library, reply, index: index.another()?, next: Instant::now() + ROWS };
        match refresh(&mut index, &mut rows, stop) {
            // Another program is indexing the same archive: its rows are loaded as it writes them.
            Err(IndexError::Busy) => watch(&mut index, &mut rows, stop)?,
            other => other?,
        }
        // Corrections made meanwhile may have come too late for articles that were analysed before them.
        index.correct(library.corrections())?;
        rows.renew()?;
        library.lists.keep(&rows.index)
    });
    if let Err(error) = done {
        reply.fail(error);
    }
    reply.send(Message::Progress(Progress { finished: true, ..Progress::default() }));
    report_problems(library, reply);
}

/// The list of articles as it grows.
struct Rows<'a> {
    library: &'a Library,
    reply: &'a Reply,
    /// Another connection than the one that writes.
    index: Index,
    /// When the list is loaded again at the earliest.
    next: Instant,
}

impl Rows<'_> {
    /// Loads the list, and reports it when there is something new.
    fn renew(&mut self) -> Result<(), IndexError> {
        let begun = Instant::now();
        self.index.follow()?;
        let first = self.library.lists.is_empty();
        if self.library.lists.renew(&self.index)? && !first {
            self.reply.send(Message::Indexed);
        }
        self.next = Instant::now() + ROWS.max(begun.elapsed() * SHARE);
        Ok(())
    }

    /// The same. What fails here is tried again at the end, and reported then.
    fn renew_now(&mut self) {
        if let Err(error) = self.renew() {
            tracing::warn!("the list is not loaded: {error}");
        }
    }

    /// The same, but not too often.
    fn renew_if_due(&mut self) {
        if Instant::now() >= self.next {
            self.renew_now();
        }
    }
}

fn refresh(index: &mut Index, rows: &mut Rows<'_>, stop: &AtomicBool) -> Result<(), IndexError> {
    let (library, reply) = (rows.library, rows.reply);
    let mut reported = Instant::now();
    let mut pace = Pace { phase: RefreshPhase::Scanning, begun: reported, from: 0 };
    let mut progress = |now: Reading| {
        if now.written && now.phase == RefreshPhase::Reading && now.done == now.found {
            // All that is new is in the list before any of it is analysed.
            rows.renew_now();
        } else if now.written {
            rows.renew_if_due();
        }
        if now.phase != RefreshPhase::Scanning && now.done < now.found && reported.elapsed() >= PULSE {
            reported = Instant::now();
            let rate = pace.rate(now);
            reply.send(Message::Progress(Progress { found: now.found, done: now.done, rate, finished: false }));
        }
    };
    let refreshed = index.refresh_anywhere(&library.archives, &mut progress, stop)?;
    tracing::info!(?refreshed, "the archive is read");
    if let Some(reason) = refreshed.rebuilt {
        reply.fail(reason);
    }
    Ok(())
}

/// How fast a phase goes.
struct Pace {
    phase: RefreshPhase,
    begun: Instant,
    /// What was done when it began.
    from: usize,
}

impl Pace {
    /// How many are done in a second, since the phase began.
    fn rate(&mut self, now: Reading) -> usize {
        if now.phase != self.phase {
            *self = Self { phase: now.phase, begun: Instant::now(), from: now.done };
        }
        let done = u128::try_from(now.done.saturating_sub(self.from)).unwrap_or_default();
        let milliseconds = self.begun.elapsed().as_millis().max(1);
        usize::try_from(done * 1000 / milliseconds).unwrap_or_default()
    }
}

/// Waits for the other program to be done, taking in what it writes.
fn watch(index: &mut Index, rows: &mut Rows<'_>, stop: &AtomicBool) -> Result<(), IndexError> {
    while !stop.load(Ordering::Relaxed) {
        std::thread::sleep(ROWS);
        rows.renew_if_due();
        match index.refresh_anywhere(&rows.library.archives, &mut |_| {}, stop) {
            Err(IndexError::Busy) => {}
            other => return other.map(drop),
        }
    }
    Ok(())
}

fn report_problems(library: &Library, reply: &Reply) {
    let problems = library.index().and_then(|index| index.problems(&library.archives));
    match problems {
        Ok(problems) => reply.send(Message::Problems(
            problems
                .into_iter()
                .map(|problem| {
                    let path = library.short_path(&problem.path);
                    let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
                    (format!("{path}{line}"), problem.reason)
                })
                .collect(),
        )),
        Err(error) => reply.fail(error),
    }
}
