//! The entities that an article names, by the key of the article.
//!
//! In: a connection, with or without an overlay (see `shared`). Out: keys of entities, in no order.

use rusqlite::{Connection, OptionalExtension as _};

use super::Index;
use super::error::IndexError;
use super::packed::unpack_keys;
use super::schema::FIRST_OWN_ENTITY;

/// The keys as the table has them: in an overlay, its own.
pub(super) fn kept_names_of(connection: &Connection, article: i64) -> Result<Vec<i64>, IndexError> {
    let mut statement = connection.prepare_cached("SELECT entities FROM named WHERE article = ?1")?;
    let bytes: Option<Vec<u8>> = statement.query_row([article], |row| row.get(0)).optional()?;
    bytes.map_or_else(|| Ok(Vec::new()), |bytes| unpack_keys(&bytes))
}

/// The keys by which the connection shows the entities: those of an overlay are led back to the shared index.
pub(super) fn names_of(connection: &Connection, article: i64) -> Result<Vec<i64>, IndexError> {
    let mut keys = kept_names_of(connection, article)?;
    for key in keys.iter_mut().filter(|key| **key >= FIRST_OWN_ENTITY) {
        let shared = "SELECT shared FROM same WHERE own = ?1";
        let shared = connection.prepare_cached(shared)?.query_row([*key], |row| row.get(0)).optional()?;
        *key = shared.unwrap_or(*key);
    }
    Ok(keys)
}

impl Index {
    /// The keys of the entities that the article with this key names.
    pub(super) fn names_of(&self, article: i64) -> Result<Vec<i64>, IndexError> {
        names_of(&self.connection, article)
    }
}
