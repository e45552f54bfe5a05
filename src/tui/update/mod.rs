//! What happens to the model when something happens: [`update`], and nothing else changes it.
//!
//! Pure: no file, no clock, no terminal, no thread. What must be done outside is returned as effects. Four layers, each
//! of which uses those before it only:
//!
//! - `under_cursor`, `session`: questions about the model;
//! - `requests`: what is asked of the workers and of the clock;
//! - `features`: what the interface can do;
//! - `dispatch`: from keys, the mouse and answers to features.

mod dispatch;
mod features;
mod requests;
mod session;
mod under_cursor;

use ratatui::layout::Size;

use super::folder::Offer;
use super::input::Input;
use super::keymap::Key;
use super::model::history::History;
use super::model::pending::Pending;
use super::model::{Model, Popup, slot};
use super::notice::Notice;
use crate::library::{ArticleRef, Target};
use crate::profile::Session;
use crate::search::Scope;
use crate::tui::effect::{Effects, UserDataChange};
use crate::tui::message::Message;
use dispatch::{arrivals, keys, mouse};
use features::reading::Purpose;
use features::{
    bookmarks, choices, copies, copy, corrections, folders, hand_over, list, pages, reading, saved_searches, search,
    side_by_side,
};
use requests::{articles, notify, rows};

pub use session::session;

/// Takes in one message and says what is to be done.
#[must_use]
pub fn update(model: &mut Model, message: Message) -> Effects {
    let mut effects = Effects::new();
    let out = &mut effects;
    match message {
        Message::Key(event) => keys::press(model, Key::from_event(event), out),
        Message::Keys(events) => {
            let events: Vec<Key> = events.into_iter().map(Key::from_event).collect();
            keys::press_all(model, &events, out);
        }
        Message::Paste(text) => keys::paste(model, &text, out),
        Message::Mouse(event) => mouse::turn(model, event, out),
        Message::Resize(width, height) => resize(model, Size::new(width, height), out),
        Message::Found(answer) => arrivals::found(model, *answer, out),
        Message::Opened(number, result) => arrivals::opened(model, number, result, out),
        Message::LaidOut(article, width, layout) => arrivals::laid_out(model, &article, width, *layout),
        Message::Analysed(opened) => arrivals::analysed(model, opened),
        Message::Excerpts(answer, found) => arrivals::excerpts(model, answer, found),
        Message::Page(number, result) => pages::arrived(model, number, result, out),
        Message::Progress(progress) => arrivals::progressed(model, progress, out),
        Message::Stale(id) => articles::refresh_shown(model, id, out),
        Message::BookmarkStatuses(statuses) => model.user_data.bookmark_statuses = statuses,
        Message::Indexed => {
            requests::bookmark_statuses(model, out);
            articles::check(model, out);
            rows::ask_as_indexed(model, out);
            requests::pages::refresh(model, out);
        }
        Message::Compared(number, pair) => side_by_side::arrived(model, number, pair, out),
        Message::NewDay(today) => rows::new_day(model, today, out),
        Message::Problems(problems) => model.archive.problems = problems,
        Message::BookmarkDrafted(bookmark) => out.push(UserDataChange::AddBookmark(bookmark)),
        Message::Bookmarks(list, done) => bookmarks::changed(model, list, done, out),
        Message::Corrected(holds, undo) => corrections::changed(model, holds, undo, out),
        Message::Chosen(choices, done) => choices::changed(model, choices, done, out),
        Message::Searches(news) => saved_searches::heard(model, news, out),
        Message::ReadMarks(marks) => model.user_data.read_marks = marks,
        Message::Copied(way, what) => notify(model, Notice::Copied(way, what), out),
        Message::Guessed(request, names) => copy::ask_about_guesses(model, *request, &names),
        Message::ShownInFormats(cited) => copy::show_formats(model, cited),
        Message::Written(written) => notify(model, Notice::Written(written), out),
        Message::FoundAgain(count) => notify(model, Notice::FoundAgain(count), out),
        Message::FolderCompleted(completion) => folders::completed(model, completion),
        Message::FolderRefused(typed, failure) => folders::refused(model, &typed, failure),
        Message::ArchivesUsed => notify(model, Notice::WillUse(model.archive.open.clone()), out),
        Message::Browsing(address) => notify(model, Notice::Browsing(address), out),
        Message::Rested(number) => list::rested(model, number, out),
        Message::NoticeSeen(number) => {
            model.notice.take_if(|shown| shown.number == number);
        }
        Message::FileIsThere => {
            if model.popup.is_none() {
                hand_over::ask_to_add(model);
            }
        }
        Message::Failed(failure) => notify(model, Notice::Failed(failure), out),
    }
    follow(model, out);
    effects
}

/// What follows from any change: what is on the screen fits it, and what it lacks is asked for.
fn follow(model: &mut Model, out: &mut Effects) {
    model.fit_reader();
    search::mark_query(model);
    model.drop_stale_notice();
    articles::mark_read(model, out);
    articles::rest(model, out);
    rows::excerpts(model, out);
}

/// What the interface begins with.
#[derive(Debug, Default)]
pub struct Beginning {
    /// The archives that are open, fit to be shown; empty where there are none.
    pub archives: String,
    /// Where the person was in them.
    pub session: Option<Session>,
    /// Whether to ask if they are to be opened from now on.
    pub offer: Offer,
}

/// The first thing to do: goes back to where the person was, and asks for the rows; without any archive, for a folder.
#[must_use]
pub fn begin(model: &mut Model, beginning: Beginning) -> Effects {
    let mut effects = Effects::new();
    model.archive.open = beginning.archives;
    let mut left_row = None;
    if let Some(session) = beginning.session {
        left_row = session.row;
        model.reading.full_width = session.full_width;
        model.reading.highlights = !session.bare;
        model.output.commands = History::of(&session.commands);
        model.output.files = History::of(&session.files);
        model.search.tab = Scope::from_name(&session.tab).unwrap_or_default();
        model.search.input = Input::prefilled(&session.query);
        if copies::asked_alone(&session.query) {
            // A switch is no query: what is typed goes on after it.
            model.search.input.deselect();
            model.search.input.insert(' ');
        }
        if session.article.is_some() {
            let target = Target::CodePoint(session.offset);
            let wanted = ArticleRef { article: session.article, path: session.path, title: session.title };
            let purpose = if session.reading { Purpose::Read } else { Purpose::Preview };
            reading::open(model, wanted, target, purpose, &mut effects);
        }
    }
    rows::ask(model, &mut effects);
    model.pending.left_row = left_row;
    if model.archive.open.is_empty() && model.picking.is_none() {
        folders::ask(model);
    }
    folders::offer(model, beginning.offer, &mut effects);
    effects
}

/// Other archives were opened: nothing of those before is on the screen any more.
#[must_use]
pub fn begin_again(model: &mut Model, beginning: Beginning) -> Effects {
    let fresh = Model::new(model.size, model.options.clone());
    let old = std::mem::replace(model, fresh);
    // Numbers of questions go on, so that late answers are told apart; what the person keeps is the same.
    model.pending = Pending::after(&old.pending);
    (model.user_data, model.output) = (old.user_data, old.output);
    begin(model, beginning)
}

/// The terminal has another size: the words on the first line stay there.
fn resize(model: &mut Model, size: Size, out: &mut Effects) {
    let was_beside = model.reader_width().is_some();
    model.size = size;
    model.reflow();
    if let Some(Popup::List(popup)) = &mut model.popup {
        popup.lay_out(size.width);
    }
    let height = model.list_height();
    model.search.lists[slot(model.search.tab)].keep_in_view(height);
    pages::keep_in_view(model);
    if !was_beside && model.reader_width().is_some() {
        rows::when_cursor_rests(model, out);
    }
}
