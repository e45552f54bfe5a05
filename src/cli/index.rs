//! `guillemet index`: builds or refreshes the index and says how far it is.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{IsTerminal, Write, stderr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::args::{Folders, IndexArgs};
use super::index_into;
use super::opened::{open_own, rebuilt};
use super::output::{CommandOutcome, tell};
use super::places::of_archives;
use super::setting::{profile, some_archives};
use super::words;
use crate::archive::{FileProblem, Progress, RefreshPhase, Refreshed, SnapshotCache};
use crate::text::sanitize::sanitize_path;

/// Runs the command. Ctrl-C stops it between two batches; what is done stays done.
///
/// # Errors
/// When there is no archive, or the index cannot be written.
pub fn run(folders: Folders, arguments: &IndexArgs) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let archives = some_archives(&of_archives(&arguments.archives, &arguments.also), &profile)?;
    if let Some(folder) = &arguments.into {
        return index_into::run(folder, &archives, arguments.quiet);
    }
    let mut index = open_own(&profile)?;
    let cancel = cancelled_by_signals()?;
    let mut meter = Meter::new(!arguments.quiet && stderr().is_terminal());
    let refreshed = index.refresh_anywhere(&archives, &mut |progress| meter.show(progress), &cancel)?;
    meter.clear();
    if let Some(reason) = refreshed.rebuilt {
        tell(rebuilt(reason));
    }
    let problems = index.problems(&archives)?;
    if !arguments.quiet {
        tell_refreshed(&problems, &refreshed, &meter);
    }
    if cancel.load(Ordering::Relaxed) {
        return Ok(CommandOutcome::Signal(130));
    }
    let lists = SnapshotCache::new(archives.clone());
    lists.keep(&index)?;
    let empty = lists.articles(&index)?.is_empty();
    Ok(if empty && !problems.is_empty() { CommandOutcome::Unreadable } else { CommandOutcome::Done })
}

/// A flag that Ctrl-C and a request to end set.
pub(super) fn cancelled_by_signals() -> anyhow::Result<Arc<AtomicBool>> {
    let cancel = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&cancel))?;
    }
    Ok(cancel)
}

/// Problems that are told one by one; of more, those with the same reason are counted together.
const FEW: usize = 20;

/// Tells what could not be read, and what was done in how long.
pub(super) fn tell_refreshed(problems: &[FileProblem], refreshed: &Refreshed, meter: &Meter) {
    tell_problems(problems);
    let Refreshed { read, unchanged, removed, articles, analysed, belonging, .. } = *refreshed;
    let seconds = format!("{:.1}", meter.start.elapsed().as_secs_f64());
    tell(words::refreshed(read, unchanged, removed, articles, analysed, seconds));
    if belonging > 0 {
        tell(words::belonging(belonging));
    }
}

/// Tells what could not be read: each file where they are few, else each reason with how many files it has.
fn tell_problems(problems: &[FileProblem]) {
    let reason = |problem: &FileProblem| words::locale().reason(&problem.reason);
    if problems.len() <= FEW {
        for problem in problems {
            let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
            tell(format_args!("{}{line}: {}", sanitize_path(&problem.path), reason(problem)));
        }
        return;
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for problem in problems {
        *counts.entry(reason(problem)).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    for (reason, count) in counts {
        tell(words::as_many(count, reason));
    }
    tell(words::all_problems(problems.len()));
}

/// A line of progress on a terminal.
pub(super) struct Meter {
    shown: bool,
    start: Instant,
    phase: Instant,
    at: Option<RefreshPhase>,
    told: Instant,
}

impl Meter {
    pub(super) fn new(shown: bool) -> Self {
        let now = Instant::now();
        Self { shown, start: now, phase: now, at: None, told: now }
    }

    pub(super) fn show(&mut self, progress: Progress) {
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

    pub(super) fn clear(&self) {
        if self.shown {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }
}
