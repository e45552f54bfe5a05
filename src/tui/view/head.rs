//! The query line, the tabs, and the line above a reader that stands alone.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::foot::typed;
use super::paint::{after, put, put_marked, put_right};
use crate::search::Scope;
use crate::text::width::width;
use crate::tui::locale::fill;
use crate::tui::model::bars::PlacedTab;
use crate::tui::model::list::Source;
use crate::tui::model::{Focus, Model, Progress};
use crate::tui::theme::Role;

/// The query with its count and its mistakes; returns the place of the terminal's cursor.
pub fn query(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let theme = model.options.theme;
    let words = model.options.locale.words();
    let mut rest = area;
    if let Some(page) = &model.pages.open {
        let title = format!(" {} — {} ", page.name, model.options.locale.kind(page.kind));
        rest = put(buffer, rest, &title, theme.style(Role::Title));
    }
    rest = put(buffer, rest, " › ", theme.style(Role::Key));
    rest = put_right(buffer, rest, &format!("  {} ", count(model)), theme.style(Role::Dim));
    let start = rest.x;
    let text = model.search.input.text();
    if text.is_empty() {
        let hint = if model.pages.open.is_some() { words.page_hint } else { words.query_hint };
        put(buffer, after(rest, 1), hint, theme.style(Role::Dim));
    } else {
        let wrong: Vec<_> = match model.pages.open {
            Some(_) => Vec::new(),
            None => model.search.query.mistakes.iter().map(|mistake| mistake.span).collect(),
        };
        let shown =
            put_marked(buffer, rest, text, &wrong, theme.style(typed(&model.search.input)), theme.style(Role::Error));
        if let (Some(mistake), None) = (model.search.query.mistakes.first(), &model.pages.open) {
            let why = model.options.locale.mistake(&mistake.kind);
            put(buffer, after(shown, 2), &why, theme.style(Role::Error).remove_modifier(Modifier::BOLD));
        }
    }
    let column = start.saturating_add(u16::try_from(model.search.input.cursor_cells()).unwrap_or(u16::MAX));
    Some(Position::new(column.min(rest.right().saturating_sub(1)), area.y))
}

/// How many rows there are, of how many.
fn count(model: &Model) -> String {
    let locale = model.options.locale;
    let growing = if is_growing(model) { locale.words().growing } else { "" };
    if let Some(page) = &model.pages.open {
        return locale.number(page.rows.rows().filter(|row| row.is_passage()).count()) + growing;
    }
    let list = model.list();
    let waiting = if list.settled { growing } else { "…" };
    let shown = locale.number(list.hits.len());
    // Without a query nothing is left out that was asked for: reported speech and dates are for their `kind:`.
    if model.search.query.is_empty() || list.hits.len() == list.source.len() {
        return format!("{shown}{waiting}");
    }
    format!("{shown}/{}{waiting}", locale.number(list.source.len()))
}

/// Whether the rows are counted while the index still grows, so that the count is not the last word.
fn is_growing(model: &Model) -> bool {
    let progress = model.archive.progress;
    !progress.finished && progress.found > 0 && model.search.tab != Scope::Bookmarks
}

/// The tabs, and what goes on behind.
pub fn tabs(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = model.options.theme;
    let mut rest = area;
    for PlacedTab { tab, name, marked, place } in model.placed_tabs(area) {
        let style = theme.style(if tab == model.search.tab { Role::Tab } else { Role::Dim });
        put(buffer, place, &name, style);
        let behind = after(area, place.right().saturating_sub(area.x));
        rest = after(put(buffer, behind, &marked, theme.style(Role::Kept)), 1);
    }
    let said = background(model);
    let whole = format!("{}{} ", said.trim_end(), pace(model));
    let fits = !said.is_empty() && width(&whole) <= usize::from(rest.width);
    put_right(buffer, rest, if fits { &whole } else { &said }, theme.style(Role::Dim));
}

/// How fast the archive is read, and how long that will take.
fn pace(model: &Model) -> String {
    let Progress { found, done, rate, finished } = model.archive.progress;
    if finished || rate == 0 || done >= found {
        return String::new();
    }
    let left = (found - done).div_ceil(rate);
    let left = if left < 90 { format!("{left} s") } else { format!("{} min", left.div_ceil(60)) };
    format!(" · {}/s · ≈ {left}", model.options.locale.number(rate))
}

/// How far the archive is read, and the files that made problems.
fn background(model: &Model) -> String {
    let locale = model.options.locale;
    let words = locale.words();
    let progress = model.archive.progress;
    if !progress.finished && progress.found > 0 {
        let (done, found) = (locale.number(progress.done), locale.number(progress.found));
        return format!("{} {done}/{found} ", words.reading_archive);
    }
    match model.archive.problems.len() {
        0 => String::new(),
        1 => format!("{} ", words.one_problem),
        problems => format!("{} ", fill(words.problems, &locale.number(problems))),
    }
}

/// The article's headline over a reader that stands alone.
pub fn banner(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = model.options.theme;
    let Some(reader) = &model.reading.reader else { return };
    let (headline, incipit) = reader.opened.headline();
    let headline = if incipit { model.options.locale.incipit(&headline) } else { headline };
    let mut rest = after(area, 1);
    let date = reader.opened.article.meta.date.map(|date| format!(" {date} ")).unwrap_or_default();
    rest = put_right(buffer, rest, &date, theme.style(Role::Dim));
    let place = place(model);
    if !place.is_empty() {
        rest = put_right(buffer, rest, &place, theme.style(Role::Dim));
    }
    let style = if model.focus == Focus::Reader { Role::Title } else { Role::Dim };
    put(buffer, rest, &headline, theme.style(style));
}

/// Which row of the list is read: `3/12`.
fn place(model: &Model) -> String {
    let list = model.list();
    if model.pages.open.is_some() || matches!(list.source, Source::Nothing) || model.search.tab == Scope::Entities {
        return String::new();
    }
    format!(" {}/{}", list.cursor.selected + 1, list.hits.len())
}
