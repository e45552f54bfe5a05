//! Bookmarking passages and articles, noting, deleting and bringing back.

use std::sync::Arc;

use super::super::requests::{self, notify, rows};
use super::super::under_cursor;
use super::copy;
use crate::annotations::Bookmark;
use crate::article::BookmarkId;
use crate::search::Scope;
use crate::tui::changes::{BookmarksChange, SearchChange};
use crate::tui::effect::{ArticleRequest, Effects, UserDataChange};
use crate::tui::input::Input;
use crate::tui::model::undo::Undo;
use crate::tui::model::{Focus, Model, Popup, Prompt, slot};
use crate::tui::notice::{Decided, Notice, PromptKind};

/// Bookmarks the selected lines, else the quotation under the cursor, else the article. At once, without a prompt.
pub fn add(model: &mut Model, out: &mut Effects) {
    if model.focus == Focus::List && model.search.tab != Scope::Bookmarks {
        // The same passage as in the reader beside the list; an article that is not open is opened by the worker.
        return match copy::passage(model) {
            Some(passage) => out.push(ArticleRequest::DraftBookmark(passage, Vec::new())),
            None => notify(model, Notice::NothingHere, out),
        };
    }
    let Some(reader) = &mut model.reading.reader else { return notify(model, Notice::NothingHere, out) };
    let bookmark = reader.opened.bookmark(reader.passage());
    reader.selected = None;
    out.push(UserDataChange::AddBookmark(Box::new(bookmark)));
}

/// Asks for the note of the bookmark under the cursor; what has none yet gets one first.
pub fn note(model: &mut Model, out: &mut Effects) {
    match under_cursor::bookmark(model).cloned() {
        Some(bookmark) => ask_note(model, &bookmark),
        None => {
            model.pending.note = true;
            add(model, out);
        }
    }
}

fn ask_note(model: &mut Model, bookmark: &Bookmark) {
    let tags: String = bookmark.tags.iter().map(|tag| format!(" #{tag}")).collect();
    let input = Input::new(format!("{}{tags}", bookmark.note).trim_start());
    model.popup = Some(Popup::Prompt(Prompt::new(PromptKind::Note(bookmark.id.clone()), input)));
}

/// Saves what was typed: words that begin with `#` are tags, the rest is the note.
pub fn save_note(id: BookmarkId, typed: &str, out: &mut Effects) {
    let is_tag = |word: &&str| word.len() > 1 && word.starts_with('#');
    let tags = typed.split_whitespace().filter(is_tag).map(|word| word[1..].to_owned()).collect();
    let note: Vec<&str> = typed.split_whitespace().filter(|word| !is_tag(word)).collect();
    out.push(UserDataChange::EditBookmark(id, note.join(" "), tags));
}

/// Deletes the bookmark under the cursor; it can be brought back.
pub fn delete(model: &mut Model, out: &mut Effects) {
    match under_cursor::bookmark(model) {
        Some(bookmark) => out.push(UserDataChange::DeleteBookmark(bookmark.id.clone())),
        None => notify(model, Notice::NotKept, out),
    }
}

/// Brings back what was deleted last, or undoes the last correction or choice.
pub fn undo(model: &mut Model, out: &mut Effects) {
    match model.user_data.undo.take() {
        Some(Undo::Bookmark(removed)) => out.push(UserDataChange::RestoreBookmark(removed)),
        Some(Undo::Search(removed)) => out.push(UserDataChange::Search(Box::new(SearchChange::Restore(removed)))),
        Some(Undo::Correction(change)) => out.push(UserDataChange::Correct(change)),
        Some(Undo::Choice(change)) => out.push(UserDataChange::Choose(change, Decided::TakenBack)),
        None => notify(model, Notice::NothingToUndo, out),
    }
}

/// The bookmarks as they are stored now, and what was done to them.
pub fn changed(model: &mut Model, bookmarks: Arc<Vec<Bookmark>>, done: BookmarksChange, out: &mut Effects) {
    model.user_data.bookmarks = bookmarks;
    model.find_bookmarked_passages();
    let wants_note = std::mem::take(&mut model.pending.note);
    match done {
        BookmarksChange::Loaded => {}
        BookmarksChange::Added(id) => added(model, &id, wants_note, Notice::Kept, out),
        BookmarksChange::Existing(id) => added(model, &id, wants_note, Notice::AlreadyKept, out),
        BookmarksChange::Edited => notify(model, Notice::Noted, out),
        BookmarksChange::Tagged(count) => notify(model, Notice::Tagged(count), out),
        BookmarksChange::Deleted(removed) => {
            model.user_data.undo = Some(Undo::Bookmark(removed));
            notify(model, Notice::Deleted, out);
        }
        BookmarksChange::Restored => notify(model, Notice::Restored, out),
    }
    requests::bookmark_statuses(model, out);
    // The tab lists them, and `is:bookmarked` looks for them.
    let list = &mut model.search.lists[slot(Scope::Bookmarks)];
    list.settled = false;
    list.answered = 0;
    if model.search.tab == Scope::Bookmarks {
        rows::ask_again(model, out);
    }
}

/// The bookmark of this id is there: asks for its note where one is wanted, else says so.
fn added(model: &mut Model, id: &BookmarkId, wants_note: bool, notice: Notice, out: &mut Effects) {
    let bookmark = model.user_data.bookmarks.iter().find(|bookmark| bookmark.id == *id).cloned();
    match bookmark {
        Some(bookmark) if wants_note => ask_note(model, &bookmark),
        _ => notify(model, notice, out),
    }
}
