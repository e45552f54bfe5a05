//! Rows of articles: date, headline, and as many columns more as the width and the archive have something for.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::{after, line, put, put_right};
use super::row_context::RowContext;
use crate::archive::{ArticleRow, Articles, FacetColumn};
use crate::text::width::{truncate, width};
use crate::tui::theme::Role;

/// From this width on, in cells, a row shows the source of its article.
const WITH_SOURCE: u16 = 60;
/// From this width on how many quotations it has.
const WITH_QUOTATIONS: u16 = 84;
/// From this width on who wrote it.
const WITH_AUTHOR: u16 = 96;
/// From this width on its tags.
const WITH_TAGS: u16 = 116;
/// The cells of a date, `2023-08-17`, and of the columns of authors and tags.
const DATE: u16 = 10;
const AUTHOR: usize = 20;
const TAGS: usize = 22;
/// The cells of a number of quotations, with its sign.
const QUOTATIONS: usize = 6;

/// One row. A column that no article has anything for takes no room.
pub fn row(context: &RowContext<'_>, articles: &Articles, row: &ArticleRow<'_>, buffer: &mut Buffer) {
    let mut rest = after(line(context.place, 0), 1);
    // Undated articles come last: when the first has no date, none has.
    if articles.get(0).is_some_and(|first| first.date.is_some()) {
        let date = row.date.map(|date| date.to_string()).unwrap_or_default();
        put(buffer, Rect { width: DATE.min(rest.width), ..rest }, &date, context.style(Role::Dim));
        rest = after(rest, DATE + 2);
    }
    let excerpt = context.model.list().excerpts.get(&row.row).filter(|excerpt| context.in_text && !excerpt.is_empty());
    if excerpt.is_none() {
        rest = columns(context, articles, row, rest, buffer);
    }
    if row.copies > 1 {
        let copies = context.model.options.locale.copies(row.copies as usize);
        rest = put_right(buffer, rest, &format!("  {copies} "), context.style(Role::Dim));
    }
    let role = if context.in_text || row.title_is_incipit { Role::Dim } else { Role::Text };
    let incipit = row.title_is_incipit.then(|| context.model.options.locale.incipit(row.title));
    let title = incipit.as_deref().unwrap_or(row.title);
    match excerpt {
        Some(excerpt) => {
            // The headline makes room for the sentence that was found.
            let title = truncate(title, usize::from(rest.width * 2 / 5));
            let rest = put(buffer, rest, &title, context.style(role));
            let rest = put(buffer, rest, " · ", context.style(Role::Dim));
            context.matched_prose(buffer, rest, excerpt, Role::Text);
        }
        None => {
            context.matched(buffer, rest, title, role);
        }
    }
}

/// The columns right of the headline; returns what is left for it.
fn columns(
    context: &RowContext<'_>,
    articles: &Articles,
    row: &ArticleRow<'_>,
    area: Rect,
    buffer: &mut Buffer,
) -> Rect {
    let (mut rest, wide) = (area, context.place.width);
    let dim = context.style(Role::Dim);
    let has = |column: FacetColumn| articles.values(column).iter().any(|value| !value.is_empty());
    let mut column = |rest: Rect, text: &str, cells: usize| {
        let text = truncate(text, cells);
        let blanks = " ".repeat(cells.saturating_sub(width(&text)));
        put_right(buffer, rest, &format!("  {text}{blanks} "), dim)
    };
    if wide >= WITH_TAGS && has(FacetColumn::Tags) {
        let tags: Vec<String> = row.each_tag().map(|tag| format!("#{tag}")).collect();
        rest = column(rest, &tags.join(" "), TAGS);
    }
    if wide >= WITH_AUTHOR && has(FacetColumn::Author) {
        rest = column(rest, row.author, AUTHOR);
    }
    if wide >= WITH_QUOTATIONS {
        let count = context.model.options.locale.number(row.quotations as usize);
        let count = if row.quotations > 0 { format!("« {count}") } else { String::new() };
        rest = column(rest, &count, QUOTATIONS);
    }
    if wide >= WITH_SOURCE && !row.source.is_empty() {
        let cells = usize::from(area.width / 4).min(usize::from(rest.width / 3));
        // In columns where there are others; else it leaves the headline what it does not need.
        let cells = if wide >= WITH_QUOTATIONS { cells } else { width(row.source).min(cells) };
        rest = column(rest, row.source, cells);
    }
    rest
}
