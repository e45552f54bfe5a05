//! Quotations that carry on others: the quotation before, the sentence before.

use super::Extractor;
use crate::analysis::quotations::detection::speech::SpeechSigns;
use crate::analysis::quotations::discourse::memory::Antecedent;
use crate::analysis::quotations::grammar::chunks::{Chunk, Chunks};
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::{How, Quotation, QuotationKind, Speaker};

/// Words that a quotation inside a sentence has at least to carry on the one before.
const MIN_WORDS: usize = 4;

/// Words that a quotation which stands by itself has at least to be of the person before it.
const MIN_WORDS_ALONE: usize = 3;

/// The last quotation that had a speaker.
#[derive(Clone)]
pub(super) struct PreviousQuotation {
    /// Its position among those found.
    quotation: usize,
    pub speaker: Speaker,
    /// Whom the speaker was found to be.
    antecedent: Antecedent,
    /// The number of its sentence.
    sentence: usize,
    paragraph: usize,
}

impl PreviousQuotation {
    /// Whom its speaker was found to be.
    pub fn antecedent(&self) -> &Antecedent {
        &self.antecedent
    }
}

impl Extractor<'_, '_> {
    /// The quotation that is being read, as one that the next may carry on.
    pub(super) fn as_previous(&self, speaker: Speaker, antecedent: Antecedent, chunks: &Chunks) -> PreviousQuotation {
        PreviousQuotation {
            quotation: self.found.len(),
            speaker,
            antecedent,
            sentence: self.resolver.memory.sentence(),
            paragraph: chunks.sentence.sentence.paragraph,
        }
    }

    /// The quotation before, when this one with a speaker of its own carries it on: the same person speaks, and
    /// nothing but the words that name the speaker stands between (`« … », dit X. « … », poursuit-il.`).
    pub(super) fn carried_on(
        &self,
        quotation: &Quotation,
        antecedent: &Antecedent,
        chunks: &Chunks,
        place: usize,
    ) -> Option<usize> {
        let previous = self.previous.as_ref().filter(|previous| previous.quotation + 1 == self.found.len())?;
        let before = self.found.get(previous.quotation)?;
        let same = match (antecedent.referent, previous.antecedent.referent) {
            (Some(one), Some(other)) => one == other,
            (None, None) => antecedent.span == previous.antecedent.span,
            _ => false,
        };
        let direct = |quotation: &Quotation| quotation.kind == QuotationKind::Direct && quotation.marked;
        let sentence = self.resolver.memory.sentence();
        let next_sentence = direct(quotation) && place == 0 && sentence == previous.sentence + 1;
        let same_sentence = place > 0
            && sentence == previous.sentence
            && chunks.is_quote(0)
            && chunks[place - 1].is_punctuation()
            && !chunks[1..place].iter().any(Chunk::is_quote)
            && before.cue.is_some_and(|cue| cue.start > before.span.end && cue.end < quotation.span.start);
        let same_paragraph = previous.paragraph == chunks.sentence.sentence.paragraph;
        let carries_on = same && direct(before) && same_paragraph && (next_sentence || same_sentence);
        carries_on.then_some(previous.quotation)
    }

    /// The quotation before, when this one without a speaker carries it on: the same paragraph, at most `reach`
    /// sentences further on.
    pub(super) fn carrying(
        &self,
        signs: &SpeechSigns,
        chunks: &Chunks,
        place: usize,
        reach: usize,
    ) -> Option<PreviousQuotation> {
        let previous = self.previous.as_ref()?;
        let reach = if signs.sentence_end && place == 0 { reach } else { 1 };
        let near = self.resolver.memory.sentence() - previous.sentence <= reach
            && previous.paragraph == chunks.sentence.sentence.paragraph;
        (near && (place == 0 || signs.words >= MIN_WORDS)).then(|| previous.clone())
    }

    /// Gives a quotation the speaker of the one that it carries on.
    pub(super) fn carry(&mut self, quotation: &mut Quotation, previous: PreviousQuotation) {
        quotation.speaker = Some(Speaker { how: How::Previous, ..previous.speaker.clone() });
        quotation.continues = Some(previous.quotation);
        let sentence = self.resolver.memory.sentence();
        self.previous = Some(PreviousQuotation { quotation: self.found.len(), sentence, ..previous });
    }

    /// The quotation with the person of whom the sentence before tells, when it stands by itself (`Anne Roy est amère.
    /// « On nous a oubliés. »`). Where it opens a paragraph, that sentence must tell that she speaks.
    pub(super) fn introduced(
        &self,
        quotation: &Quotation,
        signs: &SpeechSigns,
        chunks: &Chunks,
    ) -> Option<PreviousQuotation> {
        let whole = signs.sentence_end && signs.capital && signs.words >= MIN_WORDS_ALONE;
        if chunks.len() != 1 || !whole || quotation.kind != QuotationKind::Direct {
            return None;
        }
        let (antecedent, paragraph) = self.resolver.memory.subject_before(self.referents)?;
        if paragraph != chunks.sentence.sentence.paragraph && !self.resolver.memory.told_before() {
            return None;
        }
        let phrase = NounPhrase::of_name(antecedent.span, antecedent.referent);
        let speaker = self.resolver.speaker_for(&phrase, &antecedent, How::Previous);
        Some(self.as_previous(speaker, antecedent, chunks))
    }
}
