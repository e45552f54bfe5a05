//! A name and a colon without a verb: `Anne Roy : « … »`, `Même son de cloche chez Anne Roy : « … »`, `Et Anne Roy de
//! lancer : « … »`, `From the desk of Ann Lowe, a manager: “…”`.

use super::relation::{Attribution, Strength};
use super::{label, voice};
use crate::analysis::quotations::grammar::chunks::{ChunkKind, Chunks};
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::grammar::verb::Form;

/// Chunks that such a sentence has before its colon at most.
const MOST: usize = 9;

/// The person whose name introduces the quotation at `place`, right after a colon that no finite verb stands before.
pub(crate) fn before(chunks: &Chunks, place: usize) -> Option<Attribution> {
    let colon = place.checked_sub(1).filter(|colon| chunks.is_mark(*colon, ":") && *colon <= MOST)?;
    if let Some(name) = label::by_initials(chunks, colon) {
        return Some(Attribution::new(name, None, Strength::Label));
    }
    let barred = |at: usize| chunks.finite_verb(at).is_some() || chunks.is_quote(at) || chunks.is_mark(at, ";:.");
    // `Anne Roy (calme) :`
    let aside = colon > 1 && chunks.is_mark(colon - 1, ")");
    let mut end = if aside { chunks.opening_parenthesis(colon - 1) } else { colon };
    if (0..end).any(barred) {
        return None;
    }
    // `Anne Roy de lancer :`
    let says = |at: usize| chunks.verb(at).is_some_and(|verb| verb.form == Form::Infinitive && verb.speech);
    if end > 1 && says(end - 1) {
        end -= 1;
        while end > 0 && matches!(chunks[end - 1].kind, ChunkKind::Other) {
            end -= 1;
        }
    }
    // `Anne Roy, elle :`
    let pronoun = |at: usize| chunks.phrase(at).is_some_and(|phrase| phrase.pronoun && phrase.referent.is_none());
    if end > 2 && pronoun(end - 1) && chunks.is_comma(end - 2) {
        end -= 2;
    }
    let owner = || voice::owner(&chunks.sentence, chunks[..end].last()?.items.end);
    let named = introduced(chunks, end.checked_sub(1)?).or_else(|| beside(chunks, end)).or_else(owner);
    let told = named.map(|name| Attribution::new(name, None, Strength::ReportingClause));
    told.or_else(|| Some(Attribution::new(label::by_role(chunks, end)?, None, Strength::Label)))
}

/// The name before what is set beside it: `Ann Lowe, a manager at Telmark`.
fn beside(chunks: &Chunks, end: usize) -> Option<NounPhrase> {
    let comma = (1..end).rev().find(|at| chunks.is_comma(*at))?;
    // `Anne Roy, plus mesurée`
    let described = |at: usize| chunks[at].is_adjunct() || chunks.phrase(at).is_some() || chunks.verb(at).is_some();
    introduced(chunks, comma - 1).filter(|_| (comma + 1..end).all(described))
}

/// The person whom a chunk introduces as the one who speaks.
fn introduced(chunks: &Chunks, at: usize) -> Option<NounPhrase> {
    let (text, sentence) = (chunks.text(), &chunks.sentence);
    let phrase = match &chunks.get(at)?.kind {
        ChunkKind::Phrase(phrase) | ChunkKind::According(phrase) => phrase,
        ChunkKind::Oblique(token, phrase) => matches!(text.lower(*token), "from" | "chez").then_some(phrase)?,
        _ => return None,
    };
    sentence.is_person(phrase.referent).then(|| phrase.clone())
}
