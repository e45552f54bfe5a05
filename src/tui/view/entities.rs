//! Rows of entities, in their tab and on the page of one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::{after, line, put, put_right};
use super::row_context::RowContext;
use crate::analysis::{CertaintyLevel, level_of};
use crate::archive::{EntityRow, Levels};
use crate::article::PartialDate;
use crate::library::{PageGroup, PageRow, Timeline};
use crate::tui::locale::fill;
use crate::tui::model::Model;
use crate::tui::model::list::ENTITY_ON_ONE_LINE;
use crate::tui::model::timeline::bars;
use crate::tui::theme::Role;

/// A line narrower than this, in cells, has no room for a sparkline beside the rest.
const WITH_SPARKLINE: u16 = 92;

/// The name with the number of articles and of quotations; then what it is, from when to when, and how much over
/// the time of the archive, as far as there is room.
pub fn row(context: &RowContext<'_>, entity: &EntityRow<'_>, buffer: &mut Buffer) {
    let locale = context.model.options.locale;
    let mut rest = after(line(context.place, 0), 2);
    let count = |number: u32| locale.number(number as usize);
    let quotations = if entity.quotations > 0 { format!("« {}", count(entity.quotations)) } else { String::new() };
    let counts = format!(" {:>5} art. {quotations:>6} ", count(entity.articles));
    let dim = context.style(Role::Dim);
    let bars = context.style(Role::Bar);
    if context.place.width >= ENTITY_ON_ONE_LINE {
        if context.place.width >= WITH_SPARKLINE {
            rest = put_right(buffer, rest, &format!(" {} ", sparkline(&entity.levels)), bars);
        }
        rest = put_right(buffer, rest, &format!(" {:<15} ", period(entity.first, entity.last, "–")), dim);
        rest = put_right(buffer, rest, &counts, dim);
        rest = put_right(buffer, rest, &format!(" {:<12}", locale.kind(entity.kind)), dim);
        context.matched(buffer, rest, entity.name, Role::Mention(entity.kind));
        return;
    }
    rest = put_right(buffer, rest, &counts, dim);
    context.matched(buffer, rest, entity.name, Role::Mention(entity.kind));
    if context.place.height > 1 {
        let second = after(line(context.place, 1), 4);
        let rest = put_right(buffer, second, &format!("{} ", sparkline(&entity.levels)), bars);
        let dates = period(entity.first, entity.last, "–");
        let dates = if dates.is_empty() { dates } else { format!(" · {dates}") };
        put(buffer, rest, &format!("{}{dates}", locale.kind(entity.kind)), dim);
    }
}

/// The months of the first and of the last article with `to` between them, or the one month of both.
fn period(first: Option<PartialDate>, last: Option<PartialDate>, to: &str) -> String {
    let month = |date: Option<PartialDate>| {
        date.map(|date| date.to_string().chars().take(7).collect::<String>()).unwrap_or_default()
    };
    let (first, last) = (month(first), month(last));
    if first == last { first } else { format!("{first}{to}{last}") }
}

/// A column for each slice of time; a point where there is nothing.
fn sparkline(levels: &Levels) -> String {
    const COLUMNS: [char; 9] = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    levels.iter().map(|level| COLUMNS.get(usize::from(*level)).copied().unwrap_or('█')).collect()
}

/// The bars, and under them from when to when they go and what the highest counts.
fn draw_timeline(model: &Model, timeline: &Timeline, place: Rect, buffer: &mut Buffer) {
    let theme = model.options.theme;
    let cells = usize::from(place.width.saturating_sub(4));
    let Some(drawn) = bars(timeline, cells) else { return };
    put(buffer, after(line(place, 0), 2), &drawn.bars, theme.style(Role::Bar));
    let most = model.options.locale.at_most(drawn.most, drawn.months);
    let axis = format!("{} – {} · {most}", drawn.first, drawn.last);
    put(buffer, after(line(place, 1), 2), &axis, theme.style(Role::Dim));
}

/// A row of an entity's page; `selected` when the cursor is on it and the keys go to the list.
pub fn page_row(model: &Model, row: &PageRow, selected: bool, place: Rect, buffer: &mut Buffer) {
    let (theme, locale) = (model.options.theme, model.options.locale);
    let words = locale.words();
    let style = |role| theme.in_row(role, selected);
    match row {
        PageRow::Heading(group, count) => {
            let sentence = match group {
                PageGroup::Offices => words.page_offices,
                PageGroup::By => words.page_by,
                PageGroup::Said => words.page_said,
                PageGroup::With => words.page_with,
                PageGroup::About => words.page_about,
            };
            let text = fill(sentence, &locale.number(*count));
            put(buffer, after(line(place, place.height - 1), 1), &text, style(Role::Title));
        }
        PageRow::Entity { name, kind, articles } => {
            put(buffer, after(line(place, 0), 2), name, style(Role::Mention(*kind)));
            let facts = fill(words.together, &locale.number(*articles as usize));
            let facts = format!("{} · {facts}", locale.kind(*kind));
            put(buffer, after(line(place, 1), 4), &facts, style(Role::Dim));
        }
        PageRow::Office(held) => {
            let first = held.words.chars().take(1).flat_map(char::to_uppercase);
            let office: String = first.chain(held.words.chars().skip(1)).collect();
            put(buffer, after(line(place, 0), 2), &office, style(Role::Text));
            let articles = fill(words.office_articles, &locale.number(held.articles));
            let period = period(held.first, held.last, " → ");
            let facts: Vec<&str> = [period.as_str(), &articles].into_iter().filter(|fact| !fact.is_empty()).collect();
            put(buffer, after(line(place, 1), 4), &facts.join(" · "), style(Role::Dim));
        }
        PageRow::Timeline(timeline) => draw_timeline(model, timeline, place, buffer),
        PageRow::Passage { words, headline, date, speaker, how, certainty, times, .. } => {
            let first = if words.is_empty() { headline } else { words };
            put(buffer, after(line(place, 0), 2), first, style(Role::Text));
            let headline = if words.is_empty() { "" } else { headline.as_str() };
            let level = level_of(*certainty);
            let how = how.filter(|_| level != CertaintyLevel::Sure);
            let how = how.map(|how| format!("{} {}", level.mark(), locale.how(how)));
            let mut again = String::new();
            if *times > 1 {
                again = fill(locale.words().said_times, &locale.number(*times));
                put(buffer, Rect { width: 1, ..line(place, 0) }, "≈", style(Role::Kept));
            }
            let facts = [date.as_str(), &again, how.as_deref().unwrap_or_default(), headline];
            let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
            let mut rest = after(line(place, 1), 4);
            if let Some(speaker) = speaker {
                rest = put(buffer, rest, &format!("— {speaker}"), style(Role::speaker(level)));
                rest = put(buffer, rest, " · ", style(Role::Dim));
            }
            put(buffer, rest, &facts.join(" · "), style(Role::Dim));
        }
    }
}
