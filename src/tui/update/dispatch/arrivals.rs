//! Answers of the workers.

use std::sync::Arc;

use super::super::features::reading::Purpose;
use super::super::features::{corrections, list, popups, reading};
use super::super::requests::{notify, rows};
use super::keys;
use crate::article::Article;
use crate::library::{Opened, Target};
use crate::search::Scope;
use crate::text::wrap::Layout;
use crate::tui::effect::Effects;
use crate::tui::failure::Failure;
use crate::tui::message::SearchResult;
use crate::tui::model::pending::{CursorPolicy, PendingSearch, WhenOpened};
use crate::tui::model::reader::Reader;
use crate::tui::model::{Model, Progress, slot};
use crate::tui::notice::Notice;

/// Rows that answer a query: those of an older question are dropped.
pub fn found(model: &mut Model, answer: SearchResult, out: &mut Effects) {
    let PendingSearch { number, cursor } = model.pending.search;
    if answer.generation != number || answer.scope != model.search.tab {
        return;
    }
    let query = model.tabs_input().text().to_owned();
    let height = model.list_height();
    let list = &mut model.search.lists[slot(answer.scope)];
    let before = list.identity();
    let is_first = list.answered != answer.generation;
    if is_first && cursor == CursorPolicy::ToFirst {
        list.moved = false;
    }
    // A second answer to one question may put better rows before those of the first, and so may a longer index.
    let policy = match cursor {
        CursorPolicy::ToFirst | CursorPolicy::StayIfMoved if list.moved => CursorPolicy::Stay,
        CursorPolicy::ToFirst | CursorPolicy::StayIfMoved => CursorPolicy::ToFirst,
        CursorPolicy::StayInPlace if !is_first && list.moved => CursorPolicy::Stay,
        CursorPolicy::Stay | CursorPolicy::StayInPlace => cursor,
    };
    list.answer(answer.source, answer.hits, policy);
    if let Some(identity) = &model.pending.left_row
        && (list.moved || list.return_to(identity) || answer.settled)
    {
        model.pending.left_row = None;
    }
    list.answered = answer.generation;
    list.query = query;
    list.settled = answer.settled;
    list.keep_in_view(height);
    if model.pending.open_first_row && !model.awaits_first_rows() {
        return open_awaited(model, out);
    }
    if model.pages.open.is_none() && (model.list().identity() != before || model.reading.reader.is_none()) {
        match (&model.reading.reader, &model.pending.article) {
            (None, None) => list::preview(model, out),
            _ => rows::when_cursor_rests(model, out),
        }
    }
}

/// The rows that Enter waited for are there, or will not come: it acts, and then the keys that waited with it.
fn open_awaited(model: &mut Model, out: &mut Effects) {
    model.pending.open_first_row = false;
    list::open(model, out);
    keys::replay(model, out);
}

/// The archive is read so far. When all of it is and there is no row, Enter waits no more.
pub fn progressed(model: &mut Model, progress: Progress, out: &mut Effects) {
    model.archive.progress = progress;
    if model.pending.open_first_row && progress.finished && model.list().settled {
        open_awaited(model, out);
    }
}

/// An article that was asked for; one that is not awaited any more is dropped.
pub fn opened(model: &mut Model, number: u64, result: Result<Arc<Opened>, Failure>, out: &mut Effects) {
    let Some(pending) = model.pending.article.take_if(|pending| pending.number == number) else { return };
    match (result, pending.then) {
        (Ok(opened), WhenOpened::Read(target)) => reading::show(model, opened, &target, Purpose::Read, out),
        (Ok(opened), WhenOpened::Preview(target)) => reading::show(model, opened, &target, Purpose::Preview, out),
        (Ok(opened), WhenOpened::Correct(byte)) => {
            reading::show(model, opened, &Target::Byte(byte), Purpose::Preview, out);
            corrections::ask_at(model, byte, out);
        }
        (Ok(opened), WhenOpened::Outline) => {
            reading::show(model, opened, &Target::Start, Purpose::Preview, out);
            popups::show_outline(model, out);
        }
        (Ok(opened), WhenOpened::Refresh) => reading::refresh(model, opened),
        // What cannot be shown beside the list says so there, instead of what was there before.
        (Err(failure), WhenOpened::Preview(_)) if model.reader_width().is_some() => {
            model.reading.reader = None;
            model.reading.missing = Some(failure);
        }
        (Err(failure), _) => notify(model, Notice::Failed(failure), out),
    }
    keys::replay(model, out);
}

/// The lines of an article, if it is still the one on the screen.
pub fn laid_out(model: &mut Model, article: &Arc<Article>, width: u16, layout: Layout) {
    if let Some(reader) = model.reading.reader.as_mut().filter(|reader| Arc::ptr_eq(&reader.opened.article, article)) {
        reader.lay_out(width, layout);
    }
}

/// More of the analysis of an article, if it is still the one on the screen.
pub fn analysed(model: &mut Model, opened: Arc<Opened>) {
    let same = |reader: &&mut Reader| Arc::ptr_eq(&reader.opened.article, &opened.article);
    if let Some(reader) = model.reading.reader.as_mut().filter(same) {
        reader.analyse(opened);
    }
}

/// The sentences of rows, if they are still the answer to the same question.
pub fn excerpts(model: &mut Model, answer: u64, found: Vec<(u32, String)>) {
    let list = &mut model.search.lists[slot(Scope::Articles)];
    if list.answered == answer {
        list.excerpts.extend(found);
        list.seeking = false;
    }
}
