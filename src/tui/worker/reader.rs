//! Reading the archive in the background: the index is brought up to date while the list is used already.

use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use super::Reply;
use super::desk::Shared;
use crate::archive::{IndexError, Progress as Reading, Stage};
use crate::text::sanitize::sanitize_path;
use crate::tui::message::{Message, Progress};

/// The list takes new rows in no oftener than this.
const ROWS: Duration = Duration::from_millis(700);

/// Progress is shown no oftener than this: over a slow line every line counts.
const PULSE: Duration = Duration::from_millis(250);

/// Brings the index up to date, telling how far it is, and lists the files that made problems.
pub fn read_archive(shared: &Shared, reply: &Reply, stop: &AtomicBool) {
    let mut told = Instant::now();
    let mut rows = Instant::now();
    let mut progress = |now: Reading| {
        if now.written && rows.elapsed() >= ROWS {
            rows = Instant::now();
            reply.tell(Message::Indexed);
        }
        if now.stage != Stage::Scanning && now.found > 0 && told.elapsed() >= PULSE {
            told = Instant::now();
            reply.tell(Message::Progress(Progress { found: now.found, done: now.done, finished: false }));
        }
    };
    let done = shared.index().and_then(|mut index| index.refresh(&shared.archives, &mut progress, stop));
    match done {
        Ok(refreshed) => {
            tracing::info!(?refreshed, "the archive is read");
            if refreshed.articles + refreshed.analysed + refreshed.removed + refreshed.moved > 0 {
                reply.tell(Message::Indexed);
            }
        }
        // Another window is reading the same archive: its rows are seen as it writes them.
        Err(IndexError::Busy) => watch(shared, reply, stop),
        Err(error) => reply.fail(error),
    }
    reply.tell(Message::Progress(Progress { finished: true, ..Progress::default() }));
    tell_problems(shared, reply);
}

/// Waits for the other program to be done, taking in what it writes.
fn watch(shared: &Shared, reply: &Reply, stop: &AtomicBool) {
    let Ok(mut index) = shared.index() else { return };
    let mut version = index.version().unwrap_or_default();
    while !stop.load(std::sync::atomic::Ordering::Relaxed) {
        std::thread::sleep(ROWS);
        let now = index.version().unwrap_or(version);
        if now != version {
            version = now;
            reply.tell(Message::Indexed);
        }
        match index.refresh(&shared.archives, &mut |_| {}, stop) {
            Err(IndexError::Busy) => {}
            _ => return reply.tell(Message::Indexed),
        }
    }
}

fn tell_problems(shared: &Shared, reply: &Reply) {
    let problems = shared.index().and_then(|index| index.problems(&shared.archives));
    match problems {
        Ok(problems) => reply.tell(Message::Problems(
            problems
                .into_iter()
                .map(|problem| {
                    let path = sanitize_path(&problem.path);
                    let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
                    (format!("{path}{line}"), problem.reason.to_string())
                })
                .collect(),
        )),
        Err(error) => reply.fail(error),
    }
}
