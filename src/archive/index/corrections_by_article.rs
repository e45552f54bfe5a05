//! Which articles a person's corrections concern, and which of these the index has with other corrections.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::error::IndexError;
use crate::annotations::{Correction, Corrections};

/// The corrections that concern each article, by its key.
pub(super) type CorrectionsByArticle = HashMap<i64, Corrections>;

/// Which articles the corrections concern: those with the body that was corrected; where there is none any more,
/// those that the same file holds now.
pub(super) fn by_article(
    connection: &Connection,
    corrections: &Corrections,
) -> Result<CorrectionsByArticle, IndexError> {
    let mut lists: HashMap<i64, Vec<Correction>> = HashMap::new();
    let mut of_body = connection.prepare_cached("SELECT id FROM articles WHERE hash = ?1")?;
    let mut of_file = connection
        .prepare_cached("SELECT a.id FROM files f JOIN articles a ON a.file = f.id WHERE f.path = CAST(?1 AS BLOB)")?;
    for correction in corrections.iter() {
        let keys = of_body.query_map([correction.article.hash().cast_signed()], |row| row.get(0))?;
        let mut keys: Vec<i64> = keys.collect::<Result<_, _>>()?;
        if keys.is_empty() {
            keys = of_file.query_map([&correction.path], |row| row.get(0))?.collect::<Result<_, _>>()?;
        }
        for key in keys {
            lists.entry(key).or_default().push(correction.clone());
        }
    }
    Ok(lists.into_iter().map(|(key, list)| (key, Corrections::new(list))).collect())
}

/// The keys of the articles whose corrections are not those that they were written with.
pub(super) fn concerned(connection: &Connection, corrected: &CorrectionsByArticle) -> Result<Vec<i64>, IndexError> {
    let mut statement = connection.prepare_cached("SELECT article, fingerprint FROM corrected")?;
    let applied = statement.query_map(params![], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.cast_unsigned())))?;
    let applied: HashMap<i64, u64> = applied.collect::<Result<_, _>>()?;
    let wanted = corrected.iter().map(|(key, corrections)| (*key, corrections.fingerprint()));
    let wanted: HashMap<i64, u64> = wanted.collect();
    let differs = |key: &i64| applied.get(key) != wanted.get(key);
    let mut keys: Vec<i64> = applied.keys().chain(wanted.keys()).copied().filter(differs).collect();
    keys.sort_unstable();
    keys.dedup();
    Ok(keys)
}
