//! The filter by kind: one key that steps through the kinds of what the tab lists, in the query itself, where it can
//! be seen and edited.

use super::super::requests::notify;
use super::query;
use crate::analysis::{EntityKind, QuotationKind};
use crate::search::Scope;
use crate::search::query::{Condition, Kind};
use crate::tui::effect::Effects;
use crate::tui::input::Input;
use crate::tui::model::Model;
use crate::tui::notice::Notice;

/// Asks for the next kind only; after the last one for all again.
pub fn next(model: &mut Model, out: &mut Effects) {
    let kinds = kinds(model.search.tab);
    if kinds.is_empty() || model.pages.open.is_some() {
        return notify(model, Notice::NothingHere, out);
    }
    let asked = model.search.query.filters.iter().find_map(|filter| match filter.condition {
        Condition::Kind(kind) if !filter.negated => Some((filter.span, kind)),
        _ => None,
    });
    let text = model.search.input.text();
    let (rest, next) = match asked {
        None => (text.to_owned(), kinds.first()),
        Some((span, kind)) => {
            let after = kinds.iter().skip_while(|known| **known != kind).nth(1);
            let rest = format!("{}{}", &text[..span.start], text[span.end..].trim_start());
            // One that the tab does not know gives way to the first that it knows.
            (rest, if kinds.contains(&kind) { after } else { kinds.first() })
        }
    };
    let asked = next.map(|kind| model.options.locale.kind_query(*kind)).unwrap_or_default();
    model.search.input = Input::new(format!("{asked} {}", rest.trim()).trim());
    // What is typed next is a word of its own.
    if !model.search.input.is_empty() && rest.trim().is_empty() {
        model.search.input.insert(' ');
    }
    query::changed(model, out);
}

/// The kinds of what a tab lists.
fn kinds(tab: Scope) -> Vec<Kind> {
    match tab {
        Scope::Entities => EntityKind::ALL.iter().map(|kind| Kind::Entity(*kind)).collect(),
        Scope::Quotes => QuotationKind::ALL.iter().map(|kind| Kind::Quotation(*kind)).collect(),
        Scope::Articles | Scope::Bookmarks => Vec::new(),
    }
}
