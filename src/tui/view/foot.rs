//! The last line: a line being typed, a notice, or the keys that matter now.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::paint::{after, put};
use crate::search::Scope;
use crate::text::width::width;
use crate::tui::action::{ACTIONS, Action, Context, ListAction, PaneAction, ProgramAction};
use crate::tui::input::Input;
use crate::tui::model::{Focus, Model, Popup};
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

/// As many keys as fit, the most useful first; help and quit always.
fn keys(model: &Model, area: Rect, buffer: &mut Buffer) {
    let context = if model.focus == Focus::Reader { Context::Reader } else { Context::List };
    let theme = model.options.theme;
    let fits = |action: Action| {
        action != Action::List(ListAction::NextKind) || matches!(model.search.tab, Scope::Entities | Scope::Quotes)
    };
    let mut entries: Vec<_> = ACTIONS.iter().filter(|entry| entry.footer > 0 && fits(entry.action)).collect();
    entries.sort_by_key(|entry| entry.footer);
    let keys = entries.iter().filter_map(|entry| {
        let key = model.options.keymap.keys(context, entry.action).first()?.to_string();
        let picks = context == Context::List && model.picking.is_some();
        let label = if picks && entry.action == Action::Pane(PaneAction::Open) {
            model.options.locale.words().pick
        } else {
            model.options.locale.short(entry.action)
        };
        Some((entry.action, key, label))
    });
    let (last, first): (Vec<_>, Vec<_>) =
        keys.partition(|(action, ..)| matches!(action, Action::Program(ProgramAction::Help | ProgramAction::Quit)));
    // A key, a blank, its label and two blanks before the next one.
    let cells = |(_, key, label): &(Action, String, &str)| width(key) + width(label) + 3;
    let needed = last.iter().map(cells).sum::<usize>().saturating_sub(2);
    let mut rest = after(area, 1);
    let mut room = usize::from(rest.width).saturating_sub(needed);
    let fitting = first.iter().map_while(|key| {
        room = room.checked_sub(cells(key))?;
        Some(key)
    });
    for (_, key, label) in fitting.chain(&last) {
        rest = put(buffer, rest, key, theme.style(Role::Key));
        rest = after(put(buffer, rest, &format!(" {label}"), theme.style(Role::Dim)), 2);
    }
}
