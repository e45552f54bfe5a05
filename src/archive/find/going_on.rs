//! What an editor asks while a person types: quotations that go on as what is typed begins, and entities by their names.
//! By the full text of the index alone, a bounded number of rows each.

use rusqlite::params;

use super::full_text::phrase;
use crate::analysis::EntityKind;
use crate::archive::keys::of_quotation_key;
use crate::archive::{Articles, Index, IndexError, StoredQuotation};
use crate::text::fold::fold;

/// The most rows that are looked at for one question.
const MOST_SCANNED: usize = 2_000;
/// Quotations of one entity that are read.
const MOST_SAID: usize = 200;

/// An entity as an article names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedEntity {
    /// Its key.
    pub key: i64,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// In how many articles it is named, whichever archives these are of.
    pub articles: u32,
}

/// What quotations must have to be asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GoingOn<'a> {
    /// The words that they begin with or have in them; none for any.
    pub words: &'a str,
    /// Whether the last of these words may go on.
    pub is_open: bool,
    /// Whether they must begin with these words.
    pub at_start: bool,
    /// Words of the speaker's name.
    pub speaker: Option<&'a str>,
}

impl Index {
    /// Quotations of `articles` that have this, at most `most`, those first that were indexed last.
    pub fn quotations_going_on(
        &self,
        wanted: GoingOn<'_>,
        articles: &Articles,
        most: usize,
    ) -> Result<Vec<StoredQuotation>, IndexError> {
        let start = if wanted.at_start { "^ " } else { "" };
        let words = phrase(&fold(wanted.words), !wanted.is_open).map(|words| format!("words : {start}{words}"));
        let speaker = wanted.speaker.and_then(|name| phrase(&fold(name), true)).map(|name| format!("speaker : {name}"));
        let asked = match (speaker, words) {
            (Some(speaker), Some(words)) => format!("({speaker}) AND ({words})"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => return Ok(Vec::new()),
        };
        let mut statement =
            self.connection().prepare_cached("SELECT rowid FROM spoken WHERE spoken MATCH ?1 ORDER BY rowid DESC")?;
        let mut rows = statement.query(params![asked])?;
        let mut found = Vec::new();
        for _ in 0..MOST_SCANNED {
            let Some(row) = rows.next()? else { break };
            let key: i64 = row.get(0)?;
            if articles.listed_row_of_key(of_quotation_key(key).0).is_some() {
                found.extend(self.quotation(key)?);
            }
            if found.len() >= most {
                break;
            }
        }
        Ok(found)
    }

    /// The entities whose names have these words, the last of them perhaps unfinished; those first that most articles name.
    pub fn entities_named(&self, words: &str, is_open: bool, most: usize) -> Result<Vec<NamedEntity>, IndexError> {
        let Some(asked) = phrase(&fold(words), !is_open) else { return Ok(Vec::new()) };
        let sql = "SELECT entities.id, entities.name, entities.kind,
                (SELECT count(*) FROM mentions WHERE mentions.entity = entities.id)
            FROM names CROSS JOIN entities ON entities.id = names.rowid WHERE names MATCH ?1";
        let mut statement = self.connection().prepare_cached(sql)?;
        let mut rows = statement.query(params![asked])?;
        let mut found = Vec::new();
        for _ in 0..MOST_SCANNED {
            let Some(row) = rows.next()? else { break };
            let Some(kind) = EntityKind::from_name(row.get_ref(2)?.as_str()?) else { continue };
            found.push(NamedEntity { key: row.get(0)?, name: row.get(1)?, kind, articles: row.get(3)? });
        }
        found.sort_by(|one, other| other.articles.cmp(&one.articles).then_with(|| one.name.cmp(&other.name)));
        found.truncate(most);
        Ok(found)
    }

    /// What the entity with this key said in `articles`: the rows of the articles and the quotations, the newest first.
    pub fn said_by(&self, entity: i64, articles: &Articles) -> Result<Vec<(u32, StoredQuotation)>, IndexError> {
        let mut statement =
            self.connection().prepare_cached("SELECT id FROM quotations WHERE speaker = ?1 ORDER BY id DESC")?;
        let mut rows = statement.query([entity])?;
        let mut found = Vec::new();
        for _ in 0..MOST_SCANNED {
            let Some(row) = rows.next()? else { break };
            let key: i64 = row.get(0)?;
            if let Some(article) = articles.listed_row_of_key(of_quotation_key(key).0) {
                found.push((article, key));
            }
        }
        // The list has the newest first.
        found.sort_unstable();
        found.truncate(MOST_SAID);
        let said =
            found.into_iter().filter_map(|(row, key)| Some(self.quotation(key).transpose()?.map(|said| (row, said))));
        said.collect()
    }

    /// The rows of the articles that name an entity, the newest first.
    pub fn articles_naming(&self, entity: i64, articles: &Articles) -> Result<Vec<u32>, IndexError> {
        let mut statement = self.connection().prepare_cached("SELECT article FROM mentions WHERE entity = ?1")?;
        let mut rows = statement.query([entity])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.extend(articles.listed_row_of_key(row.get(0)?));
        }
        found.sort_unstable();
        Ok(found)
    }
}
