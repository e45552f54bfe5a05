//! The command line: one file for each subcommand.
//!
//! In: the arguments, the environment and standard input; out: data on standard output, messages for people on
//! standard error, in English, and an exit code. This room may use all others; none uses it.

mod analyze;
mod args;
mod browse;
mod check;
mod config;
mod doctor;
mod import;
mod index;
mod json;
mod lists;
mod manual;
mod output;
mod pick;
mod setting;
mod show;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use output::{CommandOutcome, ReaderGone, tell};

/// The exit code of a usage that cannot be carried out.
const USAGE: u8 = 2;

/// Runs the program on the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // `--help` and `--version` come this way too, and go to standard output.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { USAGE } else { 0 });
        }
    };
    match run(cli) {
        Ok(outcome) => ExitCode::from(outcome.code()),
        Err(error) if error.is::<ReaderGone>() => ExitCode::SUCCESS,
        Err(error) => {
            tell(format_args!("{error:#}"));
            ExitCode::from(USAGE)
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<CommandOutcome> {
    let folders = cli.folders;
    match cli.command.unwrap_or(Command::Browse(cli.browse)) {
        // Neither configuration nor index: it must give the same anywhere.
        Command::Analyze(arguments) => analyze::run(&arguments),
        Command::Browse(arguments) => browse::run(folders, &arguments),
        Command::Index(arguments) => index::run(folders, &arguments),
        Command::Config(arguments) => config::run(folders, &arguments),
        Command::Articles(arguments) => lists::articles(folders, &arguments),
        Command::Quotes(arguments) => lists::quotes(folders, &arguments),
        Command::Entities(arguments) => lists::entities(folders, &arguments),
        Command::Bookmarks(arguments) => lists::bookmarks(folders, &arguments),
        Command::Show(arguments) => show::run(folders, &arguments),
        Command::Formats => manual::formats(),
        Command::Completions(arguments) => manual::completions(&arguments),
        Command::Man(arguments) => manual::man(&arguments),
        Command::Pick(arguments) => pick::run(folders, &arguments),
        Command::Import(arguments) => import::run(folders, &arguments),
        Command::Check(arguments) => check::run(folders, &arguments),
        Command::Doctor(arguments) => doctor::run(folders, &arguments),
    }
}
