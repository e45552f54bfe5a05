//! The page of an entity: opening it from anywhere, moving in it, and the way back.

use super::super::{Effects, bookmarks, corrections, list, notify, reading};
use crate::analysis::EntityKind;
use crate::text::fold::fold;
use crate::tui::message::{Effect, Failure};
use crate::tui::model::list::{Page, PageRow};
use crate::tui::model::{Focus, Model, Notice, Station};

/// Asks for the page of an entity.
pub fn open(model: &mut Model, name: String, kind: EntityKind, out: &mut Effects) {
    let number = model.next_generation();
    let page = Page { name: name.clone(), kind, rows: Vec::new(), shown: Vec::new(), selected: 0, top: 0 };
    model.awaited_page = Some((number, page));
    out.push(Effect::LoadPage(number, name, kind));
}

/// The entity under the cursor of a page that lists who appears with its own.
pub fn entity_under_cursor(model: &Model) -> Option<(String, EntityKind)> {
    let page = model.page.as_ref()?;
    match page.rows.get(*page.shown.get(page.selected)?)? {
        PageRow::Entity { name, kind, .. } => Some((name.clone(), *kind)),
        PageRow::Heading(..) | PageRow::Timeline(_) | PageRow::Passage { .. } => None,
    }
}

/// Opens the page of what the reader's cursor is on: the entity, or the speaker of the quotation.
pub fn open_under_cursor(model: &mut Model, out: &mut Effects) {
    let Some(reader) = &model.reader else { return };
    let of_mention = reader.mention().map(|mention| mention.entity);
    let of_speaker = || reader.quotation()?.speaker.as_ref()?.entity;
    let entity = of_mention.or_else(of_speaker).and_then(|at| reader.opened.analysis.entities.get(at));
    match entity {
        Some(entity) => {
            let (name, kind) = (entity.name.clone(), entity.kind);
            open(model, name, kind, out);
        }
        None => notify(model, Notice::NothingHere, out),
    }
}

/// The page is there: it takes the place of the list, with a query line of its own.
pub fn arrived(model: &mut Model, number: u64, result: Result<Vec<PageRow>, Failure>, out: &mut Effects) {
    let Some((_, mut page)) = model.awaited_page.take_if(|(asked, _)| *asked == number) else { return };
    let rows = match result {
        Ok(rows) => rows,
        Err(failure) => return notify(model, Notice::Failed(failure), out),
    };
    page.rows = rows;
    if let Some(open) = &mut model.page
        && (&open.name, open.kind) == (&page.name, page.kind)
    {
        // The same page, gathered again: the cursor stays where it is.
        let (selected, top) = (open.selected, open.top);
        open.rows = page.rows;
        refilter(model);
        if let Some(open) = &mut model.page {
            (open.selected, open.top) = (selected.min(open.shown.len().saturating_sub(1)), top);
        }
        return keep_in_view(model);
    }
    model.trail.push(Station { reader: model.reader.clone(), page: model.page.take(), focus: model.focus });
    let query = std::mem::take(&mut model.query);
    if model.put_aside.is_none() {
        model.put_aside = Some(query);
    }
    model.page = Some(page);
    refilter(model);
    reading::focus(model, Focus::List);
    list::rest(model, out);
}

/// Applies the page's query: rows that hold every word of it stay, under their headings.
pub fn refilter(model: &mut Model) {
    let Some(page) = &mut model.page else { return };
    let words: Vec<String> = fold(model.query.text()).split_whitespace().map(str::to_owned).collect();
    page.shown.clear();
    let mut headings = Vec::new();
    for (at, row) in page.rows.iter().enumerate() {
        let line = match row {
            PageRow::Heading(..) => {
                headings = vec![at];
                continue;
            }
            PageRow::Timeline(_) => {
                // Over time goes everything, not what a few letters leave of it.
                headings.extend(words.is_empty().then_some(at));
                continue;
            }
            PageRow::Entity { name, .. } => fold(name),
            PageRow::Passage { words: said, headline, date, speaker, .. } => {
                fold(&format!("{said} {} {headline} {date}", speaker.as_deref().unwrap_or_default()))
            }
        };
        if words.iter().all(|word| line.contains(word.as_str())) {
            page.shown.append(&mut headings);
            page.shown.push(at);
        }
    }
    (page.selected, page.top) = (0, 0);
    step(page, 1, usize::MAX);
}

/// Moves the cursor of a page to the nearest row in that direction that it can stand on; headings are passed over.
pub fn step(page: &mut Page, by: isize, shown: usize) {
    let at = page.selected.saturating_add_signed(by).min(page.shown.len().saturating_sub(1));
    let is_stop = |at: &usize| page.shown.get(*at).is_some_and(|row| page.rows[*row].is_stop());
    let after = || (at..page.shown.len()).find(is_stop);
    let before = || (0..=at).rev().find(is_stop);
    let next = if by < 0 { before().or_else(after) } else { after().or_else(before) };
    page.selected = next.unwrap_or(0);
    scroll(page, shown);
}

/// Keeps the cursor of the page on the screen.
pub fn keep_in_view(model: &mut Model) {
    let shown = model.list_height();
    if let Some(page) = &mut model.page {
        scroll(page, shown);
    }
}

fn scroll(page: &mut Page, shown: usize) {
    let shown = shown.max(1);
    page.top = page.top.min(page.selected).max((page.selected + 1).saturating_sub(shown));
    // What stands over the first row is seen with it.
    if page.shown.iter().position(|row| page.rows[*row].is_stop()) == Some(page.selected) && page.selected < shown {
        page.top = 0;
    }
}

/// Leaves the page for what was there before it.
pub fn back(model: &mut Model, out: &mut Effects) {
    let Some(station) = model.trail.pop() else {
        return close_all(model);
    };
    model.page = station.page;
    model.query.clear();
    match model.page {
        Some(_) => refilter(model),
        None => restore_query(model),
    }
    // What the page showed beside it may still be on its way.
    model.awaited = None;
    model.reader = station.reader;
    reading::focus(model, station.focus);
    bookmarks::mark_passages(model);
    corrections::look_again(model, out);
    if station.focus == Focus::List {
        list::rest(model, out);
    }
}

/// Closes every page; the tabs are there again.
pub fn close_all(model: &mut Model) {
    model.trail.clear();
    if model.page.take().is_some() {
        restore_query(model);
    }
}

fn restore_query(model: &mut Model) {
    model.query = model.put_aside.take().unwrap_or_default();
}
