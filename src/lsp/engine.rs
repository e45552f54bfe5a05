//! The threads behind the server for some archives: one that checks drafts, one that answers requests, one that keeps the
//! index up to date. They end when this is dropped: the last one at once, when what it writes is whole; the others when they are
//! done with what they do.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use super::checker::{self, CheckTask};
use super::desk::{self, Job};
use super::event::Event;
use super::upkeep::Upkeep;
use super::verdicts::Verdicts;
use crate::library::Library;
use crate::profile::Profile;
use crate::tui::locale::Locale;

/// The threads.
pub(super) struct Engine {
    /// The archives.
    pub archives: Vec<PathBuf>,
    library: Library,
    events: Sender<Event>,
    locale: Locale,
    tasks: Sender<CheckTask>,
    jobs: Sender<Job>,
    upkeep: Option<Upkeep>,
}

impl Engine {
    /// Starts them. Unless `refresh` is set the index stays as it is, until it is lost.
    ///
    /// # Errors
    /// When the system gives no threads.
    pub fn start(
        (profile, archives): (&Arc<Profile>, Vec<PathBuf>),
        events: &Sender<Event>,
        locale: Locale,
        refresh: bool,
    ) -> io::Result<Self> {
        let library = Library::new(Arc::clone(profile), archives.clone());
        let verdicts = Arc::new(Verdicts::default());
        let (tasks, to_check) = channel();
        let (jobs, to_answer) = channel();
        {
            let (library, verdicts, events) = (library.clone().frugal(), Arc::clone(&verdicts), events.clone());
            spawn("checker", move || checker::run(&library, &verdicts, &to_check, &events))?;
        }
        {
            let (library, events) = (library.clone().frugal(), events.clone());
            spawn("desk", move || desk::run(&library, &verdicts, &to_answer, &events))?;
        }
        let mut engine = Self { archives, library, events: events.clone(), locale, tasks, jobs, upkeep: None };
        if refresh {
            engine.keep_up()?;
        }
        Ok(engine)
    }

    /// Has a draft checked.
    pub fn check(&self, task: CheckTask) {
        let _ = self.tasks.send(task);
    }

    /// Has a request answered.
    pub fn answer(&self, job: Job) {
        let _ = self.jobs.send(job);
    }

    /// Has the archives read for what is new.
    pub fn refresh(&mut self) {
        match &self.upkeep {
            Some(upkeep) => upkeep.read_again(),
            None => drop(self.keep_up()),
        }
    }

    /// Has an index that is lost built anew.
    pub fn mend(&mut self) {
        match &self.upkeep {
            Some(upkeep) => upkeep.mend(),
            None => {
                self.library.forget_index();
                drop(self.keep_up());
            }
        }
    }

    fn keep_up(&mut self) -> io::Result<()> {
        self.upkeep = Some(Upkeep::start(self.library.clone(), self.events.clone(), self.locale)?);
        Ok(())
    }
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(run).map(drop)
}
