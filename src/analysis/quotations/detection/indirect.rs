//! Speech that is reported without marks: `La ministre a assuré que le texte serait examiné`, `selon X, …`.

use crate::analysis::lexicon::Class;
use crate::analysis::quotations::attribution::inside_marks;
use crate::analysis::quotations::attribution::relation::{Attribution, Strength};
use crate::analysis::quotations::grammar::chunks::{Chunk, ChunkKind, Chunks};
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::grammar::subject::subject_of;
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::article::Span;

/// What somebody is reported to have said.
pub(crate) struct IndirectSpeech {
    /// The words, a reporting clause cut out.
    pub words: Vec<Span>,
    pub attribution: Attribution,
}

/// Fewer words than this are no report.
const MIN_WORDS: usize = 3;

/// Chunks between the subject of a clause without `that` and its verb.
const CLAUSE_REACH: usize = 6;

/// What a sentence without marks reports: what follows `que` after a verb of saying, or all that is said to be
/// so `selon X`.
pub(crate) fn reported(chunks: &Chunks) -> Option<IndirectSpeech> {
    if chunks.iter().any(Chunk::is_quote) {
        return None;
    }
    (0..chunks.len())
        .find_map(|at| after_verb(chunks, at))
        .or_else(|| by_source(chunks))
        .or_else(|| by_reporting_clause(chunks))
}

/// What follows the verb of saying at a chunk.
fn after_verb(chunks: &Chunks, at: usize) -> Option<IndirectSpeech> {
    let text = chunks.text();
    let verb = chunks.verb(at).filter(|verb| verb.says() && !verb.reporting_only)?;
    if (verb.first..=verb.last).any(|token| text.is(token, Class::NEGATION)) {
        return None;
    }
    let next = chunks.past_adjuncts(at + 1);
    let start = match chunks.kind(next)? {
        ChunkKind::Complementizer => next + 1,
        ChunkKind::Phrase(_) if text.grammar.silent_that && next == at + 1 && opens_clause(chunks, next) => next,
        _ => return None,
    };
    let source = subject_of(chunks, at).filter(|phrase| can_say(text, phrase))?;
    let words = words(chunks, start, chunks.len())?;
    let attribution = Attribution::new(source, Some(verb.span(text)), Strength::Governed);
    Some(IndirectSpeech { words: vec![words], attribution })
}

/// Whether the phrase at a chunk, with what belongs to it, has its finite verb right behind it.
fn opens_clause(chunks: &Chunks, at: usize) -> bool {
    let rest = chunks[at + 1..].iter().take(CLAUSE_REACH);
    let mut rest = rest.skip_while(|chunk| chunk.oblique().is_some());
    rest.next().is_some_and(|chunk| chunk.finite_verb().is_some())
}

/// What is so `selon X`.
fn by_source(chunks: &Chunks) -> Option<IndirectSpeech> {
    let according = |(at, chunk): (usize, &Chunk)| match &chunk.kind {
        ChunkKind::According(phrase) => Some((at, phrase.clone())),
        _ => None,
    };
    let (at, source) = chunks.iter().enumerate().find_map(according)?;
    if !can_say(chunks.text(), &source) {
        return None;
    }
    let first = chunks[at].items.start;
    let cue = Some(chunks.sentence.span_of(first..first + 1)?);
    Some(IndirectSpeech { words: covered(chunks, at)?, attribution: Attribution::new(source, cue, Strength::Source) })
}

/// What the source at a chunk covers: its clause, before it, after it, or on both sides.
fn covered(chunks: &Chunks, at: usize) -> Option<Vec<Span>> {
    let described = chunks.is_comma(at + 1) && chunks.is_relative(at + 2);
    let after = || words(chunks, at + 1, chunks.len());
    // `un séisme de magnitude 4 (5 selon X) a touché`: the parenthesis alone.
    let parenthesis = (0..at).rev().find(|at| chunks.is_mark(*at, "()"));
    if parenthesis.is_some_and(|at| chunks.is_mark(at, "(")) {
        return None;
    }
    // `Le pont est fermé, mais selon X, il rouvrira`: the clause that the conjunction opens.
    let mut before = at;
    while before > 0 && chunks.is_comma(before - 1) {
        before -= 1;
    }
    if before > 0 && matches!(chunks[before - 1].kind, ChunkKind::Conjunction) {
        return after().map(|words| vec![words]);
    }
    if chunks.has_finite_verb(0..at) {
        return words(chunks, 0, at).map(|words| vec![words]);
    }
    // `Le pont, selon X, rouvrira`
    let can_be_subject = |phrase: &NounPhrase| phrase.determined || phrase.pronoun || phrase.referent.is_some();
    let rest = after().filter(|_| !described);
    let parted = chunks[..at].iter().filter_map(Chunk::phrase).any(can_be_subject) && chunks.first_word(at) != "pour";
    let opening = trimmed(chunks, 0, at).filter(|_| parted);
    let both: Vec<Span> = opening.map(|(span, _)| span).into_iter().chain(rest).collect();
    (!both.is_empty()).then_some(both)
}

/// What a reporting clause tells to have been said: `Il pleuvra, a dit le pilote`, `It will rain, the pilot said`.
fn by_reporting_clause(chunks: &Chunks) -> Option<IndirectSpeech> {
    let subject_first = chunks.text().grammar.subject_before_reporting_verb;
    (2..chunks.len()).find_map(|at| {
        let (attribution, after) =
            if subject_first { clause_at(chunks, at)? } else { inside_marks::clause_at(chunks, at)? };
        let (before, count) = trimmed(chunks, 0, at)?;
        let rest = trimmed(chunks, after, chunks.len());
        let clause = chunks.has_finite_verb(0..at) || chunks.has_finite_verb(after..chunks.len());
        let enough = count + rest.map_or(0, |(_, count)| count) >= MIN_WORDS;
        let mut words = vec![before];
        words.extend(rest.map(|(span, _)| span));
        (clause && enough).then_some(IndirectSpeech { words, attribution })
    })
}

/// The reporting clause whose subject stands at a chunk and its verb behind it, between marks, with the chunk after it.
fn clause_at(chunks: &Chunks, at: usize) -> Option<(Attribution, usize)> {
    let source = chunks.phrase(at).filter(|phrase| can_say(chunks.text(), phrase))?;
    let verb = chunks.verb(at + 1).filter(|verb| verb.says() && !verb.reporting_only)?;
    let ends = chunks.get(at + 2).is_none_or(Chunk::is_punctuation);
    let attribution = Attribution::new(source.clone(), Some(verb.span(chunks.text())), Strength::ReportingClause);
    (chunks.is_comma(at - 1) && ends).then_some((attribution, at + 2))
}

/// Whether a phrase names somebody, or is a pronoun of the third person.
fn can_say(text: &TaggedText, phrase: &NounPhrase) -> bool {
    let first = phrase.first_token(text);
    let impersonal =
        phrase.pronoun && (text.is(first, Class::IMPERSONAL) || !text.is(first, Class::THIRD | Class::DEFINITE));
    phrase.can_speak(text) && !impersonal
}

/// The span of some chunks without the marks at both ends; `None` when it has too few words.
fn words(chunks: &Chunks, start: usize, end: usize) -> Option<Span> {
    trimmed(chunks, start, end).filter(|(_, count)| *count >= MIN_WORDS).map(|(span, _)| span)
}

/// The span of some chunks without the marks at both ends and a conjunction at the last, and how many tokens it has.
fn trimmed(chunks: &Chunks, start: usize, end: usize) -> Option<(Span, usize)> {
    let is_mark = |at: &usize| chunks[*at].is_punctuation();
    // `50 %` and `(dont deux graves)` end with their mark.
    let opened = |at: usize| (start..at).any(|before| chunks.is_mark(before, "("));
    let belongs = |at: usize| chunks.is_mark(at, "%€$£°‰") || chunks.is_mark(at, ")") && opened(at);
    let is_loose = |at: &usize| is_mark(at) && !belongs(*at) || matches!(chunks[*at].kind, ChunkKind::Conjunction);
    let first = (start..end).find(|at| !is_mark(at))?;
    let last = (start..end).rev().find(|at| !is_loose(at)).filter(|last| *last >= first)?;
    let tokens = chunks.sentence.sentence.tokens(chunks[first].items.start..chunks[last].items.end)?;
    Some((chunks.text().document.span_of(tokens.clone()), tokens.len()))
}
