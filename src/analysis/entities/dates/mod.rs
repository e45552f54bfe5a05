//! Dates, absolute and relative, in French and English, found by rules over tokens.
//!
//! A span holds neither article nor preposition (`le [14 juillet]`, `en [août 2023]`), a period is two dates
//! (`du [14] au [15 décembre 2018]`), and a weekday belongs to its date (`[jeudi 17 août]`): the conventions of
//! the annotated corpora that the analysis is measured on. This room does not know the date of today: what needs
//! one is resolved against the date that it is handed.

mod known_words;
mod resolve;
mod rules;
#[cfg(test)]
mod tests;
mod unit;
mod words;

use crate::analysis::document::Document;
use crate::article::{Language, PartialDate, Span};
use crate::text::segment::Token;

/// The first and the last calendar date that words mean.
pub type Range = (PartialDate, PartialDate);

/// Words that name a day, a month, a year or a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// Where they stand, in bytes of the text.
    pub span: Span,
    /// Whether another date is needed to understand them (`jeudi`, `la semaine dernière`).
    pub relative: bool,
    /// The first and the last calendar date that they mean, when they can be known.
    pub resolved: Option<Range>,
}

/// The dates among `tokens`, which lie in one paragraph of `text`, in order and without overlaps. `today` is the
/// date of the article: what `hier` is the eve of.
#[must_use]
pub fn find(text: &str, tokens: &[Token], language: &Language, today: Option<PartialDate>) -> Vec<Date> {
    let pieces = words::pieces(text, tokens, language);
    let mut dates = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let Some(found) = rules::find_at(&pieces, at, language) else {
            at += 1;
            continue;
        };
        let span = Span::new(pieces[at].span.start, pieces[found.end - 1].span.end);
        dates.push(Date { span, relative: found.relative, resolved: resolve::resolve(found.meaning, today) });
        at = found.end;
    }
    dates
}

/// The dates of an article, in order and without overlaps.
#[must_use]
pub fn of(document: &Document<'_>) -> Vec<Date> {
    let paragraphs = document.paragraphs.iter();
    paragraphs
        .flat_map(|paragraph| {
            find(document.text, &document.tokens[paragraph.tokens.clone()], &document.language, document.date)
        })
        .collect()
}
