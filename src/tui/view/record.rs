//! In place of an article that cannot be shown: why, and what its bookmark keeps of it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{after, line, put};
use crate::annotations::Bookmark;
use crate::search::Scope;
use crate::tui::model::Model;
use crate::tui::model::geometry::{GUTTER, text_width};
use crate::tui::model::header::wrap_line;
use crate::tui::model::list::Source;
use crate::tui::theme::Role;

/// Draws the reason; under it the words of the bookmark under the list's cursor, when that is what is missing.
pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let Some(failure) = &model.reading.missing else { return };
    let (theme, locale) = (model.options.theme, model.options.locale);
    let mut paragraphs: Vec<(String, Style)> = vec![(locale.failure(failure), theme.style(Role::Error))];
    if let Some(bookmark) = under_cursor(model) {
        let date = bookmark.date().map(|date| locale.date(date));
        let facts = [bookmark.source.clone(), date, (!bookmark.author.is_empty()).then(|| bookmark.author.join(", "))];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        paragraphs.push((bookmark.title.clone(), theme.style(Role::Title)));
        paragraphs.push((facts.join(" · "), theme.style(Role::Dim)));
        paragraphs.push((bookmark.text().to_owned(), theme.style(Role::Text)));
        let level = bookmark.certainty().level();
        let speaker = bookmark.speaker.as_ref().map(|speaker| format!("— {speaker} {}", level.mark()));
        paragraphs.push((speaker.unwrap_or_default().trim_end().to_owned(), theme.style(Role::speaker(level))));
        paragraphs.push((bookmark.note.clone(), theme.style(Role::Kept)));
    }
    let width = text_width(area, model.options.width);
    let mut lines = Vec::new();
    for (text, style) in paragraphs.into_iter().filter(|(text, _)| !text.is_empty()) {
        lines.extend(text.lines().flat_map(|text| wrap_line(text, width)).map(|text| (text, style)));
        lines.push((String::new(), style));
    }
    for (number, (text, style)) in (0..area.height).zip(lines) {
        put(buffer, after(line(area, number), GUTTER), &text, style);
    }
}

fn under_cursor(model: &Model) -> Option<&Bookmark> {
    match &model.list().source {
        Source::Bookmarks(bookmarks) if model.search.tab == Scope::Bookmarks && model.pages.open.is_none() => {
            bookmarks.get(model.list().row()? as usize)
        }
        _ => None,
    }
}
