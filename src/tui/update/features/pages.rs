//! The page of an entity: opening it from the text, filtering it, and the way back.

use super::super::requests::{self, articles, notify, rows};
use super::super::under_cursor;
use crate::library::PageRow;
use crate::tui::effect::Effects;
use crate::tui::failure::Failure;
use crate::tui::model::filtered_list::FilteredList;
use crate::tui::model::page::HistoryEntry;
use crate::tui::model::{Focus, Model};
use crate::tui::notice::Notice;

/// Opens the page of what the reader's cursor is on: the entity, or the speaker of the quotation.
pub fn open_under_cursor(model: &mut Model, out: &mut Effects) {
    match under_cursor::entity_in_text(model) {
        Some((name, kind)) => requests::pages::open(model, name, kind, out),
        None => notify(model, Notice::NothingHere, out),
    }
}

/// The page is there: it takes the place of the list, with a query line of its own.
pub fn arrived(model: &mut Model, number: u64, result: Result<Vec<PageRow>, Failure>, out: &mut Effects) {
    let Some(pending) = model.pending.page.take_if(|pending| pending.number == number) else { return };
    let rows = match result {
        Ok(rows) => FilteredList::new(rows),
        Err(failure) => return notify(model, Notice::Failed(failure), out),
    };
    let mut page = pending.page;
    if let Some(open) = &mut model.pages.open
        && (&open.name, open.kind) == (&page.name, page.kind)
    {
        // The same page, gathered again: the cursor stays where it is.
        let cursor = open.rows.cursor;
        open.rows = rows;
        open.rows.filter(model.search.input.text());
        open.rows.cursor = cursor;
        open.rows.cursor.selected = cursor.selected.min(open.rows.shown.len().saturating_sub(1));
        return keep_in_view(model);
    }
    page.rows = rows;
    let (reader, shown) = (model.reading.reader.clone(), model.pages.open.replace(page));
    model.pages.history.push(HistoryEntry { reader, page: shown, focus: model.focus });
    let input = std::mem::take(&mut model.search.input);
    model.search.tabs_input.get_or_insert(input);
    model.set_focus(Focus::List);
    rows::when_cursor_rests(model, out);
}

/// Applies the page's query.
pub fn refilter(model: &mut Model) {
    if let Some(page) = &mut model.pages.open {
        page.rows.filter(model.search.input.text());
    }
}

/// Keeps the cursor of the page on the screen.
pub fn keep_in_view(model: &mut Model) {
    let height = model.list_height();
    if let Some(page) = &mut model.pages.open {
        page.rows.keep_in_view(height);
    }
}

/// Leaves the page for what was there before it.
pub fn back(model: &mut Model, out: &mut Effects) {
    let Some(entry) = model.pages.history.pop() else {
        return close_all(model);
    };
    model.pages.open = entry.page;
    model.search.input.clear();
    match model.pages.open {
        Some(_) => refilter(model),
        None => restore_query(model),
    }
    // What the page showed beside it may still be on its way.
    model.pending.article = None;
    model.reading.reader = entry.reader;
    model.set_focus(entry.focus);
    model.find_bookmarked_passages();
    articles::refresh(model, out);
    if entry.focus == Focus::List {
        rows::when_cursor_rests(model, out);
    }
}

/// Closes every page; the tabs are there again.
pub fn close_all(model: &mut Model) {
    model.pages.history.clear();
    if model.pages.open.take().is_some() {
        restore_query(model);
    }
}

fn restore_query(model: &mut Model) {
    model.search.input = model.search.tabs_input.take().unwrap_or_default();
}
