//! Two quotations side by side: a frame over the screen, a column for each, the words that differ between signs.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, Clear, Widget};

use super::paint::{after, line, put, put_marked, put_right};
use crate::article::Span;
use crate::tui::model::Model;
use crate::tui::model::side_by_side::{Places, QuotationColumn, QuotationLine, Side, SideBySide};
use crate::tui::theme::Role;

/// Draws them over the whole screen but its last line.
pub fn draw(model: &Model, beside: &SideBySide, buffer: &mut Buffer) {
    let (theme, locale) = (model.options.theme, model.options.locale);
    let places = Places::on(model.size);
    Clear.render(places.frame, buffer);
    Block::bordered().border_style(theme.style(Role::Border)).render(places.frame, buffer);
    titles(model, beside, places.frame, buffer);
    let Some(width) = places.columns.first().map(|column| column.width) else { return };
    let [first, second] = beside.columns(width, locale);
    let sides = [(Side::First, &first), (Side::Second, &second)];
    if let [left, right] = places.columns[..] {
        let rule = Rect { x: right.x.saturating_sub(2), width: 1, ..right };
        (0..rule.height).for_each(|at| {
            put(buffer, line(rule, at), "│", theme.style(Role::Border));
        });
        for ((side, column), place) in sides.into_iter().zip([left, right]) {
            lines(model, beside.side == side, column, beside.top, place, buffer);
        }
        return;
    }
    // One under the other: what is scrolled out of the first one brings the second one up.
    let Some(place) = places.columns.first().copied() else { return };
    let (above, gap) = (first.lines.len(), 1);
    lines(model, beside.side == Side::First, &first, beside.top, place, buffer);
    let shown = (above + gap).saturating_sub(beside.top);
    let below = u16::try_from(shown).unwrap_or(u16::MAX).min(place.height);
    let rest = Rect { y: place.y + below, height: place.height - below, ..place };
    lines(model, beside.side == Side::Second, &second, beside.top.saturating_sub(above + gap), rest, buffer);
}

/// What it is, where the second one stands among all of the speaker, and what is to be said of both together.
fn titles(model: &Model, beside: &SideBySide, frame: Rect, buffer: &mut Buffer) {
    let (theme, words) = (model.options.theme, model.options.locale.words());
    let inside = |y: u16| Rect { x: frame.x + 2, y, width: frame.width.saturating_sub(4), height: 1 };
    let top = put(buffer, inside(frame.y), &format!(" {} ", words.side_by_side), theme.style(Role::Title));
    if let Some(at) = beside.pair.second_at {
        let number = |number: usize| model.options.locale.number(number);
        let position = format!(" {} / {} ", number(at + 1), number(beside.pair.by_speaker.len()));
        put_right(buffer, top, &position, theme.style(Role::Dim));
    }
    let said = match &beside.changed {
        None => words.nothing_in_common,
        Some(changed) if changed.is_empty() => words.same_words,
        Some(_) => return,
    };
    put(buffer, inside(frame.bottom().saturating_sub(1)), &format!(" {said} "), theme.style(Role::Notice));
}

/// The lines of one quotation from `top` on; of the one that is opened and copied the name is reversed.
fn lines(model: &Model, is_here: bool, column: &QuotationColumn, top: usize, place: Rect, buffer: &mut Buffer) {
    let theme = model.options.theme;
    for (number, content) in (0..place.height).zip(column.lines.iter().skip(top)) {
        let at = line(place, number);
        match content {
            QuotationLine::Blank => {}
            QuotationLine::Speaker(name, level) => {
                let name = name.as_deref().unwrap_or(model.options.locale.words().no_speaker);
                let said = format!("{} {name} {}", if is_here { "▸" } else { " " }, level.mark());
                let role = if is_here { Role::Selected } else { Role::speaker(*level) };
                put(buffer, at, said.trim_end(), theme.style(role));
            }
            QuotationLine::Fact(fact) => {
                put(buffer, after(at, 2), fact, theme.style(Role::Dim));
            }
            QuotationLine::Words(span) => {
                let inside = |mark: &Span| {
                    let part = mark.intersection(*span)?;
                    Some(Span::new(part.start - span.start, part.end - span.start))
                };
                let marks: Vec<Span> = column.marks.iter().filter_map(inside).collect();
                put_marked(
                    buffer,
                    at,
                    span.of(&column.text),
                    &marks,
                    theme.style(Role::Text),
                    theme.style(Role::Changed),
                );
            }
        }
    }
}
