//! `guillemet index`: builds or refreshes the index and says how far it is.

use std::io::{IsTerminal, stderr};
use std::sync::atomic::Ordering;

use super::args::{Folders, IndexArgs};
use super::index_into;
use super::opened::{open_own, rebuilt};
use super::output::{CommandOutcome, tell};
use super::places::of_archives;
use super::progress::{Meter, cancelled_by_signals, tell_refreshed};
use super::setting::{profile, some_archives};
use crate::archive::SnapshotCache;

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
