//! The article: its header, its text with everything marked in it, and the line under it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::paint::{after, line, put, put_facts, put_right};
use super::record;
use crate::analysis::{Quotation, level_of};
use crate::article::{Face, ParagraphKind, Span};
use crate::library::Opened;
use crate::text::sanitize::sanitize_line;
use crate::text::width::TAB;
use crate::text::wrap::Row;
use crate::tui::locale::Locale;
use crate::tui::model::geometry::GUTTER;
use crate::tui::model::header::HeaderLine;
use crate::tui::model::reader::{Cursor, Reader, TextSearch};
use crate::tui::model::{Focus, Model};
use crate::tui::theme::{Role, Theme};

/// Draws the lines on the screen.
pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let Some(reader) = &model.reading.reader else { return record::draw(model, area, buffer) };
    let theme = model.options.theme;
    for number in 0..area.height {
        let place = line(area, number);
        let at = reader.top + usize::from(number);
        if let Some(header) = reader.header.get(at) {
            draw_header(header, theme, after(place, GUTTER), buffer);
            continue;
        }
        let row_number = at - reader.header.len();
        let Some(row) = reader.layout.rows.get(row_number) else { break };
        let text = after(place, GUTTER + row.indent);
        draw_row(model, reader, *row, text, buffer);
        gutter(model, reader, row_number, place, buffer);
    }
}

fn draw_header(header: &HeaderLine, theme: Theme, area: Rect, buffer: &mut Buffer) {
    match header {
        HeaderLine::Title(text, incipit) => {
            let style = theme.style(if *incipit { Role::Dim } else { Role::Title });
            put(buffer, area, text, style);
        }
        HeaderLine::Meta(text) => {
            put(buffer, area, text, theme.style(Role::Dim));
        }
        HeaderLine::Address(text) => {
            put(buffer, area, text, theme.style(Role::Link));
        }
        HeaderLine::Blank => {}
    }
}

/// What is left of a row: a sign where a bookmark begins, a bar beside a quotation.
fn gutter(model: &Model, reader: &Reader, number: usize, place: Rect, buffer: &mut Buffer) {
    let theme = model.options.theme;
    let Some(row) = reader.layout.rows.get(number) else { return };
    if reader.selected_span().is_some_and(|chosen| covers(chosen, row)) {
        put(buffer, Rect { width: 1, ..place }, "▌", theme.style(Role::Key));
    } else if reader.bookmarked.iter().any(|span| row.span.contains(span.start)) {
        put(buffer, Rect { width: 1, ..place }, "◆", theme.style(Role::Kept));
    }
    if !model.reading.highlights {
        return;
    }
    let here = reader.quotation().is_some_and(|quotation| covers(quotation.span, row));
    let near = Span::new(row.span.start.saturating_sub(1), row.span.end + 1);
    let beside = here || reader.quotations_in(near).any(|(_, quotation)| covers(quotation.span, row));
    if beside {
        let (bar, style) = if here { ("┃", Modifier::BOLD) } else { ("▎", Modifier::empty()) };
        let style = theme.style(Role::Bar).add_modifier(style);
        put(buffer, Rect { width: 1, ..after(place, 1) }, bar, style);
    }
}

/// Whether a span has part in a row, or in the gap between two of its paragraphs.
fn covers(span: Span, row: &Row) -> bool {
    if row.paragraph.is_none() {
        return span.start < row.span.start && row.span.start < span.end;
    }
    span.overlaps(row.span)
}

/// One row of text, in pieces that look alike.
fn draw_row(model: &Model, reader: &Reader, row: Row, area: Rect, buffer: &mut Buffer) {
    if row.paragraph.is_none() {
        return;
    }
    let body = &reader.body().text;
    let layers = layers(model, reader, row);
    let mut cuts: Vec<usize> = vec![row.span.start, row.span.end];
    cuts.extend(layers.iter().flat_map(|(span, _)| [span.start, span.end]));
    cuts.retain(|cut| (row.span.start..=row.span.end).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    let base = base_style(model.options.theme, reader, row);
    let mut rest = area;
    for pair in cuts.windows(2) {
        let piece = Span::new(pair[0], pair[1]);
        let style =
            layers.iter().filter(|(span, _)| span.covers(piece)).fold(base, |style, (_, layer)| style.patch(*layer));
        let text = piece.of(body);
        if text.contains('\t') {
            rest = put(buffer, rest, &text.replace('\t', &" ".repeat(TAB)), style);
        } else {
            rest = put(buffer, rest, text, style);
        }
    }
}

fn base_style(theme: Theme, reader: &Reader, row: Row) -> Style {
    let kind = row.paragraph.and_then(|at| reader.body().paragraphs.get(at as usize)).map(|paragraph| paragraph.kind);
    match kind {
        Some(ParagraphKind::Heading(_)) => theme.style(Role::Title),
        _ => theme.style(Role::Text),
    }
}

/// What lies over the plain text of a row, the later over the earlier.
fn layers(model: &Model, reader: &Reader, row: Row) -> Vec<(Span, Style)> {
    let theme = model.options.theme;
    let mut layers = Vec::new();
    let mut add = |span: Span, style: Style| {
        if let Some(part) = span.intersection(row.span) {
            layers.push((part, style));
        }
    };
    // In the order of their starts.
    for (span, face) in reader.body().faces.iter().take_while(|(span, _)| span.start < row.span.end) {
        match face {
            Face::Emphasis => add(*span, Style::new().add_modifier(Modifier::ITALIC)),
            Face::Strong => add(*span, Style::new().add_modifier(Modifier::BOLD)),
            Face::Link(_) => add(*span, theme.style(Role::Link)),
            Face::Highlight => add(*span, theme.style(Role::Kept)),
        }
    }
    if model.reading.highlights {
        for (at, quotation) in reader.quotations_in(row.span) {
            let here = reader.cursor == Cursor::Quotation(at);
            add(quotation.span, theme.style(if here { Role::QuotationHere } else { Role::Quotation }));
        }
        for (at, mention) in reader.mentions_in(row.span) {
            add(mention.span, theme.style(Role::Mention(mention.kind)));
            if reader.cursor == Cursor::Mention(at) {
                add(mention.span, theme.style(Role::MentionHere));
            }
        }
    }
    if let Some(search) = &reader.search {
        let first = search.matches.partition_point(|place| place.span.end <= row.span.start);
        let matches = search.matches.iter().enumerate().skip(first);
        for (at, place) in matches.take_while(|(_, place)| place.span.start < row.span.end) {
            let here = search.here == Some(at);
            add(place.span, theme.style(if here { Role::FoundHere } else { Role::found(place.word) }));
        }
    }
    if let Some(selected) = reader.selected_span() {
        add(selected, theme.style(Role::Chosen));
    }
    layers
}

/// The line under the text: what the cursor is on, how far the text is read.
pub fn info(model: &Model, area: Rect, buffer: &mut Buffer) {
    let Some(reader) = &model.reading.reader else { return };
    let theme = model.options.theme;
    let percent = format!(" {} % ", reader.percent(model.reader_height()));
    let mut rest = put_right(buffer, after(area, 1), &percent, theme.style(Role::Dim));
    // What the query asked for is counted once it is stepped through, or where there is nothing else to tell.
    let counted = |search: &&TextSearch| !search.of_query || search.here.is_some() || reader.cursor == Cursor::Nothing;
    if let Some(search) = reader.search.as_ref().filter(counted) {
        let all = search.matches.len();
        let count = search.here.map_or_else(|| format!(" / {all} "), |at| format!(" / {}/{all} ", at + 1));
        rest = put_right(buffer, rest, &count, theme.style(Role::Found(0)).remove_modifier(Modifier::UNDERLINED));
    }
    match reader.cursor {
        Cursor::Quotation(at) => under_quotation(model, reader, at, rest, buffer),
        Cursor::Mention(at) => under_mention(model, reader, at, rest, buffer),
        Cursor::Nothing => {
            let (quotations, names) = (reader.quotations().count(), reader.opened.analysis.entities.len());
            let text = model.options.locale.counts(quotations, names);
            let style = theme.style(Role::Dim);
            if model.focus == Focus::Reader || quotations + names > 0 {
                put(buffer, rest, &text, style);
            }
        }
    }
}

/// `« 3/7 John Kirby · named · a déclaré · role`.
fn under_quotation(model: &Model, reader: &Reader, at: usize, area: Rect, buffer: &mut Buffer) {
    let theme = model.options.theme;
    let locale = model.options.locale;
    let Some(quotation) = reader.opened.analysis.quotations.get(at) else { return };
    let all: Vec<usize> = reader.quotations().map(|(at, _)| at).collect();
    let number = all.iter().position(|other| *other == at).map_or(0, |number| number + 1);
    let body = &reader.body().text;
    let mut rest = put(buffer, area, &format!("« {number}/{} ", all.len()), theme.style(Role::Bar));
    let level = level_of(quotation.speaker.as_ref().map(|speaker| speaker.certainty));
    rest = put(buffer, rest, &speaker_name(quotation, &reader.opened, locale), theme.style(Role::speaker(level)));
    if let Some(holder) = reader.opened.probable_speaker(quotation) {
        rest = put(buffer, rest, &format!(" ~ {}", sanitize_line(holder)), theme.style(Role::GuessedSpeaker));
    }
    let mut facts = Vec::new();
    if let Some(speaker) = &quotation.speaker {
        facts.push(locale.how(speaker.how).to_owned());
    }
    if let Some(cue) = quotation.cue {
        facts.push(sanitize_line(cue.of(body)));
    }
    if let Some(role) = quotation.speaker.as_ref().and_then(|speaker| speaker.role) {
        facts.push(sanitize_line(role.of(body)));
    }
    facts.push(locale.quotation(quotation.kind).to_owned());
    put_facts(buffer, rest, facts.iter().map(String::as_str), theme.style(Role::Dim));
}

/// Who said a quotation, with the mark of how certain that is; the locale's words where nobody is named.
fn speaker_name(quotation: &Quotation, opened: &Opened, locale: Locale) -> String {
    match &quotation.speaker {
        Some(speaker) => {
            let body = &opened.article.body.text;
            let name = speaker.shown_name(body);
            match speaker.certainty.level().mark() {
                "" => name,
                mark => format!("{name} {mark}"),
            }
        }
        None => locale.words().no_speaker.to_owned(),
    }
}

/// `person · John Kirby`.
fn under_mention(model: &Model, reader: &Reader, at: usize, area: Rect, buffer: &mut Buffer) {
    let theme = model.options.theme;
    let analysis = &reader.opened.analysis;
    let Some(mention) = analysis.mentions.get(at) else { return };
    let name = analysis.entities.get(mention.entity).map_or("", |entity| entity.name.as_str());
    let mut rest = put(buffer, area, model.options.locale.kind(mention.kind), theme.style(Role::Dim));
    rest = put(buffer, rest, &format!(" {name}"), theme.style(Role::Mention(mention.kind)));
    if let Some((first, last)) = mention.resolved {
        let locale = model.options.locale;
        let dates = if first == last {
            locale.date(first)
        } else {
            format!("{} – {}", locale.date(first), locale.date(last))
        };
        put(buffer, rest, &format!(" · {dates}"), theme.style(Role::Dim));
    }
}
