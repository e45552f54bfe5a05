//! The command line: one file for each subcommand.
//!
//! In: the arguments, the environment and standard input; out: data on standard output, messages for people on
//! standard error, in the language of the screen, and an exit code. This room may use all others; none uses it.

mod analyze;
mod args;
mod bookmarks;
mod browse;
mod check;
mod config;
mod doctor;
mod export;
mod help;
mod import;
mod index;
mod index_into;
mod json;
mod list_args;
mod lists;
mod lsp;
mod manual;
mod opened;
mod order;
mod output;
mod outside;
mod parse_error;
mod pick;
mod places;
mod private;
mod progress;
mod query;
mod rows_as_text;
mod saved;
mod setting;
mod show;
mod table;
mod words;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;
use clap::{CommandFactory as _, Parser as _};

use crate::search::query::nearest;
use args::{Cli, Command};
use help::Refusal;
use output::{CommandOutcome, ReaderGone, escape, tell};

/// The exit code of a usage that cannot be carried out.
const USAGE: u8 = 2;

/// Runs the program on the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return refuse(error, &arguments),
    };
    let folders = cli.folders.clone();
    match run(cli) {
        Ok(outcome) => ExitCode::from(outcome.code()),
        Err(error) if error.is::<ReaderGone>() => ExitCode::SUCCESS,
        Err(error) => {
            tell(format_args!("{error:#}"));
            if opened::is_damage(&error) {
                opened::mend(folders);
            }
            ExitCode::from(USAGE)
        }
    }
}

/// Prints why the arguments are not taken; `--help` and `--version` come this way too, and go to standard output.
fn refuse(error: clap::Error, arguments: &[OsString]) -> ExitCode {
    let is_wrong = error.use_stderr();
    let said = match (help::refusal(error, arguments), suggested(arguments.get(1).cloned())) {
        (_, Some(said)) if is_wrong => {
            tell(said);
            return ExitCode::from(USAGE);
        }
        // Nothing of the arguments is in what goes to standard output.
        (Refusal::AsIs(error), _) if !is_wrong => {
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        (Refusal::AsIs(error), _) => error.render().to_string(),
        (Refusal::Told(lines), _) => lines,
    };
    for line in said.lines() {
        let _ = writeln!(std::io::stderr().lock(), "{}", escape(line));
    }
    ExitCode::from(USAGE)
}

/// What to say where the first argument is neither a command nor a file, but nearly a command.
fn suggested(first: Option<OsString>) -> Option<String> {
    let word = first?.into_string().ok()?;
    let command = Cli::command();
    let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    let is_word = word.chars().all(char::is_alphabetic) && !names.contains(&word.as_str());
    if !is_word || Path::new(&word).exists() {
        return None;
    }
    nearest(&word, names.into_iter()).map(|meant| words::no_command(&word, meant))
}

fn run(cli: Cli) -> anyhow::Result<CommandOutcome> {
    let folders = cli.folders;
    if let (None, Some(first)) = (&cli.command, cli.browse.archives.first())
        && let Some(said) = suggested(Some(first.clone().into_os_string()))
    {
        bail!(said);
    }
    match cli.command.unwrap_or(Command::Browse(cli.browse)) {
        // Neither configuration nor index: it must give the same anywhere.
        Command::Analyze(arguments) => analyze::run(&arguments),
        Command::Browse(arguments) => browse::run(folders, &arguments),
        Command::Index(arguments) => index::run(folders, &arguments),
        Command::Config(arguments) => config::run(folders, &arguments),
        Command::Articles(arguments) => lists::articles(folders, &arguments),
        Command::Quotes(arguments) => lists::quotes(folders, &arguments),
        Command::Entities(arguments) => lists::entities(folders, &arguments),
        Command::Bookmarks(arguments) => bookmarks::bookmarks(folders, &arguments),
        Command::Searches(arguments) => saved::searches(folders, &arguments),
        Command::Show(arguments) => show::run(folders, &arguments),
        Command::Formats => manual::formats(),
        Command::Completions(arguments) => manual::completions(&arguments),
        Command::Man(arguments) => manual::man(&arguments),
        Command::Pick(arguments) => pick::run(folders, &arguments),
        Command::Import(arguments) => import::run(folders, &arguments),
        Command::Export(arguments) => export::run(folders, &arguments),
        Command::Check(arguments) => check::run(folders, &arguments),
        Command::Lsp(arguments) => lsp::run(folders, &arguments),
        Command::Doctor(arguments) => doctor::run(folders, &arguments),
    }
}
