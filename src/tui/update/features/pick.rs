//! Picking for another program: what is chosen is handed over and the interface left.

use super::super::requests::notify;
use super::copy;
use crate::citation::Format;
use crate::search::Scope;
use crate::tui::cite_request::{CiteRequest, CiteTo, Guesses};
use crate::tui::effect::{Effects, ExternalRequest, LoopEffect};
use crate::tui::model::Model;
use crate::tui::model::list::Source;
use crate::tui::notice::Notice;

/// Whether Enter hands over the row under the cursor: every row that can be cited, and an entity where entities are
/// wanted (else its page opens, to pick from there).
pub fn picks(model: &Model) -> bool {
    let on_entity = model.pages.open.is_none() && model.search.tab == Scope::Entities;
    model.picking.is_some_and(|wanted| !on_entity || wanted == Scope::Entities)
}

/// Hands over the marked rows, else the row under the cursor. With no row at all nothing is chosen.
pub fn choose(model: &mut Model, out: &mut Effects) {
    if model.pages.open.is_none() && model.list().row().is_none() {
        return out.push(LoopEffect::Pick(String::new()));
    }
    if model.pages.open.is_none() && model.search.tab == Scope::Entities {
        return out.push(LoopEffect::Pick(entities(model)));
    }
    let passages = copy::passages(model);
    if passages.is_empty() {
        return notify(model, Notice::NothingHere, out);
    }
    let (format, to) = (model.output.format.clone(), CiteTo::Picker);
    out.push(ExternalRequest::Cite(CiteRequest { passages, format, to, guesses: Guesses::Ask }));
}

/// The names of the marked entities, else of the one under the cursor, one a line.
fn entities(model: &Model) -> String {
    let list = model.list();
    let Source::Entities(entities) = &list.source else { return String::new() };
    let mut rows = list.marked_rows();
    if rows.is_empty() {
        rows.extend(list.row());
    }
    let names = rows.into_iter().filter_map(|row| entities.get(row as usize)).map(|entity| {
        if model.output.format == Format::Json {
            serde_json::json!({ "name": entity.name, "kind": entity.kind.name() }).to_string()
        } else {
            entity.name.to_owned()
        }
    });
    names.collect::<Vec<_>>().join("\n")
}
