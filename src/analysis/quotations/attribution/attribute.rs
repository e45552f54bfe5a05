//! Which words of its sentence say whose words a quotation is.
//!
//! In order: the reporting clause beside the quotation, the noun of saying before its colon, the verb of saying that
//! governs it, a source named by `selon` or a reporting clause further on, the agent of a passive, the subject of the
//! sentence. The one spoken to and the place where it was said are never the source: they stand after prepositions or
//! as objects.

use super::governing::governing;
use super::relation::{Attribution, Strength};
use super::{colon_name, reporting_clause, saying_noun};
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::grammar::chunks::{ChunkKind, Chunks};
use crate::article::Span;

/// The source of the quotation at `place` among the chunks of its sentence.
pub(crate) fn attribute(chunks: &Chunks, place: usize) -> Option<Attribution> {
    let beside = reporting_clause::beside(chunks, place)
        .or_else(|| saying_noun::announced(chunks, place))
        .or_else(|| colon_name::before(chunks, place));
    if beside.is_some() {
        return beside;
    }
    let governed = governing(chunks, place);
    // `Selon X, ceux-ci présentent …`: a pronoun that says nothing is what X speaks of.
    let text = chunks.text();
    let says = |cue: Span| text.document.tokens_in(cue).any(|token| text.is(token, Class::SPEECH));
    let spoken_of = |found: &Attribution| found.source.pronoun && !found.cue.is_some_and(says);
    if governed.as_ref().is_some_and(spoken_of)
        && let Some(named) = according_before(chunks, place)
    {
        return Some(named);
    }
    if governed.as_ref().is_some_and(|found| found.strength >= Strength::Governed) {
        return governed;
    }
    reporting_clause::further_on(chunks, place).or_else(|| according_before(chunks, place)).or(governed)
}

/// `Selon X, …`: the source of all the sentence.
fn according_before(chunks: &Chunks, place: usize) -> Option<Attribution> {
    // `Selon la préfète, tout va bien, mais Anne Roy y voit « … »`: after `mais` a named subject has its own view.
    let text = chunks.text();
    let contrast = (0..place).rev().find(|at| matches!(chunks.first_word(*at), "mais" | "but"));
    let own = |from: usize| {
        let quoting = |at: &usize| chunks.finite_verb(*at).is_some_and(|verb| text.is(verb.main, Class::QUOTING));
        let named =
            chunks[from..place].iter().any(|chunk| chunk.phrase().is_some_and(|phrase| phrase.referent.is_some()));
        named && (from..place).any(|at| quoting(&at))
    };
    let from = contrast.filter(|from| own(*from)).unwrap_or(0);
    chunks[from..place].iter().rev().find_map(|chunk| match &chunk.kind {
        ChunkKind::According(phrase) => Some(Attribution::new(phrase.clone(), None, Strength::Source)),
        _ => None,
    })
}
