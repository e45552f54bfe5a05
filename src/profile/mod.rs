//! What belongs to the person: settings, bookmarks, corrections, choices, saved searches, the last session and the last copy.
//!
//! The only room that writes what cannot be made again, so it writes as if the power went off at any moment and
//! another program had the same file open: see [`Store`]. It knows the folders of the person ([`Dirs`]) and
//! nothing of the screen; the index, which may be deleted at any time, is the business of `archive`.

mod atomic;
mod bookmarks;
pub mod config;
mod dirs;
mod error;
mod lock;
mod opening;
mod reading;
mod record;
mod record_file;
mod seen_rows;
mod session;
mod store;
#[cfg(test)]
mod tests;
mod waiting;

pub use bookmarks::{Bookmarks, find_bookmarks};
pub use config::{Config, Mistake, MistakeKind};
pub use dirs::{Dirs, Overrides};
pub use error::ProfileError;
pub use record::{LineProblem, Record};
pub use session::Session;
pub use store::{Records, Removed, Store};
pub use waiting::{Wait, Waiting};

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::annotations::{Correction, EntityChoice, SavedSearch};
use crate::archive::{IndexPlaces, ReadMarks};
use crate::article::{ArticleId, PartialDate};

/// Everything of one person, opened.
#[derive(Debug)]
pub struct Profile {
    /// The folders.
    pub dirs: Dirs,
    /// The settings; what is missing or wrong in the file has its default.
    pub config: Config,
    /// What is wrong in the file of settings.
    pub mistakes: Vec<Mistake>,
    /// The bookmarks.
    pub bookmarks: Bookmarks,
    /// The corrections of quotations.
    pub corrections: Store<Correction>,
    /// The choices about entities.
    pub entity_choices: Store<EntityChoice>,
    /// The saved searches.
    pub searches: Store<SavedSearch>,
    /// Who is told that a change waits for another program.
    pub waiting: Waiting,
}

impl Profile {
    /// Reads the settings; everything else is read when it is asked for. Nothing is created.
    #[must_use]
    pub fn open(dirs: Dirs) -> Self {
        let (config, mistakes) = Config::load(&dirs);
        let waiting = Waiting::default();
        Self {
            config,
            mistakes,
            bookmarks: Bookmarks::new(Store::new(dirs.bookmarks()).telling(waiting.clone())),
            corrections: Store::new(dirs.corrections()).telling(waiting.clone()),
            entity_choices: Store::new(dirs.entity_choices()).telling(waiting.clone()),
            searches: Store::new(dirs.searches()).telling(waiting.clone()),
            dirs,
            waiting,
        }
    }

    /// Where the index is: the environment's shared one counts more than that of the settings.
    #[must_use]
    pub fn index_places(&self) -> IndexPlaces {
        IndexPlaces {
            cache: self.dirs.cache.clone(),
            shared: self.dirs.index.clone().or_else(|| self.config.index.clone()),
            trusts_writers: self.config.trust_index_writers,
        }
    }

    /// The session that these archives were left in; `None` when there is none, or none that can be read.
    #[must_use]
    pub fn session(&self, archives: &[PathBuf]) -> Option<Session> {
        Session::load(&self.dirs, archives)
    }

    /// Keeps `session` for the next time that these archives are opened.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub fn save_session(&self, archives: &[PathBuf], session: &Session) -> Result<(), ProfileError> {
        session.save(&self.dirs, archives)
    }

    /// What was read, and what was there in these archives the last time; nothing is marked where the settings say so.
    #[must_use]
    pub fn read_marks(&self, archives: &[PathBuf]) -> ReadMarks {
        if self.config.read_marks { reading::load(&self.dirs, archives) } else { ReadMarks::default() }
    }

    /// Remembers that an article was read, unless the settings say otherwise.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub fn mark_read(&self, article: ArticleId) -> Result<(), ProfileError> {
        if self.config.read_marks { reading::mark_read(&self.dirs, article) } else { Ok(()) }
    }

    /// Remembers which articles are there, so that the next time it can be told what is new; not where the settings say so.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub fn keep_known(&self, archives: &[PathBuf], articles: Vec<ArticleId>) -> Result<(), ProfileError> {
        // What is empty was not loaded: it would make everything new.
        let is_wanted = self.config.read_marks && !articles.is_empty();
        if is_wanted { reading::keep_known(&self.dirs, archives, articles.into_iter()) } else { Ok(()) }
    }

    /// The rows that a saved search had when it was opened last, by their keys; `None` where it never was, or where the
    /// settings say that nothing is remembered.
    #[must_use]
    pub fn seen_rows(&self, archives: &[PathBuf], search: &SavedSearch) -> Option<HashSet<u64>> {
        if self.config.read_marks { seen_rows::load(&self.dirs, archives, search) } else { None }
    }

    /// Remembers the rows of a saved search that is opened, unless the settings say otherwise.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub fn keep_seen_rows(&self, archives: &[PathBuf], search: &SavedSearch, rows: &[u64]) -> Result<(), ProfileError> {
        if self.config.read_marks { seen_rows::keep(&self.dirs, archives, search, rows) } else { Ok(()) }
    }

    /// Keeps `text` in the file of the last copy and gives its path.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub fn keep_copy(&self, text: &str) -> Result<PathBuf, ProfileError> {
        let path = self.dirs.last_copy();
        atomic::replace(&path, text.as_bytes(), atomic::Durability::Fast)?;
        Ok(path)
    }
}

/// A new identifier of a record: 16 random hexadecimal digits.
///
/// # Errors
/// When the system has no random numbers to give.
pub fn new_id() -> Result<String, ProfileError> {
    Ok(format!("{:016x}", random()?))
}

/// A random number from the system.
fn random() -> Result<u64, ProfileError> {
    getrandom::u64().map_err(|error| ProfileError::NoChance { reason: error.to_string() })
}

/// The time of day in UTC, to the second, as RFC 3339 has it.
#[must_use]
pub fn now() -> String {
    let now = jiff::Timestamp::now();
    jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}

/// The day of today where the person is.
#[must_use]
pub fn today() -> Option<PartialDate> {
    let today = jiff::ZonedDateTime::now().date();
    PartialDate::from_day(today.year(), u8::try_from(today.month()).ok()?, u8::try_from(today.day()).ok()?)
}

/// What `path` leads to when it is a link (even to a file that does not exist yet), else `path` itself.
fn resolved(path: &Path) -> PathBuf {
    /// Links followed at most, as systems do.
    const MOST_LINKS: usize = 40;
    let mut path = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        let Ok(target) = path.read_link() else { break };
        path = path.parent().map_or_else(|| target.clone(), |folder| folder.join(&target));
    }
    path
}
