//! Whether every article was analysed and given what the others tell of it, so that a refresh of an archive in which
//! nothing has changed need not look.
//!
//! In: the roots of a refresh. It knows neither what is told nor to whom.

use std::path::PathBuf;

use rusqlite::params;
use xxhash_rust::xxh3::Xxh3;

use super::error::IndexError;
use super::schema::generation;
use super::write::Writer;
use crate::analysis;
use crate::archive::paths::ranges;

impl Writer<'_> {
    /// Whether this version of the analysis has analysed all articles below `roots` and they were given what is told of them,
    /// and nothing was written since.
    pub(super) fn is_settled(&self, roots: &[PathBuf]) -> Result<bool, IndexError> {
        let noted = "SELECT value FROM meta WHERE key = ?1 AND value = ?2";
        let mut statement = self.connection().prepare_cached(noted)?;
        let generation = generation(self.connection())?;
        Ok(statement.exists(params!["settled", generation])?
            && statement.exists(params!["settled roots", hash(roots)])?)
    }

    /// Notes that they were.
    pub(super) fn settle(&mut self, roots: &[PathBuf]) -> Result<(), IndexError> {
        self.commit()?;
        let generation = generation(self.connection())?;
        self.note("settled", generation)?;
        self.note("settled roots", hash(roots))?;
        self.commit_notes()
    }
}

fn hash(roots: &[PathBuf]) -> i64 {
    let mut hash = Xxh3::new();
    hash.update(&analysis::VERSION.to_le_bytes());
    for (first, last) in ranges(roots) {
        hash.update(&first);
        hash.update(&[0]);
        hash.update(&last);
        hash.update(&[0]);
    }
    hash.digest().cast_signed()
}
