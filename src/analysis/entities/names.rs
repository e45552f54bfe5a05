//! Names in an article: what the model sees in each sentence, then what the article as a whole makes of it.

use super::dates::Date;
use super::features::Features;
use super::hash::combine;
use super::lexicon::{head, kind};
use super::model::{self, Model, Scorer};
use super::name::Name;
use super::words::{Caps, Word, Words};
use super::{agree, apart, decode, english, kinds, lexicon, nicknames};
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::article::Language;
use std::sync::OnceLock;

/// The trained models, as `examples/train_entities` writes them.
static FRENCH: &[u8] = include_bytes!("../../../assets/entities-fr.bin");
static ENGLISH: &[u8] = include_bytes!("../../../assets/entities-en.bin");

/// The model of a language: the French one for any but English.
fn model_of(language: &Language) -> Option<&'static Model> {
    static FRENCH_MODEL: OnceLock<Option<Model>> = OnceLock::new();
    static ENGLISH_MODEL: OnceLock<Option<Model>> = OnceLock::new();
    match language {
        Language::English => ENGLISH_MODEL.get_or_init(|| Model::new(ENGLISH)).as_ref(),
        _ => FRENCH_MODEL.get_or_init(|| Model::new(FRENCH)).as_ref(),
    }
}

/// The names of an article, in order and without overlaps.
pub(super) fn find(document: &Document<'_>, dates: &[Date]) -> Vec<Name> {
    model_of(&document.language).map_or_else(Vec::new, |model| find_by(model, document, dates))
}

/// The same by another model.
pub(super) fn find_by(model: &Model, document: &Document<'_>, dates: &[Date]) -> Vec<Name> {
    let features = Features::new(document, dates);
    let steps = decode::Steps::of(model);
    let mut names = Vec::new();
    let mut scorer = Scorer::new(model);
    let mut scores = Vec::new();
    for sentence in &document.sentences {
        if !features.any_capital(&sentence.tokens) {
            continue;
        }
        if document.ends_before(sentence.tokens.start) {
            break;
        }
        scores.clear();
        for at in sentence.tokens.clone() {
            features.of(&sentence.tokens, at, &mut |feature| scorer.add(feature));
            scores.push(scorer.scores());
        }
        push_names(&decode::best(&steps, &scores), sentence.tokens.start, &mut names);
    }
    apart::take_apart(features.words(), &mut names);
    apart::take_ways_apart(features.words(), &mut names);
    kinds::mend(features.words(), &mut names);
    agree::agree(features.words(), &mut names);
    names.retain(|name| !is_portfolio(features.words(), name));
    known_events(document, features.words(), &mut names);
    kinds::add_towns(features.words(), &mut names);
    nicknames::join(features.words(), &mut names);
    if document.language == Language::English {
        english::mend(features.words(), &mut names);
    }
    names
}

/// Whether a name is what a minister is minister of: `ministre russe de la Défense` has a title, not an organisation.
fn is_portfolio(words: &Words<'_>, name: &Name) -> bool {
    // `ministre de la Mer`, but `ministre du Québec`.
    let word = &words[name.tokens.start];
    let common = name.tokens.len() == 1 && word.kinds & kind::FRENCH != 0 && word.kinds & kind::COUNTRY == 0;
    let may_be = name.kind == EntityKind::Organisation || name.kind == EntityKind::Place && common;
    if !may_be || word.head & head::ORGANISATION != 0 {
        return false;
    }
    let mut before = (0..name.tokens.start).rev().map(|at| (at, words.document.lower(at)));
    let small = |word: &str| matches!(word, "de" | "du" | "des" | "d'" | "la" | "l'" | "le" | "les");
    let Some((_, "de" | "du" | "des" | "d'" | "la" | "l'" | "les")) = before.next() else { return false };
    // Past what is left of the article, one adjective may part the title from it.
    let rest = before.skip_while(|(_, word)| small(word)).take(2);
    let mut rest = rest.take_while(|(at, _)| words[*at].letters && words[*at].caps == Caps::None);
    rest.any(|(_, word)| matches!(word, "ministre" | "ministres" | "vice-ministre" | "ex-ministre"))
}

/// The most words that the name of a known event has.
const LONGEST_EVENT: usize = 6;

/// How many of these words are the longest name of a known event that begins with the first.
fn longest_event(words: &[Word]) -> Option<usize> {
    let (mut key, mut longest) = (None, None);
    for (word, length) in words.iter().zip(1..) {
        let name = key.map_or(word.lower, |key| combine(key, word.lower));
        if lexicon::kinds(name) & kind::EVENT != 0 {
            longest = Some(length);
        }
        key = Some(name);
    }
    longest
}

/// Marks the events of the lexicon, whatever the model took them or their words for.
fn known_events(document: &Document<'_>, words: &Words<'_>, names: &mut Vec<Name>) {
    let mut events: Vec<Name> = Vec::new();
    for sentence in &document.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let starts = words[at].caps != Caps::None || words.head(at) & head::EVENT != 0;
            let longest = LONGEST_EVENT.min(sentence.tokens.end - at);
            let found = starts.then(|| longest_event(words.among(at..at + longest))).flatten();
            if let Some(length) = found {
                events.push(Name { tokens: at..at + length, kind: EntityKind::Event });
            }
            at += found.unwrap_or(1);
        }
    }
    if events.is_empty() {
        return;
    }
    let overlaps = |name: &Name| {
        let after = events.partition_point(|event| event.tokens.end <= name.tokens.start);
        events.get(after).is_some_and(|event| event.tokens.start < name.tokens.end)
    };
    names.retain(|name| !overlaps(name));
    names.extend(events);
    names.sort_by_key(|name| name.tokens.start);
}

/// Reads the names off a row of labels whose first word is token number `first`.
fn push_names(labels: &[usize], first: usize, names: &mut Vec<Name>) {
    for (at, label) in (first..).zip(labels) {
        match model::kind_of(*label) {
            None => {}
            Some((_, false)) if names.last().is_some_and(|name| name.tokens.end == at) => {
                if let Some(name) = names.last_mut() {
                    name.tokens.end = at + 1;
                }
            }
            Some((kind, _)) => names.push(Name { tokens: at..at + 1, kind }),
        }
    }
}
