//! Keeping passages and articles, noting, deleting and bringing back.

use std::sync::Arc;

use super::super::{Effects, find, notify};
use crate::annotations::Bookmark;
use crate::article::Span;
use crate::search::Scope;
use crate::tui::input::Input;
use crate::tui::message::{Effect, Kept};
use crate::tui::model::list::Source;
use crate::tui::model::reader::{Opened, Reader};
use crate::tui::model::{Decided, Focus, Model, Notice, Popup, Prompt, PromptKind, Undo, slot};

/// Keeps the chosen lines, else the quotation under the cursor, else the article. At once, without a prompt.
pub fn keep(model: &mut Model, out: &mut Effects) {
    if model.focus == Focus::List && model.tab != Scope::Bookmarks {
        // What is kept from the list is what the reader beside it would keep; a row that is not open is opened.
        return keep_row(model, out);
    }
    let Some(reader) = &mut model.reader else { return notify(model, Notice::NothingHere, out) };
    let bookmark = draft(reader);
    reader.chosen = None;
    out.push(Effect::AddBookmark(Box::new(bookmark)));
}

/// Keeps the row under the list's cursor.
fn keep_row(model: &mut Model, out: &mut Effects) {
    match super::super::list::under_cursor(model) {
        Some((wanted, goal)) => out.push(Effect::KeepRow(wanted, goal)),
        None => notify(model, Notice::NothingHere, out),
    }
}

/// What a bookmark of the reader's cursor would keep; its id and time are given when it is stored.
#[must_use]
pub fn draft(reader: &Reader) -> Bookmark {
    bookmark_of(&reader.opened, reader.taken())
}

/// A bookmark of a passage, or of the article when there is none.
#[must_use]
pub fn bookmark_of(opened: &Opened, span: Option<Span>) -> Bookmark {
    Bookmark::of(&opened.article, &opened.analysis, opened.id, &opened.path, span)
}

/// Asks for the note of the bookmark under the cursor; what is not kept yet is kept first.
pub fn note(model: &mut Model, out: &mut Effects) {
    match under_cursor(model).cloned() {
        Some(bookmark) => ask_note(model, &bookmark),
        None => {
            model.note_next = true;
            keep(model, out);
        }
    }
}

fn ask_note(model: &mut Model, bookmark: &Bookmark) {
    let tags: String = bookmark.tags.iter().map(|tag| format!(" #{tag}")).collect();
    let input = Input::new(format!("{}{tags}", bookmark.note).trim_start());
    model.popup = Some(Popup::Prompt(Prompt { kind: PromptKind::Note(bookmark.id.clone()), input }));
}

/// Saves what was typed: words that begin with `#` are tags, the rest is the note.
pub fn save_note(id: String, typed: &str, out: &mut Effects) {
    let is_tag = |word: &&str| word.len() > 1 && word.starts_with('#');
    let tags = typed.split_whitespace().filter(is_tag).map(|word| word[1..].to_owned()).collect();
    let note: Vec<&str> = typed.split_whitespace().filter(|word| !is_tag(word)).collect();
    out.push(Effect::EditBookmark(id, note.join(" "), tags));
}

/// Deletes the bookmark under the cursor; it can be brought back.
pub fn delete(model: &mut Model, out: &mut Effects) {
    match under_cursor(model) {
        Some(bookmark) => out.push(Effect::DeleteBookmark(bookmark.id.clone())),
        None => notify(model, Notice::NotKept, out),
    }
}

/// Brings back what was deleted last, or undoes the last correction or choice.
pub fn undo(model: &mut Model, out: &mut Effects) {
    match model.undo.take() {
        Some(Undo::Bookmark(removed)) => out.push(Effect::RestoreBookmark(removed)),
        Some(Undo::Correction(change)) => out.push(Effect::Correct(change)),
        Some(Undo::Choice(change)) => out.push(Effect::Choose(change, Decided::TakenBack)),
        None => notify(model, Notice::NothingToUndo, out),
    }
}

/// The bookmark of what the cursor is on: the row of the Bookmarks tab, the passage in the reader, the article.
#[must_use]
pub fn under_cursor(model: &Model) -> Option<&Bookmark> {
    if model.focus == Focus::List {
        let list = model.list();
        return match &list.source {
            Source::Bookmarks(bookmarks) => bookmarks.get(list.row()? as usize),
            _ => None,
        };
    }
    let reader = model.reader.as_ref()?;
    let span = reader.taken();
    of_article(model, &reader.opened).find(|bookmark| match (span, &bookmark.anchor) {
        (None, None) => true,
        (Some(span), Some(anchor)) => anchor.find(&reader.body().text).is_some_and(|found| found.span.overlaps(span)),
        _ => false,
    })
}

/// The bookmarks of an article, by its id or, since an edit gives it another one, by its file.
fn of_article<'a>(model: &'a Model, opened: &'a Opened) -> impl Iterator<Item = &'a Bookmark> {
    let all = model.bookmarks.iter();
    all.filter(move |bookmark| bookmark.article == Some(opened.id) || bookmark.path == opened.path)
}

/// The bookmarks are kept so now.
pub fn changed(model: &mut Model, bookmarks: Arc<Vec<Bookmark>>, done: Kept, out: &mut Effects) {
    model.bookmarks = bookmarks;
    mark_passages(model);
    let note_next = std::mem::take(&mut model.note_next);
    match done {
        Kept::Read => {}
        Kept::Added(id) => {
            let added = model.bookmarks.iter().find(|bookmark| bookmark.id == id).cloned();
            match added {
                Some(bookmark) if note_next => ask_note(model, &bookmark),
                _ => notify(model, Notice::Kept, out),
            }
        }
        Kept::Already(id) => {
            let kept = model.bookmarks.iter().find(|bookmark| bookmark.id == id).cloned();
            match kept {
                Some(bookmark) if note_next => ask_note(model, &bookmark),
                _ => notify(model, Notice::AlreadyKept, out),
            }
        }
        Kept::Changed => notify(model, Notice::Noted, out),
        Kept::Deleted(removed) => {
            model.undo = Some(Undo::Bookmark(removed));
            notify(model, Notice::Deleted, out);
        }
        Kept::Restored => notify(model, Notice::Restored, out),
    }
    examine(model, out);
    // The tab and `is:bookmarked` show them.
    let list = &mut model.lists[slot(Scope::Bookmarks)];
    list.query.clear();
    list.answered = 0;
    if model.tab == Scope::Bookmarks {
        find::ask_again(model, out);
    }
}

/// Asks how the bookmarks stand: they, or the articles, are others than before.
pub fn examine(model: &mut Model, out: &mut Effects) {
    if model.bookmarks.is_empty() {
        model.standings = Arc::default();
    } else {
        out.push(Effect::Examine(Arc::clone(&model.bookmarks)));
    }
}

/// Finds the kept passages of the article on the screen, once, so that drawing them costs nothing.
pub fn mark_passages(model: &mut Model) {
    let Some(reader) = &model.reader else { return };
    let body = &reader.body().text;
    let spans: Vec<Span> = of_article(model, &reader.opened)
        .filter_map(|bookmark| bookmark.anchor.as_ref()?.find(body))
        .map(|found| found.span)
        .collect();
    if let Some(reader) = &mut model.reader {
        reader.kept = spans;
    }
}
