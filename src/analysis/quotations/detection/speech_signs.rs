//! The signs that a stretch between marks shows, read off its words and its neighbours.

use crate::analysis::lexicon::Class;
use crate::article::Span;
use crate::text::segment::TokenKind;

use super::speech::Signs;
use crate::analysis::quotations::attribution::attribute::{Source, Tie};
use crate::analysis::quotations::grammar::chunks::{Chunk, Kind, Reader};
use crate::analysis::quotations::marks::Stretch;
use crate::analysis::quotations::tagged_text::Text;

/// What the decision between speech and other words goes by.
pub(crate) fn signs(
    reader: &Reader,
    chunks: &[Chunk],
    place: usize,
    stretch: &Stretch,
    source: Option<&Source>,
    repeated: bool,
) -> Signs {
    let text = reader.text;
    let tokens: Vec<usize> = stretch
        .pieces
        .iter()
        .flat_map(|piece| text.document.tokens_in(*piece))
        .filter(|token| matches!(text.kind(*token), Some(TokenKind::Word | TokenKind::Number)))
        .take(40)
        .collect();
    let inside = stretch.pieces.last().map_or("", |piece| piece.of(text.document.text).trim_end());
    let at = chunks[place].items.start;
    let before = |back: usize| at.checked_sub(back).and_then(|at| reader.line.token(at));
    let previous = before(1);
    let heavy = |token: &&usize| !text.is(**token, Class::FUNCTION);
    // `s'est dit « prêt »` is speech, `une zone dite « grise »` is not.
    let governed = source.is_some_and(|source| source.tie >= Tie::Governed);
    let names = |token| text.is(token, Class::NAMING) && !(governed && text.is(token, Class::SPEECH));
    let is_naming = |back: usize| before(back).is_some_and(names);
    let next = reader.line.token(at + 1);
    let calls = source.is_some_and(|source| calls(reader, source));
    Signs {
        tie: source.map(|source| source.tie),
        colon: reader.is_mark(at.wrapping_sub(1), ":"),
        that: at > 0 && matches!(reader.lower(at - 1), "que" | "qu'" | "that"),
        words: tokens.len(),
        verb: tokens.iter().any(|token| text.is(*token, Class::FINITE)),
        person: tokens.iter().any(|token| is_first_or_second_person(text.lower(*token))),
        sentence_end: inside.ends_with(['.', '!', '?', '…', ',']),
        capital: tokens.first().is_some_and(|token| text.is_capital(*token)),
        title_case: tokens.iter().filter(heavy).all(|token| has_capital(text, *token)),
        naming: (1..=2).any(is_naming)
            || is_naming(3) && before(1).is_some_and(|token| text.is(token, Class::PREPOSITION | Class::DETERMINER)),
        inside_name: previous.zip(next).is_some_and(|(previous, next)| {
            text.is_capital(previous) && text.is_capital(next) && text.kind(next) == Some(TokenKind::Word)
        }) && tokens.len() <= 3,
        parenthesis: at > 0 && reader.is_mark(at - 1, "(") && reader.is_mark(at + 1, ")"),
        determiner: previous.is_some_and(|token| text.is(token, Class::DETERMINER)),
        noun: previous.is_some_and(|token| {
            text.kind(token) == Some(TokenKind::Word) && !text.is(token, Class::FUNCTION | Class::VERB)
        }),
        repeated,
        opens_paragraph: text
            .document
            .paragraphs
            .get(reader.line.paragraph)
            .is_some_and(|paragraph| paragraph.span.start == stretch.span.start),
        alone: chunks.len() == 1,
        motto: is_motto(reader, chunks, place),
        calling: calls && previous.is_some_and(|token| text.is(token, Class::DETERMINER)),
        denied: source.is_some_and(|source| source.denied),
        single: stretch.span.of(text.document.text).starts_with(['‘', '\'', '‚']),
    }
}

/// Whether the verb that governs the words only says what many call something: `les notaires parlent d'une « … »`.
fn calls(reader: &Reader, source: &Source) -> bool {
    let many = source.phrase.plural && source.phrase.named.is_none();
    let verb = |cue: Span| reader.text.document.tokens_in(cue).any(|token| reader.text.is(token, Class::CALLING));
    many && source.tie == Tie::Governed && source.cue.is_some_and(verb)
}

/// Whether a slogan or motto is what the sentence is about: `La devise de la ville : « … »`.
fn is_motto(reader: &Reader, chunks: &[Chunk], place: usize) -> bool {
    let first = chunks[..place].iter().find_map(|chunk| match &chunk.kind {
        Kind::Phrase(phrase) => Some(phrase.head),
        _ => None,
    });
    let Some(head) = first.flatten() else { return false };
    let mottos = ["devise", "slogan", "thème", "motto", "banderole", "pancarte"];
    mottos.contains(&reader.text.lower(head))
        || reader.text.lower(head) == "mot" && matches!(reader.text.lower(head + 2), "ordre")
}

/// Whole sentences, word for word, as against words inside the writer's own sentence.
pub(crate) fn is_direct(signs: &Signs, source: Option<&Source>) -> bool {
    if signs.that || signs.determiner {
        return false;
    }
    let stands_alone = signs.colon
        || signs.opens_paragraph
        || signs.sentence_end
        || source.is_some_and(|source| source.tie >= Tie::Incise);
    stands_alone && (signs.capital || signs.words >= 8 || signs.colon)
}

fn has_capital(text: &Text, token: usize) -> bool {
    text.document.word(token).chars().any(char::is_uppercase) || text.kind(token) == Some(TokenKind::Number)
}

/// Whether a word speaks to somebody.
pub(crate) fn is_second_person(lower: &str) -> bool {
    matches!(lower, "vous" | "tu" | "votre" | "vos" | "-vous" | "-tu" | "you" | "your" | "you're")
}

/// Whether a word is of the first or second person.
pub(crate) fn is_first_or_second_person(lower: &str) -> bool {
    matches!(
        lower,
        "je" | "j'"
            | "nous"
            | "vous"
            | "tu"
            | "moi"
            | "me"
            | "m'"
            | "mon"
            | "ma"
            | "mes"
            | "notre"
            | "nos"
            | "votre"
            | "vos"
            | "i"
            | "we"
            | "you"
            | "my"
            | "our"
            | "your"
            | "us"
            | "i'm"
            | "we're"
            | "i've"
            | "we've"
            | "you're"
            | "i'll"
            | "we'll"
    )
}
