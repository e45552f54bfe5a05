//! What the drawing of a row needs besides what the row is of.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::put_marked;
use crate::search::{marks, marks_in_prose};
use crate::tui::model::Model;
use crate::tui::theme::Role;

/// Where and how a row is drawn.
pub struct RowContext<'a> {
    /// The model.
    pub model: &'a Model,
    /// Its place on the screen.
    pub place: Rect,
    /// Whether the cursor is on it and the keys go to the list.
    pub selected: bool,
    /// Whether it is marked with Ctrl-T.
    pub marked: bool,
    /// Whether it is new in the saved search that was opened.
    pub is_new_in_search: bool,
    /// Whether only its text matched the query.
    pub in_text: bool,
    /// For the first of the quotations of one speaker, where they are grouped: how many there are.
    pub group: Option<usize>,
}

impl RowContext<'_> {
    /// How a role looks.
    pub fn style(&self, role: Role) -> ratatui::style::Style {
        self.model.options.theme.in_row(role, self.selected)
    }

    /// Writes a text in which the query's letters are marked.
    pub fn matched(&self, buffer: &mut Buffer, area: Rect, text: &str, role: Role) -> Rect {
        let found = marks(&self.model.search.query, text);
        put_marked(buffer, area, text, &found, self.style(role), self.style(Role::Match))
    }

    /// The same for running text.
    pub fn matched_prose(&self, buffer: &mut Buffer, area: Rect, text: &str, role: Role) -> Rect {
        let found = marks_in_prose(&self.model.search.query, text);
        put_marked(buffer, area, text, &found, self.style(role), self.style(Role::Match))
    }
}
