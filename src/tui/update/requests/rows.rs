//! Asking the lists.

use super::super::{Effects, list};
use crate::article::PartialDate;
use crate::search::Scope;
use crate::search::query::{Query, parse};
use crate::tui::message::{Effect, SearchRequest};
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

/// Another day has begun: a query that counts from today has other rows now.
pub fn new_day(model: &mut Model, today: PartialDate, out: &mut Effects) {
    model.options.today = Some(today);
    if parsed(model) != model.parsed {
        ask_again(model, out);
    }
}

/// The query as it is typed now.
fn parsed(model: &Model) -> Query {
    parse(model.put_aside.as_ref().unwrap_or(&model.query).text(), model.options.today)
}

fn put(model: &mut Model, keep: bool, out: &mut Effects) {
    model.parsed = parsed(model);
    let generation = model.next_generation();
    model.asked = (generation, keep);
    // Enter was meant for the query as it was typed: another query takes it back, newer rows do not.
    model.open_when_found &= keep;
    let list = &mut model.lists[slot(model.tab)];
    list.settled = false;
    out.push(Effect::Find(SearchRequest { generation, scope: model.tab, query: model.parsed.clone() }));
}
