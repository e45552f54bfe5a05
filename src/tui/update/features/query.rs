//! The query line holds something else.

use super::super::requests::rows;
use super::pages;
use crate::article::Span;
use crate::tui::effect::Effects;
use crate::tui::input::Input;
use crate::tui::model::Model;

/// A page filters its own rows; without one the tab is asked.
pub fn changed(model: &mut Model, out: &mut Effects) {
    if model.pages.open.is_some() {
        pages::refilter(model);
    } else {
        rows::ask(model, out);
    }
}

/// Puts a word before the query, or nothing, in the place of the one at `old`: what asks for an order, or for all copies.
pub fn put_word(model: &mut Model, old: Option<Span>, word: &str, out: &mut Effects) {
    let text = model.search.input.text();
    let rest = match old {
        Some(span) => format!("{}{}", &text[..span.start], text[span.end..].trim_start()),
        None => text.to_owned(),
    };
    // What is typed next goes on with the words, or begins one.
    model.search.input = Input::new(format!("{word} {}", rest.trim()).trim());
    if !model.search.input.is_empty() && rest.trim().is_empty() {
        model.search.input.insert(' ');
    }
    changed(model, out);
}
