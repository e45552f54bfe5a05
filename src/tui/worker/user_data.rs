//! Keeping bookmarks, corrections and choices: every change is on the disk before it is shown.

use std::sync::Arc;

use super::Reply;
use super::articles::Shared;
use crate::annotations::{Correction, EntityChoice, UnknownFields, Verdict};
use crate::archive::{Index, IndexError};
use crate::profile::{ProfileError, new_id, now};
use crate::tui::message::{Choosing, Correcting, Effect, Kept, Message};

/// The thread that writes what the person keeps.
pub struct UserDataWriter {
    shared: Shared,
    index: Option<Index>,
}

impl UserDataWriter {
    /// For the person's stores.
    pub fn new(shared: Shared) -> Self {
        Self { shared, index: None }
    }

    /// Reads the bookmarks, the corrections and the choices for the first time.
    pub fn read(&self, reply: &Reply) {
        self.shared.tell_bookmarks(Kept::Read, reply);
        self.shared.read_corrections(reply);
        self.shared.tell_choices(None, reply);
    }

    /// Does what one effect asks.
    pub fn serve(&mut self, effect: Effect, reply: &Reply) {
        if let Effect::Correct(change) = effect {
            return match self.correct(*change) {
                Ok((holds, undo)) => self.show_corrected(holds, undo, reply),
                Err(error) => reply.fail(error),
            };
        }
        if let Effect::Choose(change, decided) = effect {
            return match self.choose(*change) {
                Ok(undo) => self.shared.tell_choices(Some((decided, Box::new(undo))), reply),
                Err(error) => reply.fail(error),
            };
        }
        match self.change(effect) {
            Ok(Some(done)) => self.shared.tell_bookmarks(done, reply),
            Ok(None) => {}
            Err(error) => reply.fail(error),
        }
    }

    fn change(&self, effect: Effect) -> Result<Option<Kept>, ProfileError> {
        let store = &self.shared.profile.bookmarks;
        Ok(Some(match effect {
            Effect::AddBookmark(bookmark) => self.shared.keep(*bookmark)?,
            Effect::EditBookmark(id, note, tags) => {
                store.set_note(&id, &note)?;
                store.set_tags(&id, tags)?;
                Kept::Changed
            }
            Effect::DeleteBookmark(id) => Kept::Deleted(Box::new(store.remove(&id)?)),
            Effect::RestoreBookmark(removed) => {
                store.restore(*removed)?;
                Kept::Restored
            }
            _ => return Ok(None),
        }))
    }

    /// Changes the file of corrections; what holds of the quotation then, and what undoes it.
    fn correct(&self, change: Correcting) -> Result<(Option<Verdict>, Option<Correcting>), ProfileError> {
        let store = &self.shared.profile.corrections;
        Ok(match change {
            Correcting::Add(correction) => {
                let correction = Correction { id: new_id()?, created: now(), ..*correction };
                store.add([correction.clone()])?;
                (Some(correction.verdict), Some(Correcting::Remove(correction.id)))
            }
            Correcting::Change(id, verdict) => {
                let mut before = verdict.clone();
                store.edit(&id, |correction| std::mem::swap(&mut correction.verdict, &mut before))?;
                (Some(verdict), Some(Correcting::Change(id, before)))
            }
            Correcting::Remove(id) => {
                let removed = store.remove(&id)?;
                (None, Some(Correcting::Restore(Box::new(removed))))
            }
            Correcting::Restore(removed) => {
                let Correction { id, verdict, .. } = removed.record.clone();
                store.restore(*removed)?;
                (Some(verdict), Some(Correcting::Remove(id)))
            }
        })
    }

    /// Changes the file of choices; what undoes it.
    fn choose(&self, change: Choosing) -> Result<Choosing, ProfileError> {
        let store = &self.shared.profile.entity_choices;
        Ok(match change {
            Choosing::Add(choices) => {
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
                Choosing::Remove(records.into_iter().map(|record| record.id).collect())
            }
            Choosing::Remove(ids) => {
                let mut removed = ids.iter().map(|id| store.remove(id)).collect::<Result<Vec<_>, _>>()?;
                removed.reverse();
                Choosing::Restore(removed)
            }
            Choosing::Restore(removed) => {
                let mut ids: Vec<String> = removed.iter().map(|removed| removed.record.id.clone()).collect();
                for removed in removed {
                    store.restore(removed)?;
                }
                ids.reverse();
                Choosing::Remove(ids)
            }
        })
    }

    /// The article on the screen first, then everything that the index tells.
    fn show_corrected(&mut self, holds: Option<Verdict>, undo: Option<Correcting>, reply: &Reply) {
        let corrections = self.shared.read_corrections(reply);
        reply.tell(Message::Corrected(holds, undo.map(Box::new)));
        let lists = Arc::clone(&self.shared.lists);
        let corrected = self.index().and_then(|index| {
            index.correct(corrections)?;
            lists.renew(index)
        });
        match corrected {
            Ok(_) => reply.tell(Message::Indexed),
            // Whoever is writing the index now has its rows corrected when it is done, or the next refresh does.
            Err(IndexError::Busy) => tracing::info!("the index is busy: corrected later"),
            Err(error) => {
                self.index = None;
                reply.fail(error);
            }
        }
    }

    fn index(&mut self) -> Result<&mut Index, IndexError> {
        let index = match self.index.take() {
            Some(index) => index,
            None => self.shared.index()?,
        };
        Ok(self.index.insert(index))
    }
}
