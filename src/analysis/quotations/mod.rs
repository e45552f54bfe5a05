//! Who said what: the quotations of an article and their speakers.
//!
//! `marks` pairs the quotation marks, `line` reads the sentences with every quotation as one piece, `chunk`,
//! `phrase` and `verb` find noun phrases and verbs in them, `attribute`, `noun`, `subject` and `english` tie a speaker
//! to each quotation, `neighbours` those whom the sentences around it name, `speech` decides what is speech, `people`,
//! `resolve` and `who` say who `il` and `le ministre` are. `turns` and `interview` find what is said without marks.
//! This room knows one article at a time, and nothing of files, the index or the screen.

mod apposition;
mod aside;
mod attribute;
mod capitals;
mod chunk;
mod english;
mod find;
mod headline;
mod incise;
mod indirect;
mod interview;
mod judge;
mod line;
mod marks;
mod memory;
mod neighbours;
mod noun;
mod people;
mod phrase;
mod reply;
mod resolve;
mod roles;
mod speech;
mod subject;
mod text;
mod title;
mod turns;
mod verb;
mod walk;
mod who;

pub use find::find;
pub use headline::{headline, tell};

use crate::article::Span;

/// What stands between quotation marks, be it speech or not: each outermost stretch, marks included, with the pieces
/// between its marks. In order and without overlap.
#[must_use]
pub fn marked_stretches(text: &str, paragraphs: &[Span]) -> Vec<(Span, Vec<Span>)> {
    marks::stretches(text, paragraphs).into_iter().map(|stretch| (stretch.span, stretch.pieces)).collect()
}

#[cfg(test)]
mod tests;
