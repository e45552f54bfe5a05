//! Opening an article, scrolling it, leaving it.

use std::sync::Arc;

use super::super::{Effects, bookmarks, list, notify};
use crate::annotations::Anchor;
use crate::annotations::anchor::Quality;
use crate::article::{ArticleId, CodePoints, Span};
use crate::search::find_in_text::find_all;
use crate::tui::message::{Effect, Wanted};
use crate::tui::model::reader::{Cursor, HeaderLine, Opened, Reader, Search, wrap_line};
use crate::tui::model::{Arrival, Focus, Goal, Model, Notice};

/// The article of this id.
pub fn wanted(article: ArticleId) -> Wanted {
    Wanted { article: Some(article), path: None, title: None }
}

/// Asks for an article, or turns to it when it is on the screen already. `read`: the keys go to it.
pub fn open(model: &mut Model, wanted: Wanted, goal: Goal, read: bool, out: &mut Effects) {
    if model.reader.as_ref().is_some_and(|reader| Some(reader.opened.id) == wanted.article) {
        model.awaited = None;
        if read {
            focus(model, Focus::Reader);
        }
        // A preview that is on the screen already stays where it was scrolled to, unless it is asked for a place.
        if goal != Goal::Start {
            go(model, &goal, out);
        }
        return;
    }
    let number = model.next_generation();
    let arrival = if read { Arrival::Read(goal) } else { Arrival::Preview(goal) };
    model.awaited = Some((number, arrival));
    out.push(Effect::Open(number, wanted));
}

/// An article that was asked for is there. `read`: the keys go to it.
pub fn show(model: &mut Model, opened: Arc<Opened>, goal: Goal, read: bool, out: &mut Effects) {
    if read {
        model.focus = Focus::Reader;
    }
    // Where the reader has no place on the screen it is laid out for the width that it will have.
    let width = model.reader_width().unwrap_or(super::super::super::model::geometry::TEXT_WIDTH);
    let header = header(&opened, width, model);
    let changed = opened.changed;
    model.missing = None;
    model.reader = Some(Reader::new(opened, width, header));
    bookmarks::mark_passages(model);
    if changed && read {
        notify(model, Notice::FileChanged, out);
    }
    go(model, &goal, out);
    if read {
        reflow(model);
    }
}

/// Gives the keys to a pane; the reader is laid out anew when that changes its width.
pub fn focus(model: &mut Model, focus: Focus) {
    model.focus = focus;
    reflow(model);
}

/// Lays the reader out for the width that it has now.
pub fn reflow(model: &mut Model) {
    let Some(width) = model.reader_width() else { return };
    let height = model.reader_height();
    let Some(mut reader) = model.reader.take() else { return };
    if reader.width != width {
        let header = header(&reader.opened, width, model);
        reader.reflow(width, header);
    }
    reader.return_to_anchor(height);
    model.reader = Some(reader);
}

/// The lines above the text: headline, then source, date and authors, then where it was published.
fn header(opened: &Opened, width: u16, model: &Model) -> Vec<HeaderLine> {
    let meta = &opened.article.meta;
    let (headline, incipit) = opened.headline();
    let headline = if incipit { model.options.locale.incipit(&headline) } else { headline };
    let mut lines: Vec<HeaderLine> =
        wrap_line(&headline, width).into_iter().map(|line| HeaderLine::Title(line, incipit)).collect();
    let date = meta.date.map(|date| model.options.locale.date(date));
    let facts: Vec<String> = [meta.source.clone(), date, (!meta.author.is_empty()).then(|| meta.author.join(", "))]
        .into_iter()
        .flatten()
        .collect();
    lines.extend(wrap_line(&facts.join(" · "), width).into_iter().map(HeaderLine::Meta));
    let address = meta.url.as_deref().unwrap_or(&opened.short_path);
    lines.push(HeaderLine::Address(crate::text::width::truncate(address, usize::from(width)).into_owned()));
    lines.push(HeaderLine::Blank);
    lines
}

/// Goes to a place of the article on the screen.
fn go(model: &mut Model, goal: &Goal, out: &mut Effects) {
    let height = model.reader_height();
    let Some(reader) = &mut model.reader else { return };
    match goal {
        Goal::Start => {}
        Goal::Place(0) => {}
        Goal::Place(code_point) => {
            let byte = CodePoints::new(&reader.body().text).to_byte(*code_point);
            reader.reach(byte);
            let line = reader.line_of(byte);
            reader.scroll_to(line, height);
        }
        Goal::Byte(byte) => {
            let quotations = &reader.opened.analysis.quotations;
            let at = quotations.iter().position(|quotation| quotation.span.contains(*byte));
            let mention = || reader.opened.analysis.mentions.iter().position(|mention| mention.span.contains(*byte));
            reader.cursor = match (at, mention()) {
                (Some(at), _) => Cursor::Quotation(at),
                (None, Some(at)) => Cursor::Mention(at),
                (None, None) => Cursor::Nothing,
            };
            // In a long article it may only be found later.
            reader.looked_for = Some(*byte);
            let span = reader.cursor_span().unwrap_or(Span::new(*byte, *byte));
            reader.show(span, height);
        }
        Goal::Bookmark(id) => go_to_bookmark(model, id, out),
        Goal::Words(words) => {
            let matches = find_all(&reader.body().text, words);
            let Some(first) = matches.first().copied() else { return };
            reader.search = Some(Search { text: words.clone(), matches, here: Some(0) });
            reader.show(first, height);
        }
    }
}

/// Goes to the passage of a bookmark, wherever the text has it now.
fn go_to_bookmark(model: &mut Model, id: &str, out: &mut Effects) {
    let height = model.reader_height();
    let Some(bookmark) = model.bookmarks.iter().find(|bookmark| bookmark.id == id) else { return };
    let Some(reader) = &mut model.reader else { return };
    let Some(anchor) = &bookmark.anchor else { return };
    let Some(found) = anchor.find(&reader.body().text) else {
        return notify(model, Notice::PassageGone, out);
    };
    let quotations = &reader.opened.analysis.quotations;
    match quotations.iter().position(|quotation| quotation.span.overlaps(found.span)) {
        Some(at) => reader.cursor = Cursor::Quotation(at),
        None => {
            reader.reach(found.span.end);
            let last = reader.layout.row_of(found.span.end.saturating_sub(1).max(found.span.start));
            reader.chosen = Some((reader.layout.row_of(found.span.start), last));
        }
    }
    reader.show(found.span, height);
    if found.quality == Quality::Changed {
        notify(model, Notice::PassageChanged, out);
    }
}

/// Scrolls by so many lines; a choice of lines grows with it.
pub fn scroll(model: &mut Model, lines: isize) {
    let height = model.reader_height();
    let Some(reader) = &mut model.reader else { return };
    let Some((from, to)) = reader.chosen else {
        reader.scroll_by(lines, height);
        return;
    };
    let last = reader.layout.rows.len().saturating_sub(1);
    let to = to.saturating_add_signed(lines).min(last);
    reader.chosen = Some((from, to));
    let line = reader.header.len() + to;
    if line < reader.top {
        reader.scroll_to(line, height);
    } else if line >= reader.top + usize::from(height) {
        reader.scroll_to((line + 1).saturating_sub(usize::from(height)), height);
    }
}

/// Begins a choice of lines at the cursor, or at the first line of text on the screen; ends it when there is one.
pub fn choose_lines(model: &mut Model, out: &mut Effects) {
    let Some(reader) = &mut model.reader else { return };
    if reader.chosen.take().is_some() {
        return;
    }
    let row = match reader.cursor_span() {
        Some(span) => reader.layout.row_of(span.start),
        None => reader.layout.row_of(reader.row_start(reader.top.saturating_sub(reader.header.len()))),
    };
    reader.chosen = Some((row, row));
    notify(model, Notice::Choosing, out);
}

/// Lets go of a choice or of the cursor; with neither, goes back to the list.
pub fn back(model: &mut Model, out: &mut Effects) {
    if let Some(reader) = &mut model.reader {
        if reader.chosen.take().is_some() {
            return;
        }
        if reader.search.take().is_some() {
            return;
        }
    }
    focus(model, Focus::List);
    list::rest(model, out);
}

/// Puts the article on the screen in its place, as it is now, with the cursor and the lines where they are.
pub fn renew(model: &mut Model, opened: Arc<Opened>) {
    let Some(reader) = &mut model.reader else { return };
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

/// The text is another one: the words that were first on the screen are so again, wherever they went.
fn replace(model: &mut Model, opened: Arc<Opened>) {
    let Some(old) = &model.reader else { return };
    let (was, span, place) = (old.cursor, old.cursor_span(), old.place());
    let again = |span: Span| Some(Anchor::of(&old.body().text, span).find(&opened.article.body.text)?.span);
    let cursor = span.and_then(again);
    let first = place.and_then(|place| {
        let row = old.layout.rows.get(old.layout.row_of(place))?;
        again(row.span).or(Some(Span::new(place, place)))
    });
    let header = header(&opened, old.width, model);
    let mut reader = Reader::new(Arc::clone(&opened), old.width, header);
    reader.cursor = cursor.map_or(Cursor::Nothing, |span| reader.same_kind_at(was, span));
    if let Some(first) = first {
        reader.reach(first.start);
        reader.scroll_to(reader.line_of(first.start), model.reader_height());
    }
    model.reader = Some(reader);
    bookmarks::mark_passages(model);
}
