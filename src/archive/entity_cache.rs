//! The entities of the newest list of articles with the person's choices applied, loaded once and shared between threads.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Articles, Entities, IndexError};
use crate::annotations::EntityChoice;

/// The entities, and what they were loaded from.
#[derive(Debug)]
struct Loaded {
    articles: Arc<Articles>,
    choices: Arc<Vec<EntityChoice>>,
    entities: Arc<Entities>,
}

/// The entities of the open archives, for all threads of the program.
#[derive(Debug, Default)]
pub struct EntityCache {
    choices: Mutex<Arc<Vec<EntityChoice>>>,
    loaded: Mutex<Option<Loaded>>,
}

impl EntityCache {
    /// Sets the person's choices about entities.
    pub fn choose(&self, choices: Arc<Vec<EntityChoice>>) {
        *held(&self.choices) = choices;
    }

    /// The person's choices about entities.
    pub(super) fn choices(&self) -> Arc<Vec<EntityChoice>> {
        Arc::clone(&held(&self.choices))
    }

    /// The entities that `articles` mention. They are loaded when the articles or the choices are others than at the
    /// last call; other threads wait meanwhile.
    pub(super) fn of(
        &self,
        articles: &Arc<Articles>,
        load: impl FnOnce(&[EntityChoice]) -> Result<Entities, IndexError>,
    ) -> Result<Arc<Entities>, IndexError> {
        let mut loaded = held(&self.loaded);
        let choices = self.choices();
        if let Some(loaded) = &*loaded
            && Arc::ptr_eq(&loaded.articles, articles)
            && Arc::ptr_eq(&loaded.choices, &choices)
        {
            return Ok(Arc::clone(&loaded.entities));
        }
        let entities = Arc::new(load(&choices)?);
        *loaded = Some(Loaded { articles: Arc::clone(articles), choices, entities: Arc::clone(&entities) });
        Ok(entities)
    }
}

/// Locks; a poisoned lock is fine, because the value is always replaced whole.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
