//! What the analysis gave: quotations, mentions, entities.

use rusqlite::params;

use super::{REMEMBERED_ENTITIES, Writer};
use crate::analysis::{Certainty, EntityKind};
use crate::archive::index::analysis_stage::{Analysed, NamedEntity};
use crate::archive::index::error::IndexError;
use crate::archive::keys::{MOST_QUOTATIONS, quotation_key, quotation_keys};

impl Writer<'_> {
    /// Replaces what the analysis knows of an article.
    pub(in crate::archive::index) fn put_analysis(
        &mut self,
        analysed: &Analysed,
        version: u32,
    ) -> Result<(), IndexError> {
        self.begin()?;
        self.articles += 1;
        self.remove_analysis(analysed.article)?;
        let entities: Vec<Option<i64>> = analysed
            .entities
            .iter()
            .map(|entity| entity.as_ref().map(|entity| self.put_entity(analysed.article, entity)).transpose())
            .collect::<Result<_, _>>()?;
        self.put_quotations(analysed, &entities)?;
        self.put_roles(analysed, &entities)?;
        self.put_offices(analysed)?;
        let listed = analysed.quotations.iter().filter(|quoted| !quoted.again).count();
        // The analysis has weighed the language that the file names against the text.
        self.connection
            .prepare_cached("UPDATE articles SET analysed = ?2, quotations = ?3, language = ?4 WHERE id = ?1")?
            .execute(params![analysed.article, version, listed, analysed.language])?;
        if analysed.corrections != 0 {
            self.connection
                .prepare_cached("INSERT INTO corrected (article, fingerprint) VALUES (?1, ?2)")?
                .execute(params![analysed.article, analysed.corrections.cast_signed()])?;
        }
        Ok(())
    }

    /// The article cannot be analysed by this version: it is not tried again before it changes.
    pub(in crate::archive::index) fn put_unanalysed(&mut self, article: i64, version: u32) -> Result<(), IndexError> {
        self.begin()?;
        self.articles += 1;
        self.remove_analysis(article)?;
        self.connection
            .prepare_cached("UPDATE articles SET analysed = ?2, quotations = 0 WHERE id = ?1")?
            .execute(params![article, version])?;
        Ok(())
    }

    /// The article counts as not analysed; what is known of it stays until it is.
    pub(in crate::archive::index) fn forget_analysis(&mut self, article: i64) -> Result<(), IndexError> {
        self.begin()?;
        self.connection.prepare_cached("UPDATE articles SET analysed = 0 WHERE id = ?1")?.execute([article])?;
        Ok(())
    }

    fn put_quotations(&mut self, analysed: &Analysed, entities: &[Option<i64>]) -> Result<(), IndexError> {
        let mut rows = self.connection.prepare_cached(
            "INSERT INTO quotations (id, start, end, kind, marked, how, certainty, speaker, name, label, role, cue,
                continues, words)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?;
        let mut text =
            self.connection.prepare_cached("INSERT INTO spoken (rowid, words, speaker) VALUES (?1, ?2, ?3)")?;
        let mut prefixes =
            self.connection.prepare_cached("INSERT INTO spoken_beginnings (rowid, words) VALUES (?1, ?2)")?;
        let listed = (0..).zip(analysed.quotations.iter().take(MOST_QUOTATIONS)).filter(|(_, quoted)| !quoted.again);
        for (ordinal, quotation) in listed {
            let key = quotation_key(analysed.article, ordinal);
            rows.execute(params![
                key,
                quotation.start,
                quotation.end,
                quotation.kind.name(),
                quotation.marked,
                quotation.how.map(|how| how.name()),
                quotation.certainty.map(Certainty::hundredths),
                quotation.entity.and_then(|entity| entities.get(entity).copied().flatten()),
                quotation.name,
                quotation.label,
                quotation.role,
                quotation.cue,
                quotation.continues,
                quotation.words,
            ])?;
            text.execute(params![key, quotation.folded_words, quotation.folded_speaker])?;
            if let Some(words) = &quotation.prefixes {
                prefixes.execute(params![key, words])?;
            }
        }
        Ok(())
    }

    fn put_roles(&mut self, analysed: &Analysed, entities: &[Option<i64>]) -> Result<(), IndexError> {
        let mut rows = self
            .connection
            .prepare_cached("INSERT OR IGNORE INTO roles (article, entity, office, words) VALUES (?1, ?2, ?3, ?4)")?;
        for role in &analysed.roles {
            if let Some(Some(entity)) = entities.get(role.entity) {
                rows.execute(params![analysed.article, entity, role.office, role.words])?;
            }
        }
        Ok(())
    }

    fn put_offices(&mut self, analysed: &Analysed) -> Result<(), IndexError> {
        let mut described =
            self.connection.prepare_cached("INSERT INTO described (article, office) VALUES (?1, ?2)")?;
        for office in &analysed.described {
            described.execute(params![analysed.article, office])?;
        }
        let mut evidence =
            self.connection.prepare_cached("INSERT INTO evidence (article, office, entity) VALUES (?1, ?2, ?3)")?;
        for told in &analysed.evidence {
            evidence.execute(params![analysed.article, told.office, told.entity])?;
        }
        Ok(())
    }

    fn put_entity(&mut self, article: i64, entity: &NamedEntity) -> Result<i64, IndexError> {
        let key = self.entity(entity)?;
        let later: Vec<String> = entity.later.iter().map(usize::to_string).collect();
        // Two entities of one article whose names fold alike are one here.
        self.connection
            .prepare_cached(
                "INSERT INTO mentions (entity, article, count, start, end, later) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT (entity, article) DO UPDATE SET count = count + excluded.count,
                    later = trim(later || ' ' || max(start, excluded.start) || ' ' || excluded.later),
                    end = iif(excluded.start < start, excluded.end, end), start = min(start, excluded.start)",
            )?
            .execute(params![key, article, entity.count, entity.first.start, entity.first.end, later.join(" ")])?;
        Ok(key)
    }

    fn entity(&mut self, entity: &NamedEntity) -> Result<i64, IndexError> {
        // By the spelling, not by the folded name: every spelling must reach the table once.
        let known: (Box<str>, EntityKind) = (entity.name.as_str().into(), entity.kind);
        if let Some(key) = self.entities.get(&known) {
            return Ok(*key);
        }
        // Of the spellings of a name the greatest is shown: the same whatever the order in which articles are
        // read, with accents rather than without, and in small letters rather than in capitals.
        let key = self
            .connection
            .prepare_cached(
                "INSERT INTO entities (folded, kind, name) VALUES (?1, ?2, ?3)
                ON CONFLICT (folded, kind) DO UPDATE SET name = max(name, excluded.name) RETURNING id",
            )?
            .query_row(params![entity.folded, entity.kind.name(), entity.name], |row| row.get(0))?;
        let named = self.connection.prepare_cached("SELECT 1 FROM names WHERE rowid = ?1")?.exists([key])?;
        if !named {
            self.connection
                .prepare_cached("INSERT INTO names (rowid, name) VALUES (?1, ?2)")?
                .execute(params![key, entity.folded])?;
        }
        if self.entities.len() >= REMEMBERED_ENTITIES {
            self.entities.clear();
        }
        self.entities.insert(known, key);
        Ok(key)
    }

    pub(in crate::archive::index) fn remove_analysis(&mut self, article: i64) -> Result<(), IndexError> {
        let (first, last) = quotation_keys(article);
        let keys: Vec<i64> = self
            .connection
            .prepare_cached("DELETE FROM quotations WHERE id BETWEEN ?1 AND ?2 RETURNING id")?
            .query_map(params![first, last], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let mut text = self.connection.prepare_cached("DELETE FROM spoken WHERE rowid = ?1")?;
        let mut prefixes = self.connection.prepare_cached("DELETE FROM spoken_beginnings WHERE rowid = ?1")?;
        for key in keys {
            text.execute([key])?;
            prefixes.execute([key])?;
        }
        self.connection.prepare_cached("DELETE FROM mentions WHERE article = ?1")?.execute([article])?;
        self.connection.prepare_cached("DELETE FROM roles WHERE article = ?1")?.execute([article])?;
        self.connection.prepare_cached("DELETE FROM described WHERE article = ?1")?.execute([article])?;
        self.connection.prepare_cached("DELETE FROM evidence WHERE article = ?1")?.execute([article])?;
        self.connection.prepare_cached("DELETE FROM corrected WHERE article = ?1")?.execute([article])?;
        Ok(())
    }

    /// Entities that no article mentions any more.
    pub(in crate::archive::index) fn remove_unmentioned(&mut self) -> Result<(), IndexError> {
        self.begin()?;
        let keys: Vec<i64> = self
            .connection
            .prepare_cached(
                "DELETE FROM entities WHERE NOT EXISTS (SELECT 1 FROM mentions WHERE entity = entities.id)
                RETURNING id",
            )?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let mut names = self.connection.prepare_cached("DELETE FROM names WHERE rowid = ?1")?;
        for key in keys {
            names.execute([key])?;
        }
        self.entities.clear();
        Ok(())
    }
}
