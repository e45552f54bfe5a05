//! The entities that the open archives mention, the most mentioned first.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::Articles;
use super::arena::{Arena, Text};
use crate::analysis::EntityKind;
use crate::archive::index::schema::of_quotation_key;
use crate::archive::{IndexError, dates};
use crate::article::PartialDate;

/// The entities, those that the most articles mention first, then by name.
#[derive(Debug)]
pub struct Entities {
    text: Arena,
    rows: Vec<Row>,
    /// The rows, in the order of their keys.
    by_key: Vec<u32>,
}

#[derive(Debug)]
struct Row {
    key: i64,
    name: Text,
    kind: EntityKind,
    articles: u32,
    quotations: u32,
    first: u32,
    last: u32,
}

/// One entity of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityRow<'a> {
    /// Its key in the index.
    pub key: i64,
    /// Its name.
    pub name: &'a str,
    /// What it is.
    pub kind: EntityKind,
    /// How many articles mention it.
    pub articles: u32,
    /// How many quotations are by it.
    pub quotations: u32,
    /// The date of the oldest dated article that mentions it.
    pub first: Option<PartialDate>,
    /// The date of the newest dated article that mentions it.
    pub last: Option<PartialDate>,
}

impl Entities {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Entity number `row`, from 0.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<EntityRow<'_>> {
        self.rows.get(row).map(|row| EntityRow {
            key: row.key,
            name: self.text.get(row.name),
            kind: row.kind,
            articles: row.articles,
            quotations: row.quotations,
            first: dates::unpack(row.first),
            last: dates::unpack(row.last),
        })
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = EntityRow<'_>> {
        (0..self.len()).filter_map(|row| self.get(row))
    }

    /// The row of the entity with this key.
    #[must_use]
    pub fn row_of_key(&self, key: i64) -> Option<usize> {
        let key_of = |row: &u32| self.rows.get(*row as usize).map_or(i64::MAX, |row| row.key);
        self.by_key.binary_search_by_key(&key, key_of).ok().map(|at| self.by_key[at] as usize)
    }

    /// The memory that they take, in bytes.
    #[must_use]
    pub fn memory(&self) -> usize {
        self.text.memory() + self.rows.capacity() * size_of::<Row>() + self.by_key.capacity() * size_of::<u32>()
    }
}

/// Loads the entities that `articles` mention.
pub(in crate::archive) fn load(connection: &Connection, articles: &Articles) -> Result<Entities, IndexError> {
    let mut counts = count_mentions(connection, articles)?;
    count_quotations(connection, articles, &mut counts)?;
    let rows = Vec::with_capacity(counts.len());
    let mut entities = Entities { text: Arena::default(), rows, by_key: Vec::new() };
    let mut statement = connection.prepare_cached("SELECT id, name, kind FROM entities")?;
    let mut records = statement.query([])?;
    while let Some(record) = records.next()? {
        let key = record.get(0)?;
        let Some(count) = counts.get(&key) else { continue };
        let name = entities.text.push(record.get_ref(1)?.as_str()?);
        let Some(kind) = EntityKind::from_name(record.get_ref(2)?.as_str()?) else { continue };
        entities.rows.push(Row { key, name, kind, ..*count });
    }
    let text = &entities.text;
    entities
        .rows
        .sort_unstable_by(|a, b| b.articles.cmp(&a.articles).then_with(|| text.get(a.name).cmp(text.get(b.name))));
    let mut by_key: Vec<u32> = (0..).take(entities.rows.len()).collect();
    by_key.sort_unstable_by_key(|row| entities.rows[*row as usize].key);
    entities.by_key = by_key;
    Ok(entities)
}

/// Counts by the key of the entity; names and kinds come later.
fn count_mentions(connection: &Connection, articles: &Articles) -> Result<HashMap<i64, Row>, IndexError> {
    let mut counts = HashMap::new();
    let mut statement = connection.prepare_cached("SELECT entity, article FROM mentions")?;
    let mut records = statement.query([])?;
    while let Some(record) = records.next()? {
        let Some(article) = articles.row_of_key(record.get(1)?) else { continue };
        let key = record.get(0)?;
        let date = dates::pack(articles.date(article));
        let none = Row {
            key,
            name: Text::default(),
            kind: EntityKind::Work,
            articles: 0,
            quotations: 0,
            first: date,
            last: date,
        };
        let count = counts.entry(key).or_insert(none);
        count.articles += 1;
        count.last = count.last.max(date);
        if date != 0 && (count.first == 0 || date < count.first) {
            count.first = date;
        }
    }
    Ok(counts)
}

fn count_quotations(
    connection: &Connection,
    articles: &Articles,
    counts: &mut HashMap<i64, Row>,
) -> Result<(), IndexError> {
    let mut statement =
        connection.prepare_cached("SELECT speaker, id FROM quotations WHERE speaker IS NOT NULL ORDER BY speaker")?;
    let mut records = statement.query(params![])?;
    while let Some(record) = records.next()? {
        let (article, _) = of_quotation_key(record.get(1)?);
        if articles.row_of_key(article).is_some()
            && let Some(count) = counts.get_mut(&record.get(0)?)
        {
            count.quotations += 1;
        }
    }
    Ok(())
}
