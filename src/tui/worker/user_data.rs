//! The worker that stores bookmarks, corrections and choices: every change is on the disk before it is shown.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use super::Reply;
use crate::annotations::{Correction, EntityChoice, UnknownFields, Verdict};
use crate::archive::{Index, IndexError};
use crate::library::{AddedBookmark, Library};
use crate::profile::{LineProblem, ProfileError, new_id, now};
use crate::tui::changes::{BookmarksChange, ChoiceChange, CorrectionChange};
use crate::tui::effect::UserDataChange;
use crate::tui::failure::Failure;
use crate::tui::message::Message;
use crate::tui::notice::Decided;

/// Starts the thread. It reads first what is there.
///
/// # Errors
/// When the system gives none.
pub fn start(library: Library, reply: Reply) -> std::io::Result<Sender<UserDataChange>> {
    let (sender, changes) = channel();
    thread::Builder::new().name("user data".to_owned()).spawn(move || {
        let mut writer = UserDataWriter::new(library);
        writer.load(&reply);
        while let Ok(change) = changes.recv() {
            writer.serve(change, &reply);
        }
    })?;
    Ok(sender)
}

/// Writes what the person keeps.
pub struct UserDataWriter {
    library: Library,
    /// A connection to the index, opened when corrections first have to be written there.
    index: Option<Index>,
}

impl UserDataWriter {
    /// For the stores of the library's person.
    pub fn new(library: Library) -> Self {
        Self { library, index: None }
    }

    /// Loads the bookmarks, the corrections and the choices for the first time.
    pub fn load(&self, reply: &Reply) {
        self.report_bookmarks(BookmarksChange::Loaded, reply);
        self.reload_corrections(reply);
        self.report_choices(None, reply);
    }

    /// Makes a change and reports it.
    pub fn serve(&mut self, change: UserDataChange, reply: &Reply) {
        if let Err(error) = self.change(change, reply) {
            reply.fail(error);
        }
    }

    fn change(&mut self, change: UserDataChange, reply: &Reply) -> Result<(), ProfileError> {
        let store = &self.library.profile.bookmarks;
        let done = match change {
            UserDataChange::AddBookmark(bookmark) => match self.library.add_bookmark(*bookmark)? {
                AddedBookmark::New(id) => BookmarksChange::Added(id),
                AddedBookmark::Existing(id) => BookmarksChange::Existing(id),
            },
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
                self.report_correction(verdict, undo, reply);
                return Ok(());
            }
            UserDataChange::Choose(change, decided) => {
                let undo = self.choose(*change)?;
                self.report_choices(Some((decided, Box::new(undo))), reply);
                return Ok(());
            }
        };
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

    fn index(&mut self) -> Result<&mut Index, IndexError> {
        let index = match self.index.take() {
            Some(index) => index,
            None => self.library.index()?,
        };
        Ok(self.index.insert(index))
    }
}

/// Reports the lines of a file that cannot be read.
fn report_lines(path: &Path, problems: &[LineProblem], reply: &Reply) {
    if let Some(failure) = Failure::of_lines(path, problems) {
        reply.fail(failure);
    }
}
