//! The thread that answers requests from the index: one after the other, those called off left out.
//!
//! Jobs in, answers out, as events. What several answers need is here: the quotations of a draft at a place, their sources,
//! articles.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};

use lsp_server::RequestId;
use lsp_types::{Location, Position, Range};
use serde_json::Value;

use super::checker::lost;
use super::client::Abilities;
use super::documents::Draft;
use super::event::Event;
use super::settings::Settings;
use super::uri;
use super::verdicts::{Found, Verdicts};
use super::words::{fault, trouble};
use crate::archive::IndexError;
use crate::article::{Body, Span};
use crate::citation::Source;
use crate::library::{ArticleRef, ArticleService, Library, LibraryError, Lookup, SourceMatch};
use crate::tui::locale::Locale;

/// How a request is to be answered.
#[derive(Clone, Debug)]
pub(super) struct Manner {
    /// The language.
    pub locale: Locale,
    /// The settings.
    pub settings: Arc<Settings>,
    /// What the client is able to do.
    pub abilities: Arc<Abilities>,
    /// The folders that are open in the editor.
    pub folders: Arc<Vec<PathBuf>>,
}

/// What answers a request.
pub(super) type Answer = Box<dyn FnOnce(&mut Desk) -> Result<Value, LibraryError> + Send>;

/// A request to answer.
pub(super) struct Job {
    /// Its id.
    pub id: RequestId,
    /// Set once the client does not want the answer any more.
    pub cancelled: Arc<AtomicBool>,
    /// How.
    pub manner: Manner,
    /// What answers it.
    pub answer: Answer,
}

/// What answers need.
pub(super) struct Desk {
    /// Opens articles.
    pub service: ArticleService,
    /// What was looked up already.
    pub verdicts: Arc<Verdicts>,
    /// Whom to tell what happened beside the answer.
    pub events: Sender<Event>,
    /// How to answer.
    pub manner: Manner,
    /// Set once nobody waits for the answer any more.
    cancelled: Arc<AtomicBool>,
}

/// Answers requests until nobody can send any more.
pub(super) fn run(library: &Library, verdicts: &Arc<Verdicts>, jobs: &Receiver<Job>, events: &Sender<Event>) {
    let mut desk: Option<Desk> = None;
    while let Ok(Job { id, cancelled, manner, answer }) = jobs.recv() {
        if cancelled.load(Ordering::Relaxed) {
            continue;
        }
        let locale = manner.locale;
        let open = match desk.take() {
            Some(desk) => Desk { manner, cancelled, ..desk },
            None => {
                let service = ArticleService::new(library.clone());
                Desk { service, verdicts: Arc::clone(verdicts), events: events.clone(), manner, cancelled }
            }
        };
        let open = desk.insert(open);
        let answered = catch_unwind(AssertUnwindSafe(|| {
            open.is_sound()?;
            answer(open)
        }));
        let answered = match answered {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(error)) => {
                desk = None;
                if let Some(lost) = lost(&error) {
                    let _ = events.send(lost);
                }
                Err(trouble(&error, locale))
            }
            Err(_) => {
                desk = None;
                tracing::error!("answering {id} panicked");
                Err(fault(locale).to_owned())
            }
        };
        if events.send(Event::Answered(id, answered)).is_err() {
            return;
        }
    }
}

impl Desk {
    /// Whether the index is still the one that others have.
    fn is_sound(&mut self) -> Result<(), LibraryError> {
        if self.service.open_index()?.index.is_there() { Ok(()) } else { Err(IndexError::Damaged.into()) }
    }

    /// The quotations of a draft that share a byte with a stretch of it, or touch it.
    pub fn found_at(&mut self, draft: &Draft, span: Span) -> Result<Vec<Found>, LibraryError> {
        let mut quoted = self.verdicts.read(draft);
        quoted.retain(|quoted| quoted.span.start <= span.end && span.start <= quoted.span.end);
        let mut found = self.check(&quoted)?;
        found.retain(|found| found.quoted.span.start <= span.end && span.start <= found.quoted.span.end);
        Ok(found)
    }

    /// All quotations of a draft.
    pub fn all_found(&mut self, draft: &Draft) -> Result<Vec<Found>, LibraryError> {
        let quoted = self.verdicts.read(draft);
        self.check(&quoted)
    }

    fn check(&mut self, quoted: &[crate::drafts::Quoted]) -> Result<Vec<Found>, LibraryError> {
        let verdicts = Arc::clone(&self.verdicts);
        let open = self.service.open_index()?;
        let found = verdicts.check((&open.index, &open.articles), quoted, &self.cancelled, &mut |_| {})?;
        Ok(found.unwrap_or_default())
    }

    /// All places that a quotation may come from, the best first.
    pub fn sources(&mut self, found: &Found, most: usize) -> Result<Vec<SourceMatch>, LibraryError> {
        let open = self.service.open_index()?;
        let lookup = Lookup::new(&open.index, &open.articles);
        let mut sources = lookup.sources(&found.quoted, None)?;
        sources.truncate(most);
        sources.iter_mut().for_each(|source| lookup.place(source));
        Ok(sources)
    }

    /// Where a source stands: its file, at the line.
    pub fn location(&mut self, source: &SourceMatch) -> Result<Option<Location>, LibraryError> {
        let stored = self.service.open_index()?.articles.stored(source.row as usize);
        Ok(stored.map(|stored| location(&stored.path, source.line.unwrap_or(1))))
    }

    /// What a reference to the article in this row names.
    pub fn reference_source(&mut self, row: u32) -> Result<Option<Source>, LibraryError> {
        Ok(self.service.open_index()?.articles.get(row as usize).map(|row| crate::library::source_of_row(&row)))
    }

    /// The article of a source, read from its file, where it is still what was indexed.
    pub fn body(&mut self, source: &SourceMatch) -> Result<Body, LibraryError> {
        let (_, opened) = self.service.read(&article(source))?;
        Ok(opened.article.body)
    }
}

/// The article that a source stands in.
pub(super) fn article(source: &SourceMatch) -> ArticleRef {
    ArticleRef { article: Some(source.article), path: Some(source.path.clone()), title: Some(source.title.clone()) }
}

/// The beginning of a line of a file, counted from 1.
pub(super) fn location(path: &std::path::Path, line: u32) -> Location {
    let at = Position { line: line.saturating_sub(1), character: 0 };
    Location { uri: uri::of_path(path), range: Range { start: at, end: at } }
}
