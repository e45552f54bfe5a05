//! The mouse: the wheel scrolls what is under it, a click selects, a second click on the selected row opens; a click on a
//! tab or on a key of the last line does what it says.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::super::features::{list, reading, side_by_side};
use super::{actions, keys};
use crate::tui::action::{Action, PaneAction, SideBySideAction};
use crate::tui::effect::Effects;
use crate::tui::model::geometry::{GUTTER, Geometry};
use crate::tui::model::reader::Cursor;
use crate::tui::model::side_by_side::{Places, Side};
use crate::tui::model::{Focus, Model, Popup};

/// Lines that one notch of the wheel scrolls.
const NOTCH: isize = 3;

/// The mouse did something.
pub fn turn(model: &mut Model, event: MouseEvent, out: &mut Effects) {
    if model.popup.is_some() {
        return turn_in_popup(model, event);
    }
    let Some(parts) = model.geometry() else { return };
    let at = Position::new(event.column, event.row);
    if model.side_by_side.is_some() {
        return turn_side_by_side(model, &parts, event, out);
    }
    let over = |part: Option<Rect>| part.filter(|part| part.contains(at));
    match event.kind {
        MouseEventKind::ScrollDown | MouseEventKind::ScrollUp => {
            let down = event.kind == MouseEventKind::ScrollDown;
            if over(parts.reader).is_some() {
                reading::scroll(model, if down { NOTCH } else { -NOTCH });
            } else if over(parts.list).is_some() {
                list::step(model, if down { 1 } else { -1 }, out);
            }
        }
        MouseEventKind::Down(MouseButton::Left) => {
            if click_bars(model, &parts, at, out) {
                return;
            }
            if let Some(area) = over(parts.list) {
                click_list(model, usize::from(event.row - area.y), out);
            } else if let Some(area) = over(parts.reader) {
                let row = usize::from(event.row - area.y);
                let column = event.column.saturating_sub(area.x + GUTTER);
                click_reader(model, row, usize::from(column));
            }
        }
        _ => {}
    }
}

/// The wheel goes through the lines of a popup.
fn turn_in_popup(model: &mut Model, event: MouseEvent) {
    let height = model.popup_height();
    let Some(Popup::List(popup)) = &mut model.popup else { return };
    match event.kind {
        MouseEventKind::ScrollDown => popup.step(1, height),
        MouseEventKind::ScrollUp => popup.step(-1, height),
        _ => {}
    }
}

/// The wheel scrolls two quotations that are side by side, a click goes to one of them.
fn turn_side_by_side(model: &mut Model, parts: &Geometry, event: MouseEvent, out: &mut Effects) {
    let at = Position::new(event.column, event.row);
    match event.kind {
        MouseEventKind::ScrollDown => side_by_side::scroll(model, NOTCH),
        MouseEventKind::ScrollUp => side_by_side::scroll(model, -NOTCH),
        MouseEventKind::Down(MouseButton::Left) => {
            if click_keys(model, parts, at, out) {
                return;
            }
            let columns = Places::on(model.size).columns;
            let clicked = columns.iter().zip([Side::First, Side::Second]).find(|(place, _)| place.contains(at));
            let here = model.side_by_side.as_ref().map(|beside| beside.side);
            if columns.len() > 1 && clicked.is_some_and(|(_, side)| Some(side) != here) {
                side_by_side::act(model, SideBySideAction::OtherSide, out);
            }
        }
        _ => {}
    }
}

/// A click on a tab opens it, one on a key of the last line presses it; whether there was one.
fn click_bars(model: &mut Model, parts: &Geometry, at: Position, out: &mut Effects) -> bool {
    let tabs = parts.head.map(|(_, line)| model.placed_tabs(line)).unwrap_or_default();
    if let Some(tab) = tabs.into_iter().find(|tab| tab.place.contains(at)) {
        model.set_focus(Focus::List);
        list::go_to_tab(model, tab.tab, out);
        return true;
    }
    click_keys(model, parts, at, out)
}

/// A click on a key of the last line presses it; whether there was one.
fn click_keys(model: &mut Model, parts: &Geometry, at: Position, out: &mut Effects) -> bool {
    // Where a notice stands there are no keys.
    let keys = if model.notice.is_none() { model.placed_keys(parts.footer) } else { Vec::new() };
    let Some(key) = keys.into_iter().find(|key| key.place.contains(at)) else { return false };
    keys::press(model, key.key, out);
    true
}

fn click_list(model: &mut Model, line: usize, out: &mut Effects) {
    if model.focus == Focus::Reader {
        model.set_focus(Focus::List);
    }
    let height = usize::from(model.row_height());
    let (cursor, count) = match &model.pages.open {
        Some(page) => (page.rows.cursor, page.rows.shown.len()),
        None => (model.list().cursor, model.list().hits.len()),
    };
    let wanted = cursor.top + line / height.max(1);
    if wanted >= count {
        return;
    }
    if wanted == cursor.selected {
        actions::act(model, Action::Pane(PaneAction::Open), out);
    } else {
        let by = isize::try_from(wanted).unwrap_or(isize::MAX) - isize::try_from(cursor.selected).unwrap_or(isize::MAX);
        list::step(model, by, out);
    }
}

/// Puts the cursor on what was clicked: a mention, else the quotation around it.
fn click_reader(model: &mut Model, line: usize, column: usize) {
    model.set_focus(Focus::Reader);
    let Some(reader) = &mut model.reading.reader else { return };
    let Some(row) = (reader.top + line).checked_sub(reader.header.len()) else { return };
    let Some(row) = reader.layout.rows.get(row).copied() else { return };
    let text = row.span.of(&reader.opened.article.body.text);
    let inside = column.saturating_sub(usize::from(row.indent));
    let prefix = crate::text::width::prefix(text, inside);
    let byte = row.span.start + prefix.len();
    let analysis = &reader.opened.analysis;
    let mention = analysis.mentions.iter().position(|mention| mention.span.contains(byte));
    let quotation = analysis.quotations.iter().position(|quotation| quotation.span.contains(byte));
    reader.cursor = match (mention, quotation) {
        (Some(at), _) => Cursor::Mention(at),
        (None, Some(at)) => Cursor::Quotation(at),
        (None, None) => Cursor::Nothing,
    };
}
