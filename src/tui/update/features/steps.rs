//! Stepping through the quotations, the mentions and the paragraphs of an article, as a text browser steps
//! through links.

use super::super::requests::notify;
use crate::article::Span;
use crate::tui::effect::Effects;
use crate::tui::model::Model;
use crate::tui::model::reader::{Cursor, Reader};
use crate::tui::notice::Notice;

/// Which way to step through a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Forward,
    /// Towards the beginning.
    Backward,
}

/// To the next or previous quotation.
pub fn quotation(model: &mut Model, direction: Direction, out: &mut Effects) {
    let Some(reader) = &model.reading.reader else { return };
    let stops: Vec<(usize, Span)> = reader.quotations().map(|(at, quotation)| (at, quotation.span)).collect();
    step(model, &stops, direction, Cursor::Quotation, Notice::NoQuotation, out);
}

/// To the next or previous mention.
pub fn mention(model: &mut Model, direction: Direction, out: &mut Effects) {
    let Some(reader) = &model.reading.reader else { return };
    let mentions = reader.opened.analysis.mentions.iter().enumerate();
    let stops: Vec<(usize, Span)> = mentions.map(|(at, mention)| (at, mention.span)).collect();
    step(model, &stops, direction, Cursor::Mention, Notice::NoEntity, out);
}

/// From the cursor, else from the screen, to the next stop; past the end it begins anew and says so.
fn step(
    model: &mut Model,
    stops: &[(usize, Span)],
    direction: Direction,
    cursor: fn(usize) -> Cursor,
    none: Notice,
    out: &mut Effects,
) {
    let height = model.reader_height();
    let Some(reader) = &mut model.reading.reader else { return };
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else {
        return notify(model, none, out);
    };
    let (next, beyond_end) = match direction {
        Direction::Forward => {
            let from = start_forward(reader, height);
            (stops.iter().find(|(_, span)| span.start >= from), first)
        }
        Direction::Backward => {
            let to = start_backward(reader, height);
            (stops.iter().rev().find(|(_, span)| span.start < to), last)
        }
    };
    let wrapped = next.is_none() && stops.len() > 1;
    let (at, span) = *next.unwrap_or(beyond_end);
    reader.cursor = cursor(at);
    reader.show(span, height);
    if wrapped {
        notify(model, Notice::Wrapped, out);
    }
}

/// The first byte that a step forward may go to: behind the cursor while it is on the screen, else the screen's.
fn start_forward(reader: &Reader, height: u16) -> usize {
    match reader.cursor_span() {
        Some(span) if reader.is_on_screen(span, height) => span.start + 1,
        _ => reader.place().unwrap_or(0),
    }
}

/// The byte that a step backward must stay before.
fn start_backward(reader: &Reader, height: u16) -> usize {
    match reader.cursor_span() {
        Some(span) if reader.is_on_screen(span, height) => span.start,
        _ => reader.row_start((reader.top + usize::from(height)).saturating_sub(reader.header.len())),
    }
}

/// Scrolls to the next or previous beginning of a paragraph.
pub fn paragraph(model: &mut Model, direction: Direction) {
    let height = model.reader_height();
    let Some(reader) = &mut model.reading.reader else { return };
    let mut starts = reader.body().paragraphs.iter().map(|paragraph| reader.line_of(paragraph.span.start));
    let line = match direction {
        Direction::Forward => starts.find(|line| *line > reader.top),
        Direction::Backward => Some(starts.rfind(|line| *line < reader.top).unwrap_or(0)),
    };
    if let Some(line) = line {
        reader.scroll_to(line, height);
    }
}
