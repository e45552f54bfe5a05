//! The noun of saying that a colon and the words follow: `Sa réponse : « … »`, `Réponse du maire : « … »`.

use super::relation::{Attribution, Strength};
use super::voice::after_voice;
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::grammar::chunks::{ChunkKind, Chunks};
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::grammar::phrase;
use crate::analysis::quotations::grammar::sentence_view::SentenceView;
use crate::analysis::quotations::tagged_text::Gender;

/// The source of a quotation right after a colon, when a noun of saying opens its sentence: the one whose answer it
/// is, by the complement of the noun or by its possessive.
pub(crate) fn announced(chunks: &Chunks, place: usize) -> Option<Attribution> {
    let (text, sentence) = (chunks.text(), &chunks.sentence);
    let colon = chunks.is_mark(place.checked_sub(1)?, ":");
    let is_small = |kind: &ChunkKind| matches!(kind, ChunkKind::Other | ChunkKind::Conjunction);
    let first = chunks[..place].iter().find(|chunk| !is_small(&chunk.kind))?;
    let noun = first.phrase()?;
    let head = noun.head.filter(|head| colon && text.is(*head, Class::SAYING) && noun.referent.is_none())?;
    let at = first.items.clone().find(|at| sentence.token(*at) == Some(head))?;
    let source = possessor(sentence, first.items.start).or_else(|| complement(sentence, after_voice(sentence, at)?))?;
    Some(Attribution::new(source, Some(text.document.tokens[head].span), Strength::ReportingClause))
}

/// Whether words right after a colon are said to be addressed to somebody and nothing tells by whom: `Réponse à Anne Roche :
/// « … »`.
pub(crate) fn is_addressed(chunks: &Chunks, place: usize) -> bool {
    let (text, sentence) = (chunks.text(), &chunks.sentence);
    let Some(colon) = place.checked_sub(1).filter(|colon| chunks.is_mark(*colon, ":")) else { return false };
    let hearer = chunks[..colon].iter().rposition(|chunk| matches!(chunk.kind, ChunkKind::Oblique(..)));
    let Some(hearer) = hearer.filter(|hearer| hearer + 1 == colon) else { return false };
    let ChunkKind::Oblique(to, _) = chunks[hearer].kind else { return false };
    let said = (0..chunks[hearer].items.start)
        .any(|at| after_voice(sentence, at).is_some() || sentence.is(at, Class::DOCUMENT));
    said && matches!(text.lower(to), "à" | "au" | "aux" | "to") && !chunks.has_finite_verb(0..colon)
}

/// The pronoun that a possessive is.
fn possessor(sentence: &SentenceView, at: usize) -> Option<NounPhrase> {
    let (gender, plural) = match sentence.lower(at) {
        "son" | "sa" | "ses" => (None, false),
        "his" => (Some(Gender::Masculine), false),
        "her" => (Some(Gender::Feminine), false),
        "leur" | "leurs" | "their" => (None, true),
        _ => return None,
    };
    Some(NounPhrase::of_pronoun(sentence.span_of(at..at + 1)?, gender, plural))
}

/// The phrase after `de` at an item.
fn complement(sentence: &SentenceView, at: usize) -> Option<NounPhrase> {
    let start = match sentence.lower(at) {
        // `du` and `des` are article and preposition in one.
        "du" | "des" => at,
        "de" | "d'" | "of" | "from" => at + 1,
        _ => return None,
    };
    let (phrase, _) = phrase::read(sentence, start)?;
    phrase.can_speak(sentence.text).then_some(phrase)
}
