//! The label before a colon that says whose turn it is, without a name: a role (`La présidente : « … »`), a body (`Le
//! Journal : « … »`), initials (`A.R. : « … »`).
//!
//! Comes in: the chunks of a sentence up to a colon. Goes out: the phrase that the label is. It must not know whom a role
//! stands for.

use crate::analysis::lexicon::Class;
use crate::analysis::quotations::grammar::chunks::{ChunkKind, Chunks};
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::names::initials::initials;

/// Items that initials take at most, with blanks between them: `J. - P. M.`
const MOST_INITIALS: usize = 6;

/// The initials that all of a sentence before the chunk at `end` is, with the only person who has them.
pub(super) fn by_initials(chunks: &Chunks, end: usize) -> Option<NounPhrase> {
    let sentence = &chunks.sentence;
    let end = chunks[..end].last()?.items.end;
    let span = sentence.span_of(0..end).filter(|_| end <= MOST_INITIALS)?;
    let letters = initials(span.of(chunks.text().document.text))?;
    let person = sentence.referents.person_of_initials(&letters)?;
    Some(NounPhrase::of_name(span, Some(person)))
}

/// The role that all of a sentence before the chunk at `end` is, but for small words: `Et la présidente`.
pub(super) fn by_role(chunks: &Chunks, end: usize) -> Option<NounPhrase> {
    let text = chunks.text();
    let civility =
        |phrase: &NounPhrase| text.document.tokens_in(phrase.span).all(|token| text.is(token, Class::CIVILITY));
    let small = |kind: &ChunkKind| match kind {
        ChunkKind::Other | ChunkKind::Conjunction => true,
        ChunkKind::Phrase(phrase) => civility(phrase),
        _ => false,
    };
    let at = chunks[..end].iter().position(|chunk| !small(&chunk.kind))?;
    let phrase = chunks.phrase(at).filter(|_| at + 1 == end)?;
    let speaks = phrase.is_headed_by(text, Class::ROLE | Class::GROUP | Class::EPITHET | Class::MEDIA);
    (speaks && phrase.determined && phrase.referent.is_none()).then(|| phrase.clone())
}
