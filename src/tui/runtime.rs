//! The loop: waits for something to happen, lets the model take it in, has the effects done, draws.
//!
//! No tick: without a message nothing runs and nothing is drawn. Messages that wait are taken in together before
//! a frame, so that a held key costs the frames that the terminal can show and no more.

mod listen;

use std::collections::BinaryHeap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::Context;
use crossterm::event::KeyEvent;

use super::effect::{Effect, Effects, LoopEffect};
use super::event::Event;
use super::failure::Failure;
use super::folder::{Offer, OpenRequest};
use super::later::Later;
use super::message::Message;
use super::model::Model;
use super::update::{Beginning, begin, begin_again, update};
use super::view;
pub use super::worker::Leaving;
use super::worker::Workers;
use crate::profile::config::CopyWay;
use crate::profile::{Profile, Session, today};
use crate::terminal::foreground::ForegroundCommand;
use crate::terminal::signals::Signal;
use crate::terminal::{Screen, editor};
use listen::listen;

/// How the interface was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// By the person.
    Quit,
    /// By picking something for another program.
    Picked {
        /// The text to hand over; empty when there was nothing to pick.
        text: String,
        /// How many of its passages were found again in a file that has changed.
        found_again: usize,
    },
    /// By a signal; the exit code that says so.
    Signal(i32),
}

/// Most messages that are taken in before a frame is drawn, so that a flood of them cannot hold the screen up.
const BATCH: usize = 256;
/// Most keys that are taken in at once: a long text that is typed without being marked as a paste is read in one go.
const MOST_KEYS: usize = 1 << 14;

/// How long a frame waits for the answer to what was typed: most answers take less, and then a key costs one frame,
/// which over a slow line is one wait.
const HOLD: Duration = Duration::from_millis(12);
/// How long a program that is told to end waits for an article that keys wait for.
const LAST_KEYS: Duration = Duration::from_secs(2);

/// Runs the interface on `model` until it is left; how that was, and what is still to be done then, whatever ended it.
///
/// # Errors
/// When there is no terminal, or it cannot be read or written to.
pub fn run(
    mut model: Model,
    profile: Arc<Profile>,
    start: Start,
    screen: Screen,
) -> anyhow::Result<(anyhow::Result<End>, Leaving)> {
    let (sender, events) = channel();
    let workers = Workers::start(Arc::clone(&profile), start.archives.clone(), &sender)?;
    listen(&sender)?;
    let archives = profile.dirs.shown(&start.archives);
    let mut first = begin(&mut model, Beginning { archives, session: start.session, offer: start.offer });
    if let Some(failure) = start.settings {
        first.append(update(&mut model, Message::Failed(failure)));
    }
    let mut runtime = Runtime {
        screen,
        workers,
        profile,
        archives: start.archives,
        later: BinaryHeap::new(),
        sender,
        events,
        count: 0,
        end: None,
    };
    // The first frame is drawn before anything is read.
    let end = runtime.draw(&model).and_then(|()| {
        panic_when_tested();
        runtime.perform_all(&mut model, first)?;
        runtime.serve(&mut model)
    });
    let Runtime { screen, workers, events, sender, .. } = runtime;
    drop(sender);
    // The terminal is given back first: what is still to be written is waited for under the person's prompt.
    drop(screen);
    Ok((end, workers.leave(events)))
}

/// Lets the tests see what a panic leaves of the terminal. Not in a release.
fn panic_when_tested() {
    if cfg!(debug_assertions) && std::env::var_os("GUILLEMET_TEST_PANIC").is_some() {
        panic!("asked for by a test");
    }
}

/// What the interface begins with.
#[derive(Debug)]
pub struct Start {
    /// The archives that are open.
    pub archives: Vec<PathBuf>,
    /// Where the person was.
    pub session: Option<Session>,
    /// What is wrong with the settings, to be told first.
    pub settings: Option<Failure>,
    /// Whether to ask if these archives are to be opened from now on.
    pub offer: Offer,
}

struct Runtime {
    screen: Screen,
    workers: Workers,
    profile: Arc<Profile>,
    archives: Vec<PathBuf>,
    later: BinaryHeap<Later>,
    /// For the workers of archives that are opened later.
    sender: Sender<Event>,
    events: Receiver<Event>,
    count: u64,
    end: Option<End>,
}

impl Runtime {
    fn serve(&mut self, model: &mut Model) -> anyhow::Result<End> {
        loop {
            if let Some(end) = self.end.take() {
                return Ok(end);
            }
            let Some(event) = self.wait() else { continue };
            self.watch_midnight(model)?;
            let typed = matches!(event, Event::Message(Message::Key(_) | Message::Paste(_)));
            self.take_in_batch(model, event)?;
            if typed {
                self.hold(model)?;
            }
            if self.end.is_none() {
                self.draw(model)?;
            }
        }
    }

    fn draw(&mut self, model: &Model) -> anyhow::Result<()> {
        let drawn = self.screen.draw(model.size, |area, frame| view::render(model, area, frame));
        drawn.context("the terminal cannot be written to")
    }

    /// Tells the model when another day has begun since the last event.
    fn watch_midnight(&mut self, model: &mut Model) -> anyhow::Result<()> {
        match today() {
            Some(today) if model.options.today != Some(today) => {
                let effects = update(model, Message::NewDay(today));
                self.perform_all(model, effects)
            }
            _ => Ok(()),
        }
    }

    /// Takes in what waits, with `event` first.
    fn take_in_batch(&mut self, model: &mut Model, event: Event) -> anyhow::Result<()> {
        let mut next = Some(event);
        for taken in 0.. {
            let Some(event) = next.take() else { break };
            if let Event::Message(Message::Key(first)) = event {
                let (keys, other) = self.keys_that_wait(first);
                next = other;
                self.take_in(model, Event::Message(keys))?;
            } else {
                self.take_in(model, event)?;
            }
            if next.is_none() && taken < BATCH {
                next = self.events.try_recv().ok();
            }
        }
        Ok(())
    }

    /// The keys that wait, as one message, with `first` first; and what came after them.
    fn keys_that_wait(&self, first: KeyEvent) -> (Message, Option<Event>) {
        let mut keys = vec![first];
        let mut other = None;
        while keys.len() < MOST_KEYS {
            other = self.events.try_recv().ok();
            let Some(Event::Message(Message::Key(key))) = other else { break };
            other = None;
            keys.push(key);
        }
        (if keys.len() == 1 { Message::Key(first) } else { Message::Keys(keys) }, other)
    }

    /// Takes in the answer to what was typed, unless it takes longer than a person would notice.
    fn hold(&mut self, model: &mut Model) -> anyhow::Result<()> {
        let until = Instant::now() + HOLD;
        while self.end.is_none() && model.awaits_rows() {
            // However much comes meanwhile.
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            let Ok(event) = self.events.recv_timeout(left) else { break };
            self.take_in_batch(model, event)?;
        }
        Ok(())
    }

    /// The next event, or a message whose time has come.
    fn wait(&mut self) -> Option<Event> {
        let Some(next) = self.later.peek() else {
            // Workers hold senders as long as the loop runs, so that an error means that all is over.
            return Some(self.events.recv().unwrap_or(Event::Hangup));
        };
        let left = next.at.saturating_duration_since(Instant::now());
        match self.events.recv_timeout(left) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => self.later.pop().map(|later| Event::Message(later.message)),
            Err(RecvTimeoutError::Disconnected) => Some(Event::Hangup),
        }
    }

    fn take_in(&mut self, model: &mut Model, event: Event) -> anyhow::Result<()> {
        match event {
            Event::Message(message) => {
                if message.failure().is_some_and(Failure::is_damage) {
                    self.workers.mend();
                }
                let effects = update(model, message);
                self.perform_all(model, effects)
            }
            Event::Open(request) => self.open(model, request),
            Event::Picked { text, found_again } => {
                self.end = Some(End::Picked { text, found_again });
                Ok(())
            }
            Event::Copy(bytes, what) => {
                self.screen.write(&bytes)?;
                self.take_in(model, Event::Message(Message::Copied(Some(CopyWay::Osc52), what)))
            }
            Event::Edit(file, line) => {
                match editor::command(&editor::chosen(|name| std::env::var(name).ok()), &file, line) {
                    Ok(command) => self.run_in_foreground(model, &command),
                    Err(error) => self.take_in(model, Event::Message(Message::Failed(error.into()))),
                }
            }
            Event::RunInForeground(command) => self.run_in_foreground(model, &command),
            Event::Signal(Signal::Stop) => self.suspend(model),
            Event::Signal(Signal::Continue) => {
                self.screen.clear();
                Ok(())
            }
            Event::Signal(Signal::End(code)) => {
                self.end_by_signal(model, code);
                Ok(())
            }
            Event::Hangup => {
                self.end_by_signal(model, 128 + signal_hook::consts::SIGHUP);
                Ok(())
            }
        }
    }

    /// Ends as a signal asks. What was typed before it counts: keys that wait for an article act on it, as far as what is
    /// kept goes, when it comes soon. The terminal is not ours any more.
    fn end_by_signal(&mut self, model: &mut Model, code: i32) {
        let until = Instant::now() + LAST_KEYS;
        while model.is_opening() && !model.pending.type_ahead.is_empty() {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(event) = self.events.recv_timeout(left) else { break };
            let Event::Message(message) = event else { continue };
            for effect in update(model, message) {
                match effect {
                    Effect::Articles(request) => self.workers.articles(request),
                    Effect::UserData(change) => self.workers.change(change),
                    // Where the keys wait for the first row.
                    Effect::Search(request) => self.workers.search(request),
                    Effect::Loop(_)
                    | Effect::SavedSearches(_)
                    | Effect::Excerpts(_)
                    | Effect::Finish(_)
                    | Effect::External(_)
                    | Effect::Folder(_) => {}
                }
            }
        }
        self.remember_place(model);
        self.end = Some(End::Signal(code));
    }

    fn perform_all(&mut self, model: &mut Model, effects: Effects) -> anyhow::Result<()> {
        for effect in effects {
            match effect {
                Effect::Loop(effect) => self.perform(model, effect)?,
                Effect::Search(request) => self.workers.search(request),
                Effect::SavedSearches(request) => self.workers.saved_searches(request),
                Effect::Excerpts(request) => self.workers.find_excerpts(request),
                Effect::Articles(request) => self.workers.articles(request),
                Effect::Finish(article) => self.workers.finish(article),
                Effect::UserData(change) => self.workers.change(change),
                Effect::External(request) => self.workers.external(request),
                Effect::Folder(request) => self.workers.folder(request),
            }
        }
        Ok(())
    }

    fn perform(&mut self, model: &mut Model, effect: LoopEffect) -> anyhow::Result<()> {
        match effect {
            LoopEffect::SendLater(delay, message) => self.remember(delay, message),
            LoopEffect::Mouse(on) => self.screen.set_mouse(on)?,
            LoopEffect::Redraw => self.screen.clear(),
            LoopEffect::Suspend => self.suspend(model)?,
            LoopEffect::NoteOffer => self.profile.note_offer(&self.archives),
            LoopEffect::SaveSession(session) => self.save_session(&session, model),
            LoopEffect::Quit => self.end = Some(End::Quit),
            LoopEffect::Pick(text) => self.end = Some(End::Picked { text, found_again: 0 }),
        }
        Ok(())
    }

    /// Opens other archives. The workers of those before end when what they have to keep is written.
    fn open(&mut self, model: &mut Model, request: OpenRequest) -> anyhow::Result<()> {
        self.remember_place(model);
        self.archives = request.archives;
        self.workers = Workers::start(Arc::clone(&self.profile), self.archives.clone(), &self.sender)?;
        let archives = self.profile.dirs.shown(&self.archives);
        let session = self.profile.session(&self.archives);
        let effects = begin_again(model, Beginning { archives, session, offer: request.offer });
        self.perform_all(model, effects)
    }

    fn remember(&mut self, delay: Duration, message: Message) {
        self.count += 1;
        self.later.push(Later { at: Instant::now() + delay, order: self.count, message });
    }

    /// Stops until the shell says otherwise; the terminal may have another size then.
    fn suspend(&mut self, model: &mut Model) -> anyhow::Result<()> {
        self.screen.suspend(model.options.mouse).context("the program cannot be suspended")?;
        self.come_back(model)
    }

    /// The terminal is ours again; it may have another size.
    fn come_back(&mut self, model: &mut Model) -> anyhow::Result<()> {
        let size = Screen::size().unwrap_or(model.size);
        let effects = update(model, Message::Resize(size.width, size.height));
        self.perform_all(model, effects)
    }

    /// Runs another program on the terminal. What it changes in the archive is taken in as any change is.
    fn run_in_foreground(&mut self, model: &mut Model, command: &ForegroundCommand) -> anyhow::Result<()> {
        let hint = model.options.locale.words().press_enter;
        let ended = self.screen.run_in_foreground(command, hint, model.options.mouse);
        let ended = ended.context("the terminal cannot be taken back")?;
        self.come_back(model)?;
        match ended {
            Ok(()) => Ok(()),
            Err(error) => self.take_in(model, Event::Message(Message::Failed(error.into()))),
        }
    }

    /// A picker remembers nothing: the place of the last reading stays what it was.
    fn remember_place(&self, model: &Model) {
        if model.picking.is_none() {
            self.save_session(&super::update::session(model), model);
        }
    }

    fn save_session(&self, session: &Session, model: &Model) {
        let is_whole = model.archive.progress.finished;
        let known = if is_whole { self.profile.keep_known(&self.archives, model.article_ids()) } else { Ok(()) };
        if let Err(error) = self.profile.save_session(&self.archives, session).and(known) {
            tracing::warn!("the session is not remembered: {error}");
        }
    }
}
