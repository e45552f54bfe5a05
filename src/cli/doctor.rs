//! `guillemet doctor`: how the program is set up here, and what may be wrong, with nothing private in it: it is meant to be
//! sent to others.

use std::fs;
use std::path::{Path, PathBuf};

use super::args::{DoctorArgs, Folders};
use super::opened::rebuilt;
use super::output::{CommandOutcome, Lines};
use super::places::of_archives;
use super::private::{Private, names_of_environment};
use super::setting::{choose_language, dirs, listed_archives};
use super::words::{self, either};
use crate::archive::Index;
use crate::profile::Profile;
use crate::terminal::Screen;
use crate::terminal::clipboard::Environment;
use crate::text::sanitize::sanitize_line;
use crate::tui::keymap::Keymap;

/// Runs the command: a line a fact, and a line that begins with `!` for each thing that is wrong. The exit code is 1
/// when there is one.
///
/// # Errors
/// When the output cannot be written to.
pub fn run(folders: Folders, arguments: &DoctorArgs) -> anyhow::Result<CommandOutcome> {
    let profile = Profile::open(dirs(folders)?);
    choose_language(&profile.config);
    let named = of_archives(&arguments.archives, &arguments.also);
    let archives = if named.is_empty() { listed_archives(&profile) } else { named };
    let absolute = archives.iter().filter_map(|path| std::path::absolute(path).ok());
    let paths: Vec<PathBuf> = archives.iter().cloned().chain(absolute).chain(profile.index_places().shared).collect();
    let private = Private::new(&profile.dirs, &paths, names_of_environment());
    let mut report = Report { lines: Vec::new(), wrong: 0, private };
    report.fact("version", env!("CARGO_PKG_VERSION"));
    report.fact(either("system", "système"), format_args!("{} {}", std::env::consts::OS, std::env::consts::ARCH));
    about_folders(&profile, &mut report);
    about_settings(&profile, &mut report);
    about_bookmarks(&profile, &mut report);
    about_archives(&profile, &archives, &mut report);
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
    private: Private,
}

impl Report {
    fn fact(&mut self, what: &str, value: impl std::fmt::Display) {
        self.lines.push(self.private.hide(&format!("  {what:<14} {value}")));
    }

    fn wrong(&mut self, what: &str, why: impl std::fmt::Display) {
        self.wrong += 1;
        self.lines.push(self.private.hide(&format!("! {what:<14} {why}")));
    }
}

fn about_folders(profile: &Profile, report: &mut Report) {
    let dirs = &profile.dirs;
    for (what, folder) in [("config", &dirs.config), ("cache", &dirs.cache), ("state", &dirs.state)] {
        let place = report.private.place(folder);
        match writable(folder) {
            Ok(()) => report.fact(what, place),
            Err(error) => report.wrong(what, format_args!("{place}: {}", words::system(&error))),
        }
    }
}

/// Whether a file can be made in a folder, or in the nearest one above it that exists.
fn writable(folder: &Path) -> std::io::Result<()> {
    if folder.metadata().is_ok_and(|found| !found.is_dir()) {
        return Err(std::io::ErrorKind::NotADirectory.into());
    }
    let there = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(folder);
    tempfile::tempfile_in(there).map(drop)
}

fn about_settings(profile: &Profile, report: &mut Report) {
    let file = profile.dirs.config_file();
    report.fact(
        either("settings", "réglages"),
        if file.exists() {
            "config.toml"
        } else {
            either("none: every setting has its default", "aucun : chaque réglage a sa valeur par défaut")
        },
    );
    for mistake in &profile.mistakes {
        report.wrong(either("settings", "réglages"), words::locale().setting_mistake(mistake));
    }
    for mistake in Keymap::with(&profile.config.keys).1 {
        report.wrong(either("keys", "touches"), words::locale().key_mistake(&mistake));
    }
}

fn about_bookmarks(profile: &Profile, report: &mut Report) {
    match profile.bookmarks.list() {
        Ok(read) => {
            report.fact(either("bookmarks", "signets"), read.records.len());
            for problem in &read.problems {
                // Why it is none may quote it.
                let why = either("no bookmark; it is kept as it is", "pas un signet ; elle est gardée telle quelle");
                report.wrong(either("bookmarks", "signets"), words::line(problem.line, why));
            }
        }
        Err(error) => report.wrong(either("bookmarks", "signets"), error),
    }
}

fn about_archives(profile: &Profile, archives: &[PathBuf], report: &mut Report) {
    if archives.is_empty() {
        report.fact(
            "archive",
            either("none is named, neither here nor in the settings", "aucune, ni ici ni dans les réglages"),
        );
    }
    for archive in archives {
        let place = report.private.place(&std::path::absolute(archive).unwrap_or_else(|_| archive.clone()));
        match archive.metadata() {
            Ok(found) if found.is_dir() => {
                report.fact("archive", format_args!("{}, {place}", either("a folder", "un dossier")));
            }
            Ok(_) => report.fact("archive", format_args!("{}, {place}", either("a file", "un fichier"))),
            Err(error) => report.wrong("archive", format_args!("{place}: {}", words::system(&error))),
        }
    }
    about_index(profile, archives, report);
}

fn about_index(profile: &Profile, archives: &[PathBuf], report: &mut Report) {
    let archives: Vec<PathBuf> = archives.iter().filter_map(|path| std::path::absolute(path).ok()).collect();
    let index = match Index::open_for(&profile.index_places(), &archives) {
        Ok(opened) => {
            if let Some(unshared) = &opened.unshared {
                report.wrong("index", words::unshared(unshared));
            }
            if let Some(reason) = opened.rebuilt {
                report.wrong("index", rebuilt(reason));
            }
            opened.index
        }
        Err(error) => return report.wrong("index", error),
    };
    if let Some(folder) = index.shared_folder() {
        let kind = either("shared, only read", "partagé, seulement lu");
        let place = report.private.place(folder);
        report.fact("index", format_args!("{kind}, {place}"));
    }
    match index.is_sound() {
        Ok(true) => {}
        Ok(false) => return report.wrong("index", words::index_to_be_mended()),
        Err(error) => return report.wrong("index", error),
    }
    let size = size_of(index.shared_folder().unwrap_or(&profile.dirs.cache));
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

/// The bytes of the files of a folder and of those in it.
fn size_of(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let size = |entry: fs::DirEntry| match entry.metadata() {
        Ok(found) if found.is_dir() => size_of(&entry.path()),
        Ok(found) => found.len(),
        Err(_) => 0,
    };
    entries.map(size).sum()
}

fn about_terminal(report: &mut Report) {
    for name in ["TERM", "COLORTERM", "LANG", "LC_ALL"] {
        if let Some(value) = std::env::var_os(name) {
            report.fact(name, sanitize_line(&value.to_string_lossy()));
        }
    }
    // Their values are places.
    for name in ["NO_COLOR", "TMUX", "SSH_TTY"].into_iter().filter(|name| std::env::var_os(name).is_some()) {
        report.fact(name, either("is set", "est défini"));
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
