//! `guillemet index`: builds or refreshes the index and says how far it is.

use std::io::{IsTerminal, Write, stderr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::args::{Folders, IndexArgs};
use super::output::{CommandOutcome, tell};
use super::setting::{corrections, profile, some_archives};
use crate::archive::{Index, Progress, Rebuilt, RefreshPhase, SnapshotCache};
use crate::text::sanitize::sanitize_path;

/// Runs the command. Ctrl-C stops it between two batches; what is done stays done.
///
/// # Errors
/// When there is no archive, or the index cannot be written.
pub fn run(folders: Folders, arguments: &IndexArgs) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let archives = some_archives(&arguments.archives, &profile)?;
    let opened = Index::open(&profile.dirs.cache)?;
    if let Some(reason) = &opened.rebuilt {
        tell(rebuilt(*reason));
    }
    let mut index = opened.index.with_corrections(corrections(&profile));
    let cancel = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&cancel))?;
    }
    let mut meter = Meter::new(!arguments.quiet && stderr().is_terminal());
    let refreshed = index.refresh(&archives, &mut |progress| meter.show(progress), &cancel)?;
    meter.clear();
    let problems = index.problems(&archives)?;
    for problem in problems.iter().filter(|_| !arguments.quiet) {
        tell(format_args!("{}: {}", sanitize_path(&problem.path), problem.reason));
    }
    if !arguments.quiet {
        tell(format_args!(
            "{} files read, {} unchanged, {} removed; {} articles read, {} analysed, {} problems, {:.1} s",
            refreshed.read,
            refreshed.unchanged,
            refreshed.removed,
            refreshed.articles,
            refreshed.analysed,
            problems.len(),
            meter.start.elapsed().as_secs_f64(),
        ));
    }
    if cancel.load(Ordering::Relaxed) {
        return Ok(CommandOutcome::Signal(130));
    }
    let lists = SnapshotCache::new(archives.clone());
    lists.keep(&index)?;
    let empty = lists.articles(&index)?.is_empty();
    Ok(if empty && !problems.is_empty() { CommandOutcome::Unreadable } else { CommandOutcome::Done })
}

/// Why the index is built anew.
#[must_use]
pub fn rebuilt(reason: Rebuilt) -> &'static str {
    match reason {
        Rebuilt::Damaged => "the index was damaged: it is built anew",
        Rebuilt::OtherVersion => "the index is of another version of guillemet: it is built anew",
        Rebuilt::NotKept => "the cache folder cannot be written to: the index lasts only as long as this command",
    }
}

/// A line of progress on a terminal.
struct Meter {
    shown: bool,
    start: Instant,
    phase: Instant,
    at: Option<RefreshPhase>,
    told: Instant,
}

impl Meter {
    fn new(shown: bool) -> Self {
        let now = Instant::now();
        Self { shown, start: now, phase: now, at: None, told: now }
    }

    fn show(&mut self, progress: Progress) {
        const PULSE: Duration = Duration::from_millis(100);
        if self.at != Some(progress.phase) {
            self.at = Some(progress.phase);
            self.phase = Instant::now();
        } else if self.told.elapsed() < PULSE {
            return;
        }
        self.told = Instant::now();
        if !self.shown {
            return;
        }
        let what = match progress.phase {
            RefreshPhase::Scanning => "looking for files",
            RefreshPhase::Reading => "reading files",
            RefreshPhase::Analysing => "analysing articles",
        };
        let rate = progress.done as f64 / self.phase.elapsed().as_secs_f64().max(0.001);
        let left = match progress.found.saturating_sub(progress.done) {
            0 => String::new(),
            _ if progress.done == 0 => String::new(),
            rest => format!(", {rate:.0}/s, {:.0} s left", rest as f64 / rate.max(0.001)),
        };
        let _ = write!(stderr(), "\r\x1b[K{what}: {}/{}{left}", progress.done, progress.found);
        let _ = stderr().flush();
    }

    fn clear(&self) {
        if self.shown {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }
}
