//! Sources in languages that set nouns beside each other: the name before the verb of saying right after a quotation
//! (`,” Webb campaign spokesman Paul Roche said`), with what stands before and behind the name.

use std::ops::Range;

use super::relation::{Attribution, Strength};
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::grammar::chunks::Chunks;
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::grammar::subject::past_asides;
use crate::article::Span;

/// The source whose words begin at a chunk right after a quotation and end before a verb of saying.
pub(crate) fn before_verb(chunks: &Chunks, at: usize) -> Option<Attribution> {
    let last = last_noun(chunks, at);
    let next = past_asides(chunks, last + 1);
    let verb = chunks.verb(next).filter(|verb| verb.says())?;
    let source = spanning(chunks, chunks.phrase(last)?, at..next);
    Some(Attribution::new(source, Some(verb.span(chunks.text())), Strength::ReportingClause))
}

/// The subject that was found after its verb and ends before the chunk `after`, with the rest of its words: `said IMF
/// economist Anne Webb, a professor at Lewes`.
pub(crate) fn after_verb(chunks: &Chunks, phrase: &NounPhrase, after: usize) -> NounPhrase {
    let at = after.saturating_sub(1);
    let last = last_noun(chunks, at);
    let phrase = chunks.phrase(last).unwrap_or(phrase);
    let is_comma = chunks.is_comma(last + 1);
    let mut end = last + 1;
    // `Anne Webb, a professor who teaches at Lewes`: the clause belongs to the description.
    let described = phrase.title.is_some() && chunks.is_relative(end);
    if is_comma && is_description(chunks, last + 2) || described {
        end = (last + 1 + usize::from(is_comma)..chunks.len())
            .find(|at| chunks[*at].is_punctuation() || chunks[*at].is_quote())
            .unwrap_or(chunks.len());
    }
    spanning(chunks, phrase, at..end)
}

/// Whether a chunk is a noun phrase: no pronoun.
fn is_noun(chunks: &Chunks, at: usize) -> bool {
    chunks.phrase(at).is_some_and(|phrase| !phrase.pronoun && !phrase.is_time)
}

/// Whether a noun phrase stands here that no verb follows.
fn is_description(chunks: &Chunks, at: usize) -> bool {
    is_noun(chunks, at) && chunks.finite_verb(at + 1).is_none()
}

/// The last of the noun phrases that follow one another from a chunk on: names stand behind what describes them.
/// `campaign` between two of them is no verb.
fn last_noun(chunks: &Chunks, at: usize) -> usize {
    let is_modifier = |at: usize| {
        let one_word = chunks.verb(at).filter(|verb| !verb.speech && verb.first == verb.last);
        one_word.is_some_and(|verb| chunks.text().is(verb.main, Class::INFINITIVE))
    };
    let mut last = at;
    loop {
        if is_noun(chunks, last + 1) {
            last += 1;
        } else if is_modifier(last + 1) && is_noun(chunks, last + 2) {
            last += 2;
        } else {
            return last;
        }
    }
}

/// The phrase over all words of these chunks, a comma at the end left off.
fn spanning(chunks: &Chunks, phrase: &NounPhrase, range: Range<usize>) -> NounPhrase {
    let mut items = chunks[range.start].items.start..chunks[range.end - 1].items.end;
    while items.end > items.start + 1 && chunks.sentence.is_mark(items.end - 1, ",") {
        items.end -= 1;
    }
    let span = chunks.sentence.span_of(items).unwrap_or(phrase.span);
    let span = Span::new(span.start.min(phrase.span.start), span.end.max(phrase.span.end));
    NounPhrase { span, ..phrase.clone() }
}
