//! The worker that stores bookmarks, corrections, choices and saved searches: every change is on the disk before it is shown.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, SystemTime};

use super::ended::Ended;
use super::unkept::UnkeptList;
use super::{Reply, saved_searches};
use crate::annotations::{Correction, EntityChoice, TagChange, UnknownFields, Verdict};
use crate::archive::{Index, IndexError};
use crate::library::{AddedBookmark, Library};
use crate::profile::{LineProblem, ProfileError, new_id, now};
use crate::tui::changes::{BookmarksChange, ChoiceChange, CorrectionChange, SearchesChange};
use crate::tui::effect::UserDataChange;
use crate::tui::failure::Failure;
use crate::tui::message::{Message, SearchesNews};
use crate::tui::notice::Decided;

/// Starts the thread. It reads first what is there.
///
/// # Errors
/// When the system gives none.
pub fn start(library: Library, reply: Reply) -> std::io::Result<UserDataQueue> {
    let (sender, jobs) = channel::<Job>();
    let (end, ended) = channel();
    let queue = UserDataQueue { jobs: Some(sender), ended: Some(ended), unkept: UnkeptList::default() };
    let unkept = queue.unkept();
    thread::Builder::new().name("user data".to_owned()).spawn(move || {
        // Dropped when the thread ends.
        let _end: Sender<()> = end;
        let mut writer = UserDataWriter::new(library);
        writer.load(&reply);
        while let Ok(job) = jobs.recv() {
            let (number, change) = match job {
                Job::Change(number, change) => (number, change),
                Job::RereadSearches => {
                    writer.reread_searches(&reply);
                    continue;
                }
            };
            match writer.change(change, &reply, &|| unkept.stored(number)) {
                Ok(()) => {}
                Err(error) => {
                    match error {
                        // Another program has taken it out: there is nothing to hand back.
                        ProfileError::NoRecord { .. } => unkept.stored(number),
                        _ => unkept.failed(number, error.to_string()),
                    }
                    reply.fail(error);
                }
            }
        }
    })?;
    Ok(queue)
}

/// What the thread is asked.
enum Job {
    /// Make this change, which has this number among those that are not kept yet.
    Change(u64, UserDataChange),
    /// Read the saved searches again if their file has changed.
    RereadSearches,
}

/// The queue of the changes, which are made even when the program ends.
pub struct UserDataQueue {
    /// `None` once it is closed.
    jobs: Option<Sender<Job>>,
    ended: Option<Ended>,
    unkept: UnkeptList,
}

impl UserDataQueue {
    /// Has a change made.
    pub fn send(&self, change: UserDataChange) {
        let number = self.unkept.add(&change);
        if let Some(jobs) = &self.jobs {
            super::send(jobs, Job::Change(number, change));
        }
    }

    /// Has the saved searches read again if another program has changed their file.
    pub fn reread_searches(&self) {
        if let Some(jobs) = &self.jobs {
            super::send(jobs, Job::RereadSearches);
        }
    }

    /// What is not on the disk yet, or could not be written.
    pub fn unkept(&self) -> UnkeptList {
        self.unkept.clone()
    }

    /// Takes no more changes; what is returned tells when those that wait are made.
    pub fn close(mut self) -> Ended {
        self.jobs = None;
        self.ended.take().unwrap_or_else(|| channel().1)
    }
}

impl Drop for UserDataQueue {
    /// When the interface ends in a panic: waits for the changes all the same.
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(ended) = self.ended.take() {
            let _ = ended.recv_timeout(Duration::from_secs(5));
        }
    }
}

/// Writes what the person keeps.
pub struct UserDataWriter {
    library: Library,
    /// A connection to the index, opened when corrections first have to be written there.
    index: Option<Index>,
    /// When the file of saved searches had been written last, as it was read.
    searches_written: Option<SystemTime>,
}

impl UserDataWriter {
    /// For the stores of the library's person.
    pub fn new(library: Library) -> Self {
        Self { library, index: None, searches_written: None }
    }

    /// Loads all that the person keeps, and what they have read, for the first time.
    pub fn load(&mut self, reply: &Reply) {
        self.report_bookmarks(BookmarksChange::Loaded, reply);
        self.reload_corrections(reply);
        self.report_choices(None, reply);
        self.report_searches(SearchesChange::Loaded, reply);
        reply.send(Message::ReadMarks(self.library.read_marks()));
    }

    /// Makes a change and reports it.
    pub fn serve(&mut self, change: UserDataChange, reply: &Reply) {
        if let Err(error) = self.change(change, reply, &|| {}) {
            reply.fail(error);
        }
    }

    /// `stored` is called as soon as the change is on the disk.
    fn change(&mut self, change: UserDataChange, reply: &Reply, stored: &dyn Fn()) -> Result<(), ProfileError> {
        let store = &self.library.profile.bookmarks;
        let done = match change {
            UserDataChange::AddBookmark(bookmark) => {
                let tags = bookmark.tags.clone();
                match self.library.add_bookmark(*bookmark)? {
                    AddedBookmark::New(id) => BookmarksChange::Added(id),
                    AddedBookmark::Existing(id) if tags.is_empty() => BookmarksChange::Existing(id),
                    AddedBookmark::Existing(id) => {
                        let change = TagChange { add: tags, remove: Vec::new() };
                        BookmarksChange::Tagged(store.change_tags(&[id], &change)?)
                    }
                }
            }
            UserDataChange::Tag(ids, change) => BookmarksChange::Tagged(store.change_tags(&ids, &change)?),
            UserDataChange::RenameTag(old, new) => BookmarksChange::Tagged(store.rename_tag(&old, &new)?),
            UserDataChange::EditBookmark(id, note, tags) => {
                store.set_note(&id, &note)?;
                store.set_tags(&id, tags)?;
                BookmarksChange::Edited
            }
            UserDataChange::DeleteBookmark(id) => BookmarksChange::Deleted(Box::new(store.remove(&id)?)),
            UserDataChange::RestoreBookmark(removed) => {
                store.restore(*removed)?;
                BookmarksChange::Restored
            }
            UserDataChange::Correct(change) => {
                let (verdict, undo) = self.correct(*change)?;
                stored();
                self.report_correction(verdict, undo, reply);
                return Ok(());
            }
            UserDataChange::Search(change) => {
                let done = saved_searches::change(&self.library.profile.searches, *change)?;
                stored();
                self.report_searches(done, reply);
                return Ok(());
            }
            UserDataChange::Choose(change, decided) => {
                let undo = self.choose(*change)?;
                stored();
                self.report_choices(Some((decided, Box::new(undo))), reply);
                return Ok(());
            }
        };
        stored();
        self.report_bookmarks(done, reply);
        Ok(())
    }

    /// Changes the file of corrections. Returns what holds of the quotation then (`None`: what the analysis found), and
    /// what undoes the change.
    fn correct(&self, change: CorrectionChange) -> Result<(Option<Verdict>, Option<CorrectionChange>), ProfileError> {
        let store = &self.library.profile.corrections;
        Ok(match change {
            CorrectionChange::Add(correction) => {
                let correction = Correction { id: new_id()?, created: now(), ..*correction };
                store.add([correction.clone()])?;
                (Some(correction.verdict), Some(CorrectionChange::Remove(correction.id)))
            }
            CorrectionChange::Edit(id, verdict) => {
                let mut before = verdict.clone();
                store.edit(&id, |correction| std::mem::swap(&mut correction.verdict, &mut before))?;
                (Some(verdict), Some(CorrectionChange::Edit(id, before)))
            }
            CorrectionChange::Remove(id) => {
                let removed = store.remove(&id)?;
                (None, Some(CorrectionChange::Restore(Box::new(removed))))
            }
            CorrectionChange::Restore(removed) => {
                let Correction { id, verdict, .. } = removed.record.clone();
                store.restore(*removed)?;
                (Some(verdict), Some(CorrectionChange::Remove(id)))
            }
        })
    }

    /// Changes the file of choices. Returns what undoes the change.
    fn choose(&self, change: ChoiceChange) -> Result<ChoiceChange, ProfileError> {
        let store = &self.library.profile.entity_choices;
        Ok(match change {
            ChoiceChange::Add(choices) => {
                let record = |(entity, choice)| -> Result<EntityChoice, ProfileError> {
                    let (id, created) = (new_id()?, now());
                    Ok(EntityChoice {
                        id,
                        created,
                        entity,
                        choice,
                        article: None,
                        anchor: None,
                        extra: UnknownFields::new(),
                    })
                };
                let records = choices.into_iter().map(record).collect::<Result<Vec<_>, _>>()?;
                store.add(records.clone())?;
                ChoiceChange::Remove(records.into_iter().map(|record| record.id).collect())
            }
            ChoiceChange::Remove(ids) => {
                let mut removed = ids.iter().map(|id| store.remove(id)).collect::<Result<Vec<_>, _>>()?;
                removed.reverse();
                ChoiceChange::Restore(removed)
            }
            ChoiceChange::Restore(removed) => {
                let mut ids: Vec<String> = removed.iter().map(|removed| removed.record.id.clone()).collect();
                for removed in removed {
                    store.restore(removed)?;
                }
                ids.reverse();
                ChoiceChange::Remove(ids)
            }
        })
    }

    /// Reports a correction for the article on the screen at once, then for the lists, when the index has it.
    fn report_correction(&mut self, verdict: Option<Verdict>, undo: Option<CorrectionChange>, reply: &Reply) {
        self.reload_corrections(reply);
        reply.send(Message::Corrected(verdict, undo.map(Box::new)));
        let (lists, corrections) = (Arc::clone(&self.library.lists), self.library.corrections());
        let corrected = self.index().and_then(|index| {
            index.correct(corrections)?;
            lists.renew(index)
        });
        match corrected {
            Ok(_) => reply.send(Message::Indexed),
            // Another thread or program is writing the index: it corrects its rows when it is done, or the next refresh
            // does.
            Err(IndexError::Busy) => tracing::info!("the index is busy: corrected later"),
            Err(error) => {
                self.index = None;
                reply.fail(error);
            }
        }
    }

    fn reload_corrections(&self, reply: &Reply) {
        match self.library.reload_corrections() {
            Ok(problems) => report_lines(self.library.profile.corrections.path(), &problems, reply),
            Err(error) => reply.fail(error),
        }
    }

    fn report_bookmarks(&self, done: BookmarksChange, reply: &Reply) {
        match self.library.reload_bookmarks() {
            Ok((bookmarks, problems)) => {
                report_lines(self.library.profile.bookmarks.path(), &problems, reply);
                reply.send(Message::Bookmarks(bookmarks, done));
            }
            Err(error) => reply.fail(error),
        }
    }

    /// `done` is what was decided, and what undoes that.
    fn report_choices(&self, done: Option<(Decided, Box<ChoiceChange>)>, reply: &Reply) {
        match self.library.reload_choices() {
            Ok((choices, problems)) => {
                report_lines(self.library.profile.entity_choices.path(), &problems, reply);
                reply.send(Message::Chosen(choices, done));
            }
            Err(error) => reply.fail(error),
        }
    }

    /// Reads the saved searches again if their file was written since they were read.
    pub fn reread_searches(&mut self, reply: &Reply) {
        if self.searches_written != written(self.library.profile.searches.path()) {
            self.report_searches(SearchesChange::Loaded, reply);
        }
    }

    fn report_searches(&mut self, done: SearchesChange, reply: &Reply) {
        let store = &self.library.profile.searches;
        // Before it is read: what is written meanwhile is read the next time.
        self.searches_written = written(store.path());
        match store.load() {
            Ok(read) => {
                report_lines(store.path(), &read.problems, reply);
                reply.send(Message::Searches(SearchesNews::Changed(Arc::new(read.records), done)));
            }
            Err(error) => reply.fail(error),
        }
    }

    fn index(&mut self) -> Result<&mut Index, IndexError> {
        let index = match self.index.take() {
            Some(index) => index,
            None => self.library.index()?,
        };
        Ok(self.index.insert(index))
    }
}

/// When a file was written last; `None` where there is none.
fn written(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|file| file.modified()).ok()
}

/// Reports the lines of a file that cannot be read.
fn report_lines(path: &Path, problems: &[LineProblem], reply: &Reply) {
    if let Some(failure) = Failure::of_lines(path, problems) {
        reply.fail(failure);
    }
}
