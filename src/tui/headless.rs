//! The interface without a terminal: keys in, screens out, on real archives.
//!
//! Everything runs that runs in a terminal, one thing after the other on the calling thread. Tests, benches and the
//! pictures of the documentation are made with it. Delays pass at once when [`Headless::rest`] says so.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};

use crossterm::event::KeyEvent;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::effect::{Effect, Effects, ExternalRequest, LoopEffect, SavedSearchRequest};
use super::event::Event;
use super::folder::{Offer, OpenRequest};
use super::keymap::{Key, NotAKey};
use super::message::Message;
use super::model::{Model, Options};
use super::update::{Beginning, begin, begin_again, session, update};
use super::view;
use super::worker::{
    Reply, SearchWorker, UserDataWriter, find_excerpts, finish, read_archive, serve_articles, serve_external,
    serve_folders,
};
use crate::library::{ArticleService, Library};
use crate::profile::config::CopyWay;
use crate::profile::{Profile, Session};
use crate::terminal::foreground::ForegroundCommand;

/// A model, and workers that answer at once.
pub struct Headless {
    /// The state of the interface.
    pub model: Model,
    /// What was asked of the terminal (the mouse, a suspension, the end, a program), in words, in order.
    pub asked: Vec<String>,
    /// The bytes that a copy would have written to the terminal.
    pub written: Vec<u8>,
    /// The program that was last to be run on the terminal.
    pub foreground: Option<ForegroundCommand>,
    library: Library,
    articles: ArticleService,
    search: SearchWorker,
    user_data: UserDataWriter,
    reply: Reply,
    events: Receiver<Event>,
    later: Vec<Message>,
}

impl Headless {
    /// Opens `archives` for a person: reads them into the index, then shows the first screen.
    #[must_use]
    pub fn open(profile: Profile, archives: Vec<PathBuf>, size: Size, options: Options) -> Self {
        let (sender, events) = channel();
        let session = profile.session(&archives);
        let library = Library::new(Arc::new(profile), archives);
        let mut interface = Self {
            model: Model::new(size, options),
            asked: Vec::new(),
            written: Vec::new(),
            foreground: None,
            articles: ArticleService::new(library.clone()),
            search: SearchWorker::new(library.clone()),
            user_data: UserDataWriter::new(library.clone()),
            library,
            reply: Reply::new(sender),
            events,
            later: Vec::new(),
        };
        interface.read();
        interface.user_data.load(&interface.reply);
        interface.begin(session);
        interface
    }

    /// The person's folders and settings.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.library.profile
    }

    /// Reads the archives again, as when the program starts.
    pub fn read(&mut self) {
        read_archive(&self.library, &self.reply, &AtomicBool::new(false));
        self.take_in_all();
    }

    fn begin(&mut self, session: Option<Session>) {
        let archives = self.library.profile.dirs.shown(&self.library.archives);
        let effects = begin(&mut self.model, Beginning { archives, session, offer: Offer::No });
        self.perform(effects);
        self.rest();
    }

    /// Opens other archives in place of those that are open.
    fn open_others(&mut self, request: OpenRequest) {
        self.library = Library::new(Arc::clone(&self.library.profile), request.archives);
        self.articles = ArticleService::new(self.library.clone());
        self.search = SearchWorker::new(self.library.clone());
        self.user_data = UserDataWriter::new(self.library.clone());
        let archives = self.library.profile.dirs.shown(&self.library.archives);
        let session = self.library.profile.session(&self.library.archives);
        let effects = begin_again(&mut self.model, Beginning { archives, session, offer: request.offer });
        self.perform(effects);
        self.read();
        self.user_data.load(&self.reply);
        self.take_in_all();
    }

    /// Presses keys: letters as they are, others between angle brackets (`kirby<enter><tab><ctrl-c>`), `<lt>` for
    /// the bracket itself. Everything that a key asks for is done before the next; then the hand rests.
    ///
    /// # Errors
    /// When a name between brackets is no key.
    pub fn press(&mut self, keys: &str) -> Result<(), NotAKey> {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let (name, after) = match rest.strip_prefix('<').and_then(|inside| inside.split_once('>')) {
                Some((name, after)) => (name, after),
                None => rest.split_at(first.len_utf8()),
            };
            let key: Key = match name {
                "lt" => "<".parse()?,
                " " => "space".parse()?,
                name => name.parse()?,
            };
            self.send(Message::Key(KeyEvent::new(key.code, key.modifiers)));
            rest = after;
        }
        self.rest();
        Ok(())
    }

    /// Takes a message in and does all that comes of it, but for delays.
    pub fn send(&mut self, message: Message) {
        let effects = update(&mut self.model, message);
        self.perform(effects);
    }

    /// Lets every delay pass except those after which a notice goes away.
    pub fn rest(&mut self) {
        while !self.later.is_empty() {
            for message in std::mem::take(&mut self.later) {
                self.send(message);
            }
        }
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.send(Message::Resize(width, height));
        self.rest();
    }

    /// Leaves as the program does, so that the session is kept.
    pub fn leave(self) {
        let session = session(&self.model);
        // What cannot be kept is missed by whoever opens the stage again.
        let _ = self.library.profile.save_session(&self.library.archives, &session);
        let _ = self.library.profile.keep_known(&self.library.archives, self.model.article_ids());
    }

    /// What the terminal would show.
    #[must_use]
    pub fn screen(&self) -> Buffer {
        let backend = TestBackend::new(self.model.size.width, self.model.size.height);
        let Ok(mut terminal) = Terminal::new(backend);
        let Ok(frame) = terminal.draw(|frame| view::draw(&self.model, frame));
        frame.buffer.clone()
    }

    fn perform(&mut self, effects: Effects) {
        for effect in effects {
            match effect {
                Effect::Loop(effect) => self.perform_as_loop(effect),
                Effect::Search(request) => self.search.serve(&request, &AtomicBool::new(false), &self.reply),
                Effect::SavedSearches(SavedSearchRequest::Reread) => self.user_data.reread_searches(&self.reply),
                Effect::SavedSearches(request) => self.search.serve_saved(request, &self.reply),
                Effect::Excerpts(request) => find_excerpts(&request, &self.reply),
                Effect::Articles(request) => serve_articles(&mut self.articles, request, &self.reply),
                Effect::Finish(article) => finish(&self.library, &article, &self.reply),
                Effect::UserData(change) => self.user_data.serve(change, &self.reply),
                Effect::External(request) => self.hand_over(request),
                Effect::Folder(request) => serve_folders(&self.library, request, &self.reply),
            }
            self.take_in_all();
        }
    }

    fn perform_as_loop(&mut self, effect: LoopEffect) {
        match effect {
            LoopEffect::SendLater(_, Message::NoticeSeen(_)) => {}
            LoopEffect::SendLater(_, message) => self.later.push(message),
            LoopEffect::NoteOffer => self.library.profile.note_offer(&self.library.archives),
            LoopEffect::SaveSession(session) => {
                // A session that cannot be saved is missed by the test that opens it again.
                let _ = self.library.profile.save_session(&self.library.archives, &session);
            }
            LoopEffect::Pick(text) => self.asked.push(text),
            LoopEffect::Mouse(on) => self.asked.push(format!("Mouse({on})")),
            LoopEffect::Redraw => self.asked.push("Redraw".to_owned()),
            LoopEffect::Suspend => self.asked.push("Suspend".to_owned()),
            LoopEffect::Quit => self.asked.push("Quit".to_owned()),
        }
    }

    fn hand_over(&mut self, request: ExternalRequest) {
        let is_written_by_a_thread = matches!(request, ExternalRequest::Write(_));
        serve_external(&mut self.articles, request, &self.reply);
        if is_written_by_a_thread && let Ok(event) = self.events.recv() {
            self.take_in(event);
        }
    }

    fn take_in_all(&mut self) {
        while let Ok(event) = self.events.try_recv() {
            self.take_in(event);
        }
    }

    fn take_in(&mut self, event: Event) {
        match event {
            Event::Message(message) => self.send(message),
            Event::Open(request) => self.open_others(request),
            Event::Copy(bytes, what) => {
                self.written = bytes;
                self.send(Message::Copied(Some(CopyWay::Osc52), what));
            }
            Event::Picked { text, .. } => self.asked.push(text),
            Event::Edit(file, line) => self.asked.push(format!("Edit {}:{line}", file.display())),
            Event::RunInForeground(command) => {
                self.asked.push(format!("RunInForeground {}", command.name));
                self.foreground = Some(command);
            }
            // Nothing outside sends any to an interface without a terminal.
            Event::Signal(_) | Event::Hangup => {}
        }
    }
}
