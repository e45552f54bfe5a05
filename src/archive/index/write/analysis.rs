//! What the analysis gave: quotations, mentions, entities.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashSet};

use rusqlite::{OptionalExtension as _, params};

use super::{REMEMBERED_ENTITIES, REMEMBERED_PHRASES, Writer};
use crate::analysis::{Certainty, EntityKind, How, QuotationKind};
use crate::archive::index::analysis_stage::{Analysed, NamedEntity};
use crate::archive::index::error::IndexError;
use crate::archive::index::named::kept_names_of;
use crate::archive::index::packed::{Places, number_of, pack_keys};
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
        let entities = self.put_entities(analysed)?;
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
            "INSERT INTO quoted (id, start, length, kind, marked, how, certainty, speaker, name, label, role, cue,
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
            let (role, cue) = (self.phrase(&quotation.role)?, self.phrase(&quotation.cue)?);
            rows.execute(params![
                key,
                quotation.start,
                quotation.end.saturating_sub(quotation.start),
                number_of(QuotationKind::ALL, &quotation.kind),
                quotation.marked,
                quotation.how.map(|how| number_of(How::ALL, &how)),
                quotation.certainty.map(Certainty::hundredths),
                quotation.entity.and_then(|entity| entities.get(entity).copied().flatten()),
                quotation.name,
                (quotation.label != quotation.name).then_some(&quotation.label),
                role,
                cue,
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

    /// The number of words that many quotations share; `None` for no words.
    fn phrase(&mut self, words: &str) -> Result<Option<i64>, IndexError> {
        if words.is_empty() {
            return Ok(None);
        }
        if let Some(number) = self.phrases.get(words) {
            return Ok(Some(*number));
        }
        let mut known = self.connection.prepare_cached("SELECT id FROM phrases WHERE words = ?1")?;
        let number = match known.query_row([words], |row| row.get(0)).optional()? {
            Some(number) => number,
            None => self.connection.prepare_cached("INSERT INTO phrases (words) VALUES (?1)")?.insert([words])?,
        };
        if self.phrases.len() >= REMEMBERED_PHRASES {
            self.phrases.clear();
        }
        self.phrases.insert(words.into(), number);
        Ok(Some(number))
    }

    fn put_roles(&mut self, analysed: &Analysed, entities: &[Option<i64>]) -> Result<(), IndexError> {
        let mut rows =
            self.connection.prepare_cached("INSERT INTO held (article, entity, office) VALUES (?1, ?2, ?3)")?;
        let mut known = self.connection.prepare_cached("SELECT id FROM offices WHERE office = ?1 AND words = ?2")?;
        let mut offices = self.connection.prepare_cached("INSERT INTO offices (office, words) VALUES (?1, ?2)")?;
        let mut held: HashSet<(i64, &str)> = HashSet::new();
        for role in &analysed.roles {
            let Some(Some(entity)) = entities.get(role.entity) else { continue };
            // Of several ways to write one office the first is kept.
            if !held.insert((*entity, role.office.as_str())) {
                continue;
            }
            let called = params![role.office, role.words];
            let office = match known.query_row(called, |row| row.get(0)).optional()? {
                Some(office) => office,
                None => offices.insert(called)?,
            };
            rows.execute(params![analysed.article, entity, office])?;
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

    /// Writes where the article names what, and gives the keys of its entities.
    fn put_entities(&mut self, analysed: &Analysed) -> Result<Vec<Option<i64>>, IndexError> {
        let mut keys = Vec::with_capacity(analysed.entities.len());
        let mut named: BTreeMap<i64, Places> = BTreeMap::new();
        for entity in &analysed.entities {
            let Some(entity) = entity else {
                keys.push(None);
                continue;
            };
            let key = self.entity(entity)?;
            keys.push(Some(key));
            // Two entities of one article whose names fold alike are one here.
            let places = Places { first: entity.first, later: entity.later.clone() };
            match named.entry(key) {
                Entry::Vacant(place) => drop(place.insert(places)),
                Entry::Occupied(known) => known.into_mut().join(places),
            }
        }
        let mut rows =
            self.connection.prepare_cached("INSERT INTO mentions (entity, article, places) VALUES (?1, ?2, ?3)")?;
        for (key, places) in &named {
            rows.execute(params![key, analysed.article, places.to_bytes()])?;
        }
        if !named.is_empty() {
            self.connection
                .prepare_cached("INSERT INTO named (article, entities) VALUES (?1, ?2)")?
                .execute(params![analysed.article, pack_keys(named.into_keys())])?;
        }
        Ok(keys)
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
            .prepare_cached("DELETE FROM quoted WHERE id BETWEEN ?1 AND ?2 RETURNING id")?
            .query_map(params![first, last], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let mut text = self.connection.prepare_cached("DELETE FROM spoken WHERE rowid = ?1")?;
        let mut prefixes = self.connection.prepare_cached("DELETE FROM spoken_beginnings WHERE rowid = ?1")?;
        for key in keys {
            text.execute([key])?;
            prefixes.execute([key])?;
        }
        let mut mentions = self.connection.prepare_cached("DELETE FROM mentions WHERE entity = ?1 AND article = ?2")?;
        for entity in kept_names_of(self.connection, article)? {
            mentions.execute([entity, article])?;
        }
        self.connection.prepare_cached("DELETE FROM named WHERE article = ?1")?.execute([article])?;
        self.connection.prepare_cached("DELETE FROM held WHERE article = ?1")?.execute([article])?;
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

    /// Words that no quotation and no office has any more. Looks at all of them.
    pub(in crate::archive::index) fn remove_unused_words(&mut self) -> Result<(), IndexError> {
        self.begin()?;
        for sql in [
            "DELETE FROM offices WHERE id NOT IN (SELECT office FROM held)",
            "DELETE FROM phrases WHERE id NOT IN (SELECT role FROM quoted WHERE role IS NOT NULL)
                AND id NOT IN (SELECT cue FROM quoted WHERE cue IS NOT NULL)",
        ] {
            self.connection.prepare_cached(sql)?.execute([])?;
        }
        self.phrases.clear();
        Ok(())
    }
}
