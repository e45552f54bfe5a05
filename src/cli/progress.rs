//! What is told of a refresh of the index: how far it is, on a terminal; what it did and what could not be read, at its end;
//! and how it is stopped.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{Write, stderr};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use super::output::tell;
use super::words;
use crate::archive::{FileProblem, Progress, RefreshPhase, Refreshed};
use crate::text::sanitize::sanitize_path;

/// A flag that Ctrl-C and a request to end set.
pub fn cancelled_by_signals() -> anyhow::Result<Arc<AtomicBool>> {
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
pub fn tell_refreshed(problems: &[FileProblem], refreshed: &Refreshed, meter: &Meter) {
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
pub struct Meter {
    shown: bool,
    start: Instant,
    phase: Instant,
    at: Option<RefreshPhase>,
    told: Instant,
}

impl Meter {
    pub fn new(shown: bool) -> Self {
        let now = Instant::now();
        Self { shown, start: now, phase: now, at: None, told: now }
    }

    pub fn show(&mut self, progress: Progress) {
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

    pub fn clear(&self) {
        if self.shown {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }
}
