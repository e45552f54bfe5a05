//! The one way to the index for every command: opened once, brought up to date, mended when it is damaged, and asked. An
//! index that cannot be kept lasts as long as the command, and no longer.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::args::Folders;
use super::output::tell;
use super::setting::{corrections, dirs};
use super::words;
use crate::annotations::EntityChoice;
use crate::archive::{Index, IndexError, LoadedLists, OpenedIndex, Rebuilt};
use crate::library::Library;
use crate::profile::Profile;
use crate::text::sanitize::sanitize_path;

/// Opens the index for these archives, and says why when it begins anew, or is not the shared one.
///
/// # Errors
/// When no folder can hold one.
pub fn open(profile: &Profile, archives: &[PathBuf]) -> anyhow::Result<(Index, Option<Rebuilt>)> {
    let opened = Index::open_for(&profile.index_places(), archives)?;
    Ok(ready(profile, opened))
}

/// Opens the person's own index, whatever shared one there is.
///
/// # Errors
/// When no folder can hold one.
pub fn open_own(profile: &Profile) -> anyhow::Result<Index> {
    let opened = Index::open(&profile.dirs.cache)?;
    Ok(ready(profile, opened).0)
}

fn ready(profile: &Profile, opened: OpenedIndex) -> (Index, Option<Rebuilt>) {
    if let Some(unshared) = &opened.unshared {
        tell(words::unshared(unshared));
    }
    if let Some(reason) = opened.rebuilt {
        tell(rebuilt(reason));
    }
    let index = opened.index.with_corrections(corrections(profile));
    #[cfg(unix)]
    remove_on_signals(&index);
    (index, opened.rebuilt)
}

/// The index with what is new in the archives; unless another program is updating it right now.
///
/// # Errors
/// When it can be neither kept nor built for this command.
pub fn refreshed(profile: &Profile, archives: &[PathBuf]) -> anyhow::Result<Index> {
    let (mut index, _) = open(profile, archives)?;
    bring_up_to_date(&mut index, archives)?;
    Ok(index)
}

/// Reads what is new into an open index.
///
/// # Errors
/// As for [`refreshed`].
pub fn bring_up_to_date(index: &mut Index, archives: &[PathBuf]) -> anyhow::Result<()> {
    match index.refresh_anywhere(archives, &mut |_| {}, &AtomicBool::new(false)) {
        Ok(refreshed) => {
            if let Some(reason) = refreshed.rebuilt {
                tell(rebuilt(reason));
                #[cfg(unix)]
                remove_on_signals(index);
            }
        }
        Err(IndexError::Busy) => tell(words::busy()),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// Asks the index, which is brought up to date first. When it turns out to be damaged on the way it is built anew and
/// asked once more.
///
/// # Errors
/// As for [`refreshed`], and what `ask` gives.
pub fn with_index<T>(
    profile: &Profile,
    archives: &[PathBuf],
    mut ask: impl FnMut(&Index) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let mut index = refreshed(profile, archives)?;
    let first = ask(&index);
    if !first.as_ref().is_err_and(is_damage) {
        return first;
    }
    tell(damaged(&index));
    index.mend()?;
    bring_up_to_date(&mut index, archives)?;
    ask(&index)
}

/// What an index is asked through: the archives' library, and their lists with what the person chose about entities.
///
/// # Errors
/// When the list of articles cannot be loaded.
pub fn lists_over(
    index: &Index,
    profile: &Arc<Profile>,
    archives: &[PathBuf],
    choices: &Arc<Vec<EntityChoice>>,
) -> anyhow::Result<(Library, LoadedLists)> {
    let library = Library::new(Arc::clone(profile), archives.to_vec()).with_index(index.another()?);
    let lists = LoadedLists::sharing(library.index()?, Arc::clone(&library.lists))?;
    lists.lists().known().choose(Arc::clone(choices));
    Ok((library, lists))
}

/// Whether a command failed because the index is damaged.
#[must_use]
pub fn is_damage(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| matches!(cause.downcast_ref(), Some(IndexError::Damaged)))
}

/// What is said of an index that turned out to be damaged.
#[must_use]
pub fn damaged(index: &Index) -> String {
    let shared = index.shared_folder().map(|folder| words::shared_damaged(sanitize_path(folder)));
    shared.unwrap_or_else(|| rebuilt(Rebuilt::Damaged))
}

/// Why the index is built anew.
#[must_use]
pub fn rebuilt(reason: Rebuilt) -> String {
    match reason {
        Rebuilt::Damaged => words::index_damaged(),
        Rebuilt::OtherVersion => words::index_of_other_version(),
        Rebuilt::NotKept => words::index_not_kept(),
    }
}

/// A signal that ends the command takes the temporary folder of the index with it.
#[cfg(unix)]
fn remove_on_signals(index: &Index) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    let Some(folder) = index.temporary_folder() else { return };
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM]) else { return };
    let wait = move || {
        if let Some(signal) = signals.forever().next() {
            // Threads that still write may put a file into it meanwhile.
            for _ in 0..50 {
                if std::fs::remove_dir_all(&folder).is_ok() || !folder.exists() {
                    break;
                }
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    };
    let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(wait);
}

/// Empties a damaged index after a command that could not go on with it, so that the next one builds it anew.
pub fn mend(folders: Folders) {
    let Ok(dirs) = dirs(folders) else { return };
    if let Some(folder) = Profile::open(dirs.clone()).index_places().shared {
        return tell(words::shared_damaged(sanitize_path(&folder)));
    }
    let mended = Index::open(&dirs.cache).and_then(|mut opened| opened.index.mend());
    if mended.is_ok() {
        tell(words::index_mended());
    }
}
