//! The label before a colon that says whose turn it is, without a name: a role (`La présidente : « … »`), a body (`Le
//! Journal : « … »`), initials (`A.R. : « … »`).
//!
//! Comes in: the chunks of a sentence up to a colon. Goes out: the phrase that the label is. It must not know whom a role
//! stands for.

use crate::analysis::lexicon::Class;
use crate::analysis::quotations::grammar::chunks::{ChunkKind, Chunks};
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::names::initials::initials;

/// Items that initials take at most, with blanks between them: `J. - P. M.`
const MOST_INITIALS: usize = 6;

/// What a story calls somebody by age, size or place.
#[rustfmt::skip]
const CALLED: &[&str] = &[
    "vieux", "vieille", "jeune", "petit", "petite", "grand", "grande", "aîné", "aînée", "cadet", "cadette", "blond", "blonde", "brun", "brune",
    "barbu", "premier", "première", "second", "seconde", "autre",
];

/// The initials that all of a sentence before the chunk at `end` is, with the only person who has them.
pub(super) fn by_initials(chunks: &Chunks, end: usize) -> Option<NounPhrase> {
    let sentence = &chunks.sentence;
    let end = chunks[..end].last()?.items.end;
    let span = sentence.span_of(0..end).filter(|_| end <= MOST_INITIALS)?;
    let letters = initials(span.of(chunks.text().document.text))?;
    let person = sentence.referents.person_of_initials(&letters)?;
    Some(NounPhrase::of_name(span, Some(person)))
}

/// The role that all of a sentence before the chunk at `end` is, but for small words: `Et la présidente`.
pub(super) fn by_role(chunks: &Chunks, end: usize) -> Option<NounPhrase> {
    let text = chunks.text();
    let civility =
        |phrase: &NounPhrase| text.document.tokens_in(phrase.span).all(|token| text.is(token, Class::CIVILITY));
    let small = |kind: &ChunkKind| match kind {
        ChunkKind::Other | ChunkKind::Conjunction => true,
        ChunkKind::Phrase(phrase) => civility(phrase),
        _ => false,
    };
    let at = chunks[..end].iter().position(|chunk| !small(&chunk.kind))?;
    let phrase = chunks.phrase(at).filter(|_| at + 1 == end || is_aside(chunks, at + 1, end))?;
    let tokens = text.document.tokens_in(phrase.span);
    let told_apart = tokens.len() == 2 && CALLED.contains(&text.lower(tokens.start + 1));
    let speaks = told_apart || phrase.is_headed_by(text, Class::ROLE | Class::GROUP | Class::EPITHET | Class::MEDIA);
    let body = phrase.is_headed_by(text, Class::INSTITUTION | Class::SAYING | Class::DOCUMENT);
    let alone = tokens.len() == 1 && phrase.is_headed_by(text, Class::ROLE) && !body;
    let label = speaks && (phrase.determined || alone) && phrase.referent.is_none();
    // `le maire de lancer`
    let last = tokens.end.saturating_sub(2);
    let tells = text.is(last + 1, Class::INFINITIVE) && matches!(text.lower(last), "de" | "d'") && last > tokens.start;
    let end = if tells { last } else { tokens.end };
    label.then(|| NounPhrase { span: text.document.span_of(tokens.start..end), ..phrase.clone() })
}

/// Whether some chunks only tell how the one before them speaks: `, agacée`.
fn is_aside(chunks: &Chunks, start: usize, end: usize) -> bool {
    let determined = || chunks[start..end].iter().any(|chunk| chunk.phrase().is_some_and(|phrase| phrase.determined));
    chunks.is_comma(start) && !determined()
}
