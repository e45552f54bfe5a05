//! Where English names its speakers otherwise: the name before the verb of saying right after a quotation
//! (`,” Webb campaign spokesman Paul Roche said`), with what stands before and behind the name.

use crate::analysis::lexicon::Class;
use crate::article::Span;

use super::attribute::{Source, Tie};
use crate::analysis::quotations::grammar::chunks::{Chunk, Kind, Reader};
use crate::analysis::quotations::grammar::noun_phrase::Phrase;
use crate::analysis::quotations::grammar::subject;
use crate::analysis::quotations::grammar::verb::Form;

/// The source whose words begin at a chunk right after a quotation and end before a verb of saying.
pub(crate) fn before_verb(reader: &Reader, chunks: &[Chunk], at: usize) -> Option<Source> {
    let last = last_noun(reader, chunks, at);
    let next = subject::past_asides(reader, chunks, last + 1);
    let Kind::Verb(verb) = &chunks.get(next)?.kind else { return None };
    let Kind::Phrase(phrase) = &chunks[last].kind else { return None };
    let says = verb.form == Form::Finite && verb.speech && !verb.passive;
    let cue = Some(reader.text.document.span_of(verb.first..verb.last + 1));
    says.then(|| Source::new(spanning(reader, chunks, phrase, at..next), cue, Tie::Incise))
}

/// The subject that was found after its verb, between `at` and the chunk `after` it, with the rest of its words:
/// `said IMF economist Anne Webb, a professor at Lewes`.
pub(crate) fn after_verb(reader: &Reader, chunks: &[Chunk], phrase: &Phrase, after: usize) -> Phrase {
    let at = after.saturating_sub(1);
    let last = last_noun(reader, chunks, at);
    let phrase = match &chunks[last].kind {
        Kind::Phrase(name) => name,
        _ => phrase,
    };
    let is_comma = matches!(&chunks.get(last + 1).map(|chunk| &chunk.kind), Some(Kind::Stop(token)) if reader.text.is_mark(*token, ","));
    let mut end = last + 1;
    // `Anne Webb, a professor who teaches at Lewes`: the clause belongs to the description.
    let described = phrase.role.is_some() && matches!(chunks.get(end), Some(Chunk { kind: Kind::Relative, .. }));
    if is_comma && is_description(chunks, last + 2) || described {
        end = (last + 1 + usize::from(is_comma)..chunks.len())
            .find(|at| matches!(chunks[*at].kind, Kind::Stop(_) | Kind::Quote(_)))
            .unwrap_or(chunks.len());
    }
    spanning(reader, chunks, phrase, at..end)
}

/// Whether a noun phrase stands here that no verb follows.
fn is_description(chunks: &[Chunk], at: usize) -> bool {
    let noun = matches!(&chunks.get(at).map(|chunk| &chunk.kind), Some(Kind::Phrase(phrase)) if !phrase.pronoun && !phrase.is_time);
    noun && !matches!(&chunks.get(at + 1).map(|chunk| &chunk.kind), Some(Kind::Verb(verb)) if verb.form == Form::Finite)
}

/// The last of the noun phrases that follow one another from a chunk on: names stand behind what describes them.
/// `campaign` between two of them is no verb.
fn last_noun(reader: &Reader, chunks: &[Chunk], at: usize) -> usize {
    let is_noun = |at: usize| matches!(&chunks.get(at).map(|chunk| &chunk.kind), Some(Kind::Phrase(phrase)) if !phrase.pronoun && !phrase.is_time);
    let is_modifier = |at: usize| matches!(&chunks.get(at).map(|chunk| &chunk.kind), Some(Kind::Verb(verb)) if !verb.speech && verb.first == verb.last && reader.text.is(verb.main, Class::INFINITIVE));
    let mut last = at;
    loop {
        if is_noun(last + 1) {
            last += 1;
        } else if is_modifier(last + 1) && is_noun(last + 2) {
            last += 2;
        } else {
            return last;
        }
    }
}

/// The phrase over all words of these chunks, a comma at the end left off.
fn spanning(reader: &Reader, chunks: &[Chunk], phrase: &Phrase, range: std::ops::Range<usize>) -> Phrase {
    let mut items = chunks[range.start].items.start..chunks[range.end - 1].items.end;
    while items.end > items.start + 1 && reader.is_mark(items.end - 1, ",") {
        items.end -= 1;
    }
    let span = reader.line.tokens(items).map_or(phrase.span, |tokens| reader.text.document.span_of(tokens));
    Phrase { span: Span::new(span.start.min(phrase.span.start), span.end.max(phrase.span.end)), ..phrase.clone() }
}
