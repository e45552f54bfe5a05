//! Moving in the list and opening what is under its cursor.

use std::sync::Arc;
use std::time::Duration;

use super::super::{Effects, find, keys, pages, pick, reading};
use crate::search::Scope;
use crate::search::filter::Hit;
use crate::tui::message::{Effect, Message, Sought, Wanted};
use crate::tui::model::list::{PageRow, Source};
use crate::tui::model::{Focus, Goal, Model, TABS, slot};

/// How long the cursor must rest before the article under it is shown beside the list: longer than a key
/// repeats, so that holding an arrow costs a row, not an article.
const REST: Duration = Duration::from_millis(120);

/// So many moves without a rest are a key that is held.
const HELD: u32 = 4;

/// Moves the cursor.
pub fn step(model: &mut Model, by: isize, out: &mut Effects) {
    // Where the list is alone the terminal scrolls it, a row at a time.
    let beside = model.focus == Focus::List && model.reader_width().is_some();
    model.moves = if beside { model.moves + 1 } else { 0 };
    go_by(model, by);
    rest(model, out);
}

fn go_by(model: &mut Model, by: isize) {
    let (shown, held) = (model.list_height(), model.moves > HELD && by.unsigned_abs() == 1);
    match &mut model.page {
        Some(page) => pages::step(page, by, shown),
        None if held => model.list_mut().step_on(by, shown),
        None => model.list_mut().step(by, shown),
    }
}

/// The cursor stands somewhere else: what is under it is shown once it rests.
pub fn rest(model: &mut Model, out: &mut Effects) {
    if model.focus == Focus::List && model.reader_width().is_some() {
        let number = model.next_generation();
        model.moved = number;
        out.push(Effect::After(REST, Message::Rested(number)));
    }
}

/// The cursor has rested.
pub fn rested(model: &mut Model, number: u64, out: &mut Effects) {
    if number == model.moved {
        model.moves = 0;
        preview(model, out);
    }
}

/// Shows what is under the cursor beside the list, nothing where that is no article; never in place of an article that is on its way to be read.
pub fn preview(model: &mut Model, out: &mut Effects) {
    if model.focus != Focus::List || model.reader_width().is_none() || model.is_opening() {
        return;
    }
    match under_cursor(model) {
        Some((wanted, goal)) => reading::open(model, wanted, goal, false, out),
        // An article that has nothing to do with the list would only mislead.
        None => (model.reader, model.missing) = (None, None),
    }
}

/// Enter: hands over what is picked for another program, else opens what is under the cursor.
pub fn open(model: &mut Model, out: &mut Effects) {
    let list = model.list();
    if model.page.is_none() && !list.settled && list.answered != model.asked.0 {
        // What is on the screen answers an older query: the person means the row that the new one brings up.
        model.open_when_found = true;
        return;
    }
    if pick::picks(model) { pick::choose(model, out) } else { read(model, out) }
}

/// Opens what is under the cursor: reads it, or turns to its page.
pub fn read(model: &mut Model, out: &mut Effects) {
    if let Some((wanted, goal)) = under_cursor(model) {
        return reading::open(model, wanted, goal, true, out);
    }
    if let Some((name, kind)) = pages::entity_under_cursor(model) {
        return pages::open(model, name, kind, out);
    }
    if model.page.is_none()
        && let Source::Entities(entities) = &model.list().source
        && let Some(row) = model.list().row()
    {
        let Some(entity) = entities.get(row as usize) else { return };
        let (name, kind) = (entity.name.to_owned(), entity.kind);
        pages::open(model, name, kind, out);
    }
}

/// Reads the article after or before the one under the cursor, and moves the cursor there.
pub fn read_neighbour(model: &mut Model, by: isize, out: &mut Effects) {
    go_by(model, by);
    if let Some((wanted, goal)) = under_cursor(model) {
        reading::open(model, wanted, goal, true, out);
    }
}

/// The article under the cursor and the place in it, where there is one.
pub fn under_cursor(model: &Model) -> Option<(Wanted, Goal)> {
    if let Some(page) = &model.page {
        let row = &page.rows[*page.shown.get(page.selected)?];
        let PageRow::Passage { article, start, .. } = row else { return None };
        return Some((reading::wanted(*article), Goal::Byte(*start)));
    }
    let list = model.list();
    let row = list.row()? as usize;
    Some(match &list.source {
        Source::Nothing | Source::Entities(_) => return None,
        Source::Articles(articles) => (Wanted::of_row(&articles.get(row)?), words_in_text(model)),
        Source::Quotes(articles, quotes) => {
            let quote = quotes.get(row)?;
            let article = articles.get(quote.article as usize)?;
            (Wanted::of_row(&article), Goal::Byte(quote.start))
        }
        Source::Bookmarks(bookmarks) => {
            let bookmark = bookmarks.get(row)?;
            (Wanted::of_bookmark(bookmark), Goal::Bookmark(bookmark.id.clone()))
        }
    })
}

/// For a row that only its text brought up: the longest word of the query, to be shown where it stands.
fn words_in_text(model: &Model) -> Goal {
    let list = model.list();
    let asked = model.parsed.terms.iter().filter(|term| !term.negated && term.beyond_headline());
    match asked.max_by_key(|term| term.text.len()) {
        Some(term) if list.hits.get(list.selected).is_some_and(Hit::is_in_text) => Goal::Words(term.text.clone()),
        _ => Goal::Start,
    }
}

/// Asks for the sentences of the rows on the screen that match in their text only.
pub fn seek_excerpts(model: &mut Model, out: &mut Effects) {
    if model.tab != Scope::Articles || model.page.is_some() || model.geometry().is_none_or(|parts| parts.list.is_none())
    {
        return;
    }
    let shown = model.list_height();
    let list = &mut model.lists[slot(Scope::Articles)];
    let Source::Articles(articles) = &list.source else { return };
    if !list.settled {
        return;
    }
    let on_screen = list.hits.iter().skip(list.top).take(shown);
    let in_text = on_screen.filter(|hit| hit.is_in_text()).map(|hit| hit.row);
    let rows: Vec<u32> = in_text.filter(|row| !list.excerpts.contains_key(row)).collect();
    if rows.is_empty() {
        return;
    }
    list.excerpts.extend(rows.iter().map(|row| (*row, String::new())));
    list.seeking = true;
    let asked = model.parsed.terms.iter().filter(|term| !term.negated && term.beyond_headline());
    let words = asked.map(|term| term.text.clone()).collect();
    out.push(Effect::Excerpts(Sought { answer: list.answered, articles: Arc::clone(articles), rows, words }));
}

/// Opens the tab so many places to the right, around the end.
pub fn turn_tab(model: &mut Model, by: usize, out: &mut Effects) {
    let tab = TABS[(slot(model.tab) + by) % TABS.len()];
    go_to_tab(model, tab, out);
}

/// Opens a tab; a page that lay over the list is closed.
pub fn go_to_tab(model: &mut Model, tab: Scope, out: &mut Effects) {
    pages::close_all(model);
    find::open_tab(model, tab, out);
}

/// Clears the query; with none, steps back from a page.
pub fn back(model: &mut Model, out: &mut Effects) {
    if !model.query.is_empty() {
        model.query.clear();
        return keys::query_changed(model, out);
    }
    if model.page.is_some() {
        return pages::back(model, out);
    }
    if model.picking.is_some() && model.list().marked.is_empty() {
        return super::super::quit(model, out);
    }
    model.list_mut().marked.clear();
}

/// Marks the row under the cursor, or takes the mark away, and goes one down.
pub fn toggle_mark(model: &mut Model, out: &mut Effects) {
    if model.page.is_some() {
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
