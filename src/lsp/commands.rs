//! What an action of the editor has the server do: keep a source as a bookmark, ignore a quotation, read the archives again.
//!
//! The name of a command and its arguments in, as the server itself gave them with the action; null out, and a message.

use std::path::{Path, PathBuf};

use lsp_types::Uri;
use serde_json::Value;

use super::desk::Desk;
use super::event::Event;
use super::{uri, words};
use crate::article::Span;
use crate::library::{AddedBookmark, ArticleRef, Ignored, LibraryError};
use crate::text::sanitize::sanitize_path;

/// Keeps the source of a quotation.
pub(super) const BOOKMARK: &str = "guillemet.bookmark";
/// Ignores a quotation.
pub(super) const IGNORE: &str = "guillemet.ignore";
/// Reads the archives for what is new.
pub(super) const REFRESH: &str = "guillemet.refresh";

/// Carries out a command whose name is known; what is wrong with its arguments is an error in words.
pub(super) fn run(desk: &mut Desk, name: &str, argument: &Value) -> Result<Value, LibraryError> {
    let told = match name {
        BOOKMARK => bookmark(desk, argument)?,
        IGNORE => ignore(desk, argument),
        _ => None,
    };
    if let Some((message, changes)) = told {
        let _ = desk.events.send(Event::Done(message, changes));
    }
    Ok(Value::Null)
}

/// What to say, and whether drafts are to be checked again.
type Told = Option<(String, bool)>;

fn bookmark(desk: &mut Desk, argument: &Value) -> Result<Told, LibraryError> {
    let text = |name: &str| argument.get(name).and_then(Value::as_str).map(str::to_owned);
    let number = |name: &str| argument.get(name).and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok());
    let (Some(article), Some(start), Some(end)) = (text("article"), number("start"), number("end")) else {
        return Ok(None);
    };
    let reference = ArticleRef { article: article.parse().ok(), path: text("path"), title: text("title") };
    let opened = desk.service.open(&reference)?;
    let body = &opened.article.body.text;
    if opened.changed || start > end || body.get(start..end).is_none_or(str::is_empty) {
        return Err(LibraryError::WordsGone(opened.short_path.clone()));
    }
    let bookmark = opened.bookmark(Some(Span::new(start, end)));
    let locale = desk.manner.locale;
    Ok(Some(match desk.service.library.add_bookmark(bookmark) {
        Ok(AddedBookmark::New(_)) => (words::kept(locale), false),
        Ok(AddedBookmark::Existing(_)) => (words::kept_already(locale), false),
        Err(error) => (format!("guillemet: {error}"), false),
    }))
}

fn ignore(desk: &Desk, argument: &Value) -> Told {
    let locale = desk.manner.locale;
    let quoted = argument.get("words").and_then(Value::as_str)?;
    let draft = argument.get("uri").and_then(Value::as_str).and_then(|draft| uri::to_path(&Uri(draft.to_owned())));
    let folders = &desk.manner.folders;
    let folder = draft.as_deref().and_then(Path::parent).map(Path::to_path_buf).or_else(|| folders.first().cloned());
    let Some(folder) = folder else { return Some((words::not_saved(locale), false)) };
    Some(match Ignored::write(&folder, &root(&folder, folders), quoted) {
        Ok(file) => (words::ignored_in(locale, sanitize_path(&file)), true),
        Err(error) => (format!("guillemet: {error}"), false),
    })
}

/// The folder of the editor that a draft lies in; the draft's own where it lies in none.
fn root(folder: &Path, folders: &[PathBuf]) -> PathBuf {
    let around = folders.iter().filter(|root| folder.starts_with(root));
    around.max_by_key(|root| root.components().count()).cloned().unwrap_or_else(|| folder.to_path_buf())
}
