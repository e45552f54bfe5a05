//! What the sentences around a quotation say of its speaker: the quotation before, the sentence before, the line that
//! signs it.

use crate::analysis::{How, Quotation, QuotationKind, Speaker};

use super::memory::Resolved;
use crate::analysis::quotations::attribution::attribute::{Source, Tie};
use crate::analysis::quotations::detection::speech::Signs;
use crate::analysis::quotations::extractor::Finder;
use crate::analysis::quotations::grammar::chunks::{Chunk, Kind, Reader};
use crate::analysis::quotations::grammar::noun_phrase::Phrase;
use crate::analysis::quotations::grammar::sentence::Line;
use crate::analysis::quotations::grammar::subject::is_plausible;
use crate::analysis::quotations::grammar::verb::Form;

/// The last quotation that had a speaker.
#[derive(Clone)]
pub(crate) struct Last {
    pub quotation: usize,
    pub speaker: Speaker,
    /// Whom the speaker was found to be.
    pub resolved: Resolved,
    pub line: usize,
    pub paragraph: usize,
}

/// The signature on the line below a quotation: `— Anne Roy, maire de Brest`.
pub(crate) fn signed_below(reader: &Reader, below: &Line) -> Option<Source> {
    let next = Reader { line: below, ..*reader };
    let dash = next.is_mark(0, "—–―") && below.items.len() <= MAX_SIGNATURE;
    let chunks = if dash { next.read() } else { return None };
    let Kind::Phrase(phrase) = &chunks.get(1)?.kind else { return None };
    let spoken = |chunk: &Chunk| match &chunk.kind {
        Kind::Quote(_) => true,
        Kind::Verb(verb) => verb.form == Form::Finite,
        _ => false,
    };
    let speaks = phrase.named.is_some() || !phrase.determined && is_plausible(&next, phrase);
    let signs = speaks && !chunks.iter().any(spoken);
    signs.then(|| Source::new(phrase.clone(), None, Tie::Label))
}

/// Words and marks that a signature may have.
const MAX_SIGNATURE: usize = 30;

impl Finder<'_, '_> {
    /// The quotation before, when this one with a speaker of its own carries it on: the same person speaks, and
    /// nothing but the words that name the speaker stands between (`« … », dit X. « … », poursuit-il.`).
    pub(crate) fn goes_on(
        &self,
        quotation: &Quotation,
        resolved: &Resolved,
        line: &Line,
        chunks: &[Chunk],
        place: usize,
    ) -> Option<usize> {
        let last = self.last.as_ref().filter(|last| last.quotation + 1 == self.found.len())?;
        let before = self.found.get(last.quotation)?;
        let same = match (resolved.referent, last.resolved.referent) {
            (Some(one), Some(other)) => one == other,
            (None, None) => resolved.span == last.resolved.span,
            _ => false,
        };
        let direct = |quotation: &Quotation| quotation.kind == QuotationKind::Direct && quotation.marked;
        let next_line = direct(quotation) && place == 0 && self.discourse.line() == last.line + 1;
        let same_line = place > 0
            && self.discourse.line() == last.line
            && matches!(chunks[0].kind, Kind::Quote(_))
            && matches!(chunks[place - 1].kind, Kind::Stop(_))
            && chunks[1..place].iter().all(|chunk| !matches!(chunk.kind, Kind::Quote(_)))
            && before.cue.is_some_and(|cue| cue.start > before.span.end && cue.end < quotation.span.start);
        let goes_on = same && direct(before) && last.paragraph == line.paragraph;
        (goes_on && (next_line || same_line)).then_some(last.quotation)
    }

    /// The quotation before with its speaker, when this one carries it on: the same paragraph, at most `reach` lines
    /// further on.
    pub(crate) fn carried(&self, signs: &Signs, line: &Line, place: usize, reach: usize) -> Option<Last> {
        let last = self.last.as_ref()?;
        let reach = if signs.sentence_end && place == 0 { reach } else { 1 };
        let near = self.discourse.line() - last.line <= reach && last.paragraph == line.paragraph;
        (near && (place == 0 || signs.words >= 4)).then(|| last.clone())
    }

    /// Gives a quotation the speaker of the one that it carries on.
    pub(crate) fn carry(&mut self, quotation: &mut Quotation, last: Last) {
        quotation.speaker = Some(Speaker { how: How::Previous, ..last.speaker.clone() });
        quotation.continues = Some(last.quotation);
        self.last = Some(Last { quotation: self.found.len(), line: self.discourse.line(), ..last });
    }

    /// The person of whom the sentence before tells, when the quotation stands by itself (`Anne Roy est amère. « On
    /// nous a oubliés. »`). Where it opens a paragraph, that sentence must tell that she speaks.
    pub(crate) fn introduced(
        &self,
        quotation: &Quotation,
        signs: &Signs,
        line: &Line,
        chunks: &[Chunk],
    ) -> Option<Last> {
        let whole = signs.sentence_end && signs.capital && signs.words >= 3;
        if chunks.len() != 1 || !whole || quotation.kind != QuotationKind::Direct {
            return None;
        }
        let (resolved, paragraph) = self.discourse.subject_before(self.people)?;
        if paragraph != line.paragraph && self.discourse.told() + 1 != self.discourse.line() {
            return None;
        }
        let phrase = Phrase::named(resolved.span, resolved.referent);
        Some(Last {
            quotation: self.found.len(),
            speaker: self.named(&phrase, &resolved, How::Previous),
            resolved,
            line: self.discourse.line(),
            paragraph: line.paragraph,
        })
    }
}
