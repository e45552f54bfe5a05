//! Asking the full texts of the index: FTS5 tables of text that we folded. Where an overlay is shown (see `shared`), what
//! it says of an article stands for what the shared index says.

use rusqlite::params;

use super::{Index, IndexError};

/// What is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::archive) enum FullText {
    /// The bodies of articles; the keys are those of articles.
    Bodies,
    /// How the words of bodies begin.
    BodyBeginnings,
    /// The words and the speakers of quotations; the keys are those of quotations.
    Spoken,
    /// How the words of quotations begin.
    SpokenBeginnings,
    /// The names of entities of one kind, which is the second parameter; the keys are those of articles that have them.
    Named,
}

impl FullText {
    /// The statements whose rows are the keys.
    fn statements(self, overlaid: bool) -> &'static [&'static str] {
        const SPOKEN: &str = "SELECT rowid FROM spoken WHERE spoken MATCH ?1";
        const SPOKEN_OVERLAID: [&str; 2] = [
            "SELECT rowid FROM main.spoken WHERE spoken MATCH ?1 AND rowid >> 20 NOT IN (SELECT article FROM laid)",
            "SELECT rowid FROM own.spoken WHERE spoken MATCH ?1 AND rowid >> 20 IN (SELECT article FROM laid)",
        ];
        const BEGINNINGS: &str = "SELECT rowid FROM spoken_beginnings WHERE spoken_beginnings MATCH ?1";
        const BEGINNINGS_OVERLAID: [&str; 2] = [
            "SELECT rowid FROM main.spoken_beginnings WHERE spoken_beginnings MATCH ?1
                AND rowid >> 20 NOT IN (SELECT article FROM laid)",
            "SELECT rowid FROM own.spoken_beginnings WHERE spoken_beginnings MATCH ?1
                AND rowid >> 20 IN (SELECT article FROM laid)",
        ];
        const NAMED: &str = "
            SELECT DISTINCT mentions.article FROM names CROSS JOIN entities ON entities.id = names.rowid
            CROSS JOIN mentions ON mentions.entity = entities.id
            WHERE names MATCH ?1 AND entities.kind = ?2";
        const NAMED_OVERLAID: [&str; 2] = [
            "SELECT DISTINCT m.article FROM main.names n CROSS JOIN main.entities e ON e.id = n.rowid
            CROSS JOIN main.mentions m ON m.entity = e.id
            WHERE names MATCH ?1 AND e.kind = ?2 AND m.article NOT IN (SELECT article FROM laid)",
            "SELECT DISTINCT m.article FROM own.names n CROSS JOIN own.entities e ON e.id = n.rowid
            CROSS JOIN own.mentions m ON m.entity = e.id
            WHERE names MATCH ?1 AND e.kind = ?2 AND m.article IN (SELECT article FROM laid)",
        ];
        match (self, overlaid) {
            (Self::Bodies, _) => &["SELECT rowid FROM bodies WHERE bodies MATCH ?1"],
            (Self::BodyBeginnings, _) => &["SELECT rowid FROM body_beginnings WHERE body_beginnings MATCH ?1"],
            (Self::Spoken, false) => &[SPOKEN],
            (Self::Spoken, true) => &SPOKEN_OVERLAID,
            (Self::SpokenBeginnings, false) => &[BEGINNINGS],
            (Self::SpokenBeginnings, true) => &BEGINNINGS_OVERLAID,
            (Self::Named, false) => &[NAMED],
            (Self::Named, true) => &NAMED_OVERLAID,
        }
    }
}

impl Index {
    /// Calls `tell` with the key of each row that has these words, in the query syntax of FTS5, until it says no.
    /// `kind` is that of the entities, for [`FullText::Named`].
    pub(in crate::archive) fn matching(
        &self,
        text: FullText,
        words: &str,
        kind: Option<&str>,
        tell: &mut dyn FnMut(i64) -> bool,
    ) -> Result<(), IndexError> {
        for sql in text.statements(self.is_overlaid()) {
            let mut statement = self.connection.prepare_cached(sql)?;
            let mut rows = match kind {
                Some(kind) => statement.query(params![words, kind])?,
                None => statement.query(params![words])?,
            };
            while let Some(row) = rows.next()? {
                if !tell(row.get(0)?) {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}
