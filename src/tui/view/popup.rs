//! Popups that list things.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::{Block, Clear, Widget};

use super::paint::{after, line, put, put_right};
use crate::text::width::width;
use crate::tui::locale::Words;
use crate::tui::model::Model;
use crate::tui::model::broken_lines::GAP;
use crate::tui::model::header::wrap_line;
use crate::tui::model::list_popup::{Item, ListPopup, PopupAction, PopupKind, widest as most_cells};
use crate::tui::theme::Role;

/// The widest column of marks, in cells.
const MARKS: usize = 30;

/// Draws a popup over the screen; returns the place of the terminal's cursor when its filter is typed.
pub fn draw(model: &Model, popup: &ListPopup, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    let theme = model.options.theme;
    let words = model.options.locale.words();
    // On a narrow screen the words need the room more.
    let widest = MARKS.min(usize::from(screen.width) / 3);
    let longest = popup.lines.items.iter().map(|item| width(&item.mark)).max().unwrap_or(0);
    let marks = if popup.is_choice() { longest.min(widest.max(12)) } else { popup.marks };
    let (title, hint) = titles(popup.kind, words, model.picking.is_some());
    let area = place(popup, screen, marks, width(hint).max(width(title)));
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
    if popup.is_filtering || !popup.filter.is_empty() {
        let rest = put(buffer, foot, " / ", theme.style(Role::Key));
        let end = put(buffer, rest, popup.filter.text(), theme.style(Role::Text));
        put(buffer, Rect { width: end.width.min(1), ..end }, " ", theme.style(Role::Text));
        if popup.is_filtering {
            let cells = u16::try_from(popup.filter.cursor_cells()).unwrap_or(u16::MAX);
            cursor = Some(Position::new(rest.x.saturating_add(cells).min(foot.right()), foot.y));
        }
    }
    if popup.filter.is_empty() {
        let foot = after(foot, if popup.is_filtering { 4 } else { 0 });
        put_right(
            buffer,
            foot,
            &format!(" {} ", fitting(hint, usize::from(foot.width.saturating_sub(2)))),
            theme.style(Role::Dim),
        );
    }
    let [list, rule, detail] = with_detail(popup, inner);
    lines(model, popup, list, marks, buffer);
    if let Some(item) = popup.item().filter(|_| !detail.is_empty()) {
        put(buffer, rule, &"─".repeat(usize::from(rule.width)), theme.style(Role::Border));
        let texts = item.detail.lines().flat_map(|text| {
            let wrapped = wrap_line(text, detail.width.saturating_sub(2));
            if wrapped.is_empty() { vec![String::new()] } else { wrapped }
        });
        for (number, text) in (0..detail.height).zip(texts) {
            put(buffer, after(line(detail, number), 1), &text, theme.style(Role::Text));
        }
    }
    cursor
}

/// Lines that show what the line under the cursor holds.
const DETAIL: u16 = 9;

/// The lines of the popup, the rule under them, and what the line under the cursor holds; the last two are empty where
/// no line holds anything.
fn with_detail(popup: &ListPopup, inner: Rect) -> [Rect; 3] {
    if popup.lines.items.iter().all(|item| item.detail.is_empty()) {
        return [inner, Rect::default(), Rect::default()];
    }
    let height = DETAIL.min(inner.height / 2);
    let list = inner.height.saturating_sub(height + 1);
    let below = |y: u16, height: u16| Rect { y: inner.y + y, height, ..inner };
    [below(0, list), below(list, 1.min(inner.height - list)), below((list + 1).min(inner.height), height)]
}

/// The title over the lines, and what the keys do; `picks` where what is chosen goes to another program.
fn titles(kind: PopupKind, words: &Words, picks: bool) -> (&'static str, &'static str) {
    let hints = &words.hints;
    match kind {
        PopupKind::Help => (words.help_title, words.help_hint),
        PopupKind::Outline => (words.outline_title, hints.outline),
        PopupKind::Menu => (words.menu_title, hints.menu),
        PopupKind::Problems => (words.problems_title, hints.read),
        PopupKind::Formats => (words.formats_title, if picks { hints.formats_picked } else { hints.formats }),
        PopupKind::Speaker(_) => (words.speaker_title, hints.speaker),
        PopupKind::Guesses => (words.guess_title, if picks { hints.guesses_picked } else { hints.guesses }),
        PopupKind::Kinds => (words.kinds_title, hints.kinds),
        PopupKind::Join => (words.join_title, hints.join),
        PopupKind::Merge => (words.merge_title, hints.merge),
        PopupKind::Part => (words.part_title, hints.part),
        PopupKind::Choices => (words.choices_title, hints.choices),
        PopupKind::UseArchives => (words.use_folder_title, hints.archives),
        PopupKind::Tags => (words.tags_title, hints.tags),
        PopupKind::Tag => (words.tags_title, hints.choice),
        PopupKind::Searches => (words.searches_title, hints.searches),
        PopupKind::Search(_) => (words.searches_title, hints.choice),
    }
}

/// As many parts of a hint as fit in so many cells.
fn fitting(hint: &str, cells: usize) -> &str {
    let ends = hint.match_indices(" · ").map(|(at, _)| at).chain([hint.len()]);
    let fits = |at: &usize| width(&hint[..*at]) <= cells;
    ends.take_while(fits).last().map_or("", |end| &hint[..end])
}

/// The cells that the mark of a line takes: in a popup that is only read a long mark has its words right behind it.
fn column(popup: &ListPopup, item: &Item, marks: usize) -> usize {
    if popup.is_choice() { marks } else { width(&item.mark).max(marks) }
}

/// As high as its lines, as wide as its words and the hint under them, in the middle.
fn place(popup: &ListPopup, screen: Rect, marks: usize, hint: usize) -> Rect {
    let widths = popup.lines.items.iter().map(|item| column(popup, item, marks) + width(&item.label));
    let wanted = u16::try_from((widths.max().unwrap_or(marks) + 8).max(hint + 10)).unwrap_or(u16::MAX);
    let most = most_cells(screen.width);
    let wide = wanted.clamp(36.min(most), most);
    let lines = u16::try_from(popup.lines.items.len()).unwrap_or(u16::MAX);
    let has_detail = popup.lines.items.iter().any(|item| !item.detail.is_empty());
    let lines = lines.saturating_add(if has_detail { DETAIL + 1 } else { 0 });
    let high = lines.saturating_add(2).clamp(4, screen.height.saturating_sub(2).max(4));
    let area = Rect::new((screen.width - wide) / 2, screen.height.saturating_sub(high) / 2, wide, high);
    area.intersection(screen)
}

fn lines(model: &Model, popup: &ListPopup, area: Rect, marks: usize, buffer: &mut Buffer) {
    let theme = model.options.theme;
    let height = usize::from(area.height).max(1);
    // The model knows only roughly how many lines fit: here it is what really does.
    let (count, mut cursor) = (popup.lines.shown.len(), popup.lines.cursor);
    if popup.is_choice() {
        cursor.top = cursor.top.max((cursor.selected + 1).saturating_sub(height)).min(cursor.selected);
        // The heading over the first line is seen with it.
        if cursor.selected == 1 {
            cursor.top = 0;
        }
    } else {
        cursor.top = cursor.top.min(count.saturating_sub(height));
    }
    if count == 0 && !popup.filter.is_empty() {
        let said = model.options.locale.nothing_found(popup.filter.text());
        put(buffer, after(line(area, 0), 2), &said, theme.style(Role::Notice));
    }
    for (number, item) in (0..area.height).zip(popup.lines.rows().skip(cursor.top)) {
        let place = line(area, number);
        if item.action == PopupAction::Heading {
            put(buffer, after(place, 1), &item.label, theme.style(Role::Title));
            continue;
        }
        let selected = popup.is_choice() && usize::from(number) + cursor.top == cursor.selected;
        if selected {
            buffer.set_style(place, theme.style(Role::Selected));
        }
        let style = |role| theme.in_row(role, selected);
        let mut rest = after(place, 2);
        if marks > 0 {
            let column = column(popup, item, marks);
            let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
            put(buffer, Rect { width: cells(column).min(rest.width), ..rest }, &item.mark, style(Role::Key));
            rest = after(rest, cells(column + GAP));
        }
        let role = if let PopupAction::Sample(kind) = item.action { Role::Mention(kind) } else { Role::Text };
        put(buffer, rest, &item.label, style(role));
    }
}
