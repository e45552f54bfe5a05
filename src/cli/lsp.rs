//! `guillemet lsp`: the language server, for an editor to start.

use std::sync::Arc;

use super::args::{Folders, Lsp};
use super::output::CommandOutcome;
use super::setting::{archives, profile};
use super::words;
use crate::lsp::{Options, run as serve};

/// Runs the command until the editor leaves.
///
/// # Errors
/// When an archive that is named does not exist, or the system gives no threads.
pub fn run(folders: Folders, arguments: &Lsp) -> anyhow::Result<CommandOutcome> {
    let profile = profile(folders)?;
    let named = super::places::of_archives(&arguments.archives, &arguments.also);
    let archives = archives(&named, &profile)?;
    let are_named = !named.is_empty();
    let code = serve(Options { profile: Arc::new(profile), archives, are_named, locale: words::locale() })?;
    Ok(if code == 0 { CommandOutcome::Done } else { CommandOutcome::Nothing })
}
