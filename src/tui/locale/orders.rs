//! The orders of the rows, in words and as queries have them. In comes an order, out come words.

use super::Locale;
use crate::search::query::Order;

/// In words, English first.
pub(super) fn words(order: Option<Order>) -> [&'static str; 2] {
    match order {
        None | Some(Order::BestMatch) => ["the best match first", "par pertinence"],
        Some(Order::Newest) => ["by date, the newest first", "par date, du plus récent au plus ancien"],
        Some(Order::Oldest) => ["by date, the oldest first", "par date, du plus ancien au plus récent"],
        Some(Order::Source) => ["by source", "par source"],
        Some(Order::Name) => ["by name", "par nom"],
        Some(Order::LeastCertain) => ["the least certain speakers first", "les locuteurs les moins sûrs d’abord"],
    }
}

/// What asks for it in a query.
pub(super) fn query(locale: Locale, order: Order) -> String {
    let [english, french] = match order {
        Order::BestMatch => ["match", "pertinence"],
        Order::Newest => ["date", "date"],
        Order::Oldest => ["oldest", "ancien"],
        Order::Source => ["source", "source"],
        Order::Name => ["name", "nom"],
        Order::LeastCertain => ["certainty", "certitude"],
    };
    match locale {
        Locale::English => format!("sort:{english}"),
        Locale::French => format!("tri:{french}"),
    }
}
