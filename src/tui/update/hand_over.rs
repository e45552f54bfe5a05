//! Handing over to other programs: the editor.

use super::{Effects, list, notify};
use crate::tui::message::{Effect, Wanted};
use crate::tui::model::{Focus, Goal, Model, Notice};

/// Opens the file of what the cursor is on in the person's editor, at its line.
pub fn edit(model: &mut Model, out: &mut Effects) {
    match here(model) {
        Some((wanted, goal)) => out.push(Effect::Edit(wanted, goal)),
        None => notify(model, Notice::NothingHere, out),
    }
}

/// The article and the place in it: in the reader the chosen lines, what the cursor is on, or the first line shown.
fn here(model: &Model) -> Option<(Wanted, Goal)> {
    if model.focus == Focus::List {
        return list::under_cursor(model);
    }
    let reader = model.reader.as_ref()?;
    let span = reader.chosen_span().or_else(|| reader.cursor_span());
    let byte = match (span, reader.top) {
        (Some(span), _) => span.start,
        (None, 0) => return Some((super::reading::wanted(reader.opened.id.clone()), Goal::Start)),
        (None, top) => reader.row_start(top.saturating_sub(reader.header.len())),
    };
    Some((super::reading::wanted(reader.opened.id.clone()), Goal::Byte(byte)))
}
