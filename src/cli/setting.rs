//! The setting of a command: the person's folders, and which archives to open.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};

use super::args::Folders;
use super::output::tell;
use super::words::{self, system};
use crate::annotations::{Corrections, EntityChoice};
use crate::profile::{Config, Dirs, LineProblem, Overrides, Profile, Records, config};
use crate::text::sanitize::sanitize_path;
use crate::tui::locale::Locale;

/// So many mistakes in the settings are told by a command that is about something else.
const MOST_MISTAKES: usize = 20;

/// The environment's archives, between colons.
const VARIABLE: &str = "GUILLEMET_ARCHIVE";

/// Opens the person's folders; mistakes in the settings are told and passed over.
///
/// # Errors
/// When there are no such folders.
pub fn profile(folders: Folders) -> anyhow::Result<Profile> {
    let profile = Profile::open(dirs(folders)?);
    choose_language(&profile.config);
    let file = sanitize_path(&profile.dirs.config_file());
    for mistake in profile.mistakes.iter().take(MOST_MISTAKES) {
        tell(format_args!("{file}: {}", words::locale().setting_mistake(mistake)));
    }
    if let Some(more) = profile.mistakes.len().checked_sub(MOST_MISTAKES).filter(|more| *more > 0) {
        tell(words::more_mistakes(file, more));
    }
    tell_waits(&profile);
    Ok(profile)
}

/// Tells on standard error when a change has to wait for another program.
pub fn tell_waits(profile: &Profile) {
    profile.waiting.listen(|wait| {
        let file = sanitize_path(&wait.path);
        tell(wait.holder.map_or_else(|| words::waiting(&file), |holder| words::waiting_for(holder, &file)));
    });
}

/// Chooses the language of messages as the settings say.
pub fn choose_language(settings: &Config) {
    words::choose(match settings.language {
        config::Language::English => Locale::English,
        config::Language::French => Locale::French,
        config::Language::Auto => words::of_environment(),
    });
}

/// The person's folders, without reading anything in them.
///
/// # Errors
/// When the system knows none and none is named.
pub fn dirs(folders: Folders) -> anyhow::Result<Dirs> {
    let overrides = Overrides { config: folders.config_dir, cache: folders.cache_dir, state: folders.state_dir };
    Ok(Dirs::find(overrides)?)
}

/// The archives of the environment, else of the configuration, whether they are there or not.
#[must_use]
pub fn listed_archives(profile: &Profile) -> Vec<PathBuf> {
    match std::env::var_os(VARIABLE).filter(|value| !value.is_empty()) {
        Some(value) => std::env::split_paths(&value).collect(),
        None => profile.config.archives.clone(),
    }
}

/// The archives to open: those named, else the environment's, else the configuration's. Empty when there are none
/// at all. Paths are made absolute.
///
/// # Errors
/// When one that is named does not exist.
pub fn archives(named: &[PathBuf], profile: &Profile) -> anyhow::Result<Vec<PathBuf>> {
    if !named.is_empty() {
        for path in named {
            path.metadata()
                .map_err(|error| system(&error))
                .with_context(|| words::no_such_archive(sanitize_path(path)))?;
        }
        return Ok(named.iter().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone())).collect());
    }
    let (there, gone): (Vec<PathBuf>, Vec<PathBuf>) =
        listed_archives(profile).into_iter().partition(|path| path.exists());
    for path in gone {
        tell(words::archive_gone(sanitize_path(&path)));
    }
    Ok(there)
}

/// The same for a command that cannot do without.
///
/// # Errors
/// When there are none.
pub fn some_archives(named: &[PathBuf], profile: &Profile) -> anyhow::Result<Vec<PathBuf>> {
    let archives = archives(named, profile)?;
    if archives.is_empty() {
        bail!(words::no_archive(VARIABLE, sanitize_path(&profile.dirs.config_file())));
    }
    Ok(archives)
}

/// Tells which lines of a file of the person are none; they are passed over.
pub fn tell_problems(file: &Path, problems: &[LineProblem]) {
    for problem in problems {
        tell(format_args!("{}: {problem}", sanitize_path(file)));
    }
}

/// What the person chose about entities. Lines that are no choices are told and passed over, and so is a file that
/// cannot be read: it stays as it is.
#[must_use]
pub fn choices(profile: &Profile) -> Arc<Vec<EntityChoice>> {
    let store = &profile.entity_choices;
    let read = store.load().map_err(|error| {
        tell(format_args!(
            "{}: {error}",
            words::either("choices about entities are left out", "les choix sur les entités sont laissés de côté")
        ))
    });
    let read = read.unwrap_or(Records { records: Vec::new(), problems: Vec::new() });
    tell_problems(store.path(), &read.problems);
    Arc::new(read.records)
}

/// What the person corrected. Lines that are no corrections are told and passed over, and so is a file that cannot
/// be read: it stays as it is.
#[must_use]
pub fn corrections(profile: &Profile) -> Arc<Corrections> {
    let store = &profile.corrections;
    let read = store.load().map_err(|error| {
        tell(format_args!(
            "{}: {error}",
            words::either("corrections are left out", "les corrections sont laissées de côté")
        ))
    });
    let read = read.unwrap_or(Records { records: Vec::new(), problems: Vec::new() });
    tell_problems(store.path(), &read.problems);
    Arc::new(Corrections::new(read.records))
}
