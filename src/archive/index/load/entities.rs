//! The list of entities, from the tables of the index: its names, brought together as `archive::identity` says.

use std::collections::HashMap;

use rusqlite::Connection;

use super::counting::NameCounts;
use crate::analysis::EntityKind;
use crate::annotations::EntityChoice;
use crate::archive::columns::{Articles, Entities, EntitiesBuilder, EntityCount, EntityRecord, NameRecord};
use crate::archive::identity::{Group, NameRow, group};
use crate::archive::index::error::IndexError;

/// A name of the index.
struct Name {
    key: i64,
    name: String,
    folded: String,
    kind: EntityKind,
    /// How many of the open articles have it.
    articles: u32,
}

/// Loads the entities that `articles` mention, with what the person chose about them.
pub(in crate::archive::index) fn load_entities(
    connection: &Connection,
    articles: &Articles,
    choices: &[EntityChoice],
) -> Result<Entities, IndexError> {
    let counts = NameCounts::load(connection, articles)?;
    let names = load_names(connection, counts.all())?;
    let rows: Vec<NameRow<'_>> = names
        .iter()
        .map(|name| NameRow { name: &name.name, folded: &name.folded, kind: name.kind, articles: name.articles })
        .collect();
    let groups = group(&rows, choices);
    let mut builder = EntitiesBuilder::with_capacity(groups.len());
    for group in &groups {
        if let Some(entity) = entity_of(group, &names, &counts)? {
            builder.add(entity);
        }
    }
    Ok(builder.finish())
}

/// The names that the open articles have.
fn load_names(connection: &Connection, counts: &HashMap<i64, EntityCount>) -> Result<Vec<Name>, IndexError> {
    let mut names = Vec::with_capacity(counts.len());
    let mut statement = connection.prepare_cached("SELECT id, name, folded, kind FROM entities")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let key = row.get(0)?;
        let Some(kind) = EntityKind::from_name(row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?) else {
            continue;
        };
        if let Some(count) = counts.get(&key) {
            names.push(Name { key, name: row.get(1)?, folded: row.get(2)?, kind, articles: count.articles });
        }
    }
    Ok(names)
}

fn entity_of<'a>(
    group: &'a Group,
    names: &'a [Name],
    counts: &NameCounts<'_>,
) -> Result<Option<EntityRecord<'a>>, IndexError> {
    let [first, joined @ ..] = group.members.as_slice() else { return Ok(None) };
    let record = |at: &usize| {
        let Name { key, name, kind, articles, .. } = &names[*at];
        NameRecord { key: *key, name, kind: *kind, articles: *articles }
    };
    let keys: Vec<i64> = group.members.iter().map(|at| names[*at].key).collect();
    Ok(Some(EntityRecord {
        name: &group.name,
        kind: group.kind,
        first: record(first),
        joined: joined.iter().map(record).collect(),
        count: counts.together(&keys)?,
    }))
}
