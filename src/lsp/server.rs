//! The loop of the server: what happens is taken one by one, and nothing here waits for the archives.
//!
//! Events in: messages of the client, what threads found. Out go messages to the client and work for the threads. Drafts are
//! checked once nothing is typed for a moment.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use lsp_server::RequestId;
use lsp_types::{PublishDiagnosticsParams, Uri};
use serde_json::Value;

use super::checker::CheckTask;
use super::client::{Abilities, Client};
use super::desk::Manner;
use super::diagnostics::diagnostics;
use super::documents::{Documents, Draft};
use super::engine::Engine;
use super::event::Event;
use super::progress::ProgressShown;
use super::schedule::Schedule;
use super::settings::Settings;
use super::verdicts::Found;
use super::{Options, words};
use crate::text::sanitize::sanitize_path;
use crate::tui::locale::Locale;

/// While the archives are being read drafts are checked again at most this often.
const WHILE_READING: Duration = Duration::from_secs(2);

/// How far the conversation with the client is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stage {
    /// It did not begin yet.
    #[default]
    Before,
    /// `initialize` was answered.
    Open,
    /// `shutdown` was answered.
    Closed,
}

/// What was asked of the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Its settings.
    Settings,
    /// To show progress.
    Progress,
    /// To tell of changed settings and files.
    Registration,
}

/// The server.
pub(super) struct Server {
    pub options: Options,
    pub client: Client,
    pub events: Sender<Event>,
    pub stage: Stage,
    pub abilities: Arc<Abilities>,
    pub settings: Arc<Settings>,
    pub folders: Arc<Vec<PathBuf>>,
    pub documents: Documents,
    pub schedule: Schedule,
    pub engine: Option<Engine>,
    /// Requests that are being answered, and what calls them off.
    pub pending: HashMap<RequestId, Arc<AtomicBool>>,
    /// What was asked of the client, by its number.
    pub asked: HashMap<i32, Asked>,
    pub progress: ProgressShown,
    /// Whether the archives were read to their end: only then is something missing from them.
    pub is_complete: bool,
    /// Whether a lost index is being built anew.
    pub is_mending: bool,
    /// What was found in each draft last.
    pub found: HashMap<Uri, Arc<Vec<Found>>>,
    next_number: i32,
}

/// Whether the loop goes on, or how the process ends.
pub(super) enum Next {
    Go,
    End(u8),
}

impl Server {
    /// Nothing has happened yet.
    pub fn new(options: Options, client: Client, events: Sender<Event>) -> Self {
        Self {
            options,
            client,
            events,
            stage: Stage::default(),
            abilities: Arc::default(),
            settings: Arc::default(),
            folders: Arc::default(),
            documents: Documents::default(),
            schedule: Schedule::default(),
            engine: None,
            pending: HashMap::new(),
            asked: HashMap::new(),
            progress: ProgressShown::default(),
            is_complete: true,
            is_mending: false,
            found: HashMap::new(),
            next_number: 0,
        }
    }

    /// Takes what happens until the client leaves; the exit code of the process.
    pub fn run(mut self, happening: &Receiver<Event>) -> u8 {
        loop {
            let event = match self.schedule.next() {
                Some(due) => happening.recv_timeout(due.saturating_duration_since(Instant::now())),
                None => happening.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            let next = match event {
                Ok(event) => self.take(event),
                Err(RecvTimeoutError::Timeout) => Next::Go,
                Err(RecvTimeoutError::Disconnected) => Next::End(1),
            };
            self.check_due();
            if let Next::End(code) = next {
                return code;
            }
        }
    }

    fn take(&mut self, event: Event) -> Next {
        match event {
            Event::Message(message) => return self.message(message),
            Event::Garbage(error) => self.client.send(error),
            Event::Gone => return Next::End(u8::from(self.stage != Stage::Closed)),
            Event::Answered(id, answer) => self.answered(&id, answer),
            Event::Checked(draft, found) => self.checked(&draft, found),
            Event::IndexLost => self.index_lost(),
            Event::Trouble(message) => self.client.show(2, &message),
            Event::Reading(phase, done, found) => {
                if self.abilities.progress
                    && let Some(parameters) = self.progress.reading(&self.client, self.locale(), (phase, done, found))
                {
                    self.ask(Asked::Progress, "window/workDoneProgress/create", parameters);
                }
            }
            Event::Renewed => self.check_all_again(if self.is_complete { Duration::ZERO } else { WHILE_READING }),
            Event::ReadingEnded => {
                self.progress.ended(&self.client);
                self.is_mending = false;
                if !std::mem::replace(&mut self.is_complete, true) {
                    self.check_all_again(Duration::ZERO);
                }
            }
            Event::Busy => self.client.show(3, &words::busy(self.locale())),
            Event::Rebuilt(message) => {
                self.is_complete = false;
                self.client.show(2, &message);
            }
            Event::Done(message, changes) => {
                self.client.show(3, &message);
                if changes {
                    self.check_all_again(Duration::ZERO);
                }
            }
        }
        Next::Go
    }

    fn answered(&mut self, id: &RequestId, answer: Result<Value, String>) {
        // One that was called off is answered already.
        if self.pending.remove(id).is_none() {
            return;
        }
        match answer {
            Ok(value) => self.client.answer(id, value),
            Err(why) => self.client.refuse(id, lsp_server::ErrorCode::RequestFailed, &why),
        }
    }

    /// Publishes what was found, unless the draft has changed meanwhile.
    fn checked(&mut self, draft: &Arc<Draft>, found: Arc<Vec<Found>>) {
        if self.documents.get(&draft.uri).is_some_and(|now| Arc::ptr_eq(&now, draft)) {
            self.publish(draft, &found);
            self.found.insert(draft.uri.clone(), found);
        }
    }

    fn publish(&self, draft: &Draft, found: &[Found]) {
        let manner = (&*self.settings, &*self.abilities, self.locale());
        self.client.notify(
            "textDocument/publishDiagnostics",
            PublishDiagnosticsParams {
                uri: draft.uri.clone(),
                version: Some(draft.version),
                diagnostics: diagnostics(draft, found, manner, self.is_complete),
            },
        );
    }

    fn index_lost(&mut self) {
        if std::mem::replace(&mut self.is_mending, true) {
            return;
        }
        self.is_complete = false;
        self.client.show(2, &words::index_lost(self.locale()));
        if let Some(engine) = &mut self.engine {
            engine.mend();
        }
    }

    fn check_due(&mut self) {
        let due = self.schedule.take_due(Instant::now());
        let Some(engine) = &self.engine else { return };
        for (uri, stale) in due {
            if let Some(draft) = self.documents.get(&uri) {
                let is_new = !self.found.contains_key(&uri);
                engine.check(CheckTask { draft, stale, locale: self.locale(), is_new });
            }
        }
    }

    /// Has every draft checked again: what the archives have, or what is ignored, has changed.
    pub fn check_all_again(&mut self, within: Duration) {
        for uri in self.documents.all() {
            self.schedule.plan_again(uri, Instant::now() + within);
        }
    }

    /// How requests are answered at the moment.
    pub fn manner(&self) -> Manner {
        Manner {
            locale: self.locale(),
            settings: Arc::clone(&self.settings),
            abilities: Arc::clone(&self.abilities),
            folders: Arc::clone(&self.folders),
        }
    }

    /// The language of messages.
    pub fn locale(&self) -> Locale {
        self.settings.language.unwrap_or(self.options.locale)
    }

    /// Asks the client something.
    pub fn ask(&mut self, what: Asked, method: &str, parameters: Value) {
        self.next_number += 1;
        self.asked.insert(self.next_number, what);
        self.client.ask(self.next_number, method, parameters);
    }

    /// Takes settings; what is wrong in them is told. Threads begin for the archives that they name.
    pub fn configure(&mut self, value: &Value) {
        let (settings, wrong) = Settings::read(value);
        self.settings = Arc::new(settings);
        if !wrong.is_empty() {
            self.client.show(2, &words::wrong_settings(self.locale(), wrong.join(", ")));
        }
        self.start_engine();
        for (uri, found) in &self.found {
            if let Some(draft) = self.documents.get(uri) {
                self.publish(&draft, found);
            }
        }
    }

    /// Starts the threads for the archives, unless they run for these already.
    pub fn start_engine(&mut self) {
        let archives = self.archives();
        if self.engine.as_ref().is_some_and(|engine| engine.archives == archives) {
            return;
        }
        self.engine = None;
        if archives.is_empty() {
            self.client.show(2, &words::no_archive(self.locale()));
            return;
        }
        let refresh = self.settings.refresh;
        match Engine::start((&self.options.profile, archives), &self.events, self.locale(), refresh) {
            Ok(engine) => self.engine = Some(engine),
            Err(error) => self.client.show(1, &format!("guillemet: {error}")),
        }
        self.is_complete = !refresh;
        for uri in self.documents.all() {
            self.schedule.plan(uri, Instant::now());
        }
    }

    /// The archives: those that the command names, else the editor's settings, else the person's own.
    fn archives(&self) -> Vec<PathBuf> {
        let named = self.settings.archives.as_ref().filter(|_| !self.options.are_named);
        let Some(named) = named else { return self.options.archives.clone() };
        let folder = self.folders.first().cloned().unwrap_or_default();
        // Relative ones stand in the folder of the editor: `expand` would look for them in that of the person's settings.
        let path = |path: &PathBuf| match path.starts_with("~") || path.is_absolute() {
            true => self.options.profile.dirs.expand(&path.to_string_lossy()),
            false => folder.join(path),
        };
        let paths = named.iter().map(path);
        let (there, gone): (Vec<PathBuf>, Vec<PathBuf>) = paths.partition(|path| path.exists());
        for path in gone {
            self.client.show(2, &words::archive_gone(self.locale(), sanitize_path(&path)));
        }
        there
    }
}
