//! One turn of speech, and the turns of an article.

use std::ops::Range;

use crate::analysis::How;
use crate::analysis::quotations::names::referents::ReferentId;
use crate::article::Span;

/// What one person says in one paragraph or several, or in a part of one.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    /// The paragraphs that it takes.
    pub paragraphs: Range<usize>,
    /// Where it begins, its label or dash included, by byte.
    pub start: usize,
    pub words: Span,
    /// Who speaks, when a label says so.
    pub label: Option<Label>,
}

/// The words that name the speaker of a turn, and the person they name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    pub span: Span,
    pub person: Option<ReferentId>,
    /// How it is known that the words are theirs.
    pub how: How,
}

/// The turns of an article, and who is interviewed in it.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    /// In order.
    pub turns: Vec<Turn>,
    /// The one person who answers.
    pub interviewee: Option<Label>,
    /// Where the turns begin, by paragraph.
    pub begin: usize,
}
