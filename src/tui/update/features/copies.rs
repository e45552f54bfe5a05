//! All copies of an article in the list, or one of them: one key that puts the word for it into the query and takes it out,
//! so that it can be seen, edited and kept with a saved search.

use super::super::requests::notify;
use super::query;
use crate::search::Scope;
use crate::search::query::{Condition, parse};
use crate::tui::effect::Effects;
use crate::tui::input::Input;
use crate::tui::model::Model;
use crate::tui::notice::Notice;

/// Lists all copies where one stands for them, and one where all are listed.
pub fn switch(model: &mut Model, out: &mut Effects) {
    if model.pages.open.is_some() || model.search.tab == Scope::Entities {
        return notify(model, Notice::NothingHere, out);
    }
    let text = model.search.input.text();
    let mut filters = model.search.query.filters.iter();
    let asked = filters.find(|filter| !filter.negated && filter.condition == Condition::AllCopies);
    let (changed, all) = match asked.map(|filter| filter.span) {
        Some(span) => (format!("{}{}", &text[..span.start], text[span.end..].trim_start()), false),
        None => (format!("{} {}", model.options.locale.all_copies_query(), text.trim_start()), true),
    };
    let is_alone = text.trim().is_empty();
    model.search.input = Input::new(changed.trim());
    if all && is_alone {
        // What is typed next is a word of its own.
        model.search.input.insert(' ');
    }
    notify(model, Notice::AllCopies(all), out);
    query::changed(model, out);
}

/// Whether a query asks for nothing but all copies.
pub fn asked_alone(query: &str) -> bool {
    let query = parse(query, None);
    let filters = query.filters.iter().map(|filter| (filter.negated, &filter.condition));
    query.terms.is_empty() && filters.eq([(false, &Condition::AllCopies)])
}
