//! Who and what an article names, and when: mentions, and the entities that they are mentions of.
//!
//! Dates have rules ([`dates`]); names have a trained model ([`model`]) over [`features`] that look at words, at
//! lists and at the whole article, and a second pass that makes the article agree with itself. Mentions of one
//! thing then become one entity. This room knows nothing of quotations, other articles or the date of today.

mod agree;
mod apart;
pub mod dates;
mod decode;
mod english;
mod evidence;
pub mod features;
pub mod hash;
mod kinds;
pub mod lexicon;
mod merge;
pub mod model;
mod name;
mod names;
mod nicknames;
mod templates;
#[cfg(test)]
mod tests;
mod words;

use super::document::Document;
use super::{Entity, EntityKind, Mention};
use crate::article::Span;
use dates::Date;
use name::Name;

/// A mention that is not linked to its entity yet.
#[derive(Clone, Debug)]
struct UnlinkedMention {
    span: Span,
    kind: EntityKind,
    relative: bool,
    resolved: Option<dates::Range>,
}

/// All mentions in an article, in order and without overlaps, and the entities that they name, in the order of
/// their first mention.
#[must_use]
pub fn mentions(document: &Document<'_>) -> (Vec<Mention>, Vec<Entity>) {
    let dates = dates::of(document);
    let names = names::find(document, &dates);
    merge::merge(document, join(document, names, dates))
}

/// The same by another model than the one that comes with the program: what measures a new one needs.
#[must_use]
pub fn mentions_by(model: &model::Model, document: &Document<'_>) -> (Vec<Mention>, Vec<Entity>) {
    let dates = dates::of(document);
    let names = names::find_by(model, document, &dates);
    merge::merge(document, join(document, names, dates))
}

/// Makes one entity of what parts of an article call by a fuller and by a shorter name: the entities that remain, and the
/// new number of each old one, where a mention names it. The mentions are of the old entities before and of the new after.
pub(super) fn join_parts(mentions: &mut [Mention], entities: Vec<Entity>) -> (Vec<Entity>, Vec<Option<usize>>) {
    merge::merge_again(mentions, entities)
}

/// Names and dates in one row. Where they overlap, the wider one stays, the name when they are as wide.
fn join(document: &Document<'_>, names: Vec<Name>, dates: Vec<Date>) -> Vec<UnlinkedMention> {
    let mut found: Vec<UnlinkedMention> = names
        .into_iter()
        .map(|name| UnlinkedMention {
            span: document.span_of(name.tokens),
            kind: name.kind,
            relative: false,
            resolved: None,
        })
        .collect();
    found.extend(dates.into_iter().map(|Date { span, relative, resolved }| UnlinkedMention {
        span,
        kind: EntityKind::Date,
        relative,
        resolved,
    }));
    found.sort_by_key(|found| (found.span.start, std::cmp::Reverse(found.span.end), found.kind == EntityKind::Date));
    let mut joined: Vec<UnlinkedMention> = Vec::with_capacity(found.len());
    for next in found {
        match joined.last_mut() {
            Some(last) if last.span.overlaps(next.span) => {
                if next.span.len() > last.span.len() {
                    *last = next;
                }
            }
            _ => joined.push(next),
        }
    }
    joined
}
