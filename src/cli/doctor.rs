//! `guillemet doctor`: how the program is set up here, and what may be wrong.

use std::fs;
use std::path::Path;

use super::args::{DoctorArgs, Folders};
use super::opened::rebuilt;
use super::output::{CommandOutcome, Lines};
use super::places::of_archives;
use super::setting::{archives, profile};
use super::words::{self, either};
use crate::archive::Index;
use crate::profile::Profile;
use crate::terminal::Screen;
use crate::terminal::clipboard::Environment;
use crate::text::sanitize::sanitize_path;
use crate::tui::keymap::Keymap;

/// Runs the command: a line a fact, and a line that begins with `!` for each thing that is wrong. The exit code is 1
/// when there is one.
///
/// # Errors
/// When the output cannot be written to.
pub fn run(folders: Folders, arguments: &DoctorArgs) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let mut report = Report { lines: Vec::new(), wrong: 0 };
    report.fact("version", env!("CARGO_PKG_VERSION"));
    about_folders(&profile, &mut report);
    about_settings(&profile, &mut report);
    about_bookmarks(&profile, &mut report);
    about_archives(&profile, arguments, &mut report);
    about_terminal(&mut report);
    let mut out = Lines::stdout();
    for line in &report.lines {
        out.print(line)?;
    }
    out.finish()?;
    Ok(if report.wrong == 0 { CommandOutcome::Done } else { CommandOutcome::Nothing })
}

struct Report {
    lines: Vec<String>,
    wrong: usize,
}

impl Report {
    fn fact(&mut self, what: &str, value: impl std::fmt::Display) {
        self.lines.push(format!("  {what:<14} {value}"));
    }

    fn wrong(&mut self, what: &str, why: impl std::fmt::Display) {
        self.wrong += 1;
        self.lines.push(format!("! {what:<14} {why}"));
    }
}

fn about_folders(profile: &Profile, report: &mut Report) {
    let dirs = &profile.dirs;
    for (what, folder) in [("config", &dirs.config), ("cache", &dirs.cache), ("state", &dirs.state)] {
        match writable(folder) {
            Ok(()) => report.fact(what, sanitize_path(folder)),
            Err(error) => report.wrong(what, format_args!("{}: {error}", sanitize_path(folder))),
        }
    }
}

/// Whether a file can be made in a folder, or in the nearest one above it that exists.
fn writable(folder: &Path) -> std::io::Result<()> {
    let there = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(folder);
    tempfile::tempfile_in(there).map(drop)
}

fn about_settings(profile: &Profile, report: &mut Report) {
    let file = profile.dirs.config_file();
    report.fact(
        either("settings", "réglages"),
        if file.exists() {
            sanitize_path(&file)
        } else {
            either("none: every setting has its default", "aucun : chaque réglage a sa valeur par défaut").into()
        },
    );
    for mistake in &profile.mistakes {
        report.wrong(either("settings", "réglages"), mistake);
    }
    for mistake in Keymap::with(&profile.config.keys).1 {
        report.wrong(either("keys", "touches"), mistake);
    }
}

fn about_bookmarks(profile: &Profile, report: &mut Report) {
    match profile.bookmarks.list() {
        Ok(read) => {
            report.fact(
                either("bookmarks", "signets"),
                words::bookmarks_in(read.records.len(), sanitize_path(profile.bookmarks.path())),
            );
            for problem in &read.problems {
                report.wrong(either("bookmarks", "signets"), words::line_kept(problem));
            }
        }
        Err(error) => report.wrong(either("bookmarks", "signets"), error),
    }
}

fn about_archives(profile: &Profile, arguments: &DoctorArgs, report: &mut Report) {
    let archives = match archives(&of_archives(&arguments.archives, &arguments.also), profile) {
        Ok(archives) => archives,
        Err(error) => return report.wrong("archive", format_args!("{error:#}")),
    };
    if archives.is_empty() {
        report.fact(
            "archive",
            either("none is named, neither here nor in the settings", "aucune, ni ici ni dans les réglages"),
        );
    }
    for archive in &archives {
        report.fact("archive", sanitize_path(archive));
    }
    let index = match Index::open(&profile.dirs.cache) {
        Ok(opened) => {
            if let Some(reason) = opened.rebuilt {
                report.wrong("index", rebuilt(reason));
            }
            opened.index
        }
        Err(error) => return report.wrong("index", error),
    };
    match index.is_sound() {
        Ok(true) => {}
        Ok(false) => return report.wrong("index", words::index_to_be_mended()),
        Err(error) => return report.wrong("index", error),
    }
    let size = fs::read_dir(&profile.dirs.cache).map_or(0, |entries| {
        entries.flatten().filter_map(|entry| entry.metadata().ok()).map(|metadata| metadata.len()).sum::<u64>()
    });
    match index.articles(&archives) {
        Ok(articles) => {
            report.fact("index", words::index_size(articles.len(), size / 1024));
        }
        Err(error) => report.wrong("index", error),
    }
    match index.problems(&archives) {
        Ok(problems) if problems.is_empty() => {}
        Ok(problems) => {
            report.fact(either("unread", "non lus"), words::unread(problems.len()));
        }
        Err(error) => report.wrong("index", error),
    }
}

fn about_terminal(report: &mut Report) {
    for name in ["TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "TMUX", "SSH_TTY"] {
        if let Some(value) = std::env::var_os(name) {
            report.fact(name, crate::text::sanitize::sanitize_line(&value.to_string_lossy()));
        }
    }
    let here = Environment::read(|name| std::env::var_os(name));
    let way = match here {
        Environment { tmux: true, .. } => either("tmux's buffer", "le tampon de tmux"),
        Environment { ssh: false, wayland: true, .. } | Environment { ssh: false, x11: true, .. } => {
            either("the desktop's", "celui du bureau")
        }
        _ => either("the terminal's, by OSC 52", "celui du terminal, par OSC 52"),
    };
    report.fact(either("clipboard", "presse-papiers"), way);
    match Screen::size() {
        Ok(size) => report.fact("terminal", words::cells(size.width, size.height)),
        Err(_) => report.fact("terminal", either("none", "aucun")),
    }
}
