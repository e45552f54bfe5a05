//! What was read of an article before its speakers are told: what the rules found and propose.
//!
//! Comes in: nothing, these are plain data. Goes out: the same. It must not know how they are decided upon.

use crate::analysis::offices::Offices;
use crate::analysis::quotations::attribution::relation::Attribution;
use crate::analysis::quotations::discourse::memory::Antecedent;
use crate::analysis::quotations::marks::MarkedSpan;
use crate::analysis::quotations::names::referents::Referents;
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::article::Span;

use super::read_sentence::ReadSentence;

/// What the rules say of one quotation.
pub(in super::super) struct Proposal {
    /// Its position among those found.
    pub quotation: usize,
    /// The sentence that it stands in, and its chunk there.
    pub sentence: usize,
    pub place: usize,
    pub attribution: Option<Attribution>,
    /// Whom the rules take the source, or the one who carries on, to be.
    pub antecedent: Option<Antecedent>,
    /// Whether the quotation is a sentence of its own, opens its paragraph, is whole.
    pub alone: bool,
    pub opens_paragraph: bool,
    pub whole: bool,
    /// How many words it has.
    pub words: usize,
    /// How likely it is that they are speech.
    pub speech: f32,
}

/// What the rules read of an article.
#[derive(Clone, Copy)]
pub(in super::super) struct Reading<'a, 'd> {
    pub text: &'a TaggedText<'d>,
    pub referents: &'a Referents,
    pub sentences: &'a [ReadSentence<'a, 'd>],
    pub marked: &'a [MarkedSpan],
    pub proposals: &'a [Proposal],
    /// Pronouns and the like outside quotations, the numbers of their sentences, and whom the rules took each for.
    pub recalled: &'a [(Span, usize, Antecedent)],
    /// What other articles say of who holds which office.
    pub offices: &'a Offices,
}
