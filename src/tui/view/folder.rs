//! While a folder is asked for: what to do, what is wrong with what was typed, and the folders that it may become.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::{after, line, put};
use crate::tui::model::header::wrap_line;
use crate::tui::model::{Model, Popup};
use crate::tui::notice::PromptKind;
use crate::tui::theme::Role;

/// Whether a folder is asked for: then this stands in the place of the list.
pub fn is_asked(model: &Model) -> bool {
    matches!(&model.popup, Some(Popup::Prompt(prompt)) if prompt.kind == PromptKind::Folder)
}

/// Draws it into the place of the list.
pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let locale = model.options.locale;
    let mut texts: Vec<(String, Role)> = Vec::new();
    if let Some(failure) = &model.archive.refused {
        texts.push((locale.failure(failure), Role::Error));
    } else if !model.archive.choices.is_empty() {
        let names: Vec<String> = model.archive.choices.iter().map(|name| format!("{name}/")).collect();
        texts.push((names.join("   "), Role::Text));
    }
    if !texts.is_empty() {
        texts.push((String::new(), Role::Text));
    }
    texts.extend(locale.words().no_archive.iter().map(|text| ((*text).to_owned(), Role::Dim)));
    put_wrapped(&texts, area, model, buffer);
}

/// Writes texts one under the other, each broken to fit; the empty lines between them only where all have room.
pub fn put_wrapped(texts: &[(String, Role)], area: Rect, model: &Model, buffer: &mut Buffer) {
    let width = area.width.saturating_sub(3);
    let lines = texts.iter().flat_map(|(text, role)| match text.as_str() {
        "" => vec![(String::new(), *role)],
        text => wrap_line(text, width).into_iter().map(|line| (line, *role)).collect(),
    });
    let mut lines: Vec<(String, Role)> = lines.collect();
    if lines.len() > usize::from(area.height) {
        lines.retain(|(text, _)| !text.is_empty());
    }
    for (number, (text, role)) in (0..area.height).zip(lines) {
        put(buffer, after(line(area, number), 2), &text, model.options.theme.style(role));
    }
}
