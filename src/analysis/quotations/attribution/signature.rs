//! Names that sign a quotation: behind a dash after it or on the line below.

use super::relation::{Attribution, Strength};
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::grammar::chunker;
use crate::analysis::quotations::grammar::chunks::{ChunkKind, Chunks};
use crate::analysis::quotations::grammar::sentence_view::SentenceView;

/// Words and marks that a signature may have.
const MAX_SIGNATURE: usize = 30;

/// `« … » — Anne Roy, maire de Brest`, with nothing after it.
pub(crate) fn beside(chunks: &Chunks, place: usize) -> Option<Attribution> {
    let name = chunks.phrase(place + 2).filter(|phrase| phrase.referent.is_some())?;
    let alone = chunks[place + 3..]
        .iter()
        .all(|chunk| !matches!(chunk.kind, ChunkKind::Verb(_) | ChunkKind::Quote(_) | ChunkKind::According(_)));
    let signs = chunks.is_mark(place + 1, "—–―-") && alone;
    signs.then(|| Attribution::new(name.clone(), None, Strength::Label))
}

/// The signature that is the whole sentence below a quotation: `— Anne Roy, maire de Brest`; without the dash where
/// quotation and signature are paragraphs of their own (`above` is the sentence of the quotation).
pub(crate) fn below(sentence: SentenceView, above: &SentenceView) -> Option<Attribution> {
    let dash = sentence.is_mark(0, "—–―");
    let apart = || above.sentence.items.len() == 1 && (is_caption(&sentence) || is_role_caption(&sentence));
    if sentence.sentence.items.len() > MAX_SIGNATURE || !dash && !apart() {
        return None;
    }
    let chunks = chunker::read(sentence);
    let name = chunks.phrase(usize::from(dash))?;
    let speaks = name.referent.is_some() || (!name.determined || !dash) && name.can_speak(chunks.text());
    let spoken = chunks.iter().any(|chunk| chunk.is_quote() || chunk.finite_verb().is_some());
    (speaks && !spoken).then(|| Attribution::new(name.clone(), None, Strength::Label))
}

/// Whether a sentence is all of its paragraph and begins with somebody who has a role or trade: `Une enseignante de
/// Brest`.
fn is_role_caption(sentence: &SentenceView) -> bool {
    let text = sentence.text;
    let tokens = sentence.sentence.tokens(0..sentence.sentence.items.len());
    let paragraph = text.document.paragraphs.get(sentence.sentence.paragraph);
    let whole = tokens.zip(paragraph).is_some_and(|(tokens, paragraph)| paragraph.tokens == tokens);
    let stops = (0..sentence.sentence.items.len()).any(|at| sentence.is_mark(at, ".!?:"));
    let one = matches!(sentence.lower(0), "un" | "une" | "a" | "an");
    whole && !stops && one && sentence.is(1, Class::ROLE)
}

/// Whether a sentence is all of its paragraph and begins with the name of a person, which ends it or a comma follows.
fn is_caption(sentence: &SentenceView) -> bool {
    let text = sentence.text;
    let tokens = sentence.sentence.tokens(0..sentence.sentence.items.len());
    let paragraph = text.document.paragraphs.get(sentence.sentence.paragraph);
    let Some(tokens) = tokens.filter(|tokens| paragraph.is_some_and(|paragraph| paragraph.tokens == *tokens)) else {
        return false;
    };
    let civility = text.is(tokens.start, Class::CIVILITY) && sentence.referents.mention_at(tokens.start).is_none();
    let name = sentence.referents.mention_at(tokens.start + usize::from(civility));
    name.is_some_and(|name| {
        let ends = text.is_mark(name.tokens.end, ",(") || name.tokens.end >= tokens.end;
        sentence.referents.is_person(Some(name.referent)) && ends
    })
}
