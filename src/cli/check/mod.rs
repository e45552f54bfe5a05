//! `guillemet check DRAFT`: every quotation of a text that somebody is writing, against the archive.

mod report;

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};

use super::args::{Check, CheckFormat, Folders, SyntaxName};
use super::opened::refreshed;
use super::output::{CommandOutcome, Lines, tell};
use super::places::of_files;
use super::setting::{profile, some_archives};
use crate::archive::Articles;
use crate::disk::read_file;
use crate::drafts::{Syntax, read};
use crate::library::{Checked, Ignored, Titles, check_all, is_worth_telling, needs_titles};
use crate::text::sanitize::{sanitize_line, sanitize_path};
use report::Report;

/// Runs the command.
///
/// # Errors
/// When there is no archive, or the index cannot be used.
pub fn run(folders: Folders, arguments: &Check) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let (paths, archives) = of_files(&arguments.drafts, &arguments.archives.archives);
    if paths.is_empty() {
        bail!(super::words::no_file("DRAFT"));
    }
    let archives = some_archives(&archives, &profile)?;
    let mut drafts = Vec::new();
    let mut failed = false;
    for path in &paths {
        match draft(path) {
            Ok(text) => drafts.push((name(path), text)),
            Err(error) => {
                tell(format_args!("{}: {error:#}", sanitize_path(path)));
                failed = true;
            }
        }
    }
    let index = refreshed(&profile, &archives)?;
    let articles = Arc::new(index.articles(&archives)?);
    let mut report = Report::new(arguments, Lines::stdout());
    for (name, text) in &drafts {
        let syntax = arguments.syntax.map_or_else(|| Syntax::of(name, text), SyntaxName::syntax);
        let quoted = read(text, syntax);
        let checked = check_all(&index, &articles, &quoted)?;
        let ignored = Ignored::in_folder(&folder(name));
        let (kept, passed_over) = worth_telling(checked.into_iter().flatten().collect(), &articles, &ignored);
        report.draft(name, text, &kept, passed_over)?;
    }
    let needs_look = report.finish()?;
    Ok(match (failed, needs_look) {
        (true, _) => CommandOutcome::Unreadable,
        (_, true) => CommandOutcome::Nothing,
        _ => CommandOutcome::Done,
    })
}

impl SyntaxName {
    fn syntax(self) -> Syntax {
        match self {
            Self::Plain => Syntax::Plain,
            Self::Markdown => Syntax::Markdown,
            Self::Latex => Syntax::Latex,
            Self::Org => Syntax::Org,
            Self::Typst => Syntax::Typst,
            Self::Json => Syntax::Json,
            Self::Ris => Syntax::Ris,
        }
    }
}

fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { "-".to_owned() } else { sanitize_path(path) }
}

/// The text of a draft. What is no Unicode in it is replaced, so that the rest can be checked.
fn draft(path: &Path) -> anyhow::Result<String> {
    let bytes = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).context("standard input cannot be read")?;
        bytes
    } else {
        read_file(path).context("cannot be read")?
    };
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// The folder of a draft; that of the command for standard input.
fn folder(name: &str) -> PathBuf {
    let path = std::path::absolute(if name == "-" { "." } else { name }).unwrap_or_default();
    if name == "-" { path } else { path.parent().map(Path::to_path_buf).unwrap_or_default() }
}

/// Leaves out what is no quotation (titles of articles, and scare quotes) and what the person wants to hear nothing about.
fn worth_telling(checked: Vec<Checked>, articles: &Arc<Articles>, ignored: &Ignored) -> (Vec<Checked>, usize) {
    let titles = if checked.iter().any(needs_titles) { Titles::of(articles) } else { Titles::default() };
    let before = checked.len();
    let kept: Vec<Checked> = checked
        .into_iter()
        .filter(|checked| is_worth_telling(checked, &titles) && !ignored.has(&checked.quoted.words))
        .collect();
    let passed_over = before - kept.len();
    (kept, passed_over)
}

/// Words for one line of a terminal or a list of an editor.
fn line(text: &str) -> String {
    sanitize_line(text)
}

impl CheckFormat {
    /// Whether only what needs a look is told.
    fn is_terse(self) -> bool {
        self == Self::Quickfix
    }
}
