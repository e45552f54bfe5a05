//! The query line holds something else.

use super::super::requests::rows;
use super::pages;
use crate::tui::effect::Effects;
use crate::tui::model::Model;

/// A page filters its own rows; without one the tab is asked.
pub fn changed(model: &mut Model, out: &mut Effects) {
    if model.pages.open.is_some() {
        pages::refilter(model);
    } else {
        rows::ask(model, out);
    }
}
