//! Threads that do what the model asks for: find rows, open articles, keep bookmarks, read the archive.
//!
//! Each has a queue of its own, so that a long one never holds up a short one; what comes of it goes back to the
//! loop as an event. The newest query wins: an older one is called off.

mod articles;
mod background_analysis;
mod bookmark_status;
mod catalog;
mod citing;
mod editor_position;
mod entity_page;
mod excerpts;
mod external;
mod indexer;
mod search;
mod user_data;
mod watcher;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use super::message::{CopyOf, Effect, Failure, Message, Sought};
use super::runtime::Event;
use crate::profile::Profile;
use crate::terminal::foreground::ForegroundCommand;

pub use articles::{ArticleService, Shared};
pub use background_analysis::finish;
pub use catalog::Catalog;
pub use excerpts::find as find_excerpts;
pub use indexer::read_archive;
pub use user_data::UserDataWriter;

/// The way back to the loop.
#[derive(Clone)]
pub struct Reply(Sender<Event>);

impl Reply {
    /// To whoever receives the events.
    #[must_use]
    pub fn new(events: Sender<Event>) -> Self {
        Self(events)
    }

    /// Hands a message to the model. That nobody listens any more is no concern of a worker.
    pub fn tell(&self, message: Message) {
        let _ = self.0.send(Event::Message(message));
    }

    /// Hands over what was chosen, and has the interface left.
    pub fn chosen(&self, text: String) {
        let _ = self.0.send(Event::Chosen(text));
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
    pub fn write(&self, bytes: Vec<u8>, what: CopyOf) {
        let _ = self.0.send(Event::Copy(bytes, what));
    }

    /// Tells that something failed.
    pub fn fail(&self, failure: impl Into<Failure>) {
        self.tell(Message::Failed(failure.into()));
    }
}

/// The threads.
pub struct Workers {
    find: search::Questions,
    desk: Sender<Effect>,
    keep: Sender<Effect>,
    finish: Sender<background_analysis::Unfinished>,
    excerpts: Sender<Sought>,
    /// Ends with the program.
    _follow: watcher::Follower,
}

impl Workers {
    /// Starts them on these archives.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(profile: Arc<Profile>, archives: Vec<PathBuf>, events: &Sender<Event>) -> anyhow::Result<Self> {
        let reply = Reply::new(events.clone());
        let shared = Shared::new(profile, archives);
        let find = search::start(shared.clone(), reply.clone())?;
        let (desk, asked) = channel();
        let at_desk = (ArticleService::new(shared.clone()), reply.clone());
        thread::Builder::new().name("desk".to_owned()).spawn(move || {
            let (mut desk, reply) = at_desk;
            while let Ok(effect) = asked.recv() {
                desk.serve(effect, &reply);
            }
        })?;
        let (keep, asked) = channel();
        let keeper = UserDataWriter::new(shared.clone());
        let tell = reply.clone();
        thread::Builder::new().name("keeper".to_owned()).spawn(move || {
            let mut keeper = keeper;
            keeper.read(&tell);
            while let Ok(effect) = asked.recv() {
                keeper.serve(effect, &tell);
            }
        })?;
        let finish = background_analysis::start(shared.clone(), reply.clone())?;
        let excerpts = excerpts::start(reply.clone())?;
        let follow = watcher::Follower::start(shared, reply)?;
        Ok(Self { find, desk, keep, finish, excerpts, _follow: follow })
    }

    /// Hands an effect to the thread that does it. The loop does the others itself.
    pub fn ask(&self, effect: Effect) {
        let gone = match effect {
            Effect::Find(question) => {
                self.find.ask(question);
                return;
            }
            Effect::Finish(opened, width) => self.finish.send((opened, width)).is_err(),
            Effect::Excerpts(sought) => self.excerpts.send(sought).is_err(),
            Effect::AddBookmark(_)
            | Effect::EditBookmark(..)
            | Effect::DeleteBookmark(_)
            | Effect::RestoreBookmark(_)
            | Effect::Correct(_)
            | Effect::Choose(..) => self.keep.send(effect).is_err(),
            // What keeps a row has to open its article first.
            other => self.desk.send(other).is_err(),
        };
        if gone {
            tracing::error!("a worker has ended");
        }
    }
}
