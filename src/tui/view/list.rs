//! The list: the rows of a tab or of an entity's page, or what to do where there are none.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::folder::put_wrapped;
use super::paint::{after, line, put};
use super::row_context::RowContext;
use super::{entities, rows};
use crate::search::Scope;
use crate::search::filter::Hit;
use crate::text::fold::fold;
use crate::tui::model::list::{Source, row_height};
use crate::tui::model::page::Page;
use crate::tui::model::{Focus, Model};
use crate::tui::theme::Role;

/// Draws the list into its place.
pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    if let Some(page) = &model.pages.open {
        return draw_page(model, page, area, buffer);
    }
    let list = model.list();
    if list.hits.is_empty() {
        return empty(model, area, buffer);
    }
    let height = row_height(model.search.tab, area.width).min(area.height);
    let mut y = 0;
    for (at, hit) in list.hits.iter().enumerate().skip(list.cursor.top) {
        if y + height > area.height {
            break;
        }
        let place = Rect { y: area.y + y, height, ..area };
        let marked = list.is_marked(hit.row);
        let is_here = at == list.cursor.selected;
        let selected = is_here && select(model, place, buffer);
        let (in_text, group) = (hit.is_in_text(), group_at(model, at));
        let is_new_in_search = model.is_new_in_search(hit.row);
        let context = RowContext { model, place, selected, marked, is_new_in_search, in_text, group };
        rows::draw(&context, &list.source, hit.row as usize, buffer);
        if is_here && !selected {
            rest(model, place, buffer);
        }
        y += height;
    }
}

/// Where quotations are shown speaker by speaker: how many there are of the speaker that begins at this row.
fn group_at(model: &Model, at: usize) -> Option<usize> {
    let list = model.list();
    let Source::Quotes(_, quotes) = &list.source else { return None };
    if !model.search.query.groups_by_speaker() {
        return None;
    }
    let speaker = |hit: &Hit| quotes.get(hit.row as usize).map_or("", |quote| quote.speaker);
    let name = speaker(list.hits.get(at)?);
    let is_same = |hit: &Hit| speaker(hit) == name || fold(speaker(hit)) == fold(name);
    let begins = at.checked_sub(1).and_then(|before| list.hits.get(before)).is_none_or(|hit| !is_same(hit));
    begins.then(|| list.hits[at..].iter().take_while(|hit| is_same(hit)).count())
}

/// The row under the cursor is reversed where the keys go; whether they go there. What is then written in it must look
/// as [`in_row`](crate::tui::theme::Theme::in_row) says.
fn select(model: &Model, place: Rect, buffer: &mut Buffer) -> bool {
    let selected = model.focus == Focus::List;
    if selected {
        buffer.set_style(place, model.options.theme.style(Role::Selected));
    }
    selected
}

/// Where the keys go to the reader the row under the cursor is bold.
fn rest(model: &Model, place: Rect, buffer: &mut Buffer) {
    buffer.set_style(place, model.options.theme.style(Role::Resting));
}

fn draw_page(model: &Model, page: &Page, area: Rect, buffer: &mut Buffer) {
    const HEIGHT: u16 = 2;
    let mut y = 0;
    for (at, row) in page.rows.rows().enumerate().skip(page.rows.cursor.top) {
        if y + HEIGHT > area.height {
            break;
        }
        let place = Rect { y: area.y + y, height: HEIGHT, ..area };
        let is_here = at == page.rows.cursor.selected;
        let selected = is_here && select(model, place, buffer);
        entities::page_row(model, row, selected, place, buffer);
        if is_here && !selected {
            rest(model, place, buffer);
        }
        y += HEIGHT;
    }
    if page.rows.shown.is_empty() {
        let words = model.options.locale.words();
        put(buffer, after(line(area, 0), 2), words.no_rows, model.options.theme.style(Role::Dim));
    }
}

/// Why there are no rows, and what to do.
fn empty(model: &Model, area: Rect, buffer: &mut Buffer) {
    let words = model.options.locale.words();
    let list = model.list();
    let lines: &[&str] = match (list.source.is_empty(), model.search.tab) {
        _ if !list.settled => &[],
        // What is not read yet may have some.
        _ if !model.archive.progress.finished && model.search.tab != Scope::Bookmarks => &[words.still_reading],
        (false, _) => &[words.no_rows],
        (true, Scope::Bookmarks) => &[words.no_bookmarks],
        (true, Scope::Articles) => words.empty_archive,
        (true, _) => &[],
    };
    let texts: Vec<_> = lines.iter().map(|text| ((*text).to_owned(), Role::Dim)).collect();
    put_wrapped(&texts, area, model, buffer);
}
