//! Names that sign a quotation: behind a dash after it or on the line below.

use super::relation::{Attribution, Strength};
use crate::analysis::quotations::grammar::chunker;
use crate::analysis::quotations::grammar::chunks::{ChunkKind, Chunks};
use crate::analysis::quotations::grammar::sentence_view::SentenceView;

/// Words and marks that a signature may have.
const MAX_SIGNATURE: usize = 30;

/// `« … » — Anne Roy, maire de Brest`, with nothing after it.
pub(crate) fn beside(chunks: &Chunks, place: usize) -> Option<Attribution> {
    let name = chunks.phrase(place + 2).filter(|phrase| phrase.referent.is_some())?;
    let alone = chunks[place + 3..].iter().all(|chunk| !matches!(chunk.kind, ChunkKind::Verb(_) | ChunkKind::Quote(_)));
    let signs = chunks.is_mark(place + 1, "—–―-") && alone;
    signs.then(|| Attribution::new(name.clone(), None, Strength::Label))
}

/// The signature that is the whole sentence below a quotation: `— Anne Roy, maire de Brest`.
pub(crate) fn below(sentence: SentenceView) -> Option<Attribution> {
    if !sentence.is_mark(0, "—–―") || sentence.sentence.items.len() > MAX_SIGNATURE {
        return None;
    }
    let chunks = chunker::read(sentence);
    let name = chunks.phrase(1)?;
    let speaks = name.referent.is_some() || !name.determined && name.can_speak(chunks.text());
    let spoken = chunks.iter().any(|chunk| chunk.is_quote() || chunk.finite_verb().is_some());
    (speaks && !spoken).then(|| Attribution::new(name.clone(), None, Strength::Label))
}
