//! The incise that stands inside the marks: `« Le budget, a insisté X, sera sincère. »`

use crate::analysis::lexicon::Class;
use crate::article::Span;

use super::attribute::{Source, Tie};
use crate::analysis::quotations::grammar::chunks::{Chunk, Kind, Reader};
use crate::analysis::quotations::grammar::sentence::{Item, Line};
use crate::analysis::quotations::grammar::subject::{inverted_subject, is_plausible, pronoun};
use crate::analysis::quotations::grammar::verb::Form;
use crate::analysis::quotations::tagged_text::Text;

/// An incise and what is left of the words without it.
pub(crate) struct Incise {
    pub source: Source,
    pub words: Vec<Span>,
}

/// Longer quotations are not searched.
const MAX_TOKENS: usize = 600;

/// The first incise among the words of a quotation. French only: English closes the marks before it.
pub(crate) fn inside(outer: &Reader, pieces: &[Span]) -> Option<Incise> {
    if !outer.text.french {
        return None;
    }
    pieces.iter().enumerate().find_map(|(at, piece)| {
        let (source, cut) = within(outer, *piece)?;
        let text = outer.text.document.text;
        let mut words = pieces[..at].to_vec();
        words.push(Span::new(piece.start, cut.start).trimmed(text));
        words.push(Span::new(cut.end, piece.end).trimmed(text));
        words.extend(&pieces[at + 1..]);
        words.retain(|words| words.of(text).contains(char::is_alphanumeric));
        Some(Incise { source, words })
    })
}

/// The incise in one piece, and the span from the comma before it to the comma after it.
fn within(outer: &Reader, piece: Span) -> Option<(Source, Span)> {
    let text = outer.text;
    let tokens = text.document.tokens_in(piece);
    if tokens.len() > MAX_TOKENS || !tokens.clone().any(|token| may_say(text, token)) {
        return None;
    }
    let line = Line { items: tokens.map(Item::Token).collect(), paragraph: outer.line.paragraph };
    let reader = Reader { text, people: outer.people, line: &line };
    let chunks = reader.read();
    (1..chunks.len()).find_map(|at| {
        let (source, after) = incise_at(&reader, &chunks, at)?;
        let comma = token_of(&chunks[at - 1])?;
        let start = text.document.tokens[comma].span.start;
        let end = match chunks.get(after) {
            // A stop after the incise ends the sentence before it: it stays with the words.
            Some(chunk) if is_stop(&reader, chunk, ",") => text.document.tokens[token_of(chunk)?].span.end,
            Some(chunk) => text.document.tokens[line.token(chunk.items.start)?].span.start,
            None => piece.end,
        };
        Some((source, Span::new(start, end)))
    })
}

/// Whether a word can be the verb of an incise, or what makes one of `fait` and `met`.
fn may_say(text: &Text, token: usize) -> bool {
    let phrasal = ["valoir", "savoir", "remarquer", "observer", "part", "garde"];
    text.is(token, Class::SPEECH) || phrasal.contains(&text.lower(token))
}

/// The incise whose verb stands at a chunk right after a comma, with the chunk after it.
pub(crate) fn incise_at(reader: &Reader, chunks: &[Chunk], at: usize) -> Option<(Source, usize)> {
    let Kind::Verb(verb) = &chunks[at].kind else { return None };
    if !is_stop(reader, &chunks[at - 1], ",?!…") || verb.form != Form::Finite || !verb.speech || verb.passive {
        return None;
    }
    let cue = Some(reader.text.document.span_of(verb.first..verb.last + 1));
    let (phrase, after) = match verb.inverted {
        Some(token) => {
            let lower = reader.text.lower(token).trim_start_matches("-t-").trim_start_matches('-');
            if !reader.text.lexicon.word(lower).is(Class::THIRD) {
                return None;
            }
            (pronoun(reader, token, lower), at + 1)
        }
        None => inverted_subject(reader, chunks, at)
            .filter(|(phrase, _)| !phrase.pronoun && is_plausible(reader, phrase))?,
    };
    // `a-t-elle confié à Radio Falaise`
    let mut after = after;
    while verb.inverted.is_some()
        && after < at + 5
        && matches!(chunks.get(after).map(|chunk| &chunk.kind), Some(Kind::Oblique(..) | Kind::Other))
    {
        after += 1;
    }
    let ends = chunks.get(after).is_none_or(|chunk| is_stop(reader, chunk, ",.;:?!…"));
    ends.then_some((Source::new(phrase, cue, Tie::Incise), after))
}

fn token_of(chunk: &Chunk) -> Option<usize> {
    match chunk.kind {
        Kind::Stop(token) => Some(token),
        _ => None,
    }
}

fn is_stop(reader: &Reader, chunk: &Chunk, marks: &str) -> bool {
    token_of(chunk).is_some_and(|token| reader.text.is_mark(token, marks))
}
