//! The order of the rows that a query found: the usual one is that of the search, others are asked for with `sort:`.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::queried_list::ListKind;
use crate::archive::{Articles, Entities, Quotes};
use crate::article::PartialDate;
use crate::search::Outcome;
use crate::search::filter::Hit;
use crate::search::query::{Order, Query};
use crate::text::fold::fold;

/// Groups the rows by speaker, or puts them in another order, when the query asks for that. An order that a list does not
/// know leaves it as it is.
pub fn in_order(list: &ListKind<'_>, articles: &Articles, query: &Query, outcome: Outcome) -> Outcome {
    let Some(order) = query.order else {
        return match list {
            ListKind::Quotes(quotes) if query.groups_by_speaker() => by_speaker(outcome, quotes),
            _ => outcome,
        };
    };
    match (list, order) {
        (_, Order::BestMatch) => outcome,
        (ListKind::Entities(entities), order) => entities_in_order(outcome, entities, order),
        (ListKind::Quotes(quotes), Order::LeastCertain) => by_certainty(outcome, quotes),
        (ListKind::Quotes(quotes), Order::Name) => {
            by_name(outcome, |row| quotes.get(row).map_or("", |quote| quote.speaker))
        }
        (ListKind::Quotes(quotes), order) => {
            let article = |row: usize| quotes.get(row).map_or(0, |quote| quote.article);
            articles_in_order(outcome, articles, order, article)
        }
        (ListKind::Articles, order) => {
            articles_in_order(outcome, articles, order, |row| u32::try_from(row).unwrap_or(u32::MAX))
        }
    }
}

/// Rows by their articles, which are numbered from the newest to the oldest.
fn articles_in_order(
    mut outcome: Outcome,
    articles: &Articles,
    order: Order,
    article: impl Fn(usize) -> u32,
) -> Outcome {
    let of = |hit: &Hit| article(hit.row as usize);
    match order {
        Order::Newest => outcome.hits.sort_by_key(|hit| hit.row),
        Order::Oldest => {
            // Of one article what it says first comes first.
            outcome.hits.sort_by_key(|hit| {
                let (date, row) = articles.oldest_first(of(hit));
                (date, Reverse(row), hit.row)
            });
        }
        Order::Source => {
            outcome.hits.sort_by_key(|hit| hit.row);
            return by_name(outcome, |row| articles.get(article(row) as usize).map_or("", |article| article.source));
        }
        Order::LeastCertain | Order::Name | Order::BestMatch => {}
    }
    outcome
}

/// Entities by their names, or by when they are named.
fn entities_in_order(outcome: Outcome, entities: &Entities, order: Order) -> Outcome {
    match order {
        Order::Name => by_name(outcome, |row| entities.name(row)),
        Order::Newest => by_date(outcome, |row| entities.get(row)?.last, true),
        Order::Oldest => by_date(outcome, |row| entities.get(row)?.first, false),
        Order::LeastCertain | Order::Source | Order::BestMatch => outcome,
    }
}

/// The rows by a name without case and accents, those without one last; the order inside stays. Each distinct name is
/// folded once.
fn by_name<'a>(outcome: Outcome, name: impl Fn(usize) -> &'a str) -> Outcome {
    let mut folded: HashMap<&str, String> = HashMap::new();
    for hit in &outcome.hits {
        folded.entry(name(hit.row as usize)).or_insert_with_key(|name| fold(name));
    }
    let mut hits = outcome.hits.clone();
    hits.sort_by_cached_key(|hit| {
        let name = folded.get(name(hit.row as usize)).cloned().unwrap_or_default();
        (name.is_empty(), name)
    });
    Outcome { hits, ..outcome }
}

/// The rows by a date, those without one last; the order inside stays.
fn by_date(mut outcome: Outcome, date: impl Fn(usize) -> Option<PartialDate>, newest_first: bool) -> Outcome {
    let key = |hit: &Hit| date(hit.row as usize).map(|date| date.to_string());
    if newest_first {
        outcome.hits.sort_by_cached_key(|hit| Reverse(key(hit)));
    } else {
        outcome.hits.sort_by_cached_key(|hit| key(hit).map_or((true, String::new()), |date| (false, date)));
    }
    outcome
}

/// The rows whose speaker is least certain first, those that name nobody last; the order inside stays.
fn by_certainty(mut outcome: Outcome, quotes: &Quotes) -> Outcome {
    let certainty = |hit: &Hit| quotes.get(hit.row as usize).and_then(|quote| quote.certainty);
    outcome.hits.sort_by_key(|hit| certainty(hit).map_or((true, 0), |certainty| (false, certainty.hundredths())));
    outcome
}

/// The rows of each speaker together, those who say the most first, nobody last; the order inside stays.
fn by_speaker(outcome: Outcome, quotes: &Quotes) -> Outcome {
    let mut folded: HashMap<&str, String> = HashMap::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let speaker = |hit: &Hit| quotes.get(hit.row as usize).map_or("", |quote| quote.speaker);
    for hit in &outcome.hits {
        let name = folded.entry(speaker(hit)).or_insert_with_key(|name| fold(name));
        *counts.entry(name.clone()).or_default() += 1;
    }
    let key = |hit: &Hit| {
        let name = folded.get(speaker(hit)).map_or("", String::as_str);
        (name.is_empty(), Reverse(counts.get(name).copied().unwrap_or(0)), name)
    };
    let mut hits = outcome.hits.clone();
    hits.sort_by(|one, other| key(one).cmp(&key(other)));
    Outcome { hits, ..outcome }
}
