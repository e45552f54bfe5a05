//! Subjects that stand before an aside: a description, a relative clause, a gerund between commas.

use super::chunks::{Chunk, Kind, Reader};
use super::noun_phrase::Phrase;
use super::subject::joined_to;
use super::verb::Form;

/// The person before an aside between commas: `X, a former judge and member of the board, said`.
pub(crate) fn across_aside(reader: &Reader, chunks: &[Chunk], at: usize) -> Option<Phrase> {
    let comma = |at: usize| matches!(&chunks[at].kind, Kind::Stop(token) if reader.text.is_mark(*token, ","));
    let last = at.checked_sub(1).filter(|last| comma(*last))?;
    let mut quoted = false;
    let mut place = last;
    while place > 0 && place + 9 > last {
        place -= 1;
        match &chunks[place].kind {
            Kind::Stop(_) if comma(place) => {
                let Kind::Phrase(phrase) = &chunks.get(place.checked_sub(1)?)?.kind else { return None };
                let person = phrase.named.is_some_and(|named| reader.people.referents[named].is_person);
                return person.then(|| phrase.clone());
            }
            Kind::Phrase(phrase) if phrase.named.is_none() => {}
            // `X, patron du « Goéland » et président du club, a dit`: the first title is part of the phrase.
            Kind::Phrase(phrase) if phrase.role.is_some() && (quoted || place + 1 == last) => {
                return Some(phrase.clone());
            }
            Kind::Quote(_) => quoted = true,
            Kind::Joint | Kind::Oblique(..) | Kind::Other => {}
            _ => return None,
        }
    }
    None
}

/// The subject before a relative clause that ends right before the verb: `X, qui reçoit Y, a dit`.
pub(crate) fn across_relative(reader: &Reader, chunks: &[Chunk], at: usize) -> Option<Phrase> {
    let Kind::Stop(token) = &chunks.get(at.checked_sub(1)?)?.kind else { return None };
    if !reader.text.is_mark(*token, ",") {
        return None;
    }
    let verb = joined_to(chunks, at)?;
    let relative = chunks[..verb].iter().rposition(|chunk| matches!(chunk.kind, Kind::Relative))?;
    let between = |chunk: &Chunk| matches!(&chunk.kind, Kind::Verb(verb) if verb.form == Form::Finite);
    if chunks[relative..verb].iter().any(between) {
        return None;
    }
    let mut before = relative.checked_sub(1)?;
    if matches!(&chunks[before].kind, Kind::Stop(token) if reader.text.is_mark(*token, ",")) {
        before = before.checked_sub(1)?;
    }
    // `Le texte, signé par X, qui dirige le port, affirme`: the clause is of whoever signed.
    while matches!(chunks[before].kind, Kind::Oblique(..) | Kind::Other | Kind::Stop(_))
        || is_participle(chunks, before)
    {
        before = before.checked_sub(1)?;
    }
    match &chunks[before].kind {
        Kind::Phrase(phrase) => Some(phrase.clone()),
        _ => None,
    }
}

fn is_participle(chunks: &[Chunk], at: usize) -> bool {
    matches!(&chunks[at].kind, Kind::Verb(verb) if verb.form == Form::Participle)
}

/// The subject before an aside that begins with a gerund: `the minister, speaking of how people suffer, said`.
pub(crate) fn across_gerund(reader: &Reader, chunks: &[Chunk], at: usize) -> Option<Phrase> {
    let comma = |at: usize| matches!(&chunks[at].kind, Kind::Stop(token) if reader.text.is_mark(*token, ","));
    let last = at.checked_sub(1).filter(|last| comma(*last))?;
    let first = (1..last).rev().take(14).find(|place| comma(*place))?;
    let Kind::Verb(gerund) = &chunks[first + 1].kind else { return None };
    match &chunks[first - 1].kind {
        Kind::Phrase(phrase) if gerund.form == Form::Gerund => Some(phrase.clone()),
        _ => None,
    }
}
