//! Subjects that stand before an aside: a description, a relative clause, a gerund between commas.

use super::chunks::{ChunkKind, Chunks};
use super::noun_phrase::NounPhrase;
use super::verb::Form;

/// Chunks that a description between commas may take, and one that begins with a gerund.
const MAX_DESCRIPTION: usize = 9;
const MAX_GERUND: usize = 14;

/// The subject of the verb at a chunk, when an aside parts them.
pub(crate) fn subject_across(chunks: &Chunks, verb: usize) -> Option<NounPhrase> {
    let comma = verb.checked_sub(1).filter(|comma| chunks.is_comma(*comma))?;
    let phrase = across_description(chunks, comma).or_else(|| across_relative(chunks, comma));
    phrase.or_else(|| across_gerund(chunks, comma)).cloned()
}

/// The person before a description that ends with a comma: `X, a former judge and member of the board, said`.
fn across_description<'c>(chunks: &'c Chunks, last: usize) -> Option<&'c NounPhrase> {
    let mut quoted = false;
    let mut place = last;
    while place > 0 && place + MAX_DESCRIPTION > last {
        place -= 1;
        match &chunks[place].kind {
            ChunkKind::Punctuation(_) if chunks.is_comma(place) => {
                let phrase = chunks.phrase(place.checked_sub(1)?)?;
                return chunks.sentence.is_person(phrase.referent).then_some(phrase);
            }
            ChunkKind::Phrase(phrase) if phrase.referent.is_none() => {}
            // `X, patron du « Goéland » et président du club, a dit`: the first title is part of the phrase.
            ChunkKind::Phrase(phrase) if phrase.title.is_some() && (quoted || place + 1 == last) => {
                return Some(phrase);
            }
            ChunkKind::Quote(_) => quoted = true,
            ChunkKind::Conjunction | ChunkKind::Oblique(..) | ChunkKind::Other => {}
            _ => return None,
        }
    }
    None
}

/// The subject before a relative clause that ends with a comma: `X, qui reçoit Y, a dit`.
fn across_relative<'c>(chunks: &'c Chunks, comma: usize) -> Option<&'c NounPhrase> {
    let verb = chunks.finite_verb_before(comma)?;
    let relative = chunks[..verb].iter().rposition(|chunk| chunk.is_relative())?;
    if chunks.has_finite_verb(relative..verb) {
        return None;
    }
    let mut before = relative.checked_sub(1)?;
    if chunks.is_comma(before) {
        before = before.checked_sub(1)?;
    }
    // `Le texte, signé par X, qui dirige le port, affirme`: the clause is of whoever signed.
    let is_participle = |at: usize| chunks.verb(at).is_some_and(|verb| verb.form == Form::Participle);
    while chunks[before].is_adjunct() || chunks[before].is_punctuation() || is_participle(before) {
        before = before.checked_sub(1)?;
    }
    chunks.phrase(before)
}

/// The subject before an aside that begins with a gerund: `the minister, speaking of how people suffer, said`.
fn across_gerund<'c>(chunks: &'c Chunks, last: usize) -> Option<&'c NounPhrase> {
    let first = (1..last).rev().take(MAX_GERUND).find(|place| chunks.is_comma(*place))?;
    let gerund = chunks.verb(first + 1).filter(|verb| verb.form == Form::Gerund);
    chunks.phrase(first - 1).filter(|_| gerund.is_some())
}
