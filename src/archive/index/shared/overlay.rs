//! What a person's corrections make of a shared index, which cannot be written: the articles that they concern, analysed
//! anew, in a small index of the person's own. A connection shows both as one: views of the same names stand before the
//! tables of the shared index, so that every list, count, page and query agrees, and none of them knows.
//!
//! Rows of an article count as long as the shared index has that article with that content. Its entities have keys of
//! their own, which are led back to the shared ones by name each time: keys may change with any state, names do not.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rusqlite::{Connection, OptionalExtension as _};

use super::super::analysis_stage::{Known, tasks_of};
use super::super::correction_stage::as_told_before;
use super::super::corrections_by_article::{CorrectionsByArticle, by_article, concerned};
use super::super::error::IndexError;
use super::super::home::Home;
use super::super::place::open_in;
use super::super::refresh::{Progress, Refreshed};
use super::super::write::Writer;
use super::super::{Index, files, schema};
use super::manifest::encoded;
use super::unchanging;
use crate::analysis;
use crate::annotations::Corrections;
use crate::disk::{TemporaryFolder, private_folder};

/// - `laid` has the articles whose rows are taken from the overlay, with how many quotations they have there;
/// - `same` leads from the key that a name has in the overlay to the one in the shared index.
///
/// The keys in `named` are those of the half that a row comes from: [`Index::names_of`] leads them back.
///
/// Both halves of a view give a column the same affinity (`CAST`): only then does SQLite read a view half by half, in
/// order, rather than put all of it together first.
const VIEWS: &str = "
CREATE TEMP TABLE laid (article INTEGER PRIMARY KEY, quotations INTEGER NOT NULL);
CREATE TEMP TABLE same (own INTEGER PRIMARY KEY, shared INTEGER NOT NULL);
CREATE TEMP VIEW articles AS
    SELECT id, file, record, start, end, hash, content, headline, titled, date, source, author, url, language, tags,
        sketch, analysed,
        coalesce((SELECT l.quotations FROM laid l WHERE l.article = a.id), a.quotations) AS quotations
    FROM main.articles a;
CREATE TEMP VIEW quotations AS
    SELECT id, start, end, kind, marked, how, certainty, speaker, name, label, role, cue, continues, words
    FROM main.quotations WHERE id >> 20 NOT IN (SELECT article FROM laid)
    UNION ALL
    SELECT id, start, end, kind, marked, how, certainty,
        CAST(coalesce((SELECT shared FROM same WHERE own = speaker), speaker) AS INTEGER), name, label, role, cue, continues, words
    FROM own.quotations WHERE id >> 20 IN (SELECT article FROM laid);
CREATE TEMP VIEW entities AS
    SELECT id, folded, kind, name FROM main.entities
    UNION ALL
    SELECT id, folded, kind, name FROM own.entities WHERE kind <> '' AND id NOT IN (SELECT own FROM same);
CREATE TEMP VIEW mentions AS
    SELECT entity, article, places
    FROM main.mentions WHERE article NOT IN (SELECT article FROM laid)
    UNION ALL
    SELECT CAST(coalesce((SELECT shared FROM same WHERE own = entity), entity) AS INTEGER), article, places
    FROM own.mentions WHERE article IN (SELECT article FROM laid);
CREATE TEMP VIEW named AS
    SELECT article, entities FROM main.named WHERE article NOT IN (SELECT article FROM laid)
    UNION ALL
    SELECT article, entities FROM own.named WHERE article IN (SELECT article FROM laid);
CREATE TEMP VIEW roles AS
    SELECT article, entity, office, words FROM main.roles WHERE article NOT IN (SELECT article FROM laid)
    UNION ALL
    SELECT article, CAST(coalesce((SELECT shared FROM same WHERE own = entity), entity) AS INTEGER), office, words
    FROM own.roles WHERE article IN (SELECT article FROM laid);
";

const RENEW: &str = "
BEGIN;
DELETE FROM laid;
INSERT INTO laid
    SELECT c.article, o.quotations FROM own.corrected c JOIN own.articles o ON o.id = c.article
    JOIN main.articles m ON m.id = c.article AND m.content = o.content;
DELETE FROM same;
INSERT INTO same
    SELECT o.id, m.id FROM own.entities o JOIN main.entities m ON m.folded = o.folded AND m.kind = o.kind;
COMMIT";

/// The articles of the overlay that the shared index does not have any more, or that were analysed by another version.
const STALE: &str = "
SELECT c.article FROM main.corrected c LEFT JOIN main.articles o ON o.id = c.article
LEFT JOIN shared.articles s ON s.id = c.article
WHERE s.id IS NULL OR o.content IS NOT s.content OR o.analysed <> ?1";

/// What tells that the overlay has changed makes the generation of the shared index another one by this.
const APART: i64 = 0x2545_f491_4f6c_dd1d;

impl Index {
    /// Whether the connection shows an overlay.
    pub(in crate::archive) fn is_overlaid(&self) -> bool {
        self.shared.as_ref().is_some_and(|shared| shared.laid.is_some())
    }

    /// Shows the overlay as it is now, where there is one.
    pub(super) fn show_overlay(&mut self) -> Result<(), IndexError> {
        let Some(shared) = &mut self.shared else { return Ok(()) };
        let file = files::database(&self.folder);
        if shared.laid.is_none() {
            if !file.is_file() {
                return Ok(());
            }
            // Mends it where it is damaged or of another version.
            drop(open_in(&self.folder)?);
            let address = format!("file:{}?mode=rw", encoded(&file));
            self.connection.execute("ATTACH ?1 AS own", [address])?;
            self.connection.execute_batch(VIEWS)?;
        }
        let now = self.connection.query_row("PRAGMA own.data_version", [], |row| row.get(0))?;
        if shared.laid != Some(now) {
            self.connection.execute_batch(RENEW).inspect_err(|_| {
                let _ = self.connection.execute_batch("ROLLBACK");
            })?;
            shared.laid = Some(now);
        }
        Ok(())
    }

    /// The generation of the overlay; 0 where there is none.
    pub(in crate::archive::index) fn generation_of_overlay(&self) -> Result<i64, IndexError> {
        if !self.is_overlaid() {
            return Ok(0);
        }
        let known = "SELECT value FROM own.meta WHERE key = 'generation'";
        let known: Option<i64> = self.connection.prepare_cached(known)?.query_row([], |row| row.get(0)).optional()?;
        Ok(known.unwrap_or_default().wrapping_mul(APART))
    }

    /// Replaces the corrections and lays them over the newest state of the shared index: the articles that they concern
    /// are analysed, and only those; returns how many these were.
    pub(in crate::archive::index) fn correct_overlay(
        &mut self,
        corrections: Arc<Corrections>,
    ) -> Result<usize, IndexError> {
        self.corrections = corrections;
        self.follow()?;
        let Some(shared) = &self.shared else { return self.correct(Arc::clone(&self.corrections)) };
        let file = shared.file.clone();
        let corrected = by_article(&self.connection, &self.corrections)?;
        if corrected.is_empty() && !files::database(&self.folder).is_file() {
            return Ok(0);
        }
        if let Err(error) = private_folder(&self.folder) {
            tracing::warn!("the overlay is not kept: {error}");
            let refused = |error| IndexError::Folder { path: std::env::temp_dir(), error };
            let temporary = TemporaryFolder::new().map_err(refused)?;
            self.folder = temporary.path().to_path_buf();
            self.temporary = Some(Arc::new(temporary));
            self.home.move_to(Home { folder: self.folder.clone(), temporary: self.temporary.clone() });
        }
        let (own, _) = open_in(&self.folder)?;
        own.execute("ATTACH ?1 AS shared", [unchanging(&file)])?;
        let count = self.write_overlay(&own, corrected)?;
        drop(own);
        self.show_overlay()?;
        Ok(count)
    }

    /// What a refresh is where others write the index.
    pub(in crate::archive::index) fn refresh_overlay(
        &mut self,
        roots: &[PathBuf],
        progress: &mut dyn FnMut(Progress),
        cancel: &AtomicBool,
    ) -> Result<Refreshed, IndexError> {
        self.correct_overlay(Arc::clone(&self.corrections))?;
        if self.shared.is_some() { Ok(Refreshed::default()) } else { self.refresh(roots, progress, cancel) }
    }

    fn write_overlay(&self, own: &Connection, corrected: CorrectionsByArticle) -> Result<usize, IndexError> {
        let mut stale = own.prepare(STALE)?;
        let mut keys: Vec<i64> = stale.query_map([analysis::VERSION], |row| row.get(0))?.collect::<Result<_, _>>()?;
        keys.extend(concerned(own, &corrected)?);
        keys.sort_unstable();
        keys.dedup();
        if keys.is_empty() {
            return Ok(0);
        }
        let mut writer = Writer::new(own, &self.folder);
        for key in &keys {
            writer.lift(*key)?;
        }
        keys.retain(|key| corrected.contains_key(key));
        let tasks = tasks_of(&self.connection, &keys)?;
        let known = Known { evidence: as_told_before(&self.connection, &keys)?, corrected };
        for key in &keys {
            writer.lay(*key)?;
        }
        writer.analyse_anew(&tasks, &known)?;
        writer.commit()?;
        Ok(keys.len())
    }
}

impl Writer<'_> {
    /// Takes an article out of the overlay.
    fn lift(&mut self, article: i64) -> Result<(), IndexError> {
        self.begin()?;
        self.remove_analysis(article)?;
        self.connection().prepare_cached("DELETE FROM main.articles WHERE id = ?1")?.execute([article])?;
        Ok(())
    }

    /// Copies what the shared index says of an article into the overlay. The entities of the overlay have keys that no
    /// shared index reaches.
    fn lay(&mut self, article: i64) -> Result<(), IndexError> {
        let copy = "INSERT INTO main.articles SELECT * FROM shared.articles WHERE id = ?1";
        self.connection().prepare_cached(copy)?.execute([article])?;
        let first = "INSERT OR IGNORE INTO main.entities (id, folded, kind, name) VALUES (?1, '', '', '')";
        self.connection().prepare_cached(first)?.execute([schema::FIRST_OWN_ENTITY])?;
        Ok(())
    }
}
