//! `guillemet export --to zotero FILE|DIR`: the articles as RIS, with a note for each quotation, the tags and links to the
//! files, and as CSL-JSON. Nothing is written over.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, bail};

use super::selection::selected;
use crate::citation::{Format, linked_ris, render_all};
use crate::cli::args::{Export, Folders};
use crate::cli::output::{CommandOutcome, Lines};
use crate::cli::setting::profile;
use crate::cli::words;
use crate::text::sanitize::sanitize_path;

/// The names of the files in a folder.
const FILES: [&str; 2] = ["guillemet.ris", "guillemet.json"];

/// Runs the command.
///
/// # Errors
/// When a file is there already, cannot be written, or has another ending.
pub fn run(folders: Folders, arguments: &Export) -> anyhow::Result<CommandOutcome> {
    let citations = selected(profile(folders)?, arguments)?.citations;
    if citations.is_empty() {
        return Ok(CommandOutcome::Nothing);
    }
    let named = &arguments.file;
    // A name without an ending is a folder, which may have to be made.
    let is_folder = named.is_dir() || named.extension().is_none() && named.symlink_metadata().is_err();
    let paths: Vec<PathBuf> =
        if is_folder { FILES.iter().map(|name| named.join(name)).collect() } else { vec![named.clone()] };
    let mut texts = Vec::new();
    for path in &paths {
        texts.push(match path.extension().and_then(|ending| ending.to_str()) {
            Some("ris") => linked_ris(&citations),
            Some("json") => render_all(&citations, &Format::CslJson),
            _ => bail!(words::ris_or_json(sanitize_path(path))),
        });
    }
    if let Some(there) = paths.iter().find(|path| path.symlink_metadata().is_ok()) {
        bail!(words::there_already(sanitize_path(there)));
    }
    if is_folder {
        std::fs::create_dir_all(named).with_context(|| sanitize_path(named))?;
    }
    let mut out = Lines::stdout();
    for (path, text) in paths.iter().zip(texts) {
        let told = || sanitize_path(path);
        let mut file = OpenOptions::new().write(true).create_new(true).open(path).with_context(told)?;
        file.write_all(text.as_bytes()).with_context(told)?;
        out.print(&sanitize_path(path))?;
    }
    out.finish()?;
    Ok(CommandOutcome::Done)
}
