//! The entities that the open archives mention, the most mentioned first.

use std::collections::HashMap;

use rusqlite::Connection;

use super::Articles;
use super::arena::{Arena, ArenaText};
use super::timeline::Levels;
use crate::analysis::EntityKind;
use crate::annotations::{EntityChoice, EntityRef};
use crate::archive::identity::{Group, NameRow, group};
use crate::archive::{IndexError, dates};
use crate::article::PartialDate;
use crate::search::NAMES_APART;

mod counting;

use counting::{Count, Counting};

/// The entities, those that the most articles mention first, then by name. What the index has by several names that
/// are the same, by themselves or by the person's choice, is one of them.
#[derive(Debug)]
pub struct Entities {
    text: Arena,
    rows: Vec<Row>,
    /// The names that joined the first one of their row, those of a row together.
    joined: Vec<Joined>,
    /// The rows, in the order of their keys.
    by_key: Vec<u32>,
    /// The keys of the joined names with their rows, in order.
    joined_keys: Vec<(i64, u32)>,
}

#[derive(Debug)]
struct Row {
    key: i64,
    name: ArenaText,
    /// The name that the articles have.
    own: ArenaText,
    /// Every other name that it is found by.
    aliases: ArenaText,
    first_joined: u32,
    joined: u32,
    articles: u32,
    quotations: u32,
    first: u32,
    last: u32,
    levels: Levels,
    kind: EntityKind,
    own_kind: EntityKind,
}

#[derive(Clone, Copy, Debug)]
struct Joined {
    key: i64,
    name: ArenaText,
    articles: u32,
    kind: EntityKind,
}

/// One entity of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityRow<'a> {
    /// The key in the index of the name that the others have joined.
    pub key: i64,
    /// What it is called.
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
    /// How much it is mentioned over the time that the archives cover.
    pub levels: Levels,
    /// How many other names of the index are names of it.
    pub joined: u32,
}

/// A name that is one of several of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinedName<'a> {
    /// Its key in the index.
    pub key: i64,
    /// As the articles have it.
    pub name: &'a str,
    /// What it is by itself.
    pub kind: EntityKind,
    /// How many articles have it.
    pub articles: u32,
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
            levels: row.levels,
            joined: row.joined,
        })
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = EntityRow<'_>> {
        (0..self.len()).filter_map(|row| self.get(row))
    }

    /// What a row is called; nothing past the last one.
    #[must_use]
    pub fn name(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| self.text.get(row.name))
    }

    /// What a row is; nothing past the last one.
    #[must_use]
    pub fn kind(&self, row: usize) -> Option<EntityKind> {
        self.rows.get(row).map(|row| row.kind)
    }

    /// The names of a row that are not shown, between points.
    #[must_use]
    pub fn aliases(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| self.text.get(row.aliases))
    }

    /// What a row is to the person's choices: the name and the kind that the articles give it.
    #[must_use]
    pub fn reference(&self, row: usize) -> Option<EntityRef> {
        let row = self.rows.get(row)?;
        Some(EntityRef { name: self.text.get(row.own).to_owned(), kind: row.own_kind.name().to_owned() })
    }

    /// The other names of a row, which have joined its first one.
    pub fn joined(&self, row: usize) -> impl Iterator<Item = JoinedName<'_>> {
        let range = self.rows.get(row).map_or(0..0, |row| {
            let start = row.first_joined as usize;
            start..start + row.joined as usize
        });
        self.joined[range].iter().map(|joined| JoinedName {
            key: joined.key,
            name: self.text.get(joined.name),
            kind: joined.kind,
            articles: joined.articles,
        })
    }

    /// All keys of the index that a row stands for.
    pub fn keys(&self, row: usize) -> impl Iterator<Item = i64> {
        self.rows.get(row).map(|row| row.key).into_iter().chain(self.joined(row).map(|joined| joined.key))
    }

    /// The row that a key of the index is part of; none where the person silenced it.
    #[must_use]
    pub fn row_of_key(&self, key: i64) -> Option<usize> {
        let key_of = |row: &u32| self.rows.get(*row as usize).map_or(i64::MAX, |row| row.key);
        if let Ok(at) = self.by_key.binary_search_by_key(&key, key_of) {
            return Some(self.by_key[at] as usize);
        }
        let at = self.joined_keys.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        Some(self.joined_keys[at].1 as usize)
    }

    /// The memory that they take, in bytes.
    #[must_use]
    pub fn memory(&self) -> usize {
        self.text.memory()
            + self.rows.capacity() * size_of::<Row>()
            + self.joined.capacity() * size_of::<Joined>()
            + self.by_key.capacity() * size_of::<u32>()
            + self.joined_keys.capacity() * size_of::<(i64, u32)>()
    }
}

/// A name of the index with its key.
struct Known {
    key: i64,
    name: String,
    folded: String,
    kind: EntityKind,
}

/// Loads the entities that `articles` mention, with what the person chose about them.
pub(in crate::archive) fn load(
    connection: &Connection,
    articles: &Articles,
    choices: &[EntityChoice],
) -> Result<Entities, IndexError> {
    let counting = Counting::of(connection, articles)?;
    let known = known(connection, &counting.counts)?;
    let articles_of = |known: &Known| counting.counts.get(&known.key).map_or(0, |count| count.articles);
    let named: Vec<NameRow<'_>> = known
        .iter()
        .map(|known| NameRow {
            name: &known.name,
            folded: &known.folded,
            kind: known.kind,
            articles: articles_of(known),
        })
        .collect();
    let groups = group(&named, choices);
    let mut entities = Entities {
        text: Arena::default(),
        rows: Vec::with_capacity(groups.len()),
        joined: Vec::new(),
        by_key: Vec::new(),
        joined_keys: Vec::new(),
    };
    for group in groups {
        entities.push(&group, &known, &counting)?;
    }
    entities.finish();
    Ok(entities)
}

fn known(connection: &Connection, counts: &HashMap<i64, Count>) -> Result<Vec<Known>, IndexError> {
    let mut known = Vec::with_capacity(counts.len());
    let mut statement = connection.prepare_cached("SELECT id, name, folded, kind FROM entities")?;
    let mut records = statement.query([])?;
    while let Some(record) = records.next()? {
        let key = record.get(0)?;
        let Some(kind) = EntityKind::from_name(record.get_ref(3)?.as_str()?) else { continue };
        if counts.contains_key(&key) {
            known.push(Known { key, name: record.get(1)?, folded: record.get(2)?, kind });
        }
    }
    Ok(known)
}

impl Entities {
    fn push(&mut self, group: &Group, known: &[Known], counting: &Counting<'_>) -> Result<(), IndexError> {
        let [first, joined @ ..] = group.members.as_slice() else { return Ok(()) };
        let keys: Vec<i64> = group.members.iter().map(|at| known[*at].key).collect();
        let count = counting.together(&keys)?;
        let own = self.text.push(&known[*first].name);
        let name = if group.name == known[*first].name { own } else { self.text.push(&group.name) };
        let mut joined: Vec<Joined> = joined
            .iter()
            .map(|at| Joined {
                key: known[*at].key,
                name: self.text.push(&known[*at].name),
                articles: counting.counts.get(&known[*at].key).map_or(0, |count| count.articles),
                kind: known[*at].kind,
            })
            .collect();
        let text = &self.text;
        joined
            .sort_unstable_by(|a, b| b.articles.cmp(&a.articles).then_with(|| text.get(a.name).cmp(text.get(b.name))));
        let others = group.members.iter().map(|at| known[*at].name.as_str()).filter(|other| *other != group.name);
        let aliases = others.collect::<Vec<_>>().join(NAMES_APART);
        let aliases = if aliases.is_empty() { ArenaText::default() } else { self.text.push(&aliases) };
        self.rows.push(Row {
            key: known[*first].key,
            name,
            own,
            aliases,
            first_joined: u32::try_from(self.joined.len()).unwrap_or(u32::MAX),
            joined: u32::try_from(joined.len()).unwrap_or(0),
            articles: count.articles,
            quotations: count.quotations,
            first: count.first,
            last: count.last,
            levels: super::timeline::levels(&count.slices),
            kind: group.kind,
            own_kind: known[*first].kind,
        });
        self.joined.append(&mut joined);
        Ok(())
    }

    /// Puts the rows in their order and makes the keys ready to be looked up.
    fn finish(&mut self) {
        let text = &self.text;
        let order = |a: &Row, b: &Row| {
            let by_name = || text.get(a.name).cmp(text.get(b.name));
            b.articles.cmp(&a.articles).then_with(by_name).then_with(|| a.kind.cmp(&b.kind))
        };
        self.rows.sort_unstable_by(order);
        self.by_key = (0..).take(self.rows.len()).collect();
        let rows = &self.rows;
        self.by_key.sort_unstable_by_key(|row| rows[*row as usize].key);
        let mut joined_keys: Vec<(i64, u32)> = Vec::with_capacity(self.joined.len());
        for (at, row) in (0..).zip(&self.rows) {
            let start = row.first_joined as usize;
            let names = &self.joined[start..start + row.joined as usize];
            joined_keys.extend(names.iter().map(|joined| (joined.key, at)));
        }
        joined_keys.sort_unstable();
        self.joined_keys = joined_keys;
        self.text.shrink();
        self.joined.shrink_to_fit();
    }
}
