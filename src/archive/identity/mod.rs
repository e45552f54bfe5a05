//! Which names of an archive are names of one thing: what the names themselves suggest, then what the person chose.
//!
//! The index keeps each name as the articles have it (see [`NameRow`]). Nothing of this is kept there: it is worked
//! out when the list of entities is loaded, so that a choice counts at once and survives a deleted index.

mod canonical_names;
mod chosen;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::analysis::EntityKind;
use crate::annotations::EntityChoice;
use crate::text::fold::fold;
use chosen::Chosen;

/// A name of the index.
#[derive(Clone, Copy, Debug)]
pub struct NameRow<'a> {
    /// As it is written.
    pub name: &'a str,
    /// The same, folded; no other of its kind has it.
    pub folded: &'a str,
    /// What it names.
    pub kind: EntityKind,
    /// How many of the open articles have it.
    pub articles: u32,
}

/// Names of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it is called: the name of the first member, unless the person calls it otherwise.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// The positions of its names; the first is the one that the others have joined.
    pub members: Vec<usize>,
}

/// The things that `all` name. Those that the person silenced are none of them.
///
/// Each name has at most one that it joins, by itself (a lone surname, an acronym) or by choice; what it leads to
/// in the end is its group. Then groups that are called the same and are of one kind are one: that is what naming
/// one as another means.
#[must_use]
pub fn group(all: &[NameRow<'_>], choices: &[EntityChoice]) -> Vec<Group> {
    let mut parents = canonical_names::find(all);
    let chosen = Chosen::apply(all, choices, &mut parents);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); all.len()];
    let roots: Vec<usize> = (0..all.len()).map(|at| root(&parents, at)).collect();
    for (at, parent) in roots.iter().enumerate().filter(|(at, parent)| at == *parent) {
        members[*parent].push(at);
    }
    for (at, parent) in roots.iter().enumerate().filter(|(at, parent)| at != *parent) {
        members[*parent].push(at);
    }
    let groups = members.into_iter().enumerate().filter(|(at, members)| !members.is_empty() && !chosen.is_silent(*at));
    let groups: Vec<Group> = groups
        .map(|(at, members)| Group {
            name: chosen.name(at).unwrap_or(all[at].name).to_owned(),
            kind: chosen.kind(at).unwrap_or(all[at].kind),
            members,
        })
        .collect();
    if chosen.renames() { united(groups, &chosen) } else { groups }
}

/// Follows parents to the root. Bounded, because choices edited by hand can form a cycle; then the start is returned.
fn root(parents: &[Option<usize>], start: usize) -> usize {
    const LONGEST: usize = 64;
    let mut at = start;
    for _ in 0..LONGEST {
        match parents.get(at).copied().flatten() {
            Some(next) => at = next,
            None => return at,
        }
    }
    start
}

/// Makes one of groups that are called the same; the one that was always called so comes first.
fn united(groups: Vec<Group>, chosen: &Chosen) -> Vec<Group> {
    let key = |group: &Group| (fold(&group.name), group.kind);
    let is_changed = |group: &Group| {
        let first = group.members.first();
        first.is_some_and(|at| chosen.name(*at).is_some() || chosen.kind(*at).is_some())
    };
    let (changed, mut kept): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(is_changed);
    let wanted: HashMap<(String, EntityKind), Option<usize>> = changed.iter().map(|group| (key(group), None)).collect();
    let mut places = wanted;
    for (at, group) in kept.iter().enumerate() {
        if let Some(place) = places.get_mut(&key(group)) {
            *place = Some(at);
        }
    }
    for group in changed {
        let place = places.entry(key(&group)).or_default();
        match place {
            Some(at) => kept[*at].members.extend(group.members),
            None => {
                *place = Some(kept.len());
                kept.push(group);
            }
        }
    }
    kept
}
