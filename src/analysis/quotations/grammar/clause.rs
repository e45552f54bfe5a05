//! Clauses: what opens the one of a verb, and whether a phrase stands as the subject in its own.

use super::chunks::{ChunkKind, Chunks};

/// What opens the clause of the verb at a chunk: `que`, a relative pronoun, or nothing.
pub(crate) fn opener<'c>(chunks: &'c Chunks, at: usize) -> Option<&'c ChunkKind> {
    chunks[..at]
        .iter()
        .rev()
        .take_while(|chunk| chunk.finite_verb().is_none())
        .map(|chunk| &chunk.kind)
        .find(|kind| matches!(kind, ChunkKind::Complementizer | ChunkKind::Relative | ChunkKind::Subordinator))
}

/// Whether no relative or other subordinate clause holds the verb at a chunk.
pub(crate) fn is_main(chunks: &Chunks, at: usize) -> bool {
    opener(chunks, at).is_none()
}

/// Whether the last finite verb before a chunk stands in a relative clause.
pub(crate) fn in_relative(chunks: &Chunks, at: usize) -> bool {
    let verb = chunks.finite_verb_before(at);
    verb.is_some_and(|verb| matches!(opener(chunks, verb), Some(ChunkKind::Relative | ChunkKind::Subordinator)))
}

/// Chunks that may part a subject from its verb.
const REACH: usize = 12;

/// Whether the phrase at a chunk comes right before a finite verb.
pub(crate) fn is_subject(chunks: &Chunks, at: usize) -> bool {
    let is_punctuation = |at: usize| matches!(chunks.kind(at), Some(ChunkKind::Punctuation(_)));
    for (place, chunk) in chunks.iter().enumerate().skip(at + 1).take(REACH) {
        match &chunk.kind {
            ChunkKind::Verb(_) => return chunk.finite_verb().is_some(),
            ChunkKind::Other | ChunkKind::Punctuation(_) | ChunkKind::Oblique(..) => {}
            // `Anne Roy, elle, est venue`
            ChunkKind::Phrase(phrase) if phrase.pronoun => {}
            // `Anne Roy, adjointe au maire, est venue`
            ChunkKind::Phrase(phrase)
                if phrase.referent.is_none() && is_punctuation(place - 1) && is_punctuation(place + 1) => {}
            _ => return false,
        }
    }
    false
}
