//! One row of each tab.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::{after, line, put, put_facts};
use super::row_context::RowContext;
use super::{articles, entities};
use crate::analysis::{CertaintyLevel, How, QuotationKind, level_of};
use crate::annotations::Bookmark;
use crate::archive::{ArticleRow, QuoteRow};
use crate::text::sanitize::sanitize_line;
use crate::tui::model::list::Source;
use crate::tui::theme::Role;

/// Draws the row `row` of `source`.
pub fn draw(context: &RowContext<'_>, source: &Source, row: usize, buffer: &mut Buffer) {
    if let Some((sign, role)) = sign(context, source, row) {
        put(buffer, Rect { width: 1, ..line(context.place, 0) }, sign, context.style(role));
    }
    draw_in(context, source, row, buffer);
}

/// What stands before a row: that it is marked, that it is new, or that its article was read.
fn sign(context: &RowContext<'_>, source: &Source, row: usize) -> Option<(&'static str, Role)> {
    if context.marked {
        return Some(("•", Role::Kept));
    }
    let article = match source {
        Source::Articles(articles) => articles.get(row)?.id,
        Source::Quotes(articles, quotes) => articles.get(quotes.get(row)?.article as usize)?.id,
        Source::Nothing | Source::Entities(_) | Source::Bookmarks(_) => {
            return context.is_new_in_search.then_some(("*", Role::Kept));
        }
    };
    let marks = &context.model.user_data.read_marks;
    let is_new = context.is_new_in_search || marks.is_new(article) && !marks.is_read(article);
    match source {
        _ if is_new => Some(("*", Role::Kept)),
        Source::Articles(_) if marks.is_read(article) => Some(("✓", Role::Dim)),
        _ => None,
    }
}

/// `None` when the source has no such row.
fn draw_in(context: &RowContext<'_>, source: &Source, row: usize, buffer: &mut Buffer) -> Option<()> {
    match source {
        Source::Nothing => {}
        Source::Articles(articles) => articles::row(context, articles, &articles.get(row)?, buffer),
        Source::Quotes(articles, quotes) => {
            let quote = quotes.get(row)?;
            quotation(context, &quote, &articles.get(quote.article as usize)?, buffer);
        }
        Source::Entities(entities) => entities::row(context, &entities.get(row)?, buffer),
        Source::Bookmarks(bookmarks) => bookmark(context, bookmarks.get(row)?, buffer),
    }
    Some(())
}

/// The first words, then who said them and when.
fn quotation(context: &RowContext<'_>, row: &QuoteRow<'_>, article: &ArticleRow<'_>, buffer: &mut Buffer) {
    let words = after(line(context.place, 0), 2);
    let said = sanitize_line(row.words);
    // Only quotations that have quotation marks in the article get them here.
    let said = if row.marked { format!("« {said} »") } else { said };
    context.matched_prose(buffer, words, &said, Role::Quotation);
    let locale = context.model.options.locale;
    let date = article.date.map(|date| date.to_string()).unwrap_or_default();
    let kind = if row.kind == QuotationKind::Direct { "" } else { locale.quotation(row.kind) };
    let is_sure = level_of(row.certainty) == CertaintyLevel::Sure;
    let how = row.how.filter(|how| !is_sure || *how == How::Corrected).map_or("", |how| locale.how(how));
    said_by(context, row, &[&date, kind, how, article.source], buffer);
}

/// The second line of a quotation: the speaker, with the mark of how certain that is, and what else is known.
fn said_by(context: &RowContext<'_>, row: &QuoteRow<'_>, facts: &[&str], buffer: &mut Buffer) {
    if context.place.height < 2 {
        return;
    }
    let level = level_of(row.certainty);
    let mut rest = put(buffer, after(line(context.place, 1), 4), "— ", context.style(Role::Dim));
    rest = match row.speaker {
        "" => put(buffer, rest, context.model.options.locale.words().no_speaker, context.style(Role::Dim)),
        name => context.matched(buffer, rest, name, Role::speaker(level)),
    };
    if level != CertaintyLevel::Sure {
        rest = put(buffer, rest, &format!(" {}", level.mark()), context.style(Role::speaker(level)));
    }
    if let Some(holder) = row.probably {
        rest = put(buffer, rest, &format!(" ~ {holder}"), context.style(Role::GuessedSpeaker));
    }
    if let Some(count) = context.group {
        let count = context.model.options.locale.number(count);
        rest = put(buffer, rest, &format!(" ({count})"), context.style(Role::Title));
    }
    put_facts(buffer, rest, facts.iter().copied(), context.style(Role::Dim));
}

/// The bookmarked words, or the headline; then the note, or where they come from.
fn bookmark(context: &RowContext<'_>, row: &Bookmark, buffer: &mut Buffer) {
    let words = context.model.options.locale.words();
    let first = after(line(context.place, 0), 2);
    match &row.words {
        Some(text) => context.matched_prose(buffer, first, &sanitize_line(text), Role::Quotation),
        None => context.matched(buffer, first, &row.title, Role::Text),
    };
    if context.place.height < 2 {
        return;
    }
    let mut rest = after(line(context.place, 1), 4);
    if let Some(status) = context.model.user_data.bookmark_statuses.get(&row.id) {
        let status = format!("! {}", context.model.options.locale.bookmark_status(*status));
        rest = put(buffer, rest, &status, context.style(Role::Error));
        rest = put(buffer, rest, " · ", context.style(Role::Dim));
    }
    let tags: Vec<String> = row.tags.iter().map(|tag| format!("#{tag}")).collect();
    for text in [row.note.clone(), tags.join(" ")].iter().filter(|text| !text.is_empty()) {
        rest = context.matched_prose(buffer, rest, text, Role::Kept);
        rest = put(buffer, rest, " · ", context.style(Role::Dim));
    }
    let level = row.certainty().level();
    let marked = |speaker: &str| {
        if level.mark().is_empty() { speaker.to_owned() } else { format!("{speaker} {}", level.mark()) }
    };
    let speaker = row.speaker.as_deref().map(|speaker| format!("— {} · ", marked(speaker))).unwrap_or_default();
    rest = put(buffer, rest, &speaker, context.style(Role::speaker(level)));
    let origin = if row.words.is_some() { row.title.as_str() } else { words.whole_article };
    let date = row.date.as_deref().map(|date| format!("{date} · ")).unwrap_or_default();
    put(buffer, rest, &format!("{date}{origin}"), context.style(Role::Dim));
}
