//! Popups that list things.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::{Block, Clear, Widget};

use super::paint::{after, line, put, put_right};
use crate::text::width::width;
use crate::tui::locale::Words;
use crate::tui::model::Model;
use crate::tui::model::list_popup::{Choice, Sheet, SheetKind};
use crate::tui::theme::Role;

/// The widest column of marks, in cells.
const MARKS: usize = 30;

/// Draws a sheet over the screen; returns where the cursor stands when its filter is typed.
pub fn draw(model: &Model, sheet: &Sheet, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    let theme = model.options.theme;
    let words = model.options.locale.words();
    // On a narrow screen the words need the room more.
    let widest = MARKS.min(usize::from(screen.width) / 3);
    let marks = sheet.items.iter().map(|item| width(&item.mark)).max().unwrap_or(0).min(widest.max(12));
    let (title, hint) = titles(sheet.kind, words);
    let area = place(sheet, screen, marks, width(hint).max(width(title)));
    Clear.render(area, buffer);
    Block::bordered().border_style(theme.style(Role::Border)).render(area, buffer);
    let inner = Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2);
    put(
        buffer,
        after(Rect { height: 1, width: area.width - 2, ..area }, 2),
        &format!(" {title} "),
        theme.style(Role::Title),
    );
    let foot = Rect { x: area.x + 2, y: area.bottom() - 1, width: area.width.saturating_sub(4), height: 1 };
    let mut cursor = None;
    if sheet.typing || !sheet.filter.is_empty() {
        let rest = put(buffer, foot, " / ", theme.style(Role::Key));
        let end = put(buffer, rest, sheet.filter.text(), theme.style(Role::Text));
        put(buffer, Rect { width: end.width.min(1), ..end }, " ", theme.style(Role::Text));
        if sheet.typing {
            let cells = u16::try_from(sheet.filter.cursor_cells()).unwrap_or(u16::MAX);
            cursor = Some(Position::new(rest.x.saturating_add(cells).min(foot.right()), foot.y));
        }
    }
    if sheet.filter.is_empty() {
        let foot = after(foot, if sheet.typing { 4 } else { 0 });
        put_right(buffer, foot, &format!(" {hint} "), theme.style(Role::Dim));
    }
    lines(model, sheet, inner, marks, buffer);
    cursor
}

/// What stands over a sheet, and how to use it under it.
fn titles(kind: SheetKind, words: &Words) -> (&'static str, &'static str) {
    match kind {
        SheetKind::Help => (words.help_title, words.sheet_hint),
        SheetKind::Outline => (words.outline_title, words.sheet_hint),
        SheetKind::Menu => (words.menu_title, words.sheet_hint),
        SheetKind::Problems => (words.problems_title, words.sheet_hint),
        SheetKind::Formats => (words.formats_title, words.sheet_hint),
        SheetKind::Speaker(_) => (words.speaker_title, words.speaker_hint),
        SheetKind::Kinds => (words.kinds_title, words.sheet_hint),
        SheetKind::Join => (words.join_title, words.join_hint),
        SheetKind::Part => (words.part_title, words.sheet_hint),
        SheetKind::Choices => (words.choices_title, words.choices_hint),
    }
}

/// As high as its lines, as wide as its words and the hint under them, in the middle.
fn place(sheet: &Sheet, screen: Rect, marks: usize, hint: usize) -> Rect {
    let widest = sheet.items.iter().map(|item| width(&item.label)).max().unwrap_or(0);
    let wanted = u16::try_from((widest + marks + 8).max(hint + 10)).unwrap_or(u16::MAX);
    let most = screen.width.saturating_sub(4).clamp(20, 100);
    let wide = wanted.clamp(36.min(most), most);
    let lines = u16::try_from(sheet.items.len()).unwrap_or(u16::MAX);
    let high = lines.saturating_add(2).clamp(4, screen.height.saturating_sub(2).max(4));
    let area = Rect::new((screen.width - wide) / 2, screen.height.saturating_sub(high) / 2, wide, high);
    area.intersection(screen)
}

fn lines(model: &Model, sheet: &Sheet, area: Rect, marks: usize, buffer: &mut Buffer) {
    let theme = model.options.theme;
    let height = usize::from(area.height).max(1);
    // The model keeps the cursor on a screen of its own reckoning; here it is what really fits.
    let top = if sheet.is_choice() {
        sheet.top.max((sheet.selected + 1).saturating_sub(height)).min(sheet.selected)
    } else {
        sheet.top.min(sheet.shown.len().saturating_sub(height))
    };
    let top = if sheet.is_choice() && sheet.selected == 1 { 0 } else { top };
    let column = u16::try_from(marks).unwrap_or(0);
    for (number, at) in (0..area.height).zip(sheet.shown.iter().skip(top)) {
        let item = &sheet.items[*at];
        let place = line(area, number);
        if item.choice == Choice::Heading {
            put(buffer, after(place, 1), &item.label, theme.style(Role::Title));
            continue;
        }
        let mut rest = after(place, 2);
        if marks > 0 {
            put(buffer, Rect { width: column.min(rest.width), ..rest }, &item.mark, theme.style(Role::Key));
            rest = after(rest, column + 2);
        }
        let role = match item.choice {
            Choice::Sample(kind) => Role::Mention(kind),
            _ => Role::Text,
        };
        put(buffer, rest, &item.label, theme.style(role));
        if sheet.is_choice() && usize::from(number) + top == sheet.selected {
            buffer.set_style(place, theme.style(Role::Selected));
        }
    }
}
