//! From a quotation to where it was said: the article at the line, and everywhere else.
//!
//! A draft and a place in it in, locations out. A name leads to what its entity said.

use std::collections::HashSet;

use lsp_types::Location;
use serde_json::Value;

use super::desk::{Desk, location};
use super::documents::Draft;
use super::name_at::names_at;
use crate::archive::open_article;
use crate::article::Span;
use crate::library::LibraryError;

/// Locations that are answered, at most.
const MOST: usize = 40;
/// From this agreement on another place has the same words, or nearly.
const SAME: usize = 70;

/// The article that a quotation comes from, at its line; null where there is none.
pub(super) fn definition(desk: &mut Desk, draft: &Draft, byte: usize) -> Result<Value, LibraryError> {
    let mut places = Vec::new();
    for found in desk.found_at(draft, Span::new(byte, byte))? {
        if let Some(source) = &found.checked.source {
            places.extend(desk.location(source)?);
        }
    }
    Ok(if places.is_empty() { Value::Null } else { as_value(places) })
}

/// Everywhere in the archives that a quotation was said; of a name, what its entity said.
pub(super) fn references(desk: &mut Desk, draft: &Draft, byte: usize) -> Result<Value, LibraryError> {
    let mut places = Vec::new();
    for found in desk.found_at(draft, Span::new(byte, byte))? {
        let sources = desk.sources(&found, MOST)?;
        for source in sources.iter().filter(|source| source.comparison.agreement >= SAME) {
            places.extend(desk.location(source)?);
        }
    }
    if places.is_empty() {
        places = said_by_name(desk, draft, byte)?;
    }
    let mut known = HashSet::new();
    places.retain(|place| known.insert((place.uri.0.clone(), place.range.start.line)));
    Ok(as_value(places))
}

fn said_by_name(desk: &mut Desk, draft: &Draft, byte: usize) -> Result<Vec<Location>, LibraryError> {
    let open = desk.service.open_index()?;
    for (_, name) in names_at(&draft.text, byte) {
        let Some(entity) = open.index.entities_named(&name, false, 1)?.into_iter().next() else { continue };
        let said = open.index.said_by(entity.key, &open.articles)?;
        let place = |(row, quotation): &(u32, crate::archive::StoredQuotation)| {
            let stored = open.articles.stored(*row as usize)?;
            let line = open_article(&stored)
                .map_or(1, |opened| opened.article.body.line_of(quotation.span.start).unwrap_or(1));
            Some(location(&stored.path, line))
        };
        return Ok(said.iter().take(MOST).filter_map(place).collect());
    }
    Ok(Vec::new())
}

fn as_value(places: Vec<Location>) -> Value {
    serde_json::to_value(places).unwrap_or_default()
}
