//! The owner of what words come from, right before a colon: `From the desk of Ann Lowe: “…”`, `Sous la plume d'Anne Roy :
//! « … »`, `Ann Lowe's motto: “…”`, `Mot d'ordre de Paul Roche : « … »`.
//!
//! Comes in: the items of a sentence before a colon. Goes out: the phrase that names the owner. It must not know what the
//! quotation says.

use crate::analysis::lexicon::Class;
use crate::analysis::quotations::grammar::noun_phrase::NounPhrase;
use crate::analysis::quotations::grammar::phrase;
use crate::analysis::quotations::grammar::sentence_view::SentenceView;

/// What somebody's words come out of or are, beside the nouns of saying of the lexicon.
const VOICES: &[&str] = &[
    "adage",
    "analyse",
    "appel",
    "argument",
    "avertissement",
    "avis",
    "billet",
    "bouche",
    "colère",
    "confidence",
    "credo",
    "cri",
    "crédo",
    "devise",
    "diagnostic",
    "excuse",
    "explication",
    "ironie",
    "justification",
    "lèvres",
    "mantra",
    "maxime",
    "morale",
    "opinion",
    "parole",
    "paroles",
    "plaidoyer",
    "plume",
    "promesse",
    "précision",
    "précisions",
    "raisonnement",
    "refrain",
    "riposte",
    "récit",
    "serment",
    "souhait",
    "tour",
    "témoignage",
    "vœu",
    "voix",
    "account",
    "advice",
    "assessment",
    "creed",
    "explanation",
    "lips",
    "mantra",
    "motto",
    "mouth",
    "opinion",
    "pen",
    "plea",
    "pledge",
    "response",
    "take",
    "testimony",
    "view",
    "voice",
    "vow",
    "warning",
];

/// Where words are sent from: they come from there when `from` leads to it.
const PLACES: &[&str] = &["desk", "office", "bureau", "cabinet", "fil", "compte"];

/// Nouns of two words and more that are voices, by the words after the first.
const COMPOUNDS: &[(&str, &[&str])] = &[
    ("mot", &["d'", "ordre"]),
    ("mot", &["de", "la", "fin"]),
    ("coup", &["de", "gueule"]),
    ("point", &["de", "vue"]),
    ("cri", &["du", "cœur"]),
    ("prise", &["de", "position"]),
    ("mise", &["en", "garde"]),
    ("state", &["of", "mind"]),
    ("point", &["of", "view"]),
    ("words", &["of", "advice"]),
    ("word", &["of", "advice"]),
    ("word", &["of", "warning"]),
];

/// The owner named last before `end`, an item that a colon or what is set beside the owner begins at.
pub(super) fn owner(sentence: &SentenceView, end: usize) -> Option<NounPhrase> {
    (0..end).find_map(|at| of_noun(sentence, at, end).or_else(|| before_noun(sentence, at, end)))
}

/// `the desk of Ann Lowe`: a voice at an item and the phrase after its `of`.
fn of_noun(sentence: &SentenceView, at: usize, end: usize) -> Option<NounPhrase> {
    let of = after_voice(sentence, at)?;
    let start = match sentence.lower(of) {
        // `du` and `des` are article and preposition in one.
        "du" | "des" => of,
        "de" | "d'" | "of" | "from" => of + 1,
        _ => return None,
    };
    let (owner, after) = phrase::read(sentence, start)?;
    let person = sentence.is_person(owner.referent);
    let role = owner.referent.is_none() && owner.determined && owner.is_headed_by(sentence.text, Class::ROLE);
    ((person || role) && after <= end).then_some(owner)
}

/// `Ann Lowe's motto`: the name at an item and the voice that it owns, adjectives between.
fn before_noun(sentence: &SentenceView, at: usize, end: usize) -> Option<NounPhrase> {
    let possessive = sentence.text.grammar.possessive?;
    let mention = sentence.name_at(at)?;
    let owned = at + mention.tokens.len();
    let is_owner = sentence.is_person(Some(mention.referent)) && sentence.lower(owned) == possessive;
    let voice = (owned + 1..end.min(owned + LONGEST_OWNED)).find_map(|at| after_voice(sentence, at));
    voice.filter(|after| is_owner && *after <= end)?;
    let span = sentence.text.document.span_of(mention.tokens.clone());
    Some(NounPhrase::of_name(span, Some(mention.referent)))
}

/// Words between an owner and the voice at most.
const LONGEST_OWNED: usize = 4;

/// The item after the voice that begins at an item.
pub(super) fn after_voice(sentence: &SentenceView, at: usize) -> Option<usize> {
    let word = sentence.lower(at);
    let compound = |words: &&[&str]| (at + 1..).zip(words.iter()).all(|(at, word)| sentence.lower(at) == *word);
    let known = COMPOUNDS.iter().filter(|(first, _)| *first == word).map(|(_, words)| *words);
    if let Some(words) = known.into_iter().find(|words| compound(words)) {
        return Some(at + 1 + words.len());
    }
    let sent = || at.checked_sub(1).is_some_and(|before| is_sent_from(sentence, before));
    let voice = sentence.is(at, Class::SAYING) || VOICES.contains(&word) || PLACES.contains(&word) && sent();
    voice.then_some(at + 1)
}

/// Whether `from` stands at an item or before the determiner there: `from the`, `depuis le`, `du`. `Sur le bureau` is a
/// place, `sur le compte` and `sur le fil` are where somebody writes.
fn is_sent_from(sentence: &SentenceView, at: usize) -> bool {
    let led = at.checked_sub(1).map_or("", |before| sentence.lower(before));
    let account = matches!(sentence.lower(at + 1), "compte" | "fil") && led == "sur";
    let determined = sentence.is(at, Class::DETERMINER) && (matches!(led, "from" | "depuis") || account);
    matches!(sentence.lower(at), "from" | "depuis" | "du") || determined
}
