//! Names in an article: what the model sees in each sentence, then what the article as a whole makes of it.

use super::dates::Date;
use super::features::Features;
use super::model::{self, Model};
use super::{agree, decode};
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::article::Language;
use std::ops::Range;
use std::sync::OnceLock;

/// A name and what kind of thing it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Its words, as positions in [`Document::tokens`]; never empty.
    pub(super) tokens: Range<usize>,
    pub(super) kind: EntityKind,
}

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
    let Some(model) = model_of(&document.language) else { return Vec::new() };
    let features = Features::new(document, dates);
    let mut names = Vec::new();
    let mut row = Vec::new();
    let mut scores = Vec::new();
    for sentence in &document.sentences {
        if !features.any_capital(&sentence.tokens) {
            continue;
        }
        scores.clear();
        for at in sentence.tokens.clone() {
            features.of(&sentence.tokens, at, &mut row);
            scores.push(model.score(&row));
        }
        push_names(&decode::best(model, &scores), sentence.tokens.start, &mut names);
    }
    agree::agree(document, &features, &mut names);
    names
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
