//! Subjects that stand after their verb: a pronoun tied to it (`dit-il`) or a noun phrase (`a déclaré à la presse le
//! maire`); and whether a verb agrees with a phrase.

use super::chunks::{ChunkKind, Chunks};
use super::noun_phrase::NounPhrase;
use super::verb::Verb;
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::tagged_text::{Gender, TaggedText};
use crate::article::Span;

/// Chunks that may part a verb from the subject after it.
const REACH: usize = 6;

/// The subject of an inverted verb as a phrase: the pronoun without its hyphens.
pub(crate) fn inverted_pronoun(text: &TaggedText, verb: &Verb) -> Option<NounPhrase> {
    let (token, pronoun) = verb.inverted_pronoun(text)?;
    Some(pronoun_at_the_end(text, token, pronoun))
}

/// The pronoun that ends a token (`il` of `-t-il`) as a phrase.
pub(crate) fn pronoun_at_the_end(text: &TaggedText, token: usize, pronoun: &str) -> NounPhrase {
    let word = text.lexicon.word(pronoun);
    let gender = match (word.is(Class::MASCULINE), word.is(Class::FEMININE)) {
        (true, false) => Some(Gender::Masculine),
        (false, true) => Some(Gender::Feminine),
        _ => None,
    };
    let span = text.document.tokens[token].span;
    let start = span.end - pronoun.len().min(span.len());
    NounPhrase::of_pronoun(Span::new(start, span.end), gender, word.is(Class::PLURAL))
}

/// The phrase after the verb at a chunk that is its subject, with the chunk after it.
pub(crate) fn subject_after(chunks: &Chunks, verb: usize) -> Option<(NounPhrase, usize)> {
    let text = chunks.text();
    let group = chunks.verb(verb)?;
    if text.grammar.verbs_with_hearer.contains(&text.lower(group.main)) {
        return None;
    }
    let mut asides = 0;
    for at in verb + 1..=verb + REACH {
        match chunks.kind(at)? {
            ChunkKind::Phrase(phrase) => {
                let free_pronoun = phrase.pronoun && text.grammar.hyphenated_inversion && phrase.head.is_none();
                let fits = agrees(group, phrase) && !phrase.is_time && (!free_pronoun || phrase.is_third_person(text));
                return fits.then(|| (phrase.clone(), at + 1));
            }
            ChunkKind::Oblique(token, phrase) if at == verb + 1 && is_plural_article(text, *token, group, phrase) => {
                let span = Span::new(text.document.tokens[*token].span.start, phrase.span.end);
                return Some((NounPhrase { span, plural: true, determined: true, ..phrase.clone() }, at + 1));
            }
            ChunkKind::Other | ChunkKind::Oblique(..) => {}
            ChunkKind::Punctuation(_)
                if chunks.is_comma(at) && matches!(chunks.kind(at + 1), Some(ChunkKind::Oblique(..))) =>
            {
                asides += 1;
            }
            ChunkKind::Punctuation(_) if chunks.is_comma(at) && asides > 0 => {}
            _ => return None,
        }
    }
    None
}

/// Whether `des` before a phrase is an article, no preposition: `ont affirmé des témoins`.
fn is_plural_article(text: &TaggedText, token: usize, verb: &Verb, phrase: &NounPhrase) -> bool {
    text.lower(token) == "des" && !verb.singular && phrase.can_speak(text) && phrase.referent.is_none()
}

/// Whether verb and subject agree in number, as far as both show it.
pub(crate) fn agrees(verb: &Verb, phrase: &NounPhrase) -> bool {
    let only_plural = verb.plural && !verb.singular;
    let one = !phrase.plural && phrase.determined && phrase.referent.is_none();
    !(verb.singular && phrase.plural || only_plural && one) || phrase.pronoun && !phrase.plural
}
