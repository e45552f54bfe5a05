//! Reads a sentence into chunks: noun phrases, verbs, and the small words that tie them.
//!
//! No grammar is built: the reading goes once from left to right by classes of words, and is right often enough to say
//! who is the subject of which verb.

use crate::analysis::lexicon::Class;

use super::chunks::{Chunk, ChunkKind, Chunks};
use super::noun_phrase::{Governor, NounPhrase};
use super::sentence::SentenceItem;
use super::sentence_view::SentenceView;
use super::{phrase, verb};

/// Reads all of a sentence.
pub(crate) fn read<'a, 'd>(sentence: SentenceView<'a, 'd>) -> Chunks<'a, 'd> {
    let items = &sentence.sentence.items;
    let mut chunks: Vec<Chunk> = Vec::with_capacity(items.len() / 2);
    let mut at = 0;
    while at < items.len() {
        let (kind, end) = next(&sentence, at, &chunks);
        chunks.push(Chunk { kind, items: at..end });
        at = end;
    }
    Chunks::new(sentence, chunks)
}

fn next(sentence: &SentenceView, at: usize, before: &[Chunk]) -> (ChunkKind, usize) {
    let token = match sentence.sentence.items[at] {
        SentenceItem::Quote(quote) => return (ChunkKind::Quote(quote), at + 1),
        SentenceItem::Token(token) => token,
    };
    if !sentence.is_word(at) {
        return (ChunkKind::Punctuation(token), at + 1);
    }
    if let Some((source, end)) = according(sentence, at, before) {
        return (ChunkKind::According(source), end);
    }
    if is_turn(sentence, at) {
        return (ChunkKind::Other, at + 3);
    }
    let word = sentence.text.word(token);
    if let Some(end) = ago(sentence, at) {
        return (ChunkKind::Other, end);
    }
    if matches!(sentence.text.lower(token), "que" | "qu'" | "qu" | "that") && !starts_demonstrative(sentence, at) {
        return (ChunkKind::Complementizer, at + 1);
    }
    if word.is(Class::RELATIVE) && !word.is(Class::DETERMINER) {
        return (ChunkKind::Relative, at + 1);
    }
    let after_subject = matches!(before.last(), Some(Chunk { kind: ChunkKind::Phrase(_) | ChunkKind::Relative, .. }));
    if let Some((verb, end)) = verb::read(sentence, at, after_subject) {
        return (ChunkKind::Verb(verb), end);
    }
    if word.is(Class::CONJUNCTION) {
        return (ChunkKind::Conjunction, at + 1);
    }
    if sentence.text.grammar.clause_openers.contains(&sentence.lower(at)) && opens_clause_of_its_own(sentence, at + 1) {
        return (ChunkKind::Subordinator, at + 1);
    }
    if word.is(Class::PREPOSITION) && sentence.referents.mention_at(token).is_none() {
        return oblique(sentence, at, token);
    }
    if let Some((phrase, end)) = phrase::read(sentence, at) {
        let kind = if phrase.is_time { ChunkKind::Other } else { ChunkKind::Phrase(phrase) };
        return (kind, end);
    }
    let kind = if word.is(Class::SUBORDINATOR) { ChunkKind::Subordinator } else { ChunkKind::Other };
    (kind, at + 1)
}

/// The item after `il y a un an`, which tells when and is no clause.
fn ago(sentence: &SentenceView, at: usize) -> Option<usize> {
    if sentence.lower(at) != "il" || sentence.lower(at + 1) != "y" || sentence.lower(at + 2) != "a" {
        return None;
    }
    let (phrase, end) = phrase::read(sentence, at + 3)?;
    phrase.is_time.then_some(end)
}

/// Whether the words at an item only say that somebody else has the word now: `se réjouit de son côté Anne Roche`.
fn is_turn(sentence: &SentenceView, at: usize) -> bool {
    let owned = matches!(sentence.lower(at + 1), "son" | "sa" | "leur" | "his" | "her" | "their");
    let turn = (sentence.lower(at), sentence.lower(at + 2));
    owned && matches!(turn, ("de", "côté") | ("pour", "part") | ("à", "tour") | ("on", "part") | ("for", "part"))
}

/// A preposition with what it governs.
fn oblique(sentence: &SentenceView, at: usize, token: usize) -> (ChunkKind, usize) {
    let mut start = at + 1;
    while sentence.is(start, Class::PREPOSITION) {
        start += 1;
    }
    match phrase::read_governed(sentence, start, Governor::Preposition) {
        Some((phrase, end)) => (ChunkKind::Oblique(token, phrase), end),
        None => (ChunkKind::Other, at + 1),
    }
}

/// `selon X`, `d'après X`, `pour X` at the head of a sentence, `according to X`.
fn according(sentence: &SentenceView, at: usize, before: &[Chunk]) -> Option<(NounPhrase, usize)> {
    let next = || sentence.lower(at + 1);
    let third = || sentence.lower(at + 2);
    let is_of = |word: &str| matches!(word, "de" | "du" | "des" | "d'");
    // Nearly no word opens such a phrase: the words behind it are looked at only where it may.
    let start = match sentence.lower(at) {
        "selon" | "suivant" => at + 1,
        "d'" if next() == "après" => at + 2,
        "according" if next() == "to" => at + 2,
        "à" if next() == "en" && third() == "croire" => at + 3,
        "aux" if next() == "yeux" && is_of(third()) => at + 3,
        "du" if next() == "côté" && is_of(third()) => at + 3,
        "de" if next() == "l'" && third() == "avis" => at + 4,
        "au" if next() == "dire" => at + 4,
        "aux" if next() == "dires" => at + 4,
        "pour" if opens_clause(sentence, before) => at + 1,
        _ => return None,
    };
    // `selon lequel`, `d'après un premier bilan`: the source is a pronoun to be found or a document.
    let (phrase, end) = phrase::read(sentence, start)?;
    let (phrase, end) = whose_words(sentence, start, &phrase).unwrap_or((phrase, end));
    // `Même son de cloche du côté du maire : « … »`; `du côté de la ville, le quai est calme` is a place.
    let quoted = matches!(sentence.sentence.items.get(end + 1), Some(SentenceItem::Quote(_)));
    let leads = sentence.is_mark(end, ":") || sentence.is_mark(end, ",") && quoted;
    if sentence.lower(at) == "du" && !leads {
        return None;
    }
    let fits = !matches!(sentence.lower(at), "pour")
        || phrase.pronoun
        || phrase.referent.is_some()
        || phrase.can_speak(sentence.text);
    (fits && !phrase.is_time && phrase.is_specific(sentence.text)).then_some((phrase, end))
}

/// `selon les propos de X`: X, when the phrase that begins at an item is a noun of saying.
fn whose_words(sentence: &SentenceView, start: usize, phrase: &NounPhrase) -> Option<(NounPhrase, usize)> {
    let head = phrase.head.filter(|head| phrase.referent.is_none() && sentence.text.is(*head, Class::SAYING))?;
    let of = (start..start + 5).find(|at| sentence.token(*at) == Some(head))? + 1;
    // `du` and `des` are article and preposition in one.
    let from = match sentence.lower(of) {
        "du" | "des" => of,
        "de" | "d'" | "of" => of + 1,
        _ => return None,
    };
    phrase::read(sentence, from).filter(|(phrase, _)| phrase.referent.is_some() || is_source(sentence, phrase))
}

/// Whether only adverbs and the like stand before this place in its sentence or after the last stop.
fn opens_clause(sentence: &SentenceView, before: &[Chunk]) -> bool {
    // `28 % pour chaque candidat` goes on.
    let stops = |chunk: &&Chunk| matches!(chunk.kind, ChunkKind::Punctuation(mark) if sentence.text.is_mark(mark, ",;:.!?…–—-("));
    before
        .iter()
        .rev()
        .take_while(|chunk| !stops(chunk))
        .all(|chunk| matches!(chunk.kind, ChunkKind::Other | ChunkKind::Conjunction | ChunkKind::Complementizer))
        && before.len() < 6
}

/// Whether a phrase names somebody who can be the source of a statement.
fn is_source(sentence: &SentenceView, phrase: &NounPhrase) -> bool {
    phrase.is_headed_by(sentence.text, Class::ROLE | Class::INSTITUTION | Class::GROUP)
}

/// Whether a noun phrase and its finite verb stand here: `as one resident told`.
fn opens_clause_of_its_own(sentence: &SentenceView, at: usize) -> bool {
    phrase::read(sentence, at).is_some_and(|(phrase, end)| !phrase.is_time && sentence.is(end, Class::FINITE))
}

/// English `that` before a noun is a determiner.
fn starts_demonstrative(sentence: &SentenceView, at: usize) -> bool {
    sentence.lower(at) == "that" && at == 0
}
