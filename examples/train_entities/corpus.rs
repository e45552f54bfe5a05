//! Annotated articles as rows of features and labels.

use anyhow::Context as _;
use guillemet::analysis::EntityKind;
use guillemet::analysis::document::Document;
use guillemet::analysis::entities::features::{Features, Group};
use guillemet::analysis::entities::{dates, model};
use guillemet::article::{Article, Body, CodePoints, Language, Meta, Span};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
struct Line {
    lang: String,
    text: String,
    date: Option<String>,
    mentions: Vec<Marked>,
}

#[derive(Deserialize)]
struct Marked {
    start: usize,
    end: usize,
    kind: String,
}

/// An article and the names in it: spans in bytes, none inside another.
pub struct Annotated {
    article: Article,
    names: Vec<(Span, EntityKind)>,
}

/// A sentence to learn from: the features of each word, by number, and its label.
pub struct Sentence {
    /// Numbers of features, of all words in a row.
    pub features: Vec<u32>,
    /// Where the features of each word end.
    pub ends: Vec<usize>,
    /// The label of each word.
    pub labels: Vec<usize>,
}

impl Sentence {
    /// The features of a word.
    pub fn of(&self, word: usize) -> &[u32] {
        let start = word.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.features[start..self.ends[word]]
    }
}

/// Numbers for features, and how often each was seen.
#[derive(Default)]
pub struct Alphabet {
    numbers: HashMap<u64, u32>,
    counts: Vec<u32>,
}

impl Alphabet {
    /// How many features there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether a feature shows the very word, by its number.
    pub fn is_word(&self) -> Vec<bool> {
        let shows = |feature| matches!(Group::of(feature), Group::Word | Group::Affixes);
        self.in_order().into_iter().map(shows).collect()
    }

    /// All features with their numbers, in the order of their numbers.
    pub fn in_order(&self) -> Vec<u64> {
        let mut features = vec![0; self.numbers.len()];
        for (feature, number) in &self.numbers {
            features[*number as usize] = *feature;
        }
        features
    }
}

/// Reads files of annotated articles.
pub fn read(paths: &[String]) -> anyhow::Result<Vec<Annotated>> {
    let mut articles = Vec::new();
    for path in paths {
        let file = std::fs::read_to_string(path).with_context(|| format!("cannot read {path}"))?;
        for line in file.lines().filter(|line| !line.trim().is_empty()) {
            articles.push(annotated(serde_json::from_str(line).with_context(|| format!("in {path}"))?));
        }
    }
    Ok(articles)
}

fn annotated(line: Line) -> Annotated {
    let points = CodePoints::new(&line.text);
    let mut names: Vec<(Span, EntityKind)> = line
        .mentions
        .iter()
        .filter_map(|marked| {
            let kind = EntityKind::from_name(&marked.kind).filter(|kind| *kind != EntityKind::Date)?;
            Some((Span::new(points.to_byte(marked.start), points.to_byte(marked.end)), kind))
        })
        .collect();
    names.sort_by_key(|(span, kind)| (span.start, std::cmp::Reverse(span.end), *kind));
    let mut end = 0;
    names.retain(|(span, _)| {
        let outer = span.start >= end;
        end = end.max(span.end);
        outer
    });
    let meta = Meta {
        language: Language::from_tag(&line.lang),
        date: line.date.and_then(|date| date.parse().ok()),
        ..Meta::default()
    };
    Annotated {
        article: Article { meta, body: Body { text: line.text, ..Body::default() }, ..Article::default() },
        names,
    }
}

/// All sentences of the articles; features that `alphabet` lacks are added to it when it is `open`, else left out,
/// as are those of the groups `without`.
pub fn sentences(articles: &[Annotated], alphabet: &mut Alphabet, open: bool, without: &[Group]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut row = Vec::new();
    for annotated in articles {
        let document = Document::new(&annotated.article);
        let mut labels = vec![model::OUTSIDE; document.tokens.len()];
        for (span, kind) in &annotated.names {
            for (place, token) in document.tokens_in(*span).enumerate() {
                labels[token] = model::begin(*kind) + usize::from(place > 0);
            }
        }
        let dates = dates::of(&document);
        let features = Features::new(&document, &dates);
        for sentence in &document.sentences {
            let mut learnt = Sentence {
                features: Vec::new(),
                ends: Vec::with_capacity(sentence.tokens.len()),
                labels: labels[sentence.tokens.clone()].to_vec(),
            };
            for token in sentence.tokens.clone() {
                row.clear();
                features.of(&sentence.tokens, token, &mut |feature| row.push(feature));
                row.retain(|feature| !without.contains(&Group::of(*feature)));
                for feature in &row {
                    let next = u32::try_from(alphabet.numbers.len()).unwrap_or(u32::MAX);
                    if open {
                        let number = *alphabet.numbers.entry(*feature).or_insert(next);
                        if number == next {
                            alphabet.counts.push(0);
                        }
                        alphabet.counts[number as usize] += 1;
                        learnt.features.push(number);
                    } else if let Some(number) = alphabet.numbers.get(feature) {
                        learnt.features.push(*number);
                    }
                }
                learnt.ends.push(learnt.features.len());
            }
            sentences.push(learnt);
        }
    }
    sentences
}

/// Drops the features that were seen less than `least` times.
pub fn prune(sentences: Vec<Sentence>, alphabet: &Alphabet, least: u32) -> (Vec<Sentence>, Alphabet) {
    let mut renumbered: Vec<Option<u32>> = Vec::with_capacity(alphabet.counts.len());
    let mut kept = 0;
    for count in &alphabet.counts {
        renumbered.push((*count >= least).then_some(kept));
        kept += u32::from(*count >= least);
    }
    let numbers = alphabet
        .numbers
        .iter()
        .filter_map(|(feature, number)| Some((*feature, renumbered[*number as usize]?)))
        .collect();
    let counts = alphabet.counts.iter().copied().filter(|count| *count >= least).collect();
    let pruned = sentences
        .into_iter()
        .map(|sentence| {
            let mut features = Vec::with_capacity(sentence.features.len());
            let ends = (0..sentence.labels.len())
                .map(|word| {
                    features.extend(sentence.of(word).iter().filter_map(|number| renumbered[*number as usize]));
                    features.len()
                })
                .collect();
            Sentence { features, ends, labels: sentence.labels }
        })
        .collect();
    (pruned, Alphabet { numbers, counts })
}
