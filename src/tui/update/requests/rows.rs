//! Asking for the rows of the tabs, for the sentences that they were found by, and for the moment the cursor rests.

use std::sync::Arc;
use std::time::Duration;

use crate::article::PartialDate;
use crate::library::ExcerptRequest;
use crate::search::Scope;
use crate::search::filter::Hit;
use crate::search::query::{Order, Query, parse};
use crate::tui::effect::{Effects, LoopEffect, SearchRequest};
use crate::tui::message::Message;
use crate::tui::model::list::Source;
use crate::tui::model::pending::{CursorPolicy, PendingSearch};
use crate::tui::model::{Focus, Model, slot};

/// How long the cursor must rest before the article under it is shown beside the list: longer than a key
/// repeats, so that holding an arrow costs a row, not an article.
const REST: Duration = Duration::from_millis(120);

/// Asks for the rows of the open tab; the cursor goes to the best one.
pub fn ask(model: &mut Model, out: &mut Effects) {
    model.pending.left_row = None;
    put(model, CursorPolicy::ToFirst, out);
}

/// Asks again because the index has other rows: the cursor stays where the person put it.
pub fn ask_as_indexed(model: &mut Model, out: &mut Effects) {
    ask_anew(model, CursorPolicy::StayIfMoved, out);
}

/// Asks again because the person changed something; the cursor stays on the same thing.
pub fn ask_again(model: &mut Model, out: &mut Effects) {
    ask_anew(model, CursorPolicy::Stay, out);
}

/// The other tabs are asked when they are opened. In the list of what is least certain the next one comes in the place of
/// one that was corrected.
fn ask_anew(model: &mut Model, policy: CursorPolicy, out: &mut Effects) {
    for list in &mut model.search.lists {
        list.settled = false;
        list.answered = 0;
    }
    let by_certainty = model.search.tab == Scope::Quotes && model.search.query.order == Some(Order::LeastCertain);
    put(model, if by_certainty { CursorPolicy::StayInPlace } else { policy }, out);
}

/// Opens a tab; it is asked only if its rows don't answer the query of now.
pub fn open_tab(model: &mut Model, tab: Scope, out: &mut Effects) {
    model.search.tab = tab;
    model.pending.left_row = None;
    let answers_query = model.list().query == model.search.input.text();
    if !model.list().settled || !answers_query {
        put(model, if answers_query { CursorPolicy::StayIfMoved } else { CursorPolicy::ToFirst }, out);
    }
    when_cursor_rests(model, out);
}

/// Another day has begun: a query that counts from today has other rows now.
pub fn new_day(model: &mut Model, today: PartialDate, out: &mut Effects) {
    model.options.today = Some(today);
    if parsed(model) != model.search.query {
        ask_as_indexed(model, out);
    }
}

/// The query as it is typed now.
fn parsed(model: &Model) -> Query {
    parse(model.tabs_input().text(), model.options.today)
}

fn put(model: &mut Model, cursor: CursorPolicy, out: &mut Effects) {
    model.search.query = parsed(model);
    let number = model.pending.next_number();
    model.pending.search = PendingSearch { number, cursor };
    // Enter was meant for the query as it was typed: another query takes it back, newer rows do not.
    model.pending.open_first_row &= cursor != CursorPolicy::ToFirst;
    let (scope, query) = (model.search.tab, model.search.query.clone());
    model.list_mut().settled = false;
    out.push(SearchRequest { generation: number, scope, query });
}

/// The cursor of the list was moved: asks for a message when it has rested, if an article is shown beside the list.
pub fn when_cursor_rests(model: &mut Model, out: &mut Effects) {
    if model.focus == Focus::List && model.reader_width().is_some() {
        let number = model.pending.next_number();
        model.cursor_moves.last = number;
        out.push(LoopEffect::SendLater(REST, Message::Rested(number)));
    }
}

/// Asks for the sentences of the rows on the screen that match in their text only.
pub fn excerpts(model: &mut Model, out: &mut Effects) {
    let is_shown = model.geometry().is_some_and(|parts| parts.list.is_some());
    if model.search.tab != Scope::Articles || model.pages.open.is_some() || !is_shown {
        return;
    }
    let height = model.list_height();
    let list = &mut model.search.lists[slot(Scope::Articles)];
    let Source::Articles(articles) = &list.source else { return };
    if !list.settled {
        return;
    }
    let on_screen = list.hits.iter().skip(list.cursor.top).take(height);
    let in_text = on_screen.filter(|hit: &&Hit| hit.is_in_text()).map(|hit| hit.row);
    let rows: Vec<u32> = in_text.filter(|row| !list.excerpts.contains_key(row)).collect();
    if rows.is_empty() {
        return;
    }
    list.excerpts.extend(rows.iter().map(|row| (*row, String::new())));
    list.seeking = true;
    let terms = model.search.query.terms.iter().filter(|term| !term.negated && term.beyond_headline());
    let words = terms.map(|term| term.text.clone()).collect();
    out.push(ExcerptRequest { search: list.answered, articles: Arc::clone(articles), rows, words });
}
