//! All copies of an article in the list, or one of them: one key that puts the word for it into the query and takes it out,
//! so that it can be seen, edited and kept with a saved search.

use super::super::requests::notify;
use super::query;
use crate::search::Scope;
use crate::search::query::{Condition, parse};
use crate::tui::effect::Effects;
use crate::tui::model::Model;
use crate::tui::notice::Notice;

/// Lists all copies where one stands for them, and one where all are listed.
pub fn switch(model: &mut Model, out: &mut Effects) {
    if model.pages.open.is_some() || model.search.tab == Scope::Entities {
        return notify(model, Notice::NothingHere, out);
    }
    let mut filters = model.search.query.filters.iter();
    let asked = filters.find(|filter| !filter.negated && filter.condition == Condition::AllCopies);
    let asked = asked.map(|filter| filter.span);
    let word = if asked.is_some() { "" } else { model.options.locale.all_copies_query() };
    notify(model, Notice::AllCopies(asked.is_none()), out);
    query::put_word(model, asked, word, out);
}

/// Whether a query asks for nothing but all copies.
pub fn asked_alone(query: &str) -> bool {
    let query = parse(query, None);
    let filters = query.filters.iter().map(|filter| (filter.negated, &filter.condition));
    query.terms.is_empty() && filters.eq([(false, &Condition::AllCopies)])
}
