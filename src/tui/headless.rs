//! The interface without a terminal: keys in, screens out, on real archives.
//!
//! Everything runs that runs in a terminal, one thing after the other on the calling thread: what tests, benches
//! and the pictures of the documentation are made with. Delays pass at once when [`Headless::rest`] says so.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use crossterm::event::KeyEvent;

use super::keymap::{Key, NotAKey};
use super::message::{Effect, Message};
use super::model::{Model, Options};
use super::runtime::Event;
use super::update::{begin, session, update};
use super::view;
use super::worker::{ArticleService, Catalog, Reply, Shared, UserDataWriter, find_excerpts, finish, read_archive};
use crate::profile::{Profile, Session};

/// A model, and workers that answer at once.
pub struct Headless {
    /// The state of the interface.
    pub model: Model,
    /// What was last asked for and is done by the terminal only (the mouse, a suspension, the end), by its name.
    pub asked: Vec<String>,
    /// The bytes that a copy would have written to the terminal.
    pub written: Vec<u8>,
    shared: Shared,
    desk: ArticleService,
    catalog: Catalog,
    keeper: UserDataWriter,
    reply: Reply,
    events: Receiver<Event>,
    later: Vec<Message>,
}

impl Headless {
    /// Opens `archives` for a person: reads them into the index, then shows the first screen.
    #[must_use]
    pub fn open(profile: Profile, archives: Vec<PathBuf>, size: Size, options: Options) -> Self {
        let (sender, events) = channel();
        let reply = Reply::new(sender);
        let session = profile.session(&archives);
        let shared = Shared::new(Arc::new(profile), archives);
        let mut stage = Self {
            model: Model::new(size, options),
            asked: Vec::new(),
            written: Vec::new(),
            desk: ArticleService::new(shared.clone()),
            catalog: Catalog::new(shared.clone()),
            keeper: UserDataWriter::new(shared.clone()),
            shared,
            reply,
            events,
            later: Vec::new(),
        };
        stage.read();
        stage.keeper.read(&stage.reply);
        stage.begin(session);
        stage
    }

    /// The person's folders and settings.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.shared.profile
    }

    /// Reads the archives again, as when the program starts.
    pub fn read(&mut self) {
        read_archive(&self.shared, &self.reply, &AtomicBool::new(false));
        self.take_in_all();
    }

    fn begin(&mut self, session: Option<Session>) {
        let effects = begin(&mut self.model, session);
        self.perform(effects);
        self.rest();
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
        let _ = self.shared.profile.save_session(&self.shared.archives, &session);
    }

    /// What the terminal would show.
    #[must_use]
    pub fn screen(&self) -> Buffer {
        let backend = TestBackend::new(self.model.size.width, self.model.size.height);
        let Ok(mut terminal) = Terminal::new(backend);
        let Ok(frame) = terminal.draw(|frame| view::draw(&self.model, frame));
        frame.buffer.clone()
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::After(_, Message::NoticeSeen(_)) => {}
                Effect::After(_, message) => self.later.push(message),
                Effect::Find(question) => self.catalog.serve(&question, &AtomicBool::new(false), &self.reply),
                Effect::Finish(opened, width) => finish(&self.shared, &(opened, width), &self.reply),
                Effect::Excerpts(sought) => find_excerpts(&sought, &self.reply),
                Effect::Open(..)
                | Effect::LoadPage(..)
                | Effect::KeepRow(..)
                | Effect::Check(_)
                | Effect::Examine(_)
                | Effect::Edit(..)
                | Effect::Browse(_)
                | Effect::Pipe(..)
                | Effect::Cite(..)
                | Effect::HandOver(..) => {
                    self.desk.serve(effect, &self.reply);
                }
                Effect::Write { .. } => {
                    self.desk.serve(effect, &self.reply);
                    // A thread of its own writes.
                    if let Ok(Event::Message(message)) = self.events.recv() {
                        self.send(message);
                    }
                }
                Effect::AddBookmark(_)
                | Effect::EditBookmark(..)
                | Effect::DeleteBookmark(_)
                | Effect::RestoreBookmark(_)
                | Effect::Correct(_)
                | Effect::Choose(..) => self.keeper.serve(effect, &self.reply),
                Effect::SaveSession(session) => {
                    let _ = self.shared.profile.save_session(&self.shared.archives, &session);
                }
                other => self.asked.push(format!("{other:?}")),
            }
            self.take_in_all();
        }
    }

    fn take_in_all(&mut self) {
        while let Ok(event) = self.events.try_recv() {
            match event {
                Event::Message(message) => self.send(message),
                Event::Copy(bytes, what) => {
                    self.written = bytes;
                    let way = Some(crate::profile::config::CopyWay::Osc52);
                    self.send(Message::Copied(way, what));
                }
                Event::Chosen(text) => self.asked.push(text),
                Event::Edit(file, line) => self.asked.push(format!("Edit {}:{line}", file.display())),
                Event::RunInForeground(command) => self.asked.push(format!("RunInForeground {}", command.name)),
                Event::Signal(_) | Event::Hangup => {}
            }
        }
    }
}
