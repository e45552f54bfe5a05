//! The search worker: the newest search wins, an older one is cancelled in mid-flight. What is asked about saved searches is
//! answered one after the other whenever no search waits.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::Reply;
use crate::annotations::SavedSearch;
use crate::archive::{Bookmarked, IndexError, Interrupt, LoadedLists};
use crate::library::{Library, count_rows, open_search};
use crate::profile::{find_bookmarks, today};
use crate::search::query::parse;
use crate::search::{Outcome, Scope};
use crate::tui::effect::{SavedSearchRequest, SearchRequest};
use crate::tui::message::{Message, SearchResult, SearchesNews};
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
    /// Asked about saved searches.
    saved: VecDeque<SavedJob>,
    cancel: Option<Arc<AtomicBool>>,
    interrupt: Option<Interrupt>,
}

/// What the worker is asked.
enum Job {
    /// For the rows of a tab.
    Search(SearchRequest),
    /// About saved searches.
    Saved(SavedJob),
}

/// One question about a saved search.
#[derive(Clone, Debug)]
enum SavedJob {
    /// How many rows it has.
    Count(SavedSearch),
    /// Which of its rows are new, now that it is opened.
    Open(SavedSearch),
}

impl SavedJob {
    /// The questions of a request.
    fn of(request: SavedSearchRequest) -> Vec<Self> {
        match request {
            SavedSearchRequest::Count(searches) => searches.into_iter().map(Self::Count).collect(),
            SavedSearchRequest::Open(search) => vec![Self::Open(search)],
            // Another worker has the file.
            SavedSearchRequest::Reread => Vec::new(),
        }
    }
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

    /// Puts a question about saved searches behind the others. Those that wait to be counted are not any more when others
    /// are: the list that they were counted for is gone.
    pub fn send_saved(&self, request: SavedSearchRequest) {
        let mut state = self.state();
        if matches!(request, SavedSearchRequest::Count(_)) {
            state.saved.retain(|waiting| !matches!(waiting, SavedJob::Count(_)));
        }
        // One that is opened and counted too must be counted first: opened, it has nothing new.
        state.saved.extend(SavedJob::of(request));
        self.0.changed.notify_one();
    }

    /// A question about saved searches was called off by a search: it is asked again after that.
    fn ask_again(&self, job: SavedJob) {
        self.state().saved.push_front(job);
    }

    fn set_interrupt(&self, interrupt: Interrupt) {
        self.state().interrupt = Some(interrupt);
    }

    /// Waits for the next thing to do; with it comes the flag that cancels it.
    fn receive(&self) -> (Job, Arc<AtomicBool>) {
        let mut state = self.state();
        loop {
            let search = state.next.take().map(Job::Search);
            if let Some(job) = search.or_else(|| state.saved.pop_front().map(Job::Saved)) {
                let cancel = Arc::new(AtomicBool::new(false));
                state.cancel = Some(Arc::clone(&cancel));
                return (job, cancel);
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
            let (job, cancel) = receiver.receive();
            let scope = match job {
                Job::Search(request) => {
                    worker.serve(&request, &cancel, &reply);
                    Some(request.scope)
                }
                Job::Saved(job) => {
                    let mut serve = || worker.serve_job(&job, &cancel, &reply);
                    // An interrupt that was meant for the search before ends nothing: it is asked once more.
                    if !serve() && (cancel.load(Ordering::Relaxed) || !serve()) {
                        receiver.ask_again(job);
                    }
                    None
                }
            };
            // The connection may be another one than before.
            if let Some(interrupt) = worker.interrupt() {
                receiver.set_interrupt(interrupt);
            }
            // The person will type next: the haystacks of the tab are built now.
            if let Some(scope) = scope
                && warm.replace(scope) != Some(scope)
            {
                worker.warm(scope);
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
            Err(error) => {
                // The connection may be to a file that is mended or replaced: the next search gets another one.
                self.lists = None;
                reply.fail(error);
            }
        }
    }

    /// Answers what is asked about saved searches at once.
    pub fn serve_saved(&mut self, request: SavedSearchRequest, reply: &Reply) {
        for job in SavedJob::of(request) {
            self.serve_job(&job, &AtomicBool::new(false), reply);
        }
    }

    /// Answers a question about saved searches, or says what failed; whether it was not called off.
    fn serve_job(&mut self, job: &SavedJob, cancel: &AtomicBool, reply: &Reply) -> bool {
        let library = self.library.clone();
        let lists = match self.lists() {
            Ok(lists) => lists,
            Err(error) => {
                reply.fail(error);
                return true;
            }
        };
        let understood = |search: &SavedSearch| parse(&search.query, today());
        let answered = match job {
            SavedJob::Open(search) => open_search(&library, lists, search, &understood(search), cancel)
                .map(|new| SearchesNews::Opened(search.clone(), new)),
            SavedJob::Count(search) => {
                count_rows(&library, lists, search, &understood(search), cancel).map(SearchesNews::Counted)
            }
        };
        match answered {
            Ok(news) => {
                reply.send(Message::Searches(news));
                true
            }
            Err(IndexError::Interrupted) => false,
            Err(error) => {
                reply.fail(error);
                true
            }
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

    /// The lists as they are now.
    fn lists(&mut self) -> Result<&mut LoadedLists, IndexError> {
        let lists = match self.lists.take() {
            Some(mut lists) => {
                lists.renew();
                lists
            }
            None => LoadedLists::sharing(self.library.index()?, Arc::clone(&self.library.lists))?,
        };
        Ok(self.lists.insert(lists))
    }

    fn search(
        &mut self,
        request: &SearchRequest,
        cancel: &AtomicBool,
        send: &(dyn Fn(Source, Outcome, bool) + Sync),
    ) -> Result<(), IndexError> {
        let bookmarks = self.library.bookmarks();
        let bookmarked = Bookmarked::of(&bookmarks).with_marks(self.library.read_marks());
        let lists = self.lists()?;
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
