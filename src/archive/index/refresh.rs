//! Bringing the index up to date: first every new and changed file is read, so that lists and full text are complete;
//! then the articles that were not analysed yet are, the newest first; last those again that the others tell something of.
//! Several threads read and analyse; this one writes.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender};
use std::time::{Duration, Instant};

use super::analysis_stage::{AnalysisOutcome, AnalysisTask, Known, run_task, tasks_of, unanalysed_tasks};
use super::corrections_by_article::by_article;
use super::error::{IndexError, Rebuilt};
use super::evidence::{Evidence, changed};
use super::file_stage::{FileEvent, FileMessage, FileTask, NewProblem, read_file};
use super::parallel::run_parallel;
use super::plan::{Plan, plan};
use super::write::{PreviousArticles, Writer};
use super::{Index, seal};
use crate::analysis;
use crate::archive::paths::real_roots;
use crate::archive::problem::Reason;
use crate::archive::scan::{Scan, scan};
use crate::article::Format;

/// How often progress is reported at least.
const PULSE: Duration = Duration::from_millis(100);

/// The phases of a refresh, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefreshPhase {
    /// Looking for files.
    Scanning,
    /// Reading files that are new or have changed.
    Reading,
    /// Looking for quotations and names in articles.
    Analysing,
}

/// How far a refresh is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Its phase.
    pub phase: RefreshPhase,
    /// How many there are to do: files while reading, articles while analysing.
    pub found: usize,
    /// How many of them are done.
    pub done: usize,
    /// Articles written so far in this refresh, that is read or analysed.
    pub articles: usize,
    /// Whether a batch was committed since the last report.
    pub written: bool,
}

/// What a refresh did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Refreshed {
    /// Files that are as they were, by size and time.
    pub unchanged: usize,
    /// Files that were opened and read, new, changed or in doubt.
    pub read: usize,
    /// Files and folders that belong to saved pages or other programs and were not looked into.
    pub belonging: usize,
    /// Files that are gone.
    pub removed: usize,
    /// Files that kept their articles under a new path.
    pub moved: usize,
    /// Articles that were read.
    pub articles: usize,
    /// Articles that were analysed.
    pub analysed: usize,
    /// Whether it was cancelled; the next one goes on from there.
    pub cancelled: bool,
    /// Why the index was built anew on the way, when it was.
    pub rebuilt: Option<Rebuilt>,
}

impl Index {
    /// Brings the index up to date below `roots`, and only there: reads files that are new or have changed (by size and
    /// time, then by content), removes those that are gone, then analyses articles that were not. Everything is written
    /// in small batches, so that the program may be killed at any moment and goes on the next time. A file that cannot be
    /// read becomes a problem and stops nothing. `progress` is called often, on this thread.
    ///
    /// A shared index is brought up to date by others: only this person's corrections are laid over its newest state.
    ///
    /// [`IndexError::Busy`] when another program writes to the index.
    pub fn refresh(
        &mut self,
        roots: &[PathBuf],
        progress: &mut dyn FnMut(Progress),
        cancel: &AtomicBool,
    ) -> Result<Refreshed, IndexError> {
        if self.shared_folder().is_some() {
            return self.refresh_overlay(roots, progress, cancel);
        }
        let roots = real_roots(roots);
        self.refresh_here(&roots, progress, cancel)
    }

    /// Refreshes; an index that is damaged is built anew.
    fn refresh_here(
        &mut self,
        roots: &[PathBuf],
        progress: &mut dyn FnMut(Progress),
        cancel: &AtomicBool,
    ) -> Result<Refreshed, IndexError> {
        let _lock = self.lock()?;
        let first = match seal::check(&self.folder) {
            seal::Seal::Broken => Err(IndexError::Damaged),
            seal::Seal::Whole | seal::Seal::Missing => Refresh::new(self, roots, progress, cancel).run(),
        };
        let refreshed = match first {
            Err(IndexError::Damaged) => {
                self.replace()?;
                let refreshed = Refresh::new(self, roots, progress, cancel).run()?;
                Refreshed { rebuilt: Some(Rebuilt::Damaged), ..refreshed }
            }
            result => result?,
        };
        if !refreshed.cancelled {
            seal::put(&self.folder, &self.connection);
        }
        Ok(refreshed)
    }
}

/// What the index notes of a file that was read.
struct ReadFile {
    /// The hash of its bytes.
    hash: u64,
    /// `None` when nothing could be read from it.
    format: Option<Format>,
}

struct Refresh<'a> {
    index: &'a Index,
    writer: Writer<'a>,
    roots: &'a [PathBuf],
    progress: &'a mut dyn FnMut(Progress),
    cancel: &'a AtomicBool,
    refreshed: Refreshed,
    now: Progress,
    /// When progress was reported last.
    reported: Instant,
}

impl<'a> Refresh<'a> {
    fn new(
        index: &'a Index,
        roots: &'a [PathBuf],
        progress: &'a mut dyn FnMut(Progress),
        cancel: &'a AtomicBool,
    ) -> Self {
        let now = Progress { phase: RefreshPhase::Scanning, found: 0, done: 0, articles: 0, written: false };
        let writer = Writer::new(&index.connection, &index.folder);
        Self { index, writer, roots, progress, cancel, refreshed: Refreshed::default(), now, reported: Instant::now() }
    }

    fn run(mut self) -> Result<Refreshed, IndexError> {
        (self.progress)(self.now);
        let mut scan = scan(self.roots, self.cancel);
        if !self.cancelled() {
            let plan = plan(&self.index.connection, self.roots, &mut scan)?;
            self.read(plan, &scan)?;
        }
        if !self.cancelled() {
            self.analyse()?;
        }
        self.refreshed.cancelled = self.cancelled();
        Ok(self.refreshed)
    }

    fn cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    /// Reports progress: after each batch, and when the last report was long ago.
    fn report(&mut self, written: bool) {
        if written || self.reported.elapsed() >= PULSE {
            (self.progress)(Progress { written, ..self.now });
            self.reported = Instant::now();
        }
    }

    fn step(&mut self) -> Result<(), IndexError> {
        let written = self.writer.commit_if_due()?;
        self.report(written);
        Ok(())
    }

    fn end_phase(&mut self) -> Result<(), IndexError> {
        self.writer.commit()?;
        self.report(true);
        Ok(())
    }

    fn read(&mut self, plan: Plan, scan: &Scan) -> Result<(), IndexError> {
        let Plan { tasks, gone, unchanged, .. } = plan;
        self.refreshed.unchanged = unchanged;
        self.refreshed.belonging = scan.belonging;
        self.now =
            Progress { phase: RefreshPhase::Reading, found: unchanged + tasks.len(), done: unchanged, ..self.now };
        self.report(true);
        self.writer.put_folder_problems(self.roots, scan.problems.iter().chain(&scan.passed_over))?;
        let mut open: HashMap<usize, PreviousArticles> = HashMap::new();
        let work = |number: usize, out: &SyncSender<_>| read_file(number, &tasks[number], &gone, out).is_ok();
        run_parallel(tasks.len(), self.cancel, work, |inbox| {
            self.receive_all(inbox, |refresh, message: FileMessage| {
                refresh.receive(&tasks[message.task], message, &mut open)
            })
        })?;
        if !self.cancelled() {
            for file in gone.into_keys() {
                self.writer.remove_file(file)?;
                self.refreshed.removed += 1;
                self.step()?;
            }
            if self.refreshed.removed + self.refreshed.read > 0 {
                self.writer.remove_unmentioned()?;
            }
        }
        self.end_phase()
    }

    /// Takes messages until the workers have ended or the refresh is cancelled.
    fn receive_all<T>(
        &mut self,
        inbox: &Receiver<T>,
        mut receive: impl FnMut(&mut Self, T) -> Result<(), IndexError>,
    ) -> Result<(), IndexError> {
        while !self.cancelled() {
            match inbox.recv_timeout(PULSE) {
                Ok(message) => receive(self, message)?,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            self.step()?;
        }
        Ok(())
    }

    /// Writes what a message says. `open` has the files of which some articles have come.
    fn receive(
        &mut self,
        task: &FileTask,
        FileMessage { task: number, event }: FileMessage,
        open: &mut HashMap<usize, PreviousArticles>,
    ) -> Result<(), IndexError> {
        let found = &task.found;
        if let FileEvent::Part(articles) = event {
            let before = match open.remove(&number) {
                Some(before) => before,
                None => self.writer.begin_file(&found.path)?,
            };
            let before = open.entry(number).or_insert(before);
            for article in &articles {
                self.writer.put_article(before, article)?;
            }
            self.refreshed.articles += articles.len();
            self.now.articles += articles.len();
            return Ok(());
        }
        let before = open.remove(&number);
        match event {
            FileEvent::Part(_) => {}
            FileEvent::Read { hash, format, problems } => {
                self.end_file(task, before, ReadFile { hash, format: Some(format) }, &problems)?;
            }
            FileEvent::Unfit { hash, reason } => {
                let problem = NewProblem { line: None, reason };
                self.end_file(task, before, ReadFile { hash, format: None }, &[problem])?;
            }
            FileEvent::Same(file) => self.writer.same_file(file, found)?,
            FileEvent::Moved(file) => {
                self.writer.same_file(file, found)?;
                self.refreshed.moved += 1;
            }
            // What the index has of it stays, and it is tried again next time.
            FileEvent::Refused(reason) => {
                self.writer.begin_file(&found.path)?;
                self.writer.put_problems(&found.path, &[NewProblem { line: None, reason }])?;
            }
        }
        self.refreshed.read += 1;
        self.now.done += 1;
        Ok(())
    }

    /// Writes that a file was read to its end.
    fn end_file(
        &mut self,
        task: &FileTask,
        before: Option<PreviousArticles>,
        read: ReadFile,
        problems: &[NewProblem],
    ) -> Result<(), IndexError> {
        let path = &task.found.path;
        let before = match before {
            Some(before) => before,
            None => self.writer.begin_file(path)?,
        };
        self.writer.end_file(before, &task.found, read.hash, read.format)?;
        self.writer.put_problems(path, problems)
    }

    fn analyse(&mut self) -> Result<(), IndexError> {
        let corrected = by_article(&self.index.connection, &self.index.corrections)?;
        self.writer.mark_concerned(&corrected)?;
        self.writer.commit()?;
        if self.writer.is_settled(self.roots)? {
            return Ok(());
        }
        let tasks = unanalysed_tasks(&self.index.connection, self.roots)?;
        let mut known = Known { corrected, evidence: Evidence::new() };
        self.run_tasks(&tasks, &known, Self::receive_analysis)?;
        if !self.cancelled() {
            known.evidence = changed(&self.index.connection, self.roots)?;
            let articles: Vec<i64> = known.evidence.keys().copied().collect();
            let tasks = tasks_of(&self.index.connection, &articles)?;
            self.run_tasks(&tasks, &known, Self::receive_again)?;
            if !self.cancelled() {
                if self.refreshed.removed > 0 {
                    self.writer.remove_unused_words()?;
                }
                self.writer.settle(self.roots)?;
            }
        }
        Ok(())
    }

    /// Has the articles of these tasks analysed.
    fn run_tasks(
        &mut self,
        tasks: &[AnalysisTask],
        known: &Known,
        mut receive: impl FnMut(&mut Self, AnalysisOutcome) -> Result<(), IndexError>,
    ) -> Result<(), IndexError> {
        let articles = tasks.iter().map(AnalysisTask::len).sum();
        self.now = Progress { phase: RefreshPhase::Analysing, found: articles, done: 0, ..self.now };
        let cancel = self.cancel;
        let work = |number: usize, out: &SyncSender<AnalysisOutcome>| {
            let mut received = true;
            run_task(&tasks[number], known, &mut |outcome| {
                received = !cancel.load(Ordering::Relaxed) && out.send(outcome).is_ok();
                received
            });
            received
        };
        run_parallel(tasks.len(), cancel, work, |inbox| {
            self.receive_all(inbox, |refresh, outcome| {
                refresh.now.done += 1;
                receive(refresh, outcome)
            })
        })?;
        self.end_phase()
    }

    fn receive_analysis(&mut self, outcome: AnalysisOutcome) -> Result<(), IndexError> {
        match outcome {
            AnalysisOutcome::Done { analysed, path, ended } => {
                self.writer.put_analysis(&analysed, analysis::VERSION)?;
                if let Some(byte) = ended {
                    self.writer.add_problem(&path, &Reason::PartlyAnalysed(byte as u64))?;
                }
                self.refreshed.analysed += 1;
                self.now.articles += 1;
            }
            AnalysisOutcome::Broken { article, path } => {
                self.writer.put_unanalysed(article, analysis::VERSION)?;
                self.writer.add_problem(&path, &Reason::Broken)?;
            }
            AnalysisOutcome::Changed => {}
        }
        Ok(())
    }

    /// Takes an article that was analysed with what the others say: what is wrong with it was said before.
    fn receive_again(&mut self, outcome: AnalysisOutcome) -> Result<(), IndexError> {
        match outcome {
            AnalysisOutcome::Done { analysed, .. } => self.writer.put_analysis(&analysed, analysis::VERSION),
            AnalysisOutcome::Broken { .. } | AnalysisOutcome::Changed => Ok(()),
        }
    }
}
