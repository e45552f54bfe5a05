//! The lines above the text of an article: its headline, its facts, its address.

use crate::article::{Body, Paragraph, ParagraphKind, Span};
use crate::library::Opened;
use crate::text::width::truncate;
use crate::text::wrap::wrap;
use crate::tui::locale::Locale;

/// A line of the article's header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderLine {
    /// A line of the title; `true` when it is an incipit.
    Title(String, bool),
    /// Source, date, authors.
    Meta(String),
    /// The address or the file.
    Address(String),
    /// Nothing.
    Blank,
}

/// The headline, then source, date and authors, then where the article was published and where its `others` were, its other
/// copies, in lines of `width` cells.
#[must_use]
pub fn header(opened: &Opened, others: &[String], width: u16, locale: Locale) -> Vec<HeaderLine> {
    let meta = &opened.article.meta;
    let (headline, incipit) = opened.headline();
    let headline = if incipit { locale.incipit(&headline) } else { headline };
    let title = wrap_line(&headline, width).into_iter().map(|line| HeaderLine::Title(line, incipit));
    let date = meta.date.map(|date| locale.date(date));
    let author = (!meta.author.is_empty()).then(|| meta.author.join(", "));
    let facts: Vec<String> = [meta.source.clone(), date, author].into_iter().flatten().collect();
    let mut lines: Vec<HeaderLine> = title.collect();
    lines.extend(wrap_line(&facts.join(" · "), width).into_iter().map(HeaderLine::Meta));
    let address = meta.url.as_deref().unwrap_or(&opened.short_path);
    lines.push(HeaderLine::Address(truncate(address, usize::from(width)).into_owned()));
    if !others.is_empty() {
        let also = format!("{}{}", locale.also_in(), others.join(" · "));
        lines.extend(wrap_line(&also, width).into_iter().map(HeaderLine::Meta));
    }
    lines.push(HeaderLine::Blank);
    lines
}

/// Breaks one line at `width` cells, as the text of articles is broken.
#[must_use]
pub fn wrap_line(text: &str, width: u16) -> Vec<String> {
    wrap_spans(text, width).into_iter().map(|span| span.of(text).to_owned()).collect()
}

/// The same, as stretches of the text.
#[must_use]
pub fn wrap_spans(text: &str, width: u16) -> Vec<Span> {
    let span = Span::new(0, text.len());
    let paragraph = Paragraph { span, line: 1, kind: ParagraphKind::Text };
    let body = Body { text: text.to_owned(), paragraphs: vec![paragraph], faces: Vec::new() };
    wrap(&body, usize::from(width.max(1))).rows.iter().map(|row| row.span).collect()
}
