//! The search worker: the newest search wins, an older one is cancelled in mid-flight.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::Reply;
use crate::archive::{Bookmarked, IndexError, Interrupt, LoadedLists};
use crate::library::Library;
use crate::profile::find_bookmarks;
use crate::search::{Outcome, Scope};
use crate::tui::effect::SearchRequest;
use crate::tui::message::{Message, SearchResult};
use crate::tui::model::list::Source;

/// The search that waits, and what cancels the one at work.
#[derive(Clone)]
pub struct SearchQueue(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<QueueState>,
    changed: Condvar,
}

#[derive(Default)]
struct QueueState {
    next: Option<SearchRequest>,
    cancel: Option<Arc<AtomicBool>>,
    interrupt: Option<Interrupt>,
}

impl SearchQueue {
    /// Puts a search in place of the one that waits, and cancels the one at work.
    pub fn send(&self, request: SearchRequest) {
        let mut state = self.state();
        state.next = Some(request);
        if let Some(cancel) = &state.cancel {
            cancel.store(true, Ordering::Relaxed);
            // The next search cannot begin before the lock is released, so the interrupt never ends that one.
            if let Some(interrupt) = &state.interrupt {
                interrupt.call_off();
            }
        }
        self.0.changed.notify_one();
    }

    fn set_interrupt(&self, interrupt: Interrupt) {
        self.state().interrupt = Some(interrupt);
    }

    /// Waits for the next search; with it comes the flag that cancels it.
    fn receive(&self) -> (SearchRequest, Arc<AtomicBool>) {
        let mut state = self.state();
        loop {
            if let Some(request) = state.next.take() {
                let cancel = Arc::new(AtomicBool::new(false));
                state.cancel = Some(Arc::clone(&cancel));
                return (request, cancel);
            }
            state = self.0.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn state(&self) -> MutexGuard<'_, QueueState> {
        // Nothing that could panic runs while the lock is held.
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Starts the thread.
///
/// # Errors
/// When the system gives none.
pub fn start(library: Library, reply: Reply) -> std::io::Result<SearchQueue> {
    let queue = SearchQueue(Arc::default());
    let receiver = queue.clone();
    thread::Builder::new().name("search".to_owned()).spawn(move || {
        let mut worker = SearchWorker::new(library);
        let mut warm = None;
        loop {
            let (request, cancel) = receiver.receive();
            worker.serve(&request, &cancel, &reply);
            // The connection may be another one than before.
            if let Some(interrupt) = worker.interrupt() {
                receiver.set_interrupt(interrupt);
            }
            // The person will type next: the haystacks of the tab are built now.
            if warm.replace(request.scope) != Some(request.scope) {
                worker.warm(request.scope);
            }
        }
    })?;
    Ok(queue)
}

/// Searches the rows of the tabs, over the loaded lists.
pub struct SearchWorker {
    library: Library,
    lists: Option<LoadedLists>,
}

impl SearchWorker {
    /// Loads nothing yet.
    #[must_use]
    pub fn new(library: Library) -> Self {
        Self { library, lists: None }
    }

    /// Sends the rows of one tab that match, first by their headlines, then all of them; or what failed.
    pub fn serve(&mut self, request: &SearchRequest, cancel: &AtomicBool, reply: &Reply) {
        let send = |source: Source, outcome: Outcome, settled: bool| {
            let SearchRequest { generation, scope, .. } = *request;
            let result = SearchResult { generation, scope, source, hits: outcome.hits, settled };
            reply.send(Message::Found(Box::new(result)));
        };
        if request.scope == Scope::Bookmarks {
            let bookmarks = self.library.bookmarks();
            if let Some(outcome) = find_bookmarks(&bookmarks, &request.query, cancel) {
                send(Source::Bookmarks(bookmarks), outcome, true);
            }
            return;
        }
        let mut result = self.search(request, cancel, &send);
        // The interrupt was meant for the search before; nothing else will answer this one.
        if matches!(result, Err(IndexError::Interrupted)) && !cancel.load(Ordering::Relaxed) {
            result = self.search(request, cancel, &send);
        }
        match result {
            // Cancelled: a newer search is on its way.
            Ok(()) | Err(IndexError::Interrupted) => {}
            Err(error) => reply.fail(error),
        }
    }

    /// What cancels a search at work; `None` before the first one.
    fn interrupt(&self) -> Option<Interrupt> {
        self.lists.as_ref().map(LoadedLists::interrupt)
    }

    /// Builds what the first word of a query in this tab will need.
    fn warm(&self, scope: Scope) {
        if let Some(lists) = &self.lists {
            lists.warm(scope);
        }
    }

    fn search(
        &mut self,
        request: &SearchRequest,
        cancel: &AtomicBool,
        send: &(dyn Fn(Source, Outcome, bool) + Sync),
    ) -> Result<(), IndexError> {
        let bookmarks = self.library.bookmarks();
        let bookmarked = Bookmarked::of(&bookmarks).with_marks(self.library.read_marks());
        let lists = match self.lists.take() {
            Some(mut lists) => {
                lists.renew();
                lists
            }
            None => LoadedLists::sharing(self.library.index()?, Arc::clone(&self.library.lists))?,
        };
        let lists = self.lists.insert(lists);
        let articles = Arc::clone(lists.articles());
        let source = match request.scope {
            Scope::Quotes => Source::Quotes(articles, Arc::clone(lists.quotes()?)),
            Scope::Entities => Source::Entities(Arc::clone(lists.entities()?)),
            Scope::Articles | Scope::Bookmarks => Source::Articles(articles),
        };
        let mut found = |found: crate::archive::QueryResult| send(source.clone(), found.outcome, found.is_final);
        lists.find(request.scope, &request.query, &bookmarked, cancel, &mut found)
    }
}
