//! The order of the list: one key that steps through the orders of what the tab lists, in the query itself, where it can be
//! seen and edited.

use super::super::requests::notify;
use super::query;
use crate::search::Scope;
use crate::search::query::Order;
use crate::tui::effect::Effects;
use crate::tui::model::Model;
use crate::tui::notice::Notice;

/// Asks for the next order; after the last one for the usual one again, in which the best match comes first.
pub fn next(model: &mut Model, out: &mut Effects) {
    if model.pages.open.is_some() {
        return notify(model, Notice::NothingHere, out);
    }
    let orders = orders(model.search.tab);
    let next = match model.search.query.order {
        None => orders.first(),
        Some(order) if orders.contains(&order) => orders.iter().skip_while(|known| **known != order).nth(1),
        // One that the tab does not know gives way to the first that it knows.
        Some(_) => orders.first(),
    };
    let wanted = next.map(|order| model.options.locale.order_query(*order)).unwrap_or_default();
    notify(model, Notice::Sorted(next.copied()), out);
    query::put_word(model, model.search.query.order_span, &wanted, out);
}

/// The orders of what a tab lists, but for the usual one.
fn orders(tab: Scope) -> &'static [Order] {
    match tab {
        Scope::Articles | Scope::Bookmarks => &[Order::Newest, Order::Oldest, Order::Source],
        Scope::Quotes => &[Order::Newest, Order::Oldest, Order::Source, Order::LeastCertain],
        Scope::Entities => &[Order::Name, Order::Newest],
    }
}
