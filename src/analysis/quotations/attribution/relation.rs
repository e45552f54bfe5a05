//! The attribution relation: which words are the source of a quotation, by which cue, and how surely.

use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::article::Span;

/// How strongly the sentence ties a source to a quotation, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// Only the subject of the sentence, whose verb is none of saying.
    Subject,
    /// A source named for the whole sentence.
    Source,
    /// A verb that governs quoted words, or a colon.
    Governed,
    /// A reporting clause (French: incise) beside the quotation or inside its marks.
    ReportingClause,
    /// The name that signs it.
    Label,
}

/// Whose words a quotation is, before names and pronouns are resolved.
#[derive(Clone, Debug)]
pub(crate) struct Attribution {
    /// The words that name the source.
    pub source: NounPhrase,
    /// The words that say that it was said.
    pub cue: Option<Span>,
    pub strength: Strength,
    /// Whether the sentence says that it was not said.
    pub denied: bool,
}

impl Attribution {
    /// That of words which were said.
    pub fn new(source: NounPhrase, cue: Option<Span>, strength: Strength) -> Self {
        Self { source, cue, strength, denied: false }
    }
}
