//! One row of each tab.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::entities;
use super::paint::{after, line, put, put_facts, put_marked, put_right};
use crate::analysis::{How, QuotationKind};
use crate::annotations::Bookmark;
use crate::archive::{ArticleRow, QuoteRow};
use crate::search::{marks, marks_in_prose};
use crate::text::sanitize::sanitize_line;
use crate::tui::model::Model;
use crate::tui::model::list::Source;
use crate::tui::outline::is_inferred;
use crate::tui::theme::Role;

/// From this width on a row shows the source of its article.
const WITH_SOURCE: u16 = 60;

/// The cells of a date, `2023-08-17`.
const DATE: u16 = 10;

/// A row to draw.
pub struct Drawn<'a> {
    /// The model.
    pub model: &'a Model,
    /// Where.
    pub place: Rect,
    /// Whether it is marked with Ctrl-T.
    pub marked: bool,
    /// Whether only its text matched the query.
    pub in_text: bool,
    /// For the first of the quotations of one speaker, where they stand together: how many there are.
    pub group: Option<usize>,
}

/// Draws the row `row` of `source`.
pub fn draw(drawn: &Drawn<'_>, source: &Source, row: usize, buffer: &mut Buffer) {
    if drawn.marked {
        put(buffer, Rect { width: 1, ..line(drawn.place, 0) }, "•", drawn.style(Role::Kept));
    }
    draw_in(drawn, source, row, buffer);
}

/// `None` when the source has no such row.
fn draw_in(drawn: &Drawn<'_>, source: &Source, row: usize, buffer: &mut Buffer) -> Option<()> {
    match source {
        Source::Nothing => {}
        Source::Articles(articles) => article(drawn, &articles.get(row)?, buffer),
        Source::Quotes(articles, quotes) => {
            let quote = quotes.get(row)?;
            quotation(drawn, &quote, &articles.get(quote.article as usize)?, buffer);
        }
        Source::Entities(entities) => entities::row(drawn, &entities.get(row)?, buffer),
        Source::Bookmarks(bookmarks) => bookmark(drawn, bookmarks.get(row)?, buffer),
    }
    Some(())
}

impl Drawn<'_> {
    pub(super) fn style(&self, role: Role) -> ratatui::style::Style {
        self.model.options.theme.style(role)
    }

    /// Writes a text in which the query's letters are marked.
    pub(super) fn matched(&self, buffer: &mut Buffer, area: Rect, text: &str, role: Role) -> Rect {
        let found = marks(&self.model.parsed, text);
        put_marked(buffer, area, text, &found, self.style(role), self.style(Role::Match))
    }

    /// The same for running text.
    fn matched_prose(&self, buffer: &mut Buffer, area: Rect, text: &str, role: Role) -> Rect {
        let found = marks_in_prose(&self.model.parsed, text);
        put_marked(buffer, area, text, &found, self.style(role), self.style(Role::Match))
    }
}

/// Date, headline, and the source where there is room.
fn article(drawn: &Drawn<'_>, row: &ArticleRow<'_>, buffer: &mut Buffer) {
    let mut rest = after(line(drawn.place, 0), 1);
    let date = row.date.map(|date| date.to_string()).unwrap_or_default();
    put(buffer, Rect { width: DATE.min(rest.width), ..rest }, &date, drawn.style(Role::Dim));
    rest = after(rest, DATE + 2);
    let excerpt = drawn.model.list().excerpts.get(&row.row).filter(|excerpt| drawn.in_text && !excerpt.is_empty());
    if drawn.place.width >= WITH_SOURCE && !row.source.is_empty() && excerpt.is_none() {
        let cells = rest.width / 4;
        let source = crate::text::width::truncate(row.source, usize::from(cells));
        rest = put_right(buffer, rest, &format!("  {source} "), drawn.style(Role::Dim));
    }
    let role = if drawn.in_text || row.title_is_incipit { Role::Dim } else { Role::Text };
    let incipit = row.title_is_incipit.then(|| drawn.model.options.locale.incipit(row.title));
    let title = incipit.as_deref().unwrap_or(row.title);
    match excerpt {
        Some(excerpt) => {
            // The headline makes room for the sentence that was found.
            let title = crate::text::width::truncate(title, usize::from(rest.width * 2 / 5));
            let rest = put(buffer, rest, &title, drawn.style(role));
            let rest = put(buffer, rest, " · ", drawn.style(Role::Dim));
            drawn.matched_prose(buffer, rest, excerpt, Role::Text);
        }
        None => {
            drawn.matched(buffer, rest, title, role);
        }
    }
}

/// The first words, then who said them and when.
fn quotation(drawn: &Drawn<'_>, row: &QuoteRow<'_>, article: &ArticleRow<'_>, buffer: &mut Buffer) {
    let words = after(line(drawn.place, 0), 2);
    let said = sanitize_line(row.words);
    // What has no marks in the article gets none here.
    let said = if row.marked { format!("« {said} »") } else { said };
    drawn.matched_prose(buffer, words, &said, Role::Quotation);
    let locale = drawn.model.options.locale;
    let speaker = (!row.speaker.is_empty()).then_some(row.speaker);
    let date = article.date.map(|date| date.to_string()).unwrap_or_default();
    let kind = if row.kind == QuotationKind::Direct { "" } else { locale.quotation(row.kind) };
    let how = row.how.filter(|how| is_inferred(*how) || *how == How::Corrected).map_or("", |how| locale.how(how));
    said_by(drawn, speaker, row.how, &[&date, kind, how, article.source], buffer);
}

/// The second line of a quotation: the speaker, with `?` where inferred, and what else is known.
fn said_by(drawn: &Drawn<'_>, speaker: Option<&str>, how: Option<How>, facts: &[&str], buffer: &mut Buffer) {
    if drawn.place.height < 2 {
        return;
    }
    let mut rest = put(buffer, after(line(drawn.place, 1), 4), "— ", drawn.style(Role::Dim));
    rest = match speaker {
        Some(name) => drawn.matched(buffer, rest, name, Role::Speaker),
        None => put(buffer, rest, drawn.model.options.locale.words().no_speaker, drawn.style(Role::Dim)),
    };
    if how.is_some_and(is_inferred) {
        rest = put(buffer, rest, " ?", drawn.style(Role::Speaker));
    }
    if let Some(count) = drawn.group {
        let count = drawn.model.options.locale.number(count);
        rest = put(buffer, rest, &format!(" ({count})"), drawn.style(Role::Title));
    }
    put_facts(buffer, rest, facts.iter().copied(), drawn.style(Role::Dim));
}

/// The words kept, or the headline; then the note, or where they come from.
fn bookmark(drawn: &Drawn<'_>, row: &Bookmark, buffer: &mut Buffer) {
    let words = drawn.model.options.locale.words();
    let first = after(line(drawn.place, 0), 2);
    match &row.words {
        Some(text) => drawn.matched_prose(buffer, first, &sanitize_line(text), Role::Quotation),
        None => drawn.matched(buffer, first, &row.title, Role::Text),
    };
    if drawn.place.height < 2 {
        return;
    }
    let mut rest = after(line(drawn.place, 1), 4);
    if let Some(standing) = drawn.model.standings.get(&row.id) {
        let standing = format!("! {}", drawn.model.options.locale.standing(*standing));
        rest = put(buffer, rest, &standing, drawn.style(Role::Error));
        rest = put(buffer, rest, " · ", drawn.style(Role::Dim));
    }
    let tags: Vec<String> = row.tags.iter().map(|tag| format!("#{tag}")).collect();
    for text in [row.note.clone(), tags.join(" ")].iter().filter(|text| !text.is_empty()) {
        rest = drawn.matched_prose(buffer, rest, text, Role::Kept);
        rest = put(buffer, rest, " · ", drawn.style(Role::Dim));
    }
    let speaker = row.speaker.as_deref().map(|speaker| format!("— {speaker} · ")).unwrap_or_default();
    rest = put(buffer, rest, &speaker, drawn.style(Role::Speaker));
    let origin = if row.words.is_some() { row.title.as_str() } else { words.whole_article };
    let date = row.date.as_deref().map(|date| format!("{date} · ")).unwrap_or_default();
    put(buffer, rest, &format!("{date}{origin}"), drawn.style(Role::Dim));
}
