//! Leaving: what was asked to be kept is written before the program ends, and nothing else is begun any more.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::articles;
use super::ended::Ended;
use super::unkept::{Unkept, UnkeptList};
use super::user_data::UserDataQueue;
use super::watcher::Watcher;
use crate::tui::effect::UserDataChange;
use crate::tui::event::Event;
use crate::tui::message::Message;

/// How long leaving waits for the disk or for another program's lock.
const PATIENCE: Duration = Duration::from_secs(5);
/// After so long it is said that something is waited for.
const UNNOTICED: Duration = Duration::from_millis(300);

/// What still has to be done once the interface is closed.
pub struct Leaving {
    pub(super) leaving: Arc<AtomicBool>,
    pub(super) articles: Sender<articles::Job>,
    pub(super) articles_ended: Ended,
    pub(super) user_data: UserDataQueue,
    pub(super) events: Receiver<Event>,
    pub(super) watcher: Watcher,
    pub(super) temporary: Option<PathBuf>,
}

impl Leaving {
    /// Waits until all is written, at most five seconds; calls `tell` once when that takes longer than a moment. Returns
    /// what could not be written.
    pub fn finish(self, tell: impl FnOnce()) -> Vec<Unkept> {
        let Self { leaving, articles, articles_ended, user_data, events, watcher, temporary } = self;
        let mut wait = Wait { begun: Instant::now(), tell: Some(tell) };
        leaving.store(true, Ordering::Relaxed);
        // Rows to be kept whose articles are still to be read come first.
        drop(articles);
        wait.until(&articles_ended);
        for event in events.try_iter() {
            if let Event::Message(Message::BookmarkDrafted(bookmark)) = event {
                user_data.send(UserDataChange::AddBookmark(bookmark));
            }
        }
        let unkept: UnkeptList = user_data.unkept();
        let ended = user_data.close();
        wait.until(&ended);
        drop(watcher);
        if let Some(folder) = temporary {
            // The threads that search may still have its files open; they end with the program.
            let _ = std::fs::remove_dir_all(folder);
        }
        unkept.all()
    }
}

struct Wait<F> {
    begun: Instant,
    tell: Option<F>,
}

impl<F: FnOnce()> Wait<F> {
    /// Waits for the end of a thread.
    fn until(&mut self, ended: &Ended) {
        if self.tell.is_some() {
            let moment = UNNOTICED.saturating_sub(self.begun.elapsed());
            if ended.recv_timeout(moment) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            if let Some(tell) = self.tell.take() {
                tell();
            }
        }
        let _ = ended.recv_timeout(PATIENCE.saturating_sub(self.begun.elapsed()));
    }
}
