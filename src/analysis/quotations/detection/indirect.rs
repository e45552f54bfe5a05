//! Speech that is reported without marks: `La ministre a assuré que le texte serait examiné`, `selon X, …`.

use crate::analysis::lexicon::Class;
use crate::article::Span;

use crate::analysis::quotations::attribution::attribute::{Source, Tie};
use crate::analysis::quotations::attribution::reporting_clause;
use crate::analysis::quotations::grammar::chunks::{Chunk, Kind, Reader};
use crate::analysis::quotations::grammar::noun_phrase::Phrase;
use crate::analysis::quotations::grammar::subject::{is_plausible, subject_of};
use crate::analysis::quotations::grammar::verb::Form;

/// What somebody is reported to have said.
pub(crate) struct Reported {
    /// The words, an incise cut out.
    pub words: Vec<Span>,
    pub source: Source,
}

/// Fewer words than this are no report.
const MIN_WORDS: usize = 3;

/// What a sentence without marks reports: what follows `que` after a verb of saying, or all that is said to be
/// so `selon X`.
pub(crate) fn reported(reader: &Reader, chunks: &[Chunk]) -> Option<Reported> {
    if chunks.iter().any(|chunk| matches!(chunk.kind, Kind::Quote(_))) {
        return None;
    }
    (0..chunks.len())
        .find_map(|at| after_verb(reader, chunks, at))
        .or_else(|| by_source(reader, chunks))
        .or_else(|| by_incise(reader, chunks))
}

fn after_verb(reader: &Reader, chunks: &[Chunk], at: usize) -> Option<Reported> {
    let Kind::Verb(verb) = &chunks[at].kind else { return None };
    let text = reader.text;
    let negated = (verb.first..=verb.last).any(|token| text.is(token, Class::NEGATION));
    if verb.form != Form::Finite || !verb.speech || verb.incise_only || verb.passive || negated {
        return None;
    }
    let mut next = at + 1;
    while matches!(chunks.get(next).map(|chunk| &chunk.kind), Some(Kind::Other | Kind::Oblique(..))) {
        next += 1;
    }
    let start = match &chunks.get(next)?.kind {
        Kind::That => next + 1,
        Kind::Phrase(_) if !text.french && next == at + 1 && opens_clause(chunks, next) => next,
        _ => return None,
    };
    let phrase = subject_of(reader, chunks, at).filter(|phrase| can_say(reader, phrase))?;
    let words = words(reader, chunks, start, chunks.len())?;
    let cue = Some(text.document.span_of(verb.first..verb.last + 1));
    Some(Reported { words: vec![words], source: Source::new(phrase, cue, Tie::Governed) })
}

/// English leaves `that` out: a phrase, with what belongs to it, and its verb follow at once.
fn opens_clause(chunks: &[Chunk], at: usize) -> bool {
    let mut rest = chunks[at + 1..].iter().take(6).skip_while(|chunk| matches!(chunk.kind, Kind::Oblique(..)));
    matches!(rest.next().map(|chunk| &chunk.kind), Some(Kind::Verb(verb)) if verb.form == Form::Finite)
}

fn by_source(reader: &Reader, chunks: &[Chunk]) -> Option<Reported> {
    let at = chunks.iter().position(|chunk| matches!(chunk.kind, Kind::According(_)))?;
    let Kind::According(phrase) = &chunks[at].kind else { return None };
    if !can_say(reader, phrase) {
        return None;
    }
    let first = reader.line.token(chunks[at].items.start)?;
    let cue = Some(reader.text.document.span_of(first..first + 1));
    Some(Reported { words: covered(reader, chunks, at)?, source: Source::new(phrase.clone(), cue, Tie::Source) })
}

/// What the source at a chunk covers: its clause, before it, after it, or on both sides.
fn covered(reader: &Reader, chunks: &[Chunk], at: usize) -> Option<Vec<Span>> {
    let is_finite = |chunk: &Chunk| matches!(&chunk.kind, Kind::Verb(verb) if verb.form == Form::Finite);
    let comma = |at: usize| matches!(chunks.get(at).map(|chunk| &chunk.kind), Some(Kind::Stop(token)) if reader.text.is_mark(*token, ","));
    let described = comma(at + 1) && matches!(chunks.get(at + 2).map(|chunk| &chunk.kind), Some(Kind::Relative));
    let after = || words(reader, chunks, at + 1, chunks.len());
    // `un séisme de magnitude 4 (5 selon X) a touché`: the parenthesis alone.
    let mark =
        |chunk: &&Chunk, marks: &str| matches!(chunk.kind, Kind::Stop(token) if reader.text.is_mark(token, marks));
    if chunks[..at].iter().rev().find(|chunk| mark(chunk, "()")).is_some_and(|last| mark(&last, "(")) {
        return None;
    }
    // `Le pont est fermé, mais selon X, il rouvrira`: the clause that the joint opens.
    let mut before = at;
    while before > 0 && comma(before - 1) {
        before -= 1;
    }
    if before > 0 && matches!(chunks[before - 1].kind, Kind::Joint) {
        return after().map(|words| vec![words]);
    }
    if chunks[..at].iter().any(is_finite) {
        return words(reader, chunks, 0, at).map(|words| vec![words]);
    }
    // `Le pont, selon X, rouvrira`
    let subject = |chunk: &Chunk| match &chunk.kind {
        Kind::Phrase(phrase) => phrase.determined || phrase.pronoun || phrase.named.is_some(),
        _ => false,
    };
    let rest = after().filter(|_| !described);
    let parted = chunks[..at].iter().any(subject) && reader.lower(chunks[at].items.start) != "pour";
    let opening = stretch(reader, chunks, 0, at).filter(|_| parted);
    let both: Vec<Span> = opening.map(|(span, _)| span).into_iter().chain(rest).collect();
    (!both.is_empty()).then_some(both)
}

/// What an incise tells to have been said: `Il pleuvra, a dit le pilote`, `It will rain, the pilot said`.
fn by_incise(reader: &Reader, chunks: &[Chunk]) -> Option<Reported> {
    (2..chunks.len()).find_map(|at| {
        let (source, after) = if reader.text.french {
            reporting_clause::incise_at(reader, chunks, at)?
        } else {
            said_after(reader, chunks, at)?
        };
        let (before, count) = stretch(reader, chunks, 0, at)?;
        let rest = stretch(reader, chunks, after, chunks.len());
        let is_finite = |chunk: &Chunk| matches!(&chunk.kind, Kind::Verb(verb) if verb.form == Form::Finite);
        let clause = chunks[..at].iter().chain(&chunks[after..]).any(is_finite);
        let enough = count + rest.map_or(0, |(_, count)| count) >= MIN_WORDS;
        let mut all = vec![before];
        all.extend(rest.map(|(span, _)| span));
        (clause && enough).then_some(Reported { words: all, source })
    })
}

/// The English incise whose subject stands at a chunk, between stops, with the chunk after it.
fn said_after(reader: &Reader, chunks: &[Chunk], at: usize) -> Option<(Source, usize)> {
    let is_comma = |at: usize| matches!(chunks.get(at).map(|chunk| &chunk.kind), Some(Kind::Stop(token)) if reader.text.is_mark(*token, ","));
    let (Kind::Phrase(phrase), Kind::Verb(verb)) = (&chunks[at].kind, &chunks.get(at + 1)?.kind) else { return None };
    let says = verb.form == Form::Finite && verb.speech && !verb.incise_only && !verb.passive;
    let ends = chunks.get(at + 2).is_none_or(|chunk| matches!(chunk.kind, Kind::Stop(_)));
    let cue = Some(reader.text.document.span_of(verb.first..verb.last + 1));
    let incise = is_comma(at - 1) && says && ends && can_say(reader, phrase);
    incise.then(|| (Source::new(phrase.clone(), cue, Tie::Incise), at + 2))
}

/// Whether a phrase names somebody, or is a pronoun of the third person.
fn can_say(reader: &Reader, phrase: &Phrase) -> bool {
    let token = reader.text.document.token_at(phrase.span.start);
    let impersonal = phrase.pronoun
        && (reader.text.is(token, Class::IMPERSONAL) || !reader.text.is(token, Class::THIRD | Class::DEFINITE));
    is_plausible(reader, phrase) && !impersonal
}

/// The span of some chunks without the stops at both ends; `None` when it has too few words.
fn words(reader: &Reader, chunks: &[Chunk], start: usize, end: usize) -> Option<Span> {
    stretch(reader, chunks, start, end).filter(|(_, count)| *count >= MIN_WORDS).map(|(span, _)| span)
}

/// The span of some chunks without the stops at both ends and a joint at the last, and how many tokens it has.
fn stretch(reader: &Reader, chunks: &[Chunk], start: usize, end: usize) -> Option<(Span, usize)> {
    let is_stop = |at: usize| matches!(chunks[at].kind, Kind::Stop(_));
    let first = (start..end).find(|at| !is_stop(*at))?;
    let last = (start..end).rev().find(|at| !is_stop(*at) && !matches!(chunks[*at].kind, Kind::Joint))?;
    if last < first {
        return None;
    }
    let tokens = reader.line.tokens(chunks[first].items.start..chunks[last].items.end)?;
    Some((reader.text.document.span_of(tokens.clone()), tokens.len()))
}
