//! Words compared by what they mean to say: folded, without the small ones, and alike where they share a stem.
//!
//! A word is a number here (a hash of its folded letters), so that comparing costs nothing.

use std::sync::OnceLock;

use xxhash_rust::xxh3::xxh3_64;

use crate::analysis::entities::hash::combine;
use crate::analysis::quotations::names::referents::{ReferentId, Referents};
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::article::Span;
use crate::text::fold::fold;

/// Letters that two words of one stem share at least.
const STEM: usize = 5;

/// Small words, folded, that say nothing of who is meant.
const SMALL: &[&str] = &[
    "le", "la", "les", "un", "une", "des", "du", "de", "l", "d", "ce", "cet", "cette", "ces", "son", "sa", "ses",
    "leur", "leurs", "mon", "ma", "notre", "au", "aux", "a", "et", "en", "the", "an", "of", "his", "her", "their",
    "its", "this", "that", "and", "meme", "same",
];

/// Letters of the longest small word.
const LONGEST_SMALL: usize = 5;

fn is_small(word: &str) -> bool {
    word.len() <= LONGEST_SMALL && SMALL.contains(&word)
}

/// A set of words of weight, each with its stem.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Terms(Vec<(u64, Option<u64>)>);

impl Terms {
    /// The words of weight of some words.
    pub fn of(words: &str) -> Self {
        let mut terms = Self::default();
        terms.add_all(words);
        terms
    }

    /// Every word, the small ones too.
    pub fn all(words: &str) -> Self {
        let mut terms = Self::default();
        for word in split(&fold(words)) {
            terms.push(word);
        }
        terms
    }

    /// The words of weight of some words that are folded.
    pub fn of_folded(folded: &str) -> Self {
        let mut terms = Self::default();
        terms.add_folded(folded);
        terms
    }

    /// Adds the words of weight of some words.
    pub fn add_all(&mut self, words: &str) {
        self.add_folded(&fold(words));
    }

    fn add_folded(&mut self, folded: &str) {
        for word in split(folded).filter(|word| !is_small(word) && word.chars().nth(1).is_some()) {
            self.push(word);
        }
    }

    /// Adds the name of a referent, by its position.
    fn add_name(&mut self, referent: usize) {
        let term = (hash(&format!("#{referent}")), None);
        if !self.0.contains(&term) {
            self.0.push(term);
        }
    }

    /// Adds the terms of others.
    pub fn add_terms(&mut self, others: &Self) {
        for term in &others.0 {
            if !self.0.contains(term) {
                self.0.push(*term);
            }
        }
    }

    /// The first word.
    pub fn first(&self) -> Option<u64> {
        self.0.first().map(|term| term.0)
    }

    /// Adds one word, in the singular.
    pub fn add(&mut self, word: &str) {
        let folded = fold(word);
        self.push(folded.trim_end_matches('s'));
    }

    fn push(&mut self, folded: &str) {
        let term = (hash(folded), stem(folded));
        if !self.0.contains(&term) {
            self.0.push(term);
        }
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn last(&self) -> Option<u64> {
        self.0.last().map(|(word, _)| *word)
    }

    /// Whether a word is among them.
    pub fn has(&self, word: u64) -> bool {
        self.0.iter().any(|(known, _)| *known == word)
    }

    /// Whether any word is shared.
    pub fn shares(&self, other: &Self) -> bool {
        self.0.iter().any(|(word, _)| other.has(*word))
    }

    /// Whether all words are among the others.
    pub fn within(&self, other: &Self) -> bool {
        self.0.iter().all(|(word, _)| other.has(*word))
    }

    /// How many words, a given one left out, have one alike among the others; and how many there are.
    pub fn alike(&self, without: Option<u64>, others: [&Self; 2]) -> (usize, usize) {
        let rest = self.0.iter().filter(|(word, _)| Some(*word) != without);
        rest.fold((0, 0), |(alike, all), term| {
            (alike + usize::from(others.iter().any(|other| other.has_alike(*term))), all + 1)
        })
    }

    /// Whether a word alike is among them.
    pub fn has_alike(&self, (word, stem): (u64, Option<u64>)) -> bool {
        self.0.iter().any(|(known, other)| *known == word || stem.is_some() && *other == stem)
    }
}

/// The words of weight of a span; each name in it, however it is written there, is one term: `le président de l'UR` has the
/// terms of `le président de l'Union des régions`. The name of one who is left out stays as words.
pub(in super::super) fn terms_with_names(
    text: &TaggedText,
    referents: &Referents,
    span: Span,
    without: Option<ReferentId>,
) -> Terms {
    let tokens = text.document.tokens_in(span);
    let from = referents.mentions.partition_point(|named| named.tokens.start < tokens.start);
    let (mut terms, mut start) = (Terms::default(), span.start);
    for named in referents.mentions[from..].iter().take_while(|named| named.tokens.end <= tokens.end) {
        if Some(named.referent) == without {
            continue;
        }
        let name = text.document.span_of(named.tokens.clone());
        if name.start >= start {
            terms.add_all(&text.document.text[start..name.start]);
            terms.add_name(named.referent.index());
            start = name.end;
        }
    }
    terms.add_all(&text.document.text[start.min(span.end)..span.end]);
    terms
}

/// Nouns that say what sort of body a name is, folded: they stand for one named before.
const KINDS_OF_BODY: &[&str] = &[
    "agence",
    "association",
    "banque",
    "centre",
    "chaine",
    "club",
    "collectif",
    "compagnie",
    "confederation",
    "constructeur",
    "cooperative",
    "distributeur",
    "editeur",
    "enseigne",
    "entreprise",
    "fabricant",
    "federation",
    "filiale",
    "firme",
    "fondation",
    "formation",
    "geant",
    "groupe",
    "groupement",
    "hebdomadaire",
    "institut",
    "institution",
    "journal",
    "ligue",
    "magazine",
    "marque",
    "mensuel",
    "mouvement",
    "multinationale",
    "mutuelle",
    "observatoire",
    "ong",
    "operateur",
    "organisation",
    "organisme",
    "parti",
    "plateforme",
    "quotidien",
    "radio",
    "regie",
    "reseau",
    "site",
    "societe",
    "start-up",
    "startup",
    "studio",
    "syndicat",
    "think-tank",
    "union",
    "universite",
    "voyagiste",
    "assureur",
    "agency",
    "airline",
    "bank",
    "charity",
    "company",
    "firm",
    "group",
    "institute",
    "network",
    "newspaper",
    "organization",
    "organisation",
    "party",
    "retailer",
];

/// Whether a noun, folded, says what sort of body a name is.
pub(in super::super) fn is_kind_of_body(folded: &str) -> bool {
    KINDS_OF_BODY.contains(&folded.trim_end_matches('s'))
}

/// A word as number and stem.
pub(in super::super) fn term(folded: &str) -> (u64, Option<u64>) {
    (hash(folded), stem(folded))
}

/// A word as number, in the singular.
pub(in super::super) fn singular_term(folded: &str) -> u64 {
    hash(folded.trim_end_matches('s'))
}

/// One number for the words of a phrase, the small ones before them left out.
pub(in super::super) fn key(words: &str) -> Option<u64> {
    key_of_folded(&fold(words))
}

/// The same for words that are folded.
pub(in super::super) fn key_of_folded(folded: &str) -> Option<u64> {
    let rest = split(folded).skip_while(|word| is_small(word));
    rest.map(hash).reduce(combine)
}

/// Offices that go by several names, folded; the first word of a line tells them apart in no way.
const OFFICES: &[&[&str]] = &[
    &[
        "chef de l etat",
        "president de la republique",
        "locataire de l elysee",
        "president francais",
        "hote de l elysee",
        "head of state",
    ],
    &[
        "chef du gouvernement",
        "premier ministre",
        "premiere ministre",
        "cheffe du gouvernement",
        "locataire de matignon",
        "prime minister",
        "head of government",
    ],
    &[
        "ministre de l interieur",
        "locataire de la place beauvau",
        "patron de la place beauvau",
        "premier flic de france",
    ],
    &["ministre de l economie", "locataire de bercy", "patron de bercy"],
    &["ministre de la justice", "garde des sceaux", "attorney general"],
    &[
        "ministre des affaires etrangeres",
        "chef de la diplomatie",
        "cheffe de la diplomatie",
        "secretary of state",
        "foreign minister",
    ],
    &["chancelier", "chanceliere"],
    &["souverain pontife", "pape", "saint pere", "pope", "pontiff"],
    &["maire", "premier magistrat", "premiere magistrate", "edile"],
];

/// The office that some words name, where it has several names.
pub(in super::super) fn office(words: &str) -> Option<usize> {
    let folded = fold(words);
    let words: Vec<&str> = split(&folded).collect();
    let begins = |rest: &[&str]| {
        let first = rest.first().copied().unwrap_or_default();
        let offices = office_names().iter().filter(|name| name.first == first);
        let named = offices.filter(|name| rest.get(1..=name.rest.len()) == Some(&name.rest));
        named.map(|name| name.office).min()
    };
    (0..words.len()).filter_map(|at| begins(&words[at..])).min()
}

/// A name of an office, in words.
struct OfficeName {
    first: &'static str,
    rest: Vec<&'static str>,
    /// Its line in [`OFFICES`].
    office: usize,
}

fn office_names() -> &'static [OfficeName] {
    static NAMES: OnceLock<Vec<OfficeName>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let names =
            OFFICES.iter().enumerate().flat_map(|(office, names)| names.iter().map(move |name| (office, *name)));
        names
            .map(|(office, name)| {
                let mut words = name.split(' ');
                OfficeName { first: words.next().unwrap_or_default(), rest: words.collect(), office }
            })
            .collect()
    })
}

fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn hash(word: &str) -> u64 {
    xxh3_64(word.as_bytes())
}

fn stem(folded: &str) -> Option<u64> {
    let end = folded.char_indices().nth(STEM).map_or(folded.len(), |(at, _)| at);
    (folded.chars().count() >= STEM).then(|| hash(&folded[..end]) ^ 1)
}

/// Whether a noun, folded, is built as those for persons are, or as those for things and deeds; `None` for neither.
pub(in super::super) fn person_or_thing(folded: &str) -> Option<bool> {
    const PERSONS: &[&str] = &[
        "eur", "euse", "rice", "ien", "ienne", "iste", "aire", "ant", "ante", "ais", "aise", "ois", "oise", "ier",
        "iere",
    ];
    const THINGS: &[&str] = &[
        "tion", "sion", "ment", "ite", "age", "isme", "ance", "ence", "ure", "tude", "ee", "erie", "esse", "al",
        "ique", "oir",
    ];
    let stem = folded.trim_end_matches('s');
    let ends =
        |suffixes: &[&str]| suffixes.iter().any(|suffix| stem.len() > suffix.len() + 2 && stem.ends_with(suffix));
    if ends(THINGS) { Some(false) } else { ends(PERSONS).then_some(true) }
}

/// Words on one line; the article that is one with the preposition before it (`réponse du préfet`) on its own.
pub(super) fn plain(words: &str) -> String {
    let mut words: Vec<&str> = words.split_whitespace().collect();
    if let Some(first) = words.first_mut().filter(|first| **first == "du") {
        *first = "le";
    }
    words.join(" ")
}
