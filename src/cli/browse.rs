//! `guillemet` without a command: the interface.

use std::io::{Write as _, stderr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use anyhow::{Context, bail};

use super::args::{Browse, Folders};
use super::output::{CommandOutcome, tell};
use super::places::of_archives;
use super::setting::{archives, profile, tell_waits};
use super::words;
use crate::archive::write_samples;
use crate::disk::{private_file, private_folder};
use crate::profile::{Profile, Session, config, today};
use crate::terminal::{Screen, restore_on_panic};
use crate::text::sanitize::sanitize_path;
use crate::tui::failure::Failure;
use crate::tui::folder::Offer;
use crate::tui::keymap::Keymap;
use crate::tui::model::{Model, Options};
use crate::tui::runtime::{End, Leaving, Start, run as run_interface};
use crate::tui::theme::Theme;

/// What to do where there is no terminal.
const NO_TERMINAL: &str = "there is no terminal to draw on; `guillemet articles`, `quotes` and `entities` print lists, \
                           `guillemet --help` has all that works without";

/// Refuses to draw on a terminal that says of itself that it cannot place its cursor.
pub(super) fn refuse_dumb_terminal() -> anyhow::Result<()> {
    if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        bail!(
            "this terminal cannot be drawn on (TERM=dumb): open another one, or use `guillemet quotes` and \
             `guillemet show ID`"
        );
    }
    Ok(())
}

/// Opens the interface and stays in it until it is left.
///
/// # Errors
/// When there is no terminal, or an archive that is named does not exist.
pub fn run(folders: Folders, arguments: &Browse) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let named = of_archives(&arguments.archives, &arguments.also);
    let archives = if arguments.samples { samples(&profile)? } else { archives(&named, &profile)? };
    let may_offer = !named.is_empty() && profile.may_offer(&archives, true);
    let offer = if may_offer { Offer::Notice } else { Offer::No };
    let (options, settings) = options(&profile, arguments)?;
    log_to_file(&profile);
    let last = profile.session(&archives);
    let session = match &arguments.query {
        // Another query leads elsewhere; what was typed at the prompts is remembered all the same.
        Some(query) => Some(Session { query: query.clone(), ..last.unwrap_or_default().elsewhere() }),
        None => last,
    };
    restore_on_panic();
    refuse_dumb_terminal()?;
    let size = Screen::size().context(NO_TERMINAL)?;
    let screen = Screen::open(options.mouse).context(NO_TERMINAL)?;
    let mut model = Model::new(size, options);
    model.output.format = profile.config.citation.usual();
    let profile = Arc::new(profile);
    let start = Start { archives, session, settings, offer };
    let (end, leaving) = run_interface(model, Arc::clone(&profile), start, screen)?;
    leave(leaving, &profile);
    Ok(match end? {
        End::Quit | End::Picked { .. } => CommandOutcome::Done,
        End::Signal(code) => CommandOutcome::Signal(code),
    })
}

/// The sample articles, written to the cache.
fn samples(profile: &Profile) -> anyhow::Result<Vec<PathBuf>> {
    let folder = profile.dirs.samples();
    write_samples(&folder).with_context(|| words::cannot_be_made(sanitize_path(&folder)))?;
    Ok(vec![folder])
}

/// Waits until what the person asked to be kept is written. What could not be written is given back as text.
pub(super) fn leave(leaving: Leaving, profile: &Profile) {
    tell_waits(profile);
    let unkept = leaving.finish(|| tell(words::still_writing()));
    if unkept.is_empty() {
        return;
    }
    tell(words::not_written(unkept.len()));
    for one in unkept {
        if let Some(reason) = one.reason {
            tell(reason);
        }
        // JSON as we write it has no control characters.
        let _ = writeln!(stderr().lock(), "{}", one.text);
    }
}

/// The options of the interface, and the mistakes in the settings.
pub(super) fn options(profile: &Profile, arguments: &Browse) -> anyhow::Result<(Options, Option<Failure>)> {
    let (keymap, mistakes) = Keymap::with(&profile.config.keys);
    let settings = Failure::of_settings(&profile.dirs.config_file(), &profile.mistakes, &mistakes);
    for mistake in mistakes {
        tell(format_args!("{}: {mistake}", sanitize_path(&profile.dirs.config_file())));
    }
    let locale = words::locale();
    let theme = match (&arguments.theme, profile.config.theme) {
        (Some(name), _) if name == "auto" => automatic_theme(),
        (Some(name), _) => match Theme::from_name(name) {
            Some(theme) => theme,
            None => bail!("--theme {name}: there are auto, ansi, light, dark and plain"),
        },
        (None, config::Theme::Auto) => automatic_theme(),
        (None, config::Theme::Ansi) => Theme::Ansi,
        (None, config::Theme::Light) => Theme::Light,
        (None, config::Theme::Dark) => Theme::Dark,
        (None, config::Theme::Plain) => Theme::Plain,
    };
    let (mouse, width) = (profile.config.mouse, profile.config.width);
    Ok((Options { locale, theme, keymap, mouse, width, today: today() }, settings))
}

/// Without colour where `NO_COLOR` is set to anything (<https://no-color.org>) or the terminal has none.
fn automatic_theme() -> Theme {
    let asked = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb" || term.to_string_lossy().starts_with("vt"));
    if asked || dumb { Theme::Plain } else { Theme::Ansi }
}

/// Logs errors that cannot be shown on the screen to a file in the state folder, which each start empties. Without
/// such a folder the interface runs without a log.
pub(super) fn log_to_file(profile: &Profile) {
    let path = profile.dirs.log();
    let opened = path
        .parent()
        .map(private_folder)
        .transpose()
        .and_then(|_| private_file(&path))
        .and_then(|file| file.set_len(0).map(|()| file));
    if let Ok(file) = opened {
        let _ = tracing_subscriber::fmt().with_ansi(false).with_writer(Mutex::new(file)).try_init();
    }
}
