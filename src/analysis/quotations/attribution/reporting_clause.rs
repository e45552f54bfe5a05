//! The reporting clause beside a quotation or further on in its sentence: `», a déclaré X`, `», dit-elle`, `», selon X`,
//! `,” X said`.

use super::compound_source;
use super::relation::{Attribution, Strength};
use super::{signature, unlisted_verb};
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::grammar::chunks::{ChunkKind, Chunks};
use crate::analysis::quotations::grammar::inversion::{inverted_pronoun, subject_after};
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::grammar::subject::past_asides;
use crate::analysis::quotations::grammar::verb::{Form, Verb};

/// Where a reporting clause is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Right behind the quotation, with nothing between.
    Adjacent,
    /// Behind the quotation and a mark.
    AfterMark,
    /// Further on in the sentence: it must have a verb of saying and a clause of its own.
    Distant,
}

/// The clause right after the quotation at `place`, or the name that signs it there.
pub(crate) fn beside(chunks: &Chunks, place: usize) -> Option<Attribution> {
    let mut at = place + 1;
    let emphasis: &[char] = if chunks.text().grammar.emphasis_stands_for_comma { &['?', '!', '…'] } else { &[] };
    let mut stopped = ends_with(chunks, place, emphasis) || ends_with(chunks, place, &[',']);
    while at < place + 3 && chunks.is_mark(at, ",.–—―-") {
        stopped = true;
        at += 1;
    }
    let found = if stopped { Place::AfterMark } else { Place::Adjacent };
    let unlisted = || unlisted_verb::clause_at(chunks, at).filter(|_| stopped);
    signature::beside(chunks, place).or_else(|| clause_at(chunks, at, found)).or_else(unlisted)
}

/// The clause or `selon X` later in the sentence: it covers all that came before.
pub(crate) fn further_on(chunks: &Chunks, place: usize) -> Option<Attribution> {
    let text = chunks.text();
    for at in place + 1..chunks.len() {
        let found = match &chunks[at].kind {
            ChunkKind::Punctuation(_) if chunks.is_mark(at, ":;") => return None,
            ChunkKind::Punctuation(_) => clause_at(chunks, at + 1, Place::Distant),
            ChunkKind::According(phrase) if !phrase.is_impersonal(text) => {
                Some(Attribution::new(phrase.clone(), None, Strength::Source))
            }
            ChunkKind::Quote(_) => beside(chunks, at).filter(|found| found.source.can_speak(text)),
            _ => None,
        };
        if let Some(found) = found {
            return Some(Attribution { strength: Strength::Source, ..found });
        }
    }
    None
}

/// Whether the quotation at `place` ends in one of these marks.
fn ends_with(chunks: &Chunks, place: usize, marks: &[char]) -> bool {
    let document = chunks.text().document;
    let Some(next) = chunks.sentence.token(chunks[place].items.start + 1) else { return false };
    let closing = |char: char| char.is_whitespace() || "»”\"›’".contains(char);
    document.text[..document.tokens[next].span.start].trim_end_matches(closing).ends_with(marks)
}

/// The reporting clause that begins at a chunk.
fn clause_at(chunks: &Chunks, at: usize, place: Place) -> Option<Attribution> {
    let text = chunks.text();
    let at = chunks.past_adverbs(at);
    let found = |source: &NounPhrase, verb: &Verb| {
        Attribution::new(source.clone(), Some(verb.span(text)), Strength::ReportingClause)
    };
    match chunks.kind(at)? {
        ChunkKind::According(phrase) => {
            let first = chunks[at].items.start;
            let cue = Some(chunks.sentence.span_of(first..first + 1)?);
            let source = Some(phrase).filter(|phrase| !phrase.is_impersonal(text))?;
            Some(Attribution::new(source.clone(), cue, Strength::ReportingClause))
        }
        ChunkKind::Verb(verb) if verb.form == Form::Participle && verb.quoting && place != Place::Distant => {
            let ChunkKind::Oblique(by, agent) = chunks.kind(at + 1)? else { return None };
            // What is presented or given by somebody is a work sooner than words.
            let given = ["présenté", "animé", "organisé", "presented"].iter();
            let given = given.clone().any(|start| text.lower(verb.main).starts_with(start));
            let is_agent = matches!(text.lower(*by), "par" | "by") && agent.can_speak(text) && !given;
            is_agent.then(|| found(agent, verb))
        }
        ChunkKind::Verb(verb) if verb.form == Form::Finite => verb_first(chunks, at, verb, place),
        ChunkKind::Phrase(phrase) if place == Place::Distant || phrase.is_impersonal(text) => None,
        ChunkKind::Phrase(_) if text.grammar.subject_before_reporting_verb => compound_source::before_verb(chunks, at),
        ChunkKind::Phrase(phrase) if place == Place::AfterMark => {
            // `», la ville a repris le chantier` and `», Anne Roy a dit : « … »` tell something of their own.
            let verb_at = past_asides(chunks, at + 1);
            let verb = chunks.finite_verb(verb_at).filter(|verb| verb.says() && ends_clause(chunks, verb_at + 1))?;
            // `», le port n'ayant pas repris`
            let absolute =
                text.document.tokens_in(verb.span(text)).any(|at| matches!(text.lower(at), "ayant" | "étant"));
            (!absolute).then(|| found(phrase, verb))
        }
        _ => None,
    }
}

/// The reporting clause that begins with the finite verb at a chunk.
fn verb_first(chunks: &Chunks, at: usize, verb: &Verb, place: Place) -> Option<Attribution> {
    let text = chunks.text();
    // `le site « Union 84 » a publié un avis`: the subject stands before.
    if place == Place::Adjacent && follows_noun(chunks, at) {
        return None;
    }
    if place != Place::AfterMark && !verb.quoting || verb.passive && !verb.speech || !is_lexical(chunks, verb) {
        return None;
    }
    let cue = Some(verb.span(text));
    if verb.inverted.is_some() {
        let source = inverted(chunks, at, verb)?;
        return Some(Attribution::new(source, cue, Strength::ReportingClause));
    }
    let (phrase, after) = subject_after(chunks, at)?;
    if place == Place::Distant && !ends_clause(chunks, after) {
        return None;
    }
    if text.grammar.subject_before_reporting_verb && place != Place::Distant {
        let source = compound_source::after_verb(chunks, &phrase, after);
        let fits = place == Place::AfterMark || verb.speech;
        return fits.then(|| Attribution::new(source, cue, Strength::ReportingClause));
    }
    let fits = if place == Place::Adjacent { phrase.can_speak(text) } else { phrase.is_specific(text) };
    fits.then(|| Attribution::new(phrase, cue, Strength::ReportingClause))
}

/// Whether the quotation before the chunk `at` comes right after a noun phrase.
fn follows_noun(chunks: &Chunks, at: usize) -> bool {
    let quote = chunks[..at].iter().rposition(|chunk| chunk.is_quote());
    let before = quote.and_then(|quote| quote.checked_sub(1)).and_then(|before| chunks.phrase(before));
    before.is_some_and(|phrase| !phrase.pronoun)
}

/// Whether a verb says more than `est` or `a`.
fn is_lexical(chunks: &Chunks, verb: &Verb) -> bool {
    verb.quoting || !chunks.text().is(verb.main, Class::AUXILIARY)
}

/// Who speaks by an inverted verb: `a-t-il dit`; `peut-on lire dans le communiqué`.
fn inverted(chunks: &Chunks, at: usize, verb: &Verb) -> Option<NounPhrase> {
    let text = chunks.text();
    let (_, pronoun) = verb.inverted_pronoun(text)?;
    if !matches!(pronoun, "on" | "ce" | "je" | "nous" | "vous" | "tu") {
        return inverted_pronoun(text, verb);
    }
    chunks[at + 1..].iter().take(3).find_map(|chunk| match &chunk.kind {
        ChunkKind::Oblique(_, phrase) | ChunkKind::According(phrase) if phrase.can_speak(text) => Some(phrase.clone()),
        // `sur le compte de la société Aldane`
        ChunkKind::Oblique(_, phrase) => name_within(chunks, phrase),
        _ => None,
    })
}

/// The name in the complement of a phrase.
fn name_within(chunks: &Chunks, phrase: &NounPhrase) -> Option<NounPhrase> {
    let (document, referents) = (chunks.text().document, chunks.sentence.referents);
    let mention = document.tokens_in(phrase.span).find_map(|token| referents.mention_at(token))?;
    let gender = referents.get(mention.referent).gender;
    let span = document.span_of(mention.tokens.clone());
    Some(NounPhrase { gender, ..NounPhrase::of_name(span, Some(mention.referent)) })
}

/// Whether nothing but a stop, a preposition or the end follows.
fn ends_clause(chunks: &Chunks, at: usize) -> bool {
    match chunks.kind(at) {
        None | Some(ChunkKind::Oblique(..) | ChunkKind::Other | ChunkKind::Relative | ChunkKind::Subordinator) => true,
        Some(ChunkKind::Punctuation(_)) => !chunks.is_mark(at, ":"),
        _ => false,
    }
}
