//! `guillemet index --into FOLDER`: writes an index that others read. In come the folder and the archives; out goes a new
//! state of the index, put in place in one step, or a word that nothing has changed.

use std::path::Path;
use std::sync::atomic::Ordering;

use anyhow::bail;

use super::opened::rebuilt;
use super::output::{CommandOutcome, tell};
use super::outside::outside;
use super::progress::{Meter, cancelled_by_signals, tell_refreshed};
use super::words;
use crate::archive::{IndexError, SharedBuild, SnapshotCache, writable_by_others};
use crate::text::sanitize::sanitize_path;

/// Runs the command. Ctrl-C stops it between two batches: readers go on with what they have, and the next call goes on
/// from there.
///
/// # Errors
/// When the folder cannot be written, lies inside an archive, or is being written by another program.
pub fn run(folder: &Path, archives: &[std::path::PathBuf], quiet: bool) -> anyhow::Result<CommandOutcome> {
    let shown = sanitize_path(folder);
    let real = std::path::absolute(folder)?;
    let real = real.canonicalize().unwrap_or(real);
    outside(folder, &[], archives)?;
    let cancel = cancelled_by_signals()?;
    let mut meter = Meter::new(!quiet && std::io::IsTerminal::is_terminal(&std::io::stderr()));
    let mut build = match SharedBuild::begin(&real, archives, &cancel) {
        Err(IndexError::Busy) => bail!(words::builder_busy(shown)),
        begun => begun?,
    };
    if let Some(path) = writable_by_others(&real)? {
        tell(words::readers_refuse(sanitize_path(&path)));
    }
    if let Some(reason) = build.rebuilt() {
        tell(rebuilt(reason));
    }
    let refreshed = build.refresh(&mut |progress| meter.show(progress), &cancel)?;
    meter.clear();
    let Some(index) = build.index() else {
        if !quiet {
            tell(words::up_to_date(refreshed.unchanged, shown));
        }
        return Ok(CommandOutcome::Done);
    };
    if cancel.load(Ordering::Relaxed) {
        return Ok(CommandOutcome::Signal(130));
    }
    let problems = index.problems(build.roots())?;
    let lists = SnapshotCache::new(build.roots().to_vec());
    lists.keep(index)?;
    let empty = lists.articles(index)?.is_empty();
    build.publish()?;
    if !quiet {
        tell_refreshed(&problems, &refreshed, &meter);
    }
    Ok(if empty && !problems.is_empty() { CommandOutcome::Unreadable } else { CommandOutcome::Done })
}
