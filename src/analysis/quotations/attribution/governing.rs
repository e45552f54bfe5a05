//! The verb to the left that governs a quotation, and its subject or agent.

use super::relation::{Attribution, Strength};
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::grammar::chunks::{Chunk, ChunkKind, Chunks};
use crate::analysis::quotations::grammar::clause::opener;
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::grammar::subject::subject_of;
use crate::analysis::quotations::grammar::verb::{Form, Verb};

/// The subject of the verb of saying that governs the quotation at `place`; the agent of a passive; else the subject of
/// the sentence.
pub(crate) fn governing(chunks: &Chunks, place: usize) -> Option<Attribution> {
    let text = chunks.text();
    let colon = place > 0 && chunks.is_mark(place - 1, ":");
    let mut fallback: Option<Attribution> = None;
    let mut agentless = false;
    for at in (0..place).rev() {
        if chunks.is_mark(at, ";") {
            break;
        }
        let Some(verb) = chunks.verb(at) else { continue };
        let found = |source: NounPhrase, strength| Attribution::new(source, Some(verb.span(text)), strength);
        let passive = verb.passive || verb.form == Form::Participle;
        if verb.quoting && passive {
            if let Some(agent) = agent(chunks, at, place) {
                return Some(found(agent, Strength::Governed));
            }
            agentless |= verb.form == Form::Finite;
            continue;
        }
        if verb.form == Form::Infinitive || verb.form == Form::Participle {
            if let Some(name) = subject_of_infinitive(chunks, at, verb) {
                return Some(found(name.clone(), Strength::Governed));
            }
            continue;
        }
        let subject = subject_of(chunks, at).filter(|phrase| !phrase.is_impersonal(text));
        let Some(phrase) = subject else { continue };
        let main = !matches!(opener(chunks, at), Some(ChunkKind::Relative));
        let speaks = verb.quoting && (colon || !verb.reporting_only)
            || colon && main && fallback.is_none() && phrase.can_speak(text);
        if speaks && (verb.speech && phrase.is_specific(text) || phrase.can_speak(text)) {
            let denied = !colon && is_denied(chunks, verb);
            return Some(Attribution { denied, ..found(phrase, Strength::Governed) });
        }
        if phrase.can_speak(text) && !agentless && (fallback.is_none() || main) {
            fallback = Some(found(phrase, Strength::Subject));
        }
    }
    fallback
}

/// The name right before an infinitive of saying that is its subject: `on voit X répéter « … »`.
fn subject_of_infinitive<'c>(chunks: &'c Chunks, at: usize, verb: &Verb) -> Option<&'c NounPhrase> {
    let before = chunks.phrase(at.checked_sub(1)?)?;
    (verb.speech && verb.form == Form::Infinitive && before.referent.is_some()).then_some(before)
}

/// Whether a verb tells that something was not said: `n'a pas dit`, `never used`. `Ne … que` says what was.
fn is_denied(chunks: &Chunks, verb: &Verb) -> bool {
    let text = chunks.text();
    let utters = text.is(verb.main, Class::UTTERING);
    let half = |token| text.grammar.negation_in_two && text.is(token, Class::CLITIC);
    let no = |token| text.is(token, Class::NEGATION) && !half(token);
    utters && (verb.first..=verb.last + 1).any(no)
}

/// The agent of a passive: `qualifié d'« absurde » par X`, `jugée par X « absurde »`.
fn agent(chunks: &Chunks, verb: usize, place: usize) -> Option<NounPhrase> {
    let text = chunks.text();
    let by = |chunk: &Chunk| match &chunk.kind {
        ChunkKind::Oblique(token, phrase) if matches!(text.lower(*token), "par" | "by") && !phrase.is_time => {
            Some(phrase.clone())
        }
        _ => None,
    };
    let before = chunks[verb + 1..place].iter().find_map(by);
    before.or_else(|| chunks[place + 1..].iter().take(2).find_map(by)).filter(|phrase| phrase.can_speak(text))
}
