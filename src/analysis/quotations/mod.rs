//! Who said what: the quotations of an article and their speakers.
//!
//! `marks` pairs the quotation marks, `line` reads the sentences with every quotation as one piece, `chunk`,
//! `phrase` and `verb` find noun phrases and verbs in them, `attribute`, `subject` and `english` tie a speaker to each
//! quotation, `speech` decides what is speech, `people` and `resolve` say who `il` and `le ministre` are.
//! This room knows one article at a time, and nothing of files, the index or the screen.

mod apposition;
mod attribute;
mod chunk;
mod english;
mod find;
mod incise;
mod indirect;
mod judge;
mod line;
mod marks;
mod people;
mod phrase;
mod resolve;
mod speech;
mod subject;
mod text;
mod turns;
mod verb;

pub use find::find;

use crate::article::Span;

/// What stands between quotation marks, be it speech or not: each outermost stretch, marks included, with the pieces
/// between its marks. In order and without overlap.
#[must_use]
pub fn marked_stretches(text: &str, paragraphs: &[Span]) -> Vec<(Span, Vec<Span>)> {
    marks::stretches(text, paragraphs).into_iter().map(|stretch| (stretch.span, stretch.pieces)).collect()
}

#[cfg(test)]
mod tests;
