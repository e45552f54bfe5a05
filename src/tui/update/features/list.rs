//! Moving in the list and opening what is under its cursor.

use super::super::requests::{self, rows};
use super::super::under_cursor;
use super::reading::Purpose;
use super::{pages, pick, query, reading};
use crate::search::Scope;
use crate::tui::effect::Effects;
use crate::tui::model::{Focus, Model, TABS, slot};

/// More moves than this without a rest mean that a key is held.
const HELD: u32 = 4;

/// Moves the cursor by so many rows, down when positive.
pub fn step(model: &mut Model, by: isize, out: &mut Effects) {
    // Where the list is alone the terminal scrolls it, a row at a time.
    let beside = model.focus == Focus::List && model.reader_width().is_some();
    model.cursor_moves.since_rest = if beside { model.cursor_moves.since_rest + 1 } else { 0 };
    move_cursor(model, by);
    rows::when_cursor_rests(model, out);
}

fn move_cursor(model: &mut Model, by: isize) {
    let height = model.list_height();
    let is_held = model.cursor_moves.since_rest > HELD && by.unsigned_abs() == 1;
    match &mut model.pages.open {
        Some(page) => page.rows.step(by, height),
        None if is_held => model.list_mut().step_held(by, height),
        None => model.list_mut().step(by, height),
    }
}

/// The cursor has rested.
pub fn rested(model: &mut Model, number: u64, out: &mut Effects) {
    if number == model.cursor_moves.last {
        model.cursor_moves.since_rest = 0;
        preview(model, out);
    }
}

/// Shows what is under the cursor beside the list, nothing where that is no article; never in place of an article
/// that is on its way to be read.
pub fn preview(model: &mut Model, out: &mut Effects) {
    if model.focus != Focus::List || model.reader_width().is_none() || model.is_opening() {
        return;
    }
    match under_cursor::article(model) {
        Some((wanted, target)) => reading::open(model, wanted, target, Purpose::Preview, out),
        // An article that has nothing to do with the list would only mislead.
        None => (model.reading.reader, model.reading.missing) = (None, None),
    }
}

/// Enter: hands over what is picked for another program, else opens what is under the cursor.
pub fn open(model: &mut Model, out: &mut Effects) {
    let list = model.list();
    let answers_older_query = !list.settled && list.answered != model.pending.search.number;
    if model.pages.open.is_none() && (answers_older_query || model.awaits_first_rows()) {
        // The person means the first row of what is about to come. Keys pressed after this one wait for it too.
        model.pending.open_first_row = true;
        return;
    }
    if pick::picks(model) { pick::choose(model, out) } else { read(model, out) }
}

/// Opens what is under the cursor: reads it, or turns to its page.
pub fn read(model: &mut Model, out: &mut Effects) {
    if let Some((wanted, target)) = under_cursor::article(model) {
        reading::open(model, wanted, target, Purpose::Read, out);
    } else if let Some((name, kind)) = under_cursor::entity_of_row(model) {
        requests::pages::open(model, name, kind, out);
    }
}

/// Reads the article so many rows after the one under the cursor, and moves the cursor there.
pub fn read_neighbour(model: &mut Model, by: isize, out: &mut Effects) {
    move_cursor(model, by);
    if let Some((wanted, target)) = under_cursor::article(model) {
        reading::open(model, wanted, target, Purpose::Read, out);
    }
}

/// Opens the tab so many places to the right, around the end.
pub fn turn_tab(model: &mut Model, by: usize, out: &mut Effects) {
    let tab = TABS[(slot(model.search.tab) + by) % TABS.len()];
    go_to_tab(model, tab, out);
}

/// Opens a tab; a page that lay over the list is closed.
pub fn go_to_tab(model: &mut Model, tab: Scope, out: &mut Effects) {
    pages::close_all(model);
    rows::open_tab(model, tab, out);
}

/// Clears the query; with none, steps back from a page.
pub fn back(model: &mut Model, out: &mut Effects) {
    if !model.search.input.is_empty() {
        model.search.input.clear();
        return query::changed(model, out);
    }
    if model.pages.open.is_some() {
        return pages::back(model, out);
    }
    if model.picking.is_some() && model.list().marked.is_empty() {
        return requests::quit(model, out);
    }
    model.list_mut().marked.clear();
}

/// Marks the row under the cursor, or takes the mark away, and goes one down.
pub fn mark_row(model: &mut Model, out: &mut Effects) {
    if model.pages.open.is_some() {
        return;
    }
    let list = model.list_mut();
    if let Some(identity) = list.identity() {
        if !list.marked.remove(&identity) {
            list.marked.insert(identity);
        }
        step(model, 1, out);
    }
}
