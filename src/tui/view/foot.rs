//! The last line: a line being typed, a notice, or the keys that matter now.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::paint::{after, put};
use crate::tui::input::Input;
use crate::tui::model::{Model, Popup};
use crate::tui::notice::{Notice, PromptKind};
use crate::tui::theme::Role;

/// Draws the last line; returns the place of the terminal's cursor when something is typed there.
pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let theme = model.options.theme;
    if let Some(Popup::Prompt(prompt)) = &model.popup {
        let rest = put(buffer, after(area, 1), &model.options.locale.prompt(&prompt.kind), theme.style(Role::Key));
        if prompt.input.is_empty() {
            let before = match prompt.kind {
                PromptKind::Command => model.output.commands.newest(),
                PromptKind::File(_) => model.output.files.newest(),
                _ => None,
            };
            let hint = before.map(|line| format!("↑ {line}")).unwrap_or_default();
            put(buffer, after(rest, 1), &hint, theme.style(Role::Dim));
        }
        put(buffer, rest, prompt.input.text(), theme.style(typed(&prompt.input)));
        let cells = u16::try_from(prompt.input.cursor_cells()).unwrap_or(u16::MAX);
        return Some(Position::new(rest.x.saturating_add(cells).min(area.right() - 1), area.y));
    }
    if let Some(shown) = &model.notice {
        let notice = &shown.notice;
        let role = if matches!(notice, Notice::Failed(_)) { Role::Error } else { Role::Notice };
        put(buffer, after(area, 1), &model.options.locale.notice(notice), theme.style(role));
        return None;
    }
    keys(model, area, buffer);
    None
}

/// How a typed line looks: reversed as long as the next letter replaces it.
pub fn typed(input: &Input) -> Role {
    if input.is_selected() { Role::Chosen } else { Role::Text }
}

/// The keys, each with what it does.
fn keys(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = model.options.theme;
    for key in model.placed_keys(area) {
        let rest = put(buffer, key.place, &key.written, theme.style(Role::Key));
        put(buffer, rest, &format!(" {}", key.label), theme.style(Role::Dim));
    }
}
