//! From the model to the screen: [`draw`], which changes nothing.
//!
//! Every part writes into ratatui's buffer inside the rectangle that `model::geometry` gives it. Texts are safe
//! already: what comes from outside was sanitized where it entered.

mod articles;
mod entities;
mod folder;
mod foot;
mod head;
mod list;
mod paint;
mod popup;
mod reader;
mod record;
mod row_context;
mod rows;
mod side_by_side;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::model::{Focus, Model, Popup};
use super::theme::Role;

/// Draws the whole screen and says where the terminal's cursor belongs, where something is being typed.
pub fn draw(model: &Model, frame: &mut Frame<'_>) {
    let area = frame.area();
    let cursor = render(model, area, frame.buffer_mut());
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// The same into a buffer whose cells are empty.
pub fn render(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let Some(parts) = model.geometry() else {
        paint::put(buffer, area, model.options.locale.words().too_small, model.options.theme.style(Role::Text));
        return None;
    };
    let mut cursor = None;
    if let Some((query, tabs)) = parts.head {
        cursor = head::query(model, query, buffer);
        head::tabs(model, tabs, buffer);
    }
    if let Some(area) = parts.list {
        if folder::is_asked(model) {
            folder::draw(model, area, buffer);
        } else {
            list::draw(model, area, buffer);
        }
    }
    if let Some(area) = parts.rule {
        let style = model.options.theme.style(Role::Border);
        let sign = if area.width > 1 { "─" } else { "│" };
        for place in area.positions() {
            buffer.set_string(place.x, place.y, sign, style);
        }
    }
    if let Some(area) = parts.banner {
        head::banner(model, area, buffer);
    }
    if let Some(area) = parts.reader {
        reader::draw(model, area, buffer);
    }
    if let Some(area) = parts.info {
        reader::info(model, area, buffer);
    }
    if let Some(beside) = &model.side_by_side {
        side_by_side::draw(model, beside, buffer);
        cursor = None;
    }
    let typed = foot::draw(model, parts.footer, buffer);
    let over = match &model.popup {
        Some(Popup::List(list)) => {
            cursor = None;
            popup::draw(model, list, area, buffer)
        }
        _ => None,
    };
    let shown = if model.focus == Focus::List && model.popup.is_none() { cursor } else { None };
    over.or(typed).or(shown)
}
