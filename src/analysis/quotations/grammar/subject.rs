//! The subject of a verb, before it or after it, across asides, relative clauses and verbs that share it.

use super::aside;
use super::chunks::{Chunk, ChunkKind, Chunks};
use super::clause::{in_relative, opener};
use super::inversion::{agrees, inverted_pronoun, subject_after};
use super::noun_phrase::NounPhrase;
use super::verb::{Form, Verb};
use crate::analysis::lexicon::Class;

/// Chains of verbs with one subject are followed this far.
const MAX_CHAIN: usize = 6;

/// Chunks between a relative pronoun and what it stands for.
const ANTECEDENT_REACH: usize = 6;

/// Chunks that an aside between a subject and its verb may take.
const ASIDE_REACH: usize = 10;

/// The subject of the verb at a chunk.
pub(crate) fn subject_of(chunks: &Chunks, at: usize) -> Option<NounPhrase> {
    chained(chunks, at, MAX_CHAIN)
}

/// The same, following at most so many verbs that share it.
fn chained(chunks: &Chunks, at: usize, chain: usize) -> Option<NounPhrase> {
    let verb = chunks.verb(at)?;
    if verb.inverted.is_some() {
        return inverted_pronoun(chunks.text(), verb);
    }
    if verb.form != Form::Finite {
        return implied(chunks, at, chain);
    }
    if follows_quotation(chunks, at)
        && let Some((phrase, _)) = subject_after(chunks, at)
    {
        return Some(phrase);
    }
    if let Some(phrase) = aside::subject_across(chunks, at) {
        return Some(phrase);
    }
    let shares = shares_subject(chunks, at);
    if shares && let Some(verb) = chunks.finite_verb_before(at).filter(|_| chain > 0) {
        return chained(chunks, verb, chain - 1);
    }
    let mut disagreeing: Option<&NounPhrase> = None;
    let mut place = at;
    while place > 0 {
        place -= 1;
        match &chunks[place].kind {
            ChunkKind::Punctuation(_) if chunks.is_mark(place, ":;") => break,
            ChunkKind::Punctuation(_) if chunks.is_mark(place, ")") => place = chunks.opening_parenthesis(place),
            ChunkKind::Phrase(phrase) if !shares => {
                if let Some(named) = set_beside(chunks, place, at) {
                    return Some(named.clone());
                }
                if agrees(verb, phrase) {
                    return Some(phrase.clone());
                }
                disagreeing = disagreeing.or(Some(phrase));
            }
            ChunkKind::Relative => {
                if matches!(chunks.first_word(place), "qui" | "who" | "which") {
                    return antecedent(chunks, place, verb);
                }
                break;
            }
            ChunkKind::Verb(other) if other.form == Form::Finite && chain > 0 => {
                return chained(chunks, place, chain - 1);
            }
            ChunkKind::Complementizer | ChunkKind::Subordinator => break,
            _ => {}
        }
    }
    disagreeing.cloned()
}

/// Whether a verb takes the subject of the verb before it: `X a pris la parole et a dit`.
fn shares_subject(chunks: &Chunks, at: usize) -> bool {
    let mut place = at;
    while place > 0 && matches!(chunks[place - 1].kind, ChunkKind::Other) {
        place -= 1;
    }
    let Some(before) = place.checked_sub(1) else { return false };
    let joined = matches!(chunks[before].kind, ChunkKind::Conjunction);
    let earlier = || {
        // A phrase set between commas before the verb belongs to it, one after an earlier verb is an object.
        chunks[..before].iter().rev().find_map(|chunk| match &chunk.kind {
            ChunkKind::Verb(verb) if verb.form == Form::Finite => Some(true),
            ChunkKind::Relative | ChunkKind::Complementizer => Some(false),
            _ => None,
        }) == Some(true)
    };
    let quoted = || {
        // `affirme que le pont « rouvrira » et promet`: the verb after `que` is among the quoted words.
        let that = chunks[..before].iter().rposition(|chunk| matches!(chunk.kind, ChunkKind::Complementizer));
        that.is_some_and(|that| {
            chunks[that..before].iter().any(Chunk::is_quote) && !chunks.has_finite_verb(that..before)
        })
    };
    joined && quoted() || (joined || chunks.is_comma(before)) && earlier() && (joined || !in_relative(chunks, before))
}

/// Whether the verb at a chunk comes right after a quotation, as that of a reporting clause does.
fn follows_quotation(chunks: &Chunks, at: usize) -> bool {
    let mut before = at;
    while before > 0 && chunks.is_comma(before - 1) {
        before -= 1;
    }
    before > 0 && chunks.is_quote(before - 1)
}

/// `X, son avocat, a dit`: the phrase before the comma, when the one at `place` is only set beside it.
fn set_beside<'c>(chunks: &'c Chunks, place: usize, verb: usize) -> Option<&'c NounPhrase> {
    let between = place + 1 < verb && chunks.is_comma(place + 1) && chunks.is_comma(place.checked_sub(1)?);
    let first = chunks.phrase(place.checked_sub(2)?)?;
    let second = chunks.phrase(place)?;
    (between && !second.pronoun && second.referent.is_none()).then_some(first)
}

/// The phrase that a relative pronoun stands for. `celui qui …` is known only by its clause, up to the verb that
/// has the clause. One that differs in number is passed over: `les riverains, reçus par le maire, qui dénoncent …`.
fn antecedent(chunks: &Chunks, relative: usize, verb: &Verb) -> Option<NounPhrase> {
    let text = chunks.text();
    let mut place = relative;
    let mut nearest = None;
    while place > 0 && place + ANTECEDENT_REACH > relative {
        place -= 1;
        match &chunks[place].kind {
            ChunkKind::Punctuation(_) if chunks.is_mark(place, ")") => place = chunks.opening_parenthesis(place),
            ChunkKind::Phrase(phrase) | ChunkKind::According(phrase) | ChunkKind::Oblique(_, phrase) => {
                let mut phrase = phrase.clone();
                let first = phrase.first_token(text);
                if matches!(text.lower(first), "celui" | "celle" | "ceux" | "celles") && verb.first > first {
                    phrase.span = text.document.span_of(first..verb.first);
                } else if !phrase.can_speak(text) {
                    phrase = last_name(chunks, &phrase).unwrap_or(phrase);
                }
                if agrees(verb, &phrase) || !text.grammar.verbs_show_number {
                    return Some(phrase);
                }
                nearest = nearest.or(Some(phrase));
            }
            ChunkKind::Verb(verb) if verb.form == Form::Finite => return nearest,
            _ => {}
        }
    }
    nearest
}

/// The name that ends a phrase: `l'initiative du CHU de Brest`.
fn last_name(chunks: &Chunks, phrase: &NounPhrase) -> Option<NounPhrase> {
    let document = chunks.text().document;
    let mention = chunks.sentence.referents.mention_before(document.tokens_in(phrase.span).end)?;
    let gender = chunks.sentence.referents.get(mention.referent).gender;
    let name = NounPhrase::of_name(document.span_of(mention.tokens.clone()), Some(mention.referent));
    Some(NounPhrase { gender, determined: phrase.determined, is_time: phrase.is_time, pronoun: phrase.pronoun, ..name })
}

/// The subject that a gerund or infinitive shares with the verb of its sentence.
fn implied(chunks: &Chunks, at: usize, chain: usize) -> Option<NounPhrase> {
    // Right after a noun, that noun: `le communiqué affirmant que`, `certains se demandant si`.
    if let Some(ChunkKind::Phrase(phrase) | ChunkKind::Oblique(_, phrase)) =
        at.checked_sub(1).and_then(|before| chunks.kind(before))
        && !phrase.is_time
        && (phrase.is_headed_by(chunks.text(), Class::DOCUMENT) || opens_clause(chunks, at - 1))
    {
        return Some(phrase.clone());
    }
    let mut before = chunks.finite_verb_before(at);
    // After a comma a gerund goes with the main verb, not with one in `que …` or `qui …`.
    let comma = at > 0 && chunks.is_comma(at - 1);
    while let Some(verb) = before.filter(|verb| comma && opener(chunks, *verb).is_some()) {
        match chunks.finite_verb_before(verb) {
            Some(earlier) => before = Some(earlier),
            None => break,
        }
    }
    let verb = before.or_else(|| (at + 1..chunks.len()).find(|after| chunks.finite_verb(*after).is_some()))?;
    let phrase = if chain > 0 { chained(chunks, verb, chain - 1) } else { None };
    phrase.or_else(|| chunks[..at].iter().rev().find_map(Chunk::phrase).cloned())
}

/// Whether the phrase at a chunk stands between a comma and what follows, as the subject of a clause of its own.
fn opens_clause(chunks: &Chunks, at: usize) -> bool {
    let speaks = chunks.phrase(at).is_some_and(|phrase| phrase.can_speak(chunks.text()));
    speaks && at > 0 && chunks.is_comma(at - 1)
}

/// Past what may stand between a subject and its verb: adverbs, asides between commas, relative clauses.
pub(crate) fn past_asides(chunks: &Chunks, at: usize) -> usize {
    let is_verb = |at: usize| chunks.verb(at).is_some();
    let at = chunks.past_adjuncts(at);
    if !chunks.is_mark(at, ",(") {
        return at;
    }
    if is_verb(at + 1) {
        return at + 1;
    }
    let end = (at + 1..at + ASIDE_REACH).find(|end| chunks.is_mark(*end, ",)") && is_verb(end + 1));
    end.map_or(at, |end| end + 1)
}
