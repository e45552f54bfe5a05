//! The threads that carry out effects: search rows, open articles, store what the person keeps, read the archive.
//!
//! Each has a queue of its own, so that a long job never delays a short one of another thread. What comes of a job goes
//! back to the loop as an event. What the jobs are made of stands in `library`; here are threads and channels.

mod articles;
mod background_analysis;
mod ended;
mod excerpts;
mod external;
mod folders;
mod indexer;
mod leaving;
mod saved_searches;
mod search;
mod unkept;
mod user_data;
mod watcher;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, Sender};

use super::effect::{
    ArticleRequest, ExternalRequest, SavedSearchRequest, SearchRequest, UnfinishedArticle, UserDataChange,
};
use super::event::Event;
use super::failure::Failure;
use super::folder::{FolderRequest, OpenRequest};
use super::message::Message;
use super::notice::CopyOf;
use crate::library::{ExcerptRequest, Library};
use crate::profile::Profile;
use crate::terminal::foreground::ForegroundCommand;

pub use articles::serve as serve_articles;
pub use background_analysis::finish;
pub use excerpts::find as find_excerpts;
pub use external::serve as serve_external;
pub use folders::serve as serve_folders;
pub use indexer::read_archive;
pub use leaving::Leaving;
pub use search::SearchWorker;
pub use user_data::UserDataWriter;

/// The way back to the loop. Send errors are ignored: the loop has ended, and the program ends with it.
#[derive(Clone)]
pub struct Reply(Sender<Event>);

impl Reply {
    /// To the receiver of these events.
    #[must_use]
    pub fn new(events: Sender<Event>) -> Self {
        Self(events)
    }

    /// Sends a message to the model.
    pub fn send(&self, message: Message) {
        let _ = self.0.send(Event::Message(message));
    }

    /// Reports that something failed.
    pub fn fail(&self, failure: impl Into<Failure>) {
        self.send(Message::Failed(failure.into()));
    }

    /// Has other archives opened.
    pub fn open(&self, request: OpenRequest) {
        let _ = self.0.send(Event::Open(request));
    }

    /// Has the interface left with this text for the program that asked for a choice. So many of its passages were found
    /// again in a file that has changed.
    pub fn pick(&self, text: String, found_again: usize) {
        let _ = self.0.send(Event::Picked { text, found_again });
    }

    /// Has a file opened in the editor, at this line.
    pub fn edit(&self, file: PathBuf, line: u32) {
        let _ = self.0.send(Event::Edit(file, line));
    }

    /// Has a program run on the terminal.
    pub fn run_in_foreground(&self, command: ForegroundCommand) {
        let _ = self.0.send(Event::RunInForeground(command));
    }

    /// Has bytes written to the terminal that copy this.
    pub fn copy_through_terminal(&self, bytes: Vec<u8>, what: CopyOf) {
        let _ = self.0.send(Event::Copy(bytes, what));
    }
}

/// The queues of the threads.
pub struct Workers {
    searches: search::SearchQueue,
    articles: Sender<articles::Job>,
    articles_ended: ended::Ended,
    leaving: Arc<AtomicBool>,
    user_data: user_data::UserDataQueue,
    library: Library,
    unfinished: Sender<UnfinishedArticle>,
    excerpts: Sender<ExcerptRequest>,
    watcher: watcher::Watcher,
}

impl Workers {
    /// Starts the threads on these archives.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(profile: Arc<Profile>, archives: Vec<PathBuf>, events: &Sender<Event>) -> anyhow::Result<Self> {
        let reply = Reply::new(events.clone());
        let library = Library::new(profile, archives);
        let leaving = Arc::new(AtomicBool::new(false));
        let (articles, articles_ended) = articles::start(library.clone(), reply.clone(), Arc::clone(&leaving))?;
        let waits = reply.clone();
        library.profile.waiting.listen(move |wait| waits.fail(Failure::from(wait)));
        Ok(Self {
            articles,
            articles_ended,
            leaving,
            searches: search::start(library.clone(), reply.clone())?,
            user_data: user_data::start(library.clone(), reply.clone())?,
            unfinished: background_analysis::start(library.clone(), reply.clone())?,
            excerpts: excerpts::start(reply.clone())?,
            watcher: watcher::Watcher::start(library.clone(), reply)?,
            library,
        })
    }

    /// Has a damaged index built anew.
    pub fn mend(&self) {
        self.watcher.mend();
    }

    /// Ends the threads. What is left to do is done by [`Leaving::finish`], when the terminal is given back.
    pub fn leave(self, events: Receiver<Event>) -> Leaving {
        let Self { articles, articles_ended, leaving, user_data, library, watcher, .. } = self;
        let temporary = library.temporary_folder();
        Leaving { leaving, articles, articles_ended, user_data, events, watcher, temporary }
    }

    /// Searches the rows of a tab.
    pub fn search(&self, request: SearchRequest) {
        self.searches.send(request);
    }

    /// Answers what is asked about saved searches.
    pub fn saved_searches(&self, request: SavedSearchRequest) {
        match request {
            SavedSearchRequest::Reread => self.user_data.reread_searches(),
            SavedSearchRequest::Count(_) | SavedSearchRequest::Open(_) => self.searches.send_saved(request),
        }
    }

    /// Finds the sentences of rows.
    pub fn find_excerpts(&self, request: ExcerptRequest) {
        send(&self.excerpts, request);
    }

    /// Answers what is asked about articles.
    pub fn articles(&self, request: ArticleRequest) {
        send(&self.articles, articles::Job::Articles(request));
    }

    /// Hands something over to another program. The worker of the articles does, as that is what is handed over.
    pub fn external(&self, request: ExternalRequest) {
        send(&self.articles, articles::Job::External(request));
    }

    /// Looks at folders. The worker of the articles does, as what it finds is opened.
    pub fn folder(&self, request: FolderRequest) {
        send(&self.articles, articles::Job::Folder(request));
    }

    /// Finishes a long article.
    pub fn finish(&self, article: UnfinishedArticle) {
        send(&self.unfinished, article);
    }

    /// Changes what the person keeps.
    pub fn change(&self, change: UserDataChange) {
        self.user_data.send(change);
    }
}

fn send<T>(queue: &Sender<T>, job: T) {
    if queue.send(job).is_err() {
        tracing::error!("a worker has ended");
    }
}
