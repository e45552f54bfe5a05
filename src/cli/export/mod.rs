//! `guillemet export --to obsidian|zotero|annotations`: what a person keeps and corrected, as the files of other programs.

mod annotations;
mod obsidian;
mod selection;
mod zotero;

use super::args::{Export, ExportFormat, Folders};
use super::output::CommandOutcome;

/// Runs the command.
///
/// # Errors
/// When what is to be written cannot be found, read or written.
pub fn run(folders: Folders, arguments: &Export) -> anyhow::Result<CommandOutcome> {
    match arguments.to {
        ExportFormat::Obsidian => obsidian::run(folders, arguments),
        ExportFormat::Zotero => zotero::run(folders, arguments),
        ExportFormat::Annotations => annotations::run(folders, arguments),
    }
}
