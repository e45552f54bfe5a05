//! Writing text into the buffer: cut to fit, with marked letters.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::article::Span;
use crate::text::width::{truncate, width};

/// Writes `text` on the first line of `area`, cut with an ellipsis where it does not fit. Returns what is left of
/// the area behind it.
pub fn put(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> Rect {
    put_marked(buffer, area, text, &[], style, style)
}

/// The same, with the letters of `marks` (bytes of `text`, in order) in their own style.
pub fn put_marked(buffer: &mut Buffer, area: Rect, text: &str, marks: &[Span], style: Style, mark: Style) -> Rect {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return area;
    }
    let cells = usize::from(area.width);
    let shown = truncate(text, cells);
    // The bytes that are the text's own: an ellipsis is not.
    let own = shown.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
    let (mut x, mut at) = (area.x, 0);
    for span in marks.iter().filter(|span| span.end <= own && span.start < span.end) {
        let (Some(before), Some(inside)) = (shown.get(at..span.start), shown.get(span.range())) else { continue };
        x = write(buffer, area, x, before, style);
        x = write(buffer, area, x, inside, mark);
        at = span.end;
    }
    if let Some(rest) = shown.get(at..) {
        x = write(buffer, area, x, rest, style);
    }
    Rect { x, width: area.right().saturating_sub(x), ..area }
}

fn write(buffer: &mut Buffer, area: Rect, x: u16, text: &str, style: Style) -> u16 {
    let room = usize::from(area.right().saturating_sub(x));
    buffer.set_stringn(x, area.y, text, room, style).0
}

/// Writes facts one after the other, each behind a dot; empty ones are passed over, the first that does not fit is cut
/// and those behind it are left out.
pub fn put_facts<'a>(buffer: &mut Buffer, area: Rect, facts: impl IntoIterator<Item = &'a str>, style: Style) {
    let mut rest = area;
    for fact in facts.into_iter().filter(|fact| !fact.is_empty()) {
        let fact = format!(" · {fact}");
        let fits = width(&fact) <= usize::from(rest.width);
        rest = put(buffer, rest, &fact, style);
        if !fits {
            return;
        }
    }
}

/// Writes `text` at the right end of the first line of `area` when it fits wholly. Returns what is left before it.
pub fn put_right(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> Rect {
    let cells = u16::try_from(width(text)).unwrap_or(u16::MAX);
    if cells == 0 || cells > area.width {
        return area;
    }
    let place = Rect { x: area.right() - cells, width: cells, ..area };
    put(buffer, place, text, style);
    Rect { width: area.width - cells, ..area }
}

/// The area without its first `cells` columns.
pub fn after(area: Rect, cells: u16) -> Rect {
    let cells = cells.min(area.width);
    Rect { x: area.x + cells, width: area.width - cells, ..area }
}

/// The line `number` of an area, counted from 0.
pub fn line(area: Rect, number: u16) -> Rect {
    Rect { y: area.y + number, height: 1, ..area }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Modifier;

    #[test]
    fn facts_that_do_not_fit_are_cut_once() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 14, 1));
        put_facts(&mut buffer, Rect::new(0, 0, 14, 1), ["2023", "", "pronom", "presse"], Style::new());
        let line: String = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(line, " · 2023 · pro…");
    }

    #[test]
    fn marks_behind_the_cut_are_left_out() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let marks = [Span::new(0, 1), Span::new(10, 11)];
        put_marked(&mut buffer, Rect::new(0, 0, 8, 1), "abcdefghijkl", &marks, Style::new(), bold);
        assert_eq!(buffer[(0, 0)].modifier, Modifier::BOLD);
        assert_eq!(buffer[(7, 0)].symbol(), "…");
        assert_eq!(buffer[(7, 0)].modifier, Modifier::empty());
    }

    #[test]
    fn what_is_right_never_overwrites_what_does_not_fit() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        let area = Rect::new(0, 0, 4, 1);
        assert_eq!(put_right(&mut buffer, area, "12345", Style::new()), area);
        assert_eq!(put_right(&mut buffer, area, "12", Style::new()).width, 2);
    }
}
