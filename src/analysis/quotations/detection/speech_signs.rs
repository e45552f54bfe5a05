//! The signs that words between marks show, read off the words and their neighbours.

use super::naming::{is_alias, is_motto, is_name_of_body, is_owned, is_title_of_work, leads_to_deed, names_its_noun};
use super::speech::SpeechSigns;
use super::speech_facts::{SpeechFact, facts};
use super::unspoken::{Unspoken, unspoken};
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::attribution::relation::{Attribution, Strength};
use crate::analysis::quotations::grammar::chunks::Chunks;
use crate::analysis::quotations::grammar::person::is_first_or_second_person;
use crate::analysis::quotations::marks::MarkedSpan;
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::article::Span;
use crate::text::segment::TokenKind;

/// What the decision between speech and other words goes by.
pub(crate) fn signs(
    chunks: &Chunks,
    place: usize,
    marked: &MarkedSpan,
    attribution: Option<&Attribution>,
    repeated: bool,
) -> SpeechSigns {
    let (text, sentence) = (chunks.text(), &chunks.sentence);
    let tokens = words_of(text, marked);
    let inside = marked.pieces.last().map_or("", |piece| piece.of(text.document.text).trim_end());
    let at = chunks[place].items.start;
    let before = |back: usize| at.checked_sub(back).and_then(|at| sentence.token(at));
    // Nobody is the source of what somebody is called.
    let alias = at > 0 && is_alias(sentence, at - 1);
    let work = is_title_of_work(sentence, at, inside, marked.span.of(text.document.text));
    let attribution = attribution.filter(|_| !alias && !work);
    let previous = before(1);
    let heavy = |token: &&usize| !text.is(**token, Class::FUNCTION);
    // `s'est dit « prêt »` is speech, `une zone dite « grise »` is not.
    let governed = attribution.is_some_and(|attribution| attribution.strength >= Strength::Governed);
    let names = |token| text.is(token, Class::NAMING) && !(governed && text.is(token, Class::SPEECH));
    let is_naming = |back: usize| before(back).is_some_and(names);
    let naming = alias
        || (1..=2).any(is_naming) && !leads_to_deed(sentence, at)
        || is_naming(3) && before(1).is_some_and(|token| text.is(token, Class::PREPOSITION | Class::DETERMINER));
    let next = sentence.token(at + 1);
    let calls = attribution.is_some_and(|attribution| calls(text, attribution));
    let facts = facts(chunks, place, marked, attribution);
    let capital = tokens.first().is_some_and(|token| text.is_capital(*token));
    // What is cried or written on walls is short, has capitals and is said again, whatever it is.
    let cried = facts.iter().any(|fact| matches!(fact, SpeechFact::AfterChant | SpeechFact::Shown));
    SpeechSigns {
        strength: attribution.map(|attribution| attribution.strength),
        colon: sentence.is_mark(at.wrapping_sub(1), ":"),
        that: at > 0 && matches!(sentence.lower(at - 1), "que" | "qu'" | "that"),
        words: tokens.len(),
        verb: tokens.iter().any(|token| text.is(*token, Class::FINITE)),
        person: tokens.iter().any(|token| is_first_or_second_person(text.lower(*token))),
        sentence_end: inside.ends_with(['.', '!', '?', '…', ',']),
        capital: capital && !cried,
        title_case: !cried && tokens.iter().filter(heavy).all(|token| has_capital(text, *token)),
        naming,
        inside_name: previous.zip(next).is_some_and(|(previous, next)| {
            text.is_capital(previous) && text.is_capital(next) && text.kind(next) == Some(TokenKind::Word)
        }) && tokens.len() <= 3
            || !governed && tokens.len() == 1 && names_its_noun(text, previous.zip(before(2)), next, capital),
        parenthesis: at > 0 && sentence.is_mark(at - 1, "(") && sentence.is_mark(at + 1, ")"),
        determiner: previous.is_some_and(|token| text.is(token, Class::DETERMINER)),
        noun: previous.is_some_and(|token| {
            text.kind(token) == Some(TokenKind::Word) && !text.is(token, Class::FUNCTION | Class::VERB)
        }),
        repeated: repeated && !cried,
        opens_paragraph: text
            .document
            .paragraphs
            .get(sentence.sentence.paragraph)
            .is_some_and(|paragraph| paragraph.span.start == marked.span.start),
        alone: chunks.len() == 1,
        motto: is_motto(chunks, place) && !is_owned(chunks, place, attribution),
        calling: calls && previous.is_some_and(|token| text.is(token, Class::DETERMINER))
            || is_naming(1) && attribution.is_some_and(|attribution| is_calling(text, attribution)),
        work,
        body: capital && is_name_of_body(sentence, at),
        offence: is_offence(chunks, place, attribution, tokens.first().copied()),
        denied: attribution.is_some_and(|attribution| attribution.denied),
        facts,
        single: marked.span.of(text.document.text).starts_with(['‘', '\'', '‚']),
    }
}

/// Words of a span that are looked at.
const MOST_WORDS: usize = 40;

/// The words and numbers between marks, the first ones of many.
fn words_of(text: &TaggedText, marked: &MarkedSpan) -> Vec<usize> {
    let tokens = marked.pieces.iter().flat_map(|piece| text.document.tokens_in(*piece));
    let is_word = |token: &usize| matches!(text.kind(*token), Some(TokenKind::Word | TokenKind::Number));
    tokens.filter(is_word).take(MOST_WORDS).collect()
}

/// Whether the words at `place`, of which `first` is the first, are what somebody is charged with, and nobody is said to say so.
/// `condamné pour « refuser de … »` tells a deed.
fn is_offence(chunks: &Chunks, place: usize, attribution: Option<&Attribution>, first: Option<usize>) -> bool {
    let deed = first.is_some_and(|token| chunks.text().is(token, Class::INFINITIVE));
    let told = attribution.is_some_and(|found| found.strength >= Strength::Source);
    !deed && !told && unspoken(chunks, place) == Some(Unspoken::Charge)
}

/// Whether the verb that governs the words only says what many call something: `les notaires parlent d'une « … »`.
fn calls(text: &TaggedText, attribution: &Attribution) -> bool {
    attribution.source.plural && attribution.source.referent.is_none() && is_calling(text, attribution)
}

/// Whether the verb that governs the words gives something a name: `ce que la presse appelle la loi « … »`.
fn is_calling(text: &TaggedText, attribution: &Attribution) -> bool {
    let verb = |cue: Span| text.document.tokens_in(cue).any(|token| text.is(token, Class::CALLING));
    attribution.strength == Strength::Governed && attribution.cue.is_some_and(verb)
}

/// Whole sentences, word for word, as against words inside the writer's own sentence.
pub(crate) fn is_direct(signs: &SpeechSigns, attribution: Option<&Attribution>) -> bool {
    if signs.that || signs.determiner {
        return false;
    }
    let stands_alone = signs.colon
        || signs.opens_paragraph
        || signs.sentence_end
        || attribution.is_some_and(|attribution| attribution.strength >= Strength::ReportingClause);
    stands_alone && (signs.capital || signs.words >= 8 || signs.colon)
}

fn has_capital(text: &TaggedText, token: usize) -> bool {
    text.document.word(token).chars().any(char::is_uppercase) || text.kind(token) == Some(TokenKind::Number)
}
