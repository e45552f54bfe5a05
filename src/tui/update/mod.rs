//! What happens to the model when something happens: [`update`], and nothing else changes it.
//!
//! Pure: no file, no clock, no terminal, no thread. What must be done outside is returned as effects.

mod dispatch;
mod features;
mod requests;

use std::sync::Arc;
use std::time::Duration;

use ratatui::layout::Size;

use super::keymap::Key;
use super::message::{Effect, Message, Wanted};
use super::model::reader::Reader;
use super::model::{Focus, Goal, Model, Notice, slot};
use crate::article::CodePoints;
use crate::profile::Session;
use crate::search::Scope;

pub use features::bookmarks::bookmark_of;

use dispatch::{arrivals, keys, mouse, popups as sheets};
use features::{bookmarks, choices, copy, corrections, hand_over, kinds, list, pages, pick, reading, search, steps};
use requests::rows as find;

/// What a message asks to be done, in order.
type Effects = Vec<Effect>;

/// How long a notice stays in the footer.
const NOTICE_STAYS: Duration = Duration::from_secs(6);

/// Takes in one message and says what is to be done.
#[must_use]
pub fn update(model: &mut Model, message: Message) -> Effects {
    let mut effects = Effects::new();
    let out = &mut effects;
    match message {
        Message::Key(event) => keys::press(model, Key::from_event(event), out),
        Message::Paste(text) => keys::paste(model, &text, out),
        Message::Mouse(event) => mouse::turn(model, event, out),
        Message::Resize(width, height) => resize(model, Size::new(width, height), out),
        Message::Resumed => out.push(Effect::Redraw),
        Message::Found(answer) => arrivals::found(model, *answer, out),
        Message::Opened(number, result) => arrivals::opened(model, number, result, out),
        Message::LaidOut(article, width, layout) => arrivals::laid_out(model, &article, width, *layout),
        Message::Analysed(opened) => arrivals::analysed(model, opened),
        Message::Excerpts(answer, found) => arrivals::excerpts(model, answer, found),
        Message::Page(number, result) => pages::arrived(model, number, result, out),
        Message::Progress(progress) => model.progress = progress,
        Message::Stale(id) if model.reader.as_ref().is_some_and(|reader| reader.opened.id == id) => {
            corrections::look_again(model, out);
        }
        Message::Stale(_) => {}
        Message::Standings(standings) => model.standings = standings,
        Message::Indexed => {
            bookmarks::examine(model, out);
            if let Some(reader) = &model.reader {
                out.push(Effect::Check(reader.opened.id));
            }
            find::ask_again(model, out);
            corrections::renew_page(model, out);
        }
        Message::NewDay(today) => find::new_day(model, today, out),
        Message::Problems(problems) => model.problems = problems,
        Message::Bookmarks(list, done) => bookmarks::changed(model, list, done, out),
        Message::Corrected(holds, undo) => corrections::changed(model, holds, undo, out),
        Message::Chosen(choices, done) => choices::changed(model, choices, done, out),
        Message::Copied(way, what) => notify(model, Notice::Copied(way, what), out),
        Message::Written(count, file) => notify(model, Notice::Written(count, file), out),
        Message::Browsing(address) => notify(model, Notice::Browsing(address), out),
        Message::Rested(number) => list::rested(model, number, out),
        Message::NoticeSeen(number) => {
            model.notice.take_if(|(shown, _)| *shown == number);
        }
        Message::FileIsThere if model.popup.is_none() => hand_over::ask_to_add(model),
        Message::FileIsThere => {}
        Message::Failed(failure) => notify(model, Notice::Failed(failure), out),
    }
    finish(model, out);
    list::seek_excerpts(model, out);
    effects
}

/// Asks for the rest of a long article that is shown before it is laid out and analysed.
fn finish(model: &mut Model, out: &mut Effects) {
    if let Some(reader) = &mut model.reader
        && reader.is_partial()
        && !std::mem::replace(&mut reader.asked_for_rest, true)
    {
        out.push(Effect::Finish(Arc::clone(&reader.opened), reader.width));
    }
}

/// What is to be done first: the bookmarks and the rows are asked for, and where the person was comes back.
#[must_use]
pub fn begin(model: &mut Model, session: Option<Session>) -> Effects {
    let mut effects = Effects::new();
    if let Some(session) = session {
        model.tab = Scope::from_name(&session.tab).unwrap_or_default();
        model.query = super::input::Input::new(&session.query);
        if session.article.is_some() {
            let goal = Goal::Place(session.offset);
            let wanted = Wanted { article: session.article, path: session.path, title: session.title };
            reading::open(model, wanted, goal, session.reading, &mut effects);
        }
    }
    find::ask(model, &mut effects);
    effects
}

/// Where the person is, to come back to.
#[must_use]
pub fn session(model: &Model) -> Session {
    let query = model.put_aside.as_ref().unwrap_or(&model.query);
    Session {
        tab: model.tab.name().to_owned(),
        query: query.text().to_owned(),
        article: model.reader.as_ref().map(|reader| reader.opened.id),
        path: model.reader.as_ref().map(|reader| reader.opened.path.clone()),
        title: model.reader.as_ref().map(|reader| reader.opened.headline().0),
        reading: model.focus == Focus::Reader,
        offset: model.reader.as_ref().map_or(0, code_points),
    }
}

/// The first code point of the body on the screen.
fn code_points(reader: &Reader) -> usize {
    CodePoints::new(&reader.body().text).of_byte(reader.place().unwrap_or(0))
}

/// Shows a notice for a while.
fn notify(model: &mut Model, notice: Notice, out: &mut Effects) {
    let number = model.next_generation();
    model.notice = Some((number, notice));
    out.push(Effect::After(NOTICE_STAYS, Message::NoticeSeen(number)));
}

/// The terminal has another size: the words on the first line stay there.
fn resize(model: &mut Model, size: Size, out: &mut Effects) {
    let was_beside = model.reader_width().is_some();
    model.size = size;
    reading::reflow(model);
    let shown = model.list_height();
    model.lists[slot(model.tab)].keep_in_view(shown);
    pages::keep_in_view(model);
    if !was_beside && model.reader_width().is_some() {
        list::rest(model, out);
    }
}

/// Leaves: the place is remembered first.
fn quit(model: &mut Model, out: &mut Effects) {
    model.leaving = true;
    if model.picking.is_none() {
        out.push(Effect::SaveSession(Box::new(session(model))));
    }
    out.push(Effect::Quit);
}
