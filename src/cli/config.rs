//! `guillemet config`: shows, checks and edits the settings.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, anyhow, bail};

use super::args::{ConfigArgs, Folders};
use super::output::{CommandOutcome, Lines, tell};
use super::setting::{archives, choose_language, dirs, profile};
use super::words;
use crate::disk::{private_folder, read_file};
use crate::profile::Config;
use crate::profile::config::{check, default_text};
use crate::terminal::editor;
use crate::text::sanitize::sanitize_path;
use crate::tui::action::{ACTIONS, Context as Place};
use crate::tui::keymap::Keymap;

/// Runs the command. Without an option it prints the file as it is, or the defaults where there is none.
///
/// # Errors
/// When the file cannot be read or written.
pub fn run(folders: Folders, arguments: &ConfigArgs) -> anyhow::Result<CommandOutcome> {
    if !arguments.archive.is_empty() {
        return keep(folders, &arguments.archive);
    }
    let dirs = dirs(folders)?;
    choose_language(&Config::load(&dirs).0);
    let file = dirs.config_file();
    let mut out = Lines::stdout();
    let mut outcome = CommandOutcome::Done;
    if arguments.path {
        out.print(&sanitize_path(&file))?;
    } else if arguments.actions {
        actions(&mut out)?;
    } else if arguments.default {
        out.print(default_text().trim_end())?;
    } else if arguments.check {
        outcome = check_file(&file)?;
    } else if arguments.edit {
        edit(&file)?;
        outcome = check_file(&file)?;
    } else {
        let text = read(&file)?.unwrap_or_else(default_text);
        out.print(text.trim_end())?;
    }
    out.finish()?;
    Ok(outcome)
}

/// Sets the archives to open when none is named.
fn keep(folders: Folders, named: &[PathBuf]) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let archives = archives(named, &profile)?;
    profile.use_archives(&archives).map_err(|error| anyhow!(words::locale().failure(&error.into())))?;
    tell(words::will_open(profile.dirs.shown(&archives)));
    Ok(CommandOutcome::Done)
}

fn read(file: &Path) -> anyhow::Result<Option<String>> {
    match read_file(file) {
        Ok(bytes) => String::from_utf8(bytes)
            .map(Some)
            .with_context(|| format!("{} {}", sanitize_path(file), words::unreadable())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => {
            Err(words::system(&error)).with_context(|| format!("{} {}", sanitize_path(file), words::unreadable()))
        }
    }
}

/// Tells every mistake, keys included.
fn check_file(file: &Path) -> anyhow::Result<CommandOutcome> {
    let Some(text) = read(file)? else {
        tell(words::no_settings(sanitize_path(file)));
        return Ok(CommandOutcome::Done);
    };
    let (config, mistakes) = check(&text);
    let (_, keys) = Keymap::with(&config.keys);
    for mistake in &mistakes {
        tell(format_args!("{}: {}", sanitize_path(file), words::locale().setting_mistake(mistake)));
    }
    for mistake in &keys {
        tell(format_args!("{}: {}", sanitize_path(file), words::locale().key_mistake(mistake)));
    }
    if mistakes.is_empty() && keys.is_empty() {
        tell(words::no_mistake(sanitize_path(file)));
        return Ok(CommandOutcome::Done);
    }
    Ok(CommandOutcome::Nothing)
}

/// Opens the file in the person's editor; a missing one begins with the commented defaults.
fn edit(file: &Path) -> anyhow::Result<()> {
    let editor = editor::chosen(|name| std::env::var(name).ok());
    if let Some(folder) = file.parent() {
        private_folder(folder).with_context(|| words::cannot_be_made(sanitize_path(folder)))?;
    }
    // Never over a file that is there: only a new one is made.
    match fs::File::create_new(file) {
        Ok(mut new) => std::io::Write::write_all(&mut new, default_text().as_bytes())?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error).with_context(|| words::cannot_be_made(sanitize_path(file))),
    }
    let command = editor::command(&editor, file, 1);
    let command = command.map_err(|error| anyhow!(words::locale().failure(&error.into())))?;
    let (program, arguments) = command
        .words
        .split_first()
        .context(words::either("set VISUAL or EDITOR to an editor", "réglez VISUAL ou EDITOR sur un éditeur"))?;
    let status = Command::new(program).args(arguments).status().with_context(|| words::no_editor(&editor))?;
    if !status.success() {
        bail!(words::editor_failed(&editor));
    }
    Ok(())
}

/// The actions with their keys, as `[keys]` has them.
fn actions(out: &mut Lines) -> anyhow::Result<()> {
    for entry in ACTIONS {
        let keys = |place| entry.keys(place).join(" ");
        let places: Vec<String> = Place::ALL.iter().map(|place| keys(*place)).collect();
        let (keys, what) = (places.join("\t"), words::locale().describe(entry.action));
        out.print(&format!("{}\t{keys}\t{what}", entry.name()))?;
    }
    Ok(())
}
