//! The lists of quotations and of entities, whose names are brought together when they are written, kept beside the list
//! of articles.
//!
//! In: a snapshot, the index that it was loaded from, the person's choices about entities. Out: the lists, read from disk
//! where they are of this very state of the index and of the choices, else from the index, and written then.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use xxhash_rust::xxh3::xxh3_64;

use super::ArticleSnapshot;
use crate::annotations::EntityChoice;
use crate::archive::columns::{Packed, Unpacking};
use crate::archive::{Entities, Index, IndexError, Quotes};

/// While the program stays open, writing these lists takes at most this part of the time.
const SHARE: u32 = 50;

/// When the lists were kept last, and how long that took: in an archive that changes all the time they are not written
/// after every change.
#[derive(Debug, Default)]
pub(super) struct Pace(Option<(Instant, Duration)>);

impl Pace {
    fn is_due(&self) -> bool {
        self.0.is_none_or(|(last, took)| last.elapsed() >= took * SHARE)
    }
}

impl ArticleSnapshot {
    /// The entities that its articles mention.
    pub(in crate::archive) fn entities(&self, index: &Index, choices: &[EntityChoice]) -> Result<Entities, IndexError> {
        let (path, state) = (self.files.entities(), self.state(choices));
        let kept = state.and_then(|state| self.files.read(&path, state, Entities::unpack));
        let load = || index.entities(&self.articles, choices);
        kept.map_or_else(|| self.loaded(index, (&path, state), load, Entities::pack), Ok)
    }

    /// The quotations of its articles; `known` gives the entities that their speakers are called after.
    pub(in crate::archive) fn quotes(
        &self,
        index: &Index,
        choices: &[EntityChoice],
        known: impl FnOnce() -> Result<Arc<Entities>, IndexError>,
    ) -> Result<Quotes, IndexError> {
        let (path, state) = (self.files.quotes(), self.state(choices));
        let unpack = |from: &mut Unpacking<'_>| Quotes::unpack(from, &self.articles);
        let kept = state.and_then(|state| self.files.read(&path, state, unpack));
        let load = || index.quotes(&self.articles, &*known()?);
        kept.map_or_else(|| self.loaded(index, (&path, state), load, Quotes::pack), Ok)
    }

    /// A list from the index, written to the file of this state for the next time.
    fn loaded<T>(
        &self,
        index: &Index,
        (path, state): (&Path, Option<i64>),
        load: impl FnOnce() -> Result<T, IndexError>,
        pack: impl FnOnce(&T, &mut Packed<'_>),
    ) -> Result<T, IndexError> {
        let (list, is_same) = self.at_same_generation(index, load)?;
        if let Some(state) = state.filter(|_| is_same && self.is_kept_in(index)) {
            self.put(path, state, |out| pack(&list, out));
        }
        Ok(list)
    }

    /// Writes both lists, unless they are there or were written a moment ago.
    pub(super) fn keep_named(
        &self,
        index: &Index,
        choices: &[EntityChoice],
        pace: &mut Pace,
    ) -> Result<(), IndexError> {
        let files = &self.files;
        let Some(state) = self.state(choices) else { return Ok(()) };
        let is_there = files.has(&files.entities(), state) && files.has(&files.quotes(), state);
        if is_there || !pace.is_due() {
            return Ok(());
        }
        let begun = Instant::now();
        let both = || {
            let entities = index.entities(&self.articles, choices)?;
            let quotes = index.quotes(&self.articles, &entities)?;
            Ok((entities, quotes))
        };
        let ((entities, quotes), is_same) = self.at_same_generation(index, both)?;
        if is_same {
            self.put(&files.entities(), state, |out| entities.pack(out));
            self.put(&files.quotes(), state, |out| quotes.pack(out));
        }
        pace.0 = Some((Instant::now(), begun.elapsed()));
        Ok(())
    }

    /// What `load` gives, and whether the index was at the generation of this snapshot all the while.
    fn at_same_generation<T>(
        &self,
        index: &Index,
        load: impl FnOnce() -> Result<T, IndexError>,
    ) -> Result<(T, bool), IndexError> {
        let before = index.generation()?;
        let loaded = load()?;
        Ok((loaded, before == self.generation && index.generation()? == before))
    }

    /// Whether lists are kept: not while the index is being written, when the list of articles is not kept either.
    fn is_kept_in(&self, index: &Index) -> bool {
        self.kept.load(Ordering::Relaxed) && !index.is_temporary()
    }

    fn put(&self, path: &Path, state: i64, pack: impl FnOnce(&mut Packed<'_>)) {
        if let Err(error) = self.files.write(path, state, pack) {
            tracing::warn!("a list is not kept: {error}");
        }
    }

    fn state(&self, choices: &[EntityChoice]) -> Option<i64> {
        state_of(self.generation, choices)
    }
}

/// What the lists are told by: the generation of the index, and the choices where there are some. `None` for choices that
/// cannot be told apart.
pub(super) fn state_of(generation: i64, choices: &[EntityChoice]) -> Option<i64> {
    if choices.is_empty() {
        return Some(generation);
    }
    let mut bytes = generation.to_le_bytes().to_vec();
    serde_json::to_writer(&mut bytes, choices).ok()?;
    Some(xxh3_64(&bytes).cast_signed())
}

#[cfg(test)]
mod tests;
