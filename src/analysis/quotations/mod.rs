//! Who said what: the quotations of an article and their speakers.
//!
//! The rooms in their order; each uses those before it only:
//!
//! 1. `tagged_text` (the article with the classes of its words) and `marks` (which quotation marks belong together),
//! 2. `names`: the persons and bodies that have a name in the article,
//! 3. `grammar`: sentences, noun phrases, verbs, subjects,
//! 4. `attribution`: which words of the sentence name the source of a quotation,
//! 5. `detection`: which words are speech,
//! 6. `discourse`: whom pronouns and descriptions stand for, from the sentences before,
//! 7. `turns`: dialogues, interviews, labels,
//! 8. `extractor`: from marked spans to quotations; `headline`: what the title quotes.
//!
//! This room knows one article at a time, and nothing of files, the index or the screen.

mod attribution;
mod detection;
mod discourse;
mod extractor;
mod grammar;
mod headline;
mod marks;
mod names;
mod tagged_text;
mod turns;

pub use extractor::find;
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
