//! The thread that checks drafts: one at a time, the newest state of each.
//!
//! Drafts in; their quotations with verdicts out, as events. A draft that changes meanwhile is called off by its flag.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};

use super::documents::Draft;
use super::event::Event;
use super::verdicts::{Found, Verdicts};
use super::words::{fault, trouble};
use crate::archive::IndexError;
use crate::library::{ArticleService, Ignored, Library, LibraryError};
use crate::tui::locale::Locale;

/// A draft to check.
pub(super) struct CheckTask {
    /// The draft.
    pub draft: Arc<Draft>,
    /// Set once there is a newer state of it.
    pub stale: Arc<AtomicBool>,
    /// The language of messages.
    pub locale: Locale,
    /// Whether nothing was found in it yet.
    pub is_new: bool,
}

/// Checks drafts until nobody can send any more.
pub(super) fn run(library: &Library, verdicts: &Verdicts, tasks: &Receiver<CheckTask>, events: &Sender<Event>) {
    let mut service = ArticleService::new(library.clone());
    // What is wrong with the index is told when a draft is checked.
    if let Ok(open) = service.open_index() {
        verdicts.make_ready(&open.articles);
    }
    while let Ok(task) = tasks.recv() {
        if task.stale.load(Ordering::Relaxed) {
            continue;
        }
        let checked = catch_unwind(AssertUnwindSafe(|| check(&mut service, verdicts, &task, events)));
        let to_tell = match checked {
            Ok(Ok(())) => continue,
            Ok(Err(error)) => lost(&error).unwrap_or_else(|| Event::Trouble(trouble(&error, task.locale))),
            Err(_) => {
                tracing::error!("checking {} panicked", task.draft.uri.0);
                Event::Trouble(fault(task.locale).to_owned())
            }
        };
        service = ArticleService::new(library.clone());
        if events.send(to_tell).is_err() {
            return;
        }
    }
}

/// What to tell of an index that is lost; `None` for other errors.
pub(super) fn lost(error: &LibraryError) -> Option<Event> {
    matches!(error, LibraryError::Index(IndexError::Damaged)).then_some(Event::IndexLost)
}

fn check(
    service: &mut ArticleService,
    verdicts: &Verdicts,
    task: &CheckTask,
    events: &Sender<Event>,
) -> Result<(), LibraryError> {
    let draft = &task.draft;
    let ignored = draft.folder().map(Ignored::in_folder).unwrap_or_default();
    let told = |found: Vec<Found>| {
        let found = found.into_iter().filter(|found| !ignored.has(&found.quoted.words)).collect();
        let _ = events.send(Event::Checked(Arc::clone(draft), Arc::new(found)));
    };
    let open = service.open_index()?;
    if !open.index.is_there() {
        return Err(IndexError::Damaged.into());
    }
    let lists = (&open.index, &open.articles);
    if task.is_new {
        let beginning = verdicts.read_beginning(draft);
        if !beginning.is_empty() {
            let first = verdicts.first_of(lists, &beginning, &task.stale)?;
            if task.stale.load(Ordering::Relaxed) {
                return Ok(());
            }
            told(first);
        }
    }
    let quoted = verdicts.read(draft);
    if task.stale.load(Ordering::Relaxed) {
        return Ok(());
    }
    // What was told of a draft stays until all of it is known anew.
    let mut told_first = |first| {
        if task.is_new {
            told(first);
        }
    };
    if let Some(found) = verdicts.check(lists, &quoted, &task.stale, &mut told_first)? {
        told(found);
    }
    Ok(())
}
