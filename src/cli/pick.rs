//! `guillemet pick`: the interface as a picker for another program.
//!
//! It is drawn and read on the terminal itself; standard output has the choice and nothing else.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::ValueEnum as _;

use super::args::{Browse, Folders, Pick, PickWhat};
use super::browse::{leave, log_to_file, options, refuse_dumb_terminal};
use super::output::{CommandOutcome, Lines, tell};
use super::places::of_archives;
use super::saved::saved;
use super::setting::{profile, some_archives};
use super::words;
use crate::citation::{Format, Template};
use crate::profile::Session;
use crate::profile::config::Citation;
use crate::search::Scope;
use crate::terminal::{Screen, restore_on_panic};
use crate::text::sanitize::sanitize_path;
use crate::tui::folder::Offer;
use crate::tui::model::Model;
use crate::tui::runtime::{End, Start, run as run_interface};

/// What to do where there is no terminal.
const NO_TERMINAL: &str = "there is no terminal to draw on: call it from a terminal, a terminal buffer or a tmux popup, \
                           or use `guillemet quotes --format tsv` and `guillemet show ID`";

/// Runs the command.
///
/// # Errors
/// When there is no terminal or no archive, or the choice cannot be written.
pub fn run(folders: Folders, arguments: &Pick) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let (what, named) = what_and_archives(arguments);
    let search = arguments.saved.as_deref().map(|name| saved(name, &profile)).transpose()?;
    // A saved search is of a tab; what is named on the command line goes before.
    let what = what.or(search.as_ref().map(|search| PickWhat::of(search.scope()))).unwrap_or_default();
    let archives = match what {
        // Bookmarks need no archive.
        PickWhat::Bookmarks => super::setting::archives(&named, &profile)?,
        PickWhat::Quotes | PickWhat::Articles | PickWhat::Entities => some_archives(&named, &profile)?,
    };
    let citation = format(arguments.format.as_deref(), arguments.template.as_deref(), &profile.config.citation)?;
    let (options, settings) = options(&profile, &Browse { theme: arguments.theme.clone(), ..Browse::default() })?;
    let scope = what.scope();
    let words = arguments.word.as_deref().map(as_word);
    let copies = arguments.copies.then(|| options.locale.all_copies_query().to_owned());
    let asked = search.map(|search| search.query);
    let query = [copies, asked, arguments.query.clone(), words].into_iter().flatten().collect::<Vec<_>>().join(" ");
    log_to_file(&profile);
    restore_on_panic();
    refuse_dumb_terminal()?;
    let size = Screen::size().context(NO_TERMINAL)?;
    let screen = Screen::open(options.mouse).context(NO_TERMINAL)?;
    let mut model = Model { picking: Some(scope), ..Model::new(size, options) };
    model.output.format = citation;
    let session = Session { tab: scope.name().to_owned(), query, ..Session::default() };
    let profile = Arc::new(profile);
    let start = Start { archives, session: Some(session), settings, offer: Offer::No };
    let (end, leaving) = run_interface(model, Arc::clone(&profile), start, screen)?;
    leave(leaving, &profile);
    match end? {
        End::Picked { text, .. } if text.is_empty() => Ok(CommandOutcome::Nothing),
        End::Picked { text, found_again } => {
            if found_again > 0 {
                tell(format_args!("{found_again} found again in files that have changed since they were indexed"));
            }
            hand_over(&text, arguments.out.as_deref())
        }
        End::Quit => Ok(CommandOutcome::Signal(130)),
        End::Signal(code) => Ok(CommandOutcome::Signal(code)),
    }
}

/// What is to be picked where that is said, and the archives: the first word may say what, all others are archives.
fn what_and_archives(arguments: &Pick) -> (Option<PickWhat>, Vec<PathBuf>) {
    let first = arguments.what.first().and_then(|word| PickWhat::from_str(word.to_str()?, false).ok());
    let alone: Vec<PathBuf> = arguments.what.iter().skip(usize::from(first.is_some())).map(PathBuf::from).collect();
    (first, of_archives(&alone, &arguments.archives.archives))
}

impl PickWhat {
    fn of(scope: Scope) -> Self {
        match scope {
            Scope::Quotes => Self::Quotes,
            Scope::Articles => Self::Articles,
            Scope::Entities => Self::Entities,
            Scope::Bookmarks => Self::Bookmarks,
        }
    }

    fn scope(self) -> Scope {
        match self {
            Self::Quotes => Scope::Quotes,
            Self::Articles => Scope::Articles,
            Self::Entities => Scope::Entities,
            Self::Bookmarks => Scope::Bookmarks,
        }
    }
}

/// The format that is named, or the template, or what the settings say.
///
/// # Errors
/// When there is no such format, or the template is wrong.
pub fn format(name: Option<&str>, template: Option<&str>, settings: &Citation) -> anyhow::Result<Format> {
    match (name, template) {
        (_, Some(template)) => Ok(Format::Template(Template::parse(template).context("--template")?)),
        (None, None) => Ok(settings.usual()),
        (Some(name), None) => match settings.named(name) {
            Some(format) => Ok(format),
            None => {
                let names: Vec<&str> = Format::NAMED.iter().map(|(name, _)| *name).collect();
                bail!(words::no_format(name, format!("{}, template", names.join(", "))))
            }
        },
    }
}

/// A word as an editor has it under its cursor, as a query: signs that would mean something there are left out.
fn as_word(word: &str) -> String {
    let word = crate::text::sanitize::sanitize_line(word);
    let letters = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    let words = word.split(|c: char| !letters(c)).map(|word| word.trim_matches(['-', '\'', '’']));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn hand_over(text: &str, file: Option<&Path>) -> anyhow::Result<CommandOutcome> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    if let Some(path) = file {
        fs::write(path, format!("{text}\n")).with_context(|| format!("{} cannot be written", sanitize_path(path)))?;
        return Ok(CommandOutcome::Done);
    }
    let mut out = Lines::stdout();
    out.print(text)?;
    out.finish()?;
    Ok(CommandOutcome::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_under_the_cursor_is_no_query_language() {
        for (word, query) in
            [("«Kirby»,", "Kirby"), ("by:", "by"), ("!x", "x"), ("l’élève", "l’élève"), ("\u{1b}[31m", "")]
        {
            assert_eq!(as_word(word), query, "{word}");
        }
    }
}
