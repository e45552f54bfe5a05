//! The entities of the newest list of articles, loaded once for everyone who needs them, as the person has them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Articles, Entities, Index, IndexError};
use crate::annotations::EntityChoice;

/// What was loaded, and from what.
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
    /// What the person chose about entities, from now on.
    pub fn choose(&self, choices: Arc<Vec<EntityChoice>>) {
        *held(&self.choices) = choices;
    }

    /// Whether the person chose anything about entities.
    pub fn any_choice(&self) -> bool {
        !held(&self.choices).is_empty()
    }

    /// The entities that `articles` mention. They are loaded when they are first asked for, and again when the
    /// articles or the choices are others than before; whoever asks meanwhile waits.
    pub fn of(&self, index: &Index, articles: &Arc<Articles>) -> Result<Arc<Entities>, IndexError> {
        let mut loaded = held(&self.loaded);
        let choices = Arc::clone(&held(&self.choices));
        if let Some(loaded) = &*loaded
            && Arc::ptr_eq(&loaded.articles, articles)
            && Arc::ptr_eq(&loaded.choices, &choices)
        {
            return Ok(Arc::clone(&loaded.entities));
        }
        let entities = Arc::new(index.entities(articles, &choices)?);
        *loaded = Some(Loaded { articles: Arc::clone(articles), choices, entities: Arc::clone(&entities) });
        Ok(entities)
    }
}

/// What it guards is replaced whole, so that whoever panicked while it was held left nothing half done.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
