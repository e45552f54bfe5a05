//! Asking the lists.

use super::{Effects, list};
use crate::search::Scope;
use crate::search::query::parse;
use crate::tui::message::{Effect, Question};
use crate::tui::model::{Model, slot};

/// Asks for the rows of the open tab; the cursor goes to the best one.
pub fn ask(model: &mut Model, out: &mut Effects) {
    put(model, false, out);
}

/// Asks again because the rows have changed; the cursor stays on the same thing. The other tabs are asked when
/// they are opened.
pub fn ask_again(model: &mut Model, out: &mut Effects) {
    for other in &mut model.lists {
        other.settled = false;
        other.query.clear();
        other.answered = 0;
    }
    put(model, true, out);
}

/// Opens a tab; it is asked only if its rows don't answer the query as it stands.
pub fn open_tab(model: &mut Model, tab: Scope, out: &mut Effects) {
    model.tab = tab;
    let opened = model.list();
    if !opened.settled || opened.query != model.query.text() {
        let keep = opened.query == model.query.text();
        put(model, keep, out);
    }
    list::rest(model, out);
}

fn put(model: &mut Model, keep: bool, out: &mut Effects) {
    let query = model.put_aside.as_ref().unwrap_or(&model.query).text().to_owned();
    model.parsed = parse(&query, model.options.today);
    let generation = model.next_generation();
    model.asked = (generation, keep);
    // Enter was meant for the query as it was typed: another query takes it back, newer rows do not.
    model.open_when_found &= keep;
    let list = &mut model.lists[slot(model.tab)];
    list.settled = false;
    out.push(Effect::Find(Question { generation, scope: model.tab, query }));
}
