//! What the person chose about entities, applied to the names of the index.

use std::collections::{HashMap, HashSet};

use super::{NameRow, root};
use crate::analysis::EntityKind;
use crate::annotations::{Choice, EntityChoice, EntityRef};
use crate::text::fold::fold;

/// What was chosen for names, by their positions.
#[derive(Debug, Default)]
pub struct Chosen {
    names: HashMap<usize, String>,
    kinds: HashMap<usize, EntityKind>,
    silent: HashSet<usize>,
}

impl Chosen {
    /// Applies the choices in their order, so that a later one goes before an earlier one: those that join and part
    /// names to `parents`, the others to what is returned. What they speak of and the index does not know is passed
    /// over, and so are choices about one article only.
    pub fn apply(all: &[NameRow<'_>], choices: &[EntityChoice], parents: &mut [Option<usize>]) -> Self {
        let mut chosen = Self::default();
        let choices: Vec<&EntityChoice> = choices.iter().filter(|choice| choice.article.is_none()).collect();
        if choices.is_empty() {
            return chosen;
        }
        let places = Places::of(all, &choices);
        for EntityChoice { entity, choice, .. } in choices {
            let Some(at) = places.get(entity) else { continue };
            match choice {
                Choice::Merge(other) => {
                    if let Some(other) = places.get(other) {
                        join(parents, at, other);
                    }
                }
                Choice::Split(other) => {
                    if places.get(other).is_some_and(|other| has_joined(parents, at, other)) {
                        parents[at] = None;
                    }
                }
                Choice::Rename(name) if name.trim().is_empty() => {}
                Choice::Rename(name) => drop(chosen.names.insert(at, name.clone())),
                Choice::Rekind(kind) => {
                    if let Some(kind) = EntityKind::from_name(kind) {
                        chosen.kinds.insert(at, kind);
                    }
                }
                Choice::Silence => drop(chosen.silent.insert(at)),
            }
        }
        chosen
    }

    /// Whether any entity is called otherwise or is of another kind than the articles say.
    pub fn renames(&self) -> bool {
        !self.names.is_empty() || !self.kinds.is_empty()
    }

    /// What the group of this name is called.
    pub fn name(&self, at: usize) -> Option<&str> {
        self.names.get(&at).map(String::as_str)
    }

    /// What the group of this name is.
    pub fn kind(&self, at: usize) -> Option<EntityKind> {
        self.kinds.get(&at).copied()
    }

    /// Whether the group of this name is left out.
    pub fn is_silent(&self, at: usize) -> bool {
        self.silent.contains(&at)
    }
}

/// `one` is the same as `other` from now on. Where `other` had joined `one`, it is the other way round now.
fn join(parents: &mut [Option<usize>], one: usize, other: usize) {
    if one == other {
        return;
    }
    let mut at = other;
    // The parents never form a cycle here, so this ends.
    while let Some(next) = parents[at] {
        if next == one {
            parents[at] = None;
            break;
        }
        at = next;
    }
    parents[one] = Some(other);
}

/// Whether a name has joined another one and both are of one group.
fn has_joined(parents: &[Option<usize>], at: usize, other: usize) -> bool {
    at != other && parents[at].is_some() && root(parents, at) == root(parents, other)
}

/// Where the names that choices speak of stand.
struct Places(HashMap<(String, EntityKind), usize>);

impl Places {
    fn of(all: &[NameRow<'_>], choices: &[&EntityChoice]) -> Self {
        let mut wanted: HashSet<(String, EntityKind)> = HashSet::new();
        for EntityChoice { entity, choice, .. } in choices {
            let other = match choice {
                Choice::Merge(other) | Choice::Split(other) => Some(other),
                Choice::Rename(_) | Choice::Rekind(_) | Choice::Silence => None,
            };
            wanted.extend([Some(entity), other].into_iter().flatten().filter_map(key));
        }
        let known = all.iter().enumerate().filter_map(|(at, named)| {
            let key = (named.folded.to_owned(), named.kind);
            wanted.contains(&key).then_some((key, at))
        });
        Self(known.collect())
    }

    fn get(&self, entity: &EntityRef) -> Option<usize> {
        self.0.get(&key(entity)?).copied()
    }
}

fn key(entity: &EntityRef) -> Option<(String, EntityKind)> {
    Some((fold(&entity.name), EntityKind::from_name(&entity.kind)?))
}
