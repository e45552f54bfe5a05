//! Opening an article, scrolling it, leaving it.

use std::sync::Arc;

use super::super::requests::{articles, notify, rows};
use super::search;
use crate::annotations::Anchor;
use crate::annotations::anchor::Quality;
use crate::article::{BookmarkId, CodePoints, Span};
use crate::library::{ArticleRef, Opened, Target};
use crate::tui::effect::Effects;
use crate::tui::model::geometry::TEXT_WIDTH;
use crate::tui::model::pending::WhenOpened;
use crate::tui::model::reader::{Cursor, Reader};
use crate::tui::model::selection::Selection;
use crate::tui::model::{Focus, Model};
use crate::tui::notice::Notice;

/// What an article is shown for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be read: the keys go to it.
    Read,
    /// To be seen beside the list, where the keys still go.
    Preview,
}

/// Asks for an article, or turns to it when it is on the screen already.
pub fn open(model: &mut Model, wanted: ArticleRef, target: Target, purpose: Purpose, out: &mut Effects) {
    if model.reading.reader.as_ref().is_some_and(|reader| Some(reader.opened.id) == wanted.article) {
        model.pending.article = None;
        if purpose == Purpose::Read {
            model.set_focus(Focus::Reader);
        }
        // A preview that is on the screen already stays where it was scrolled to, unless it is asked for a place.
        if target != Target::Start {
            go(model, &target, out);
        }
        return;
    }
    let then = match purpose {
        Purpose::Read => WhenOpened::Read(target),
        Purpose::Preview => WhenOpened::Preview(target),
    };
    articles::open(model, wanted, then, out);
}

/// Shows an article that was asked for.
pub fn show(model: &mut Model, opened: Arc<Opened>, target: &Target, purpose: Purpose, out: &mut Effects) {
    let reads = purpose == Purpose::Read;
    if reads {
        model.focus = Focus::Reader;
    }
    // Where the reader has no place on the screen it is laid out for the width that it will have.
    let width = model.reader_width().unwrap_or(TEXT_WIDTH);
    let header = model.header_of(&opened, width);
    let changed = opened.changed;
    model.reading.missing = None;
    model.reading.reader = Some(Reader::new(opened, width, header));
    model.find_bookmarked_passages();
    if changed && reads {
        notify(model, Notice::FileChanged, out);
    }
    go(model, target, out);
    if reads {
        model.reflow();
    }
}

/// Gives the keys to the reader and shows these bytes there.
pub fn jump(model: &mut Model, cursor: Cursor, span: Span) {
    model.set_focus(Focus::Reader);
    let height = model.reader_height();
    if let Some(reader) = &mut model.reading.reader {
        reader.cursor = cursor;
        reader.show(span, height);
    }
}

/// Goes to a place of the article on the screen.
fn go(model: &mut Model, target: &Target, out: &mut Effects) {
    let height = model.reader_height();
    let Some(reader) = &mut model.reading.reader else { return };
    match target {
        Target::Start => {}
        Target::CodePoint(0) => {}
        Target::CodePoint(code_point) => {
            let byte = CodePoints::new(&reader.body().text).to_byte(*code_point);
            reader.reach(byte);
            let line = reader.line_of(byte);
            reader.scroll_to(line, height);
        }
        Target::Byte(byte) => {
            let quotations = &reader.opened.analysis.quotations;
            let at = quotations.iter().position(|quotation| quotation.span.contains(*byte));
            let mention = || reader.opened.analysis.mentions.iter().position(|mention| mention.span.contains(*byte));
            reader.cursor = match (at, mention()) {
                (Some(at), _) => Cursor::Quotation(at),
                (None, Some(at)) => Cursor::Mention(at),
                (None, None) => Cursor::Nothing,
            };
            // In a long article it may only be found later.
            reader.sought_byte = Some(*byte);
            let span = reader.cursor_span().unwrap_or(Span::new(*byte, *byte));
            reader.show(span, height);
        }
        Target::Bookmark(id) => go_to_bookmark(model, id, out),
        Target::Words(words) => {
            search::mark_query(model);
            let Some(reader) = &mut model.reading.reader else { return };
            let Some(search) = reader.search.as_mut().filter(|search| search.of_query) else { return };
            let number = search.words.iter().position(|known| known == words);
            let first = search.matches.iter().position(|place| Some(place.word) == number).unwrap_or(0);
            let Some(place) = search.matches.get(first).copied() else { return };
            search.here = Some(first);
            reader.show(place.span, height);
        }
    }
}

/// Goes to the passage of a bookmark, wherever the text has it now.
fn go_to_bookmark(model: &mut Model, id: &BookmarkId, out: &mut Effects) {
    let height = model.reader_height();
    let Some(bookmark) = model.user_data.bookmarks.iter().find(|bookmark| bookmark.id == *id) else { return };
    let Some(reader) = &mut model.reading.reader else { return };
    let Some(anchor) = &bookmark.anchor else { return };
    let Some(found) = anchor.find(&reader.body().text) else {
        return notify(model, Notice::PassageGone, out);
    };
    let quotations = &reader.opened.analysis.quotations;
    // In a text that has changed the quotation may have other bounds; else other words than its own were chosen.
    let is_it = |span: Span| match found.quality {
        Quality::Changed => span.overlaps(found.span),
        _ => span == found.span,
    };
    match quotations.iter().position(|quotation| is_it(quotation.span)) {
        Some(at) => reader.cursor = Cursor::Quotation(at),
        None => reader.selected = Some(Selection::of(found.span)),
    }
    reader.show(found.span, height);
    if found.quality == Quality::Changed {
        notify(model, Notice::PassageChanged, out);
    }
}

/// Scrolls by so many lines.
pub fn scroll(model: &mut Model, lines: isize) {
    let height = model.reader_height();
    if let Some(reader) = &mut model.reading.reader {
        reader.scroll_by(lines, height);
    }
}

/// Ends a selection or a search; without one, gives the keys back to the list.
pub fn back(model: &mut Model, out: &mut Effects) {
    if let Some(reader) = &mut model.reading.reader
        && (reader.selected.take().is_some() || search::end(reader))
    {
        return;
    }
    model.set_focus(Focus::List);
    rows::when_cursor_rests(model, out);
}

/// Replaces the article on the screen by what it is now; the cursor and the lines stay where they are.
pub fn refresh(model: &mut Model, opened: Arc<Opened>) {
    let Some(reader) = &mut model.reading.reader else { return };
    if reader.opened.path != opened.path {
        return;
    }
    if reader.opened.article.body.text != opened.article.body.text {
        return replace(model, opened);
    }
    let (was, span) = (reader.cursor, reader.cursor_span());
    reader.opened = opened;
    reader.cursor = span.map_or(Cursor::Nothing, |span| reader.same_kind_at(was, span));
}

/// The text has changed: the words that were first on the screen are so again, wherever they went.
fn replace(model: &mut Model, opened: Arc<Opened>) {
    let Some(old) = &model.reading.reader else { return };
    let (was, span, place) = (old.cursor, old.cursor_span(), old.place());
    let again = |span: Span| Some(Anchor::of(&old.body().text, span).find(&opened.article.body.text)?.span);
    let cursor = span.and_then(again);
    let first = place.and_then(|place| {
        let row = old.layout.rows.get(old.layout.row_of(place))?;
        again(row.span).or(Some(Span::new(place, place)))
    });
    let header = model.header_of(&opened, old.width);
    let mut reader = Reader::new(Arc::clone(&opened), old.width, header);
    reader.cursor = cursor.map_or(Cursor::Nothing, |span| reader.same_kind_at(was, span));
    if let Some(first) = first {
        reader.reach(first.start);
        reader.scroll_to(reader.line_of(first.start), model.reader_height());
    }
    model.reading.reader = Some(reader);
    model.find_bookmarked_passages();
}
