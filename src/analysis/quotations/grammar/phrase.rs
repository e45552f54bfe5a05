//! The whole phrase at a word: a pronoun, or a noun phrase with what is set beside it and joined to it.

use super::apposition;
use super::noun_phrase::{Governor, NounPhrase, read_plain};
use super::sentence_view::SentenceView;
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::tagged_text::Gender;
use crate::article::Span;

/// The phrase that begins at an item, with the item after it.
pub(crate) fn read(sentence: &SentenceView, at: usize) -> Option<(NounPhrase, usize)> {
    read_governed(sentence, at, Governor::None)
}

/// The same for a phrase that may depend on a preposition before it.
pub(crate) fn read_governed(sentence: &SentenceView, at: usize, governor: Governor) -> Option<(NounPhrase, usize)> {
    if let Some(pronoun) = read_pronoun(sentence, at) {
        return Some(pronoun);
    }
    if let Some(indefinite) = read_indefinite(sentence, at) {
        return Some(indefinite);
    }
    let (phrase, end) = read_plain(sentence, at, governor)?;
    let (phrase, end) = apposition::join(sentence, phrase, end);
    if let Some(whole) = joined_titles(sentence, &phrase, end) {
        return Some(whole);
    }
    Some(joined(sentence, &phrase, end).unwrap_or((phrase, end)))
}

/// A phrase with the one that a conjunction joins to it, where a verb in the plural follows: `le maire et son adjointe
/// ont dit`.
fn joined(sentence: &SentenceView, phrase: &NounPhrase, end: usize) -> Option<(NounPhrase, usize)> {
    let second = match sentence.lower(end) {
        "et" | "and" | "&" => end + 1,
        // `ainsi que`
        "ainsi" => end + 2,
        _ => return None,
    };
    let (other, after) = read_plain(sentence, second, Governor::None)?;
    let specific = other.determined || other.referent.is_some();
    if !specific || !sentence.is(after, Class::PLURAL_VERB) || phrase.is_time {
        return None;
    }
    let mut both = NounPhrase { referent: None, plural: true, title: None, gender: None, ..phrase.clone() };
    both.span.end = other.span.end.max(phrase.span.end);
    Some((both, after))
}

/// `certains`, `l'un d'eux`: words that stand for people without naming them.
fn read_indefinite(sentence: &SentenceView, at: usize) -> Option<(NounPhrase, usize)> {
    let first = sentence.lower(at);
    let end = match first {
        "l'" => {
            let one = matches!(sentence.lower(at + 1), "un" | "une") && sentence.lower(at + 2) == "d'";
            (one && matches!(sentence.lower(at + 3), "eux" | "elles" | "entre")).then_some(at + 4)?
        }
        "certains" | "certaines" | "beaucoup" | "chacun" | "chacune" | "plusieurs" => {
            let stops = !sentence.is_word(at + 1) || sentence.is(at + 1, Class::FINITE | Class::GERUND | Class::CLITIC);
            (stops && sentence.lower(at + 1) != "l'").then_some(at + 1)?
        }
        _ => return None,
    };
    let tokens = sentence.sentence.tokens(at..end)?;
    let plural = !matches!(first, "l'" | "chacun" | "chacune");
    let gender = sentence.text.gender(if first == "l'" { tokens.start + 1 } else { tokens.start });
    let span = sentence.text.document.span_of(tokens.clone());
    let head = Some(tokens.end - 1);
    Some((NounPhrase { head, gender, plural, determined: true, ..NounPhrase::of_name(span, None) }, end))
}

/// A title and another one with the name of who has both: `le ministre de la Mer et ancien maire Paul Roche`.
fn joined_titles(sentence: &SentenceView, phrase: &NounPhrase, end: usize) -> Option<(NounPhrase, usize)> {
    let text = sentence.text;
    let head = phrase.head.filter(|head| text.is(*head, Class::ROLE) && phrase.referent.is_none() && !phrase.plural)?;
    if sentence.lower(end) != "et" {
        return None;
    }
    let (second, after) = read_plain(sentence, end + 1, Governor::None)?;
    let person = second.referent.filter(|_| sentence.is_person(second.referent) && !second.determined)?;
    let title = Span::new(text.document.tokens[head].span.start, second.title?.end);
    let span = Span::new(phrase.span.start, second.span.end);
    let gender = sentence.referents.get(person).gender.or(phrase.gender);
    Some((NounPhrase { span, referent: Some(person), title: Some(title), gender, ..phrase.clone() }, after))
}

fn read_pronoun(sentence: &SentenceView, at: usize) -> Option<(NounPhrase, usize)> {
    let token = sentence.token(at)?;
    let word = sentence.text.word(token);
    let (lower, next) = (sentence.lower(at), sentence.lower(at + 1));
    let last = matches!(next, "dernier" | "dernière" | "derniers" | "dernières" | "latter");
    let this = last && matches!(lower, "ce" | "cette" | "ces" | "the") && !sentence.is(at + 2, Class::TIME);
    let pointing = matches!(lower, "celui" | "celle" | "ceux" | "celles") && matches!(next, "-ci" | "-là");
    let plain = word.is(Class::SUBJECT) && !word.is(Class::DETERMINER) && !word.is(Class::RELATIVE);
    if !this && !plain && !pointing {
        return None;
    }
    let end = if this || pointing { at + 2 } else { at + 1 };
    let gender = match lower {
        "celui" | "ceux" => Some(Gender::Masculine),
        "celle" | "celles" => Some(Gender::Feminine),
        _ => sentence.text.gender(token),
    };
    let plural = word.is(Class::PLURAL) || pointing && matches!(lower, "ceux" | "celles");
    Some((NounPhrase::of_pronoun(sentence.span_of(at..end)?, gender, plural), end))
}
