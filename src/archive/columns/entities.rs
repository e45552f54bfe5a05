//! The entities that the open archives mention, the most mentioned first.

mod packed;

use std::ops::Range;

use super::arena::{Arena, ArenaText};
use super::timeline::{Levels, Slices, levels};
use crate::analysis::EntityKind;
use crate::annotations::EntityRef;
use crate::archive::dates;
use crate::article::PartialDate;
use crate::search::NAMES_APART;

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

impl Row {
    /// Where the names that joined it lie.
    fn joined_names(&self) -> Range<usize> {
        let start = self.first_joined as usize;
        start..start + self.joined as usize
    }
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
        let range = self.rows.get(row).map_or(0..0, Row::joined_names);
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

    /// Makes the keys ready to be looked up, once the rows are in their order.
    fn with_keys(mut self) -> Self {
        self.by_key = (0..).take(self.rows.len()).collect();
        let rows = &self.rows;
        self.by_key.sort_unstable_by_key(|row| rows[*row as usize].key);
        let mut joined_keys: Vec<(i64, u32)> = Vec::with_capacity(self.joined.len());
        for (at, row) in (0..).zip(&self.rows) {
            let names = &self.joined[row.joined_names()];
            joined_keys.extend(names.iter().map(|joined| (joined.key, at)));
        }
        joined_keys.sort_unstable();
        self.joined_keys = joined_keys;
        self
    }
}

/// What is counted of a name, or of the names of an entity together.
#[derive(Clone, Debug, Default)]
pub(in crate::archive) struct EntityCount {
    pub articles: u32,
    pub quotations: u32,
    /// The oldest date, packed; 0 for none.
    pub first: u32,
    /// The newest date, packed; 0 for none.
    pub last: u32,
    pub slices: Slices,
}

/// A name of an entity to be added.
pub(in crate::archive) struct NameRecord<'a> {
    pub key: i64,
    pub name: &'a str,
    pub kind: EntityKind,
    /// How many articles have it.
    pub articles: u32,
}

/// An entity to be added.
pub(in crate::archive) struct EntityRecord<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What it is.
    pub kind: EntityKind,
    /// The name that the others have joined.
    pub first: NameRecord<'a>,
    /// The other names.
    pub joined: Vec<NameRecord<'a>>,
    /// The count of all names together.
    pub count: EntityCount,
}

/// Builds [`Entities`].
pub(in crate::archive) struct EntitiesBuilder(Entities);

impl EntitiesBuilder {
    /// With room for so many entities.
    pub fn with_capacity(entities: usize) -> Self {
        Self(Entities {
            text: Arena::default(),
            rows: Vec::with_capacity(entities),
            joined: Vec::new(),
            by_key: Vec::new(),
            joined_keys: Vec::new(),
        })
    }

    /// Adds an entity.
    pub fn add(&mut self, mut entity: EntityRecord<'_>) {
        let Entities { text, rows, joined, .. } = &mut self.0;
        let own = text.push(entity.first.name);
        let name = if entity.name == entity.first.name { own } else { text.push(entity.name) };
        let all = std::iter::once(&entity.first).chain(&entity.joined);
        let others = all.map(|record| record.name).filter(|other| *other != entity.name);
        let aliases = others.collect::<Vec<_>>().join(NAMES_APART);
        let aliases = if aliases.is_empty() { ArenaText::default() } else { text.push(&aliases) };
        rows.push(Row {
            key: entity.first.key,
            name,
            own,
            aliases,
            first_joined: u32::try_from(joined.len()).unwrap_or(u32::MAX),
            joined: u32::try_from(entity.joined.len()).unwrap_or(0),
            articles: entity.count.articles,
            quotations: entity.count.quotations,
            first: entity.count.first,
            last: entity.count.last,
            levels: levels(&entity.count.slices),
            kind: entity.kind,
            own_kind: entity.first.kind,
        });
        entity.joined.sort_unstable_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.name.cmp(b.name)));
        joined.extend(entity.joined.iter().map(|record| Joined {
            key: record.key,
            name: text.push(record.name),
            articles: record.articles,
            kind: record.kind,
        }));
    }

    /// Puts the rows in their order and makes the keys ready to be looked up.
    pub fn finish(self) -> Entities {
        let mut entities = self.0;
        let text = &entities.text;
        let order = |a: &Row, b: &Row| {
            let by_name = || text.get(a.name).cmp(text.get(b.name));
            b.articles.cmp(&a.articles).then_with(by_name).then_with(|| a.kind.cmp(&b.kind))
        };
        entities.rows.sort_unstable_by(order);
        entities.text.shrink();
        entities.joined.shrink_to_fit();
        entities.with_keys()
    }
}
