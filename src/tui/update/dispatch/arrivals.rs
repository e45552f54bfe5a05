//! Answers of the workers.

use std::sync::Arc;

use super::super::{Effects, corrections, keys, list, notify, reading};
use crate::article::Article;
use crate::search::Scope;
use crate::text::wrap::Layout;
use crate::tui::message::{Answer, Failure};
use crate::tui::model::reader::{Opened, Reader};
use crate::tui::model::{Arrival, Goal, Model, Notice, slot};

/// Rows that answer a query: those of an older question are dropped.
pub fn found(model: &mut Model, answer: Answer, out: &mut Effects) {
    let (asked, keep) = model.asked;
    if answer.generation != asked || answer.scope != model.tab {
        return;
    }
    let query = model.put_aside.as_ref().unwrap_or(&model.query).text().to_owned();
    let shown = model.list_height();
    let list = &mut model.lists[slot(answer.scope)];
    let before = list.identity();
    // The second answer to one question may put better rows before the first one: a cursor that was moved stays.
    let keep = keep || list.answered == answer.generation && list.selected > 0;
    list.answer(answer.source, answer.hits, keep);
    list.answered = answer.generation;
    list.query = query;
    list.settled = answer.settled;
    list.keep_in_view(shown);
    if std::mem::take(&mut model.open_when_found) {
        list::open(model, out);
        return keys::release(model, out);
    }
    if model.page.is_none() && (model.list().identity() != before || model.reader.is_none()) {
        match (&model.reader, &model.awaited) {
            (None, None) => list::preview(model, out),
            _ => list::rest(model, out),
        }
    }
}

/// An article that was asked for; one that is not awaited any more is dropped.
pub fn opened(model: &mut Model, number: u64, result: Result<Arc<Opened>, Failure>, out: &mut Effects) {
    let Some((_, arrival)) = model.awaited.take_if(|(asked, _)| *asked == number) else { return };
    match result {
        Ok(opened) => match arrival {
            Arrival::Read(goal) => reading::show(model, opened, goal, true, out),
            Arrival::Preview(goal) => reading::show(model, opened, goal, false, out),
            Arrival::Correct(byte) => {
                reading::show(model, opened, Goal::Byte(byte), false, out);
                corrections::ask_at(model, byte, out);
            }
            Arrival::Again => reading::renew(model, opened),
        },
        // What cannot be shown beside the list says so there, instead of what was there before.
        Err(failure) if matches!(arrival, Arrival::Preview(_)) && model.reader_width().is_some() => {
            model.reader = None;
            model.missing = Some(failure);
        }
        Err(failure) => notify(model, Notice::Failed(failure), out),
    }
    keys::release(model, out);
}

/// The lines of an article, if it is still the one on the screen.
pub fn laid_out(model: &mut Model, article: &Arc<Article>, width: u16, layout: Layout) {
    if let Some(reader) = model.reader.as_mut().filter(|reader| Arc::ptr_eq(&reader.opened.article, article)) {
        reader.lay_out(width, layout);
    }
}

/// More of the analysis of an article, if it is still the one on the screen.
pub fn analysed(model: &mut Model, opened: Arc<Opened>) {
    let same = |reader: &&mut Reader| Arc::ptr_eq(&reader.opened.article, &opened.article);
    if let Some(reader) = model.reader.as_mut().filter(same) {
        reader.analyse(opened);
    }
}

/// The sentences of rows, if they are still the answer to the same question.
pub fn excerpts(model: &mut Model, answer: u64, found: Vec<(u32, String)>) {
    let list = &mut model.lists[slot(Scope::Articles)];
    if list.answered == answer {
        list.excerpts.extend(found);
        list.seeking = false;
    }
}
