//! Reporting clauses whose verb the lexicon does not know as one of saying: `», fulmine Anne Roy`, `,” offered Anne Webb`.
//!
//! The frame tells: right behind a quotation and a comma, a word that looks like a verb, and then a name, a title or a
//! pronoun tied to the verb, which ends the clause.

use super::relation::{Attribution, Strength};
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::grammar::chunks::Chunks;
use crate::analysis::quotations::grammar::inversion::pronoun_at_the_end;
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::grammar::phrase;
use crate::analysis::quotations::grammar::sentence_view::{SentenceView, has_adverb_ending};
use crate::text::segment::TokenKind;

/// Small words that may stand before the verb, between its parts, and between the verb and its subject.
const MAX_SMALL: usize = 2;

/// The clause that begins at a chunk right behind a quotation and its comma.
pub(super) fn clause_at(chunks: &Chunks, at: usize) -> Option<Attribution> {
    let sentence = &chunks.sentence;
    let first = chunks.get(at)?.items.start;
    let end = verb_end(sentence, first)?;
    let found = |source, cue| Some(Attribution::new(source, cue, Strength::ReportingClause));
    if let Some(pronoun) = tied_pronoun(sentence, end) {
        return found(pronoun, sentence.span_of(first..end + 1));
    }
    let particle = |at: usize| matches!(sentence.lower(at), "out" | "up" | "back" | "in" | "off" | "on");
    let mut start = end;
    while start < end + MAX_SMALL && (is_adverb(sentence, start) || particle(start)) {
        start += 1;
    }
    let (source, after) = phrase::read(sentence, start)?;
    let text = sentence.text;
    let names = sentence.is_person(source.referent) && starts_with_name(sentence, start);
    let title = source.determined
        && source.can_speak(text)
        && (source.title.is_some() || source.is_headed_by(text, Class::ROLE | Class::INSTITUTION));
    let speaks = !source.pronoun && (names || title);
    (speaks && ends_clause(sentence, after)).then_some(())?;
    found(source, sentence.span_of(first..start))
}

/// The item after the verb that seems to begin at an item: `se lamente`, `s'est réjoui`, `offered`.
fn verb_end(sentence: &SentenceView, first: usize) -> Option<usize> {
    let grammar = sentence.text.grammar;
    let mut at = first;
    while at < first + MAX_SMALL && sentence.is(at, Class::CLITIC) && !sentence.is(at, Class::AUXILIARY) {
        at += 1;
    }
    if !sentence.is(at, Class::AUXILIARY) {
        return looks_like_verb(sentence, at, grammar.verb_endings).then_some(at + 1);
    }
    let auxiliary = at;
    at += 1;
    while at <= auxiliary + MAX_SMALL && is_adverb(sentence, at) {
        at += 1;
    }
    looks_like_verb(sentence, at, grammar.participle_endings).then_some(at + 1)
}

/// Whether the word at an item can be a verb by its ending: in small letters, and nothing else that the lexicon knows.
fn looks_like_verb(sentence: &SentenceView, at: usize, endings: &[&str]) -> bool {
    let text = sentence.text;
    let Some(token) = sentence.token(at) else { return false };
    let word = text.lower(token);
    let known = text.is(token, Class::FUNCTION | Class::SPEAKER | Class::NAMING | Class::TIME | Class::AUXILIARY);
    let small = text.kind(token) == Some(TokenKind::Word) && !text.is_capital(token);
    let plain = word.chars().nth(2).is_some() && word.chars().all(char::is_alphabetic);
    small && plain && !known && endings.iter().any(|ending| word.ends_with(ending))
}

/// The pronoun that is tied to the verb before an item: `fulmine-t-il`.
fn tied_pronoun(sentence: &SentenceView, at: usize) -> Option<NounPhrase> {
    let text = sentence.text;
    let token = sentence.token(at).filter(|_| text.grammar.hyphenated_inversion)?;
    let pronoun = text.lower(token).strip_prefix('-')?.trim_start_matches("t-");
    let word = text.lexicon.word(pronoun);
    if !word.is(Class::THIRD) || !word.is(Class::SUBJECT) {
        return None;
    }
    Some(pronoun_at_the_end(text, token, pronoun))
}

fn is_adverb(sentence: &SentenceView, at: usize) -> bool {
    sentence.is(at, Class::ADVERB) || has_adverb_ending(sentence.lower(at))
}

/// Whether a name of two words or more, or one with a civility or title, begins at an item: a surname alone may be the
/// first word of anything.
fn starts_with_name(sentence: &SentenceView, at: usize) -> bool {
    let long = sentence.name_at(at).is_some_and(|name| name.tokens.len() >= 2);
    long || !sentence.is_capital(at) || sentence.is(at, Class::CIVILITY)
}

/// Whether nothing but a mark, a small word that opens something new, or the end follows.
fn ends_clause(sentence: &SentenceView, at: usize) -> bool {
    let opens =
        Class::PREPOSITION | Class::RELATIVE | Class::CONJUNCTION | Class::SUBORDINATOR | Class::ADVERB | Class::TIME;
    at >= sentence.sentence.items.len() || !sentence.is_word(at) && !sentence.is_mark(at, ":") || sentence.is(at, opens)
}
