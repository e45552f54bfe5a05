//! Words between marks that are read or charged, not spoken: what a wall, a placard or a banner says, and what somebody is
//! charged with. They are quoted, but nobody is their speaker unless the sentence says so.
//!
//! Comes in: the sentence and the place of the words in it. Goes out: whether it ties nobody to them. It must not know
//! who speaks elsewhere.

use crate::analysis::quotations::grammar::chunks::Chunks;
use crate::analysis::quotations::grammar::sentence_view::SentenceView;

/// Words and marks before the quoted words that are looked at.
const REACH: usize = 12;

/// What words stand on, in the singular.
const SURFACES: &[&str] = &[
    "mur",
    "pancarte",
    "banderole",
    "affiche",
    "panneau",
    "tag",
    "graffiti",
    "inscription",
    "autocollant",
    "écriteau",
    "façade",
    "t-shirt",
    "tee-shirt",
    "plaque",
    "stèle",
    "fresque",
    "drapeau",
    "calicot",
    "placard",
    "banner",
    "wall",
    "sign",
    "sticker",
    "plate",
    "poster",
    "inscriptions",
    "mural",
];

/// What is done to a surface with words, in the masculine singular.
const MARKED_ON: &[&str] = &["écrit", "inscrit", "tagué", "peint", "gravé", "barré", "imprimé", "floqué", "placardé"];

/// What a surface does.
const SHOWS: &[&str] = &[
    "proclame",
    "proclamait",
    "proclament",
    "proclamaient",
    "proclamant",
    "disant",
    "indique",
    "indiquait",
    "indiquant",
    "clame",
    "clamant",
    "clamait",
    "porte",
    "portait",
    "affiche",
    "affichait",
    "read",
    "reads",
    "reading",
    "says",
    "said",
    "saying",
    "declaring",
    "proclaiming",
];

/// What those do who show a surface themselves: they may be meant.
const HOLD: &[&str] =
    &["tenant", "tient", "tenait", "arborant", "arbore", "holding", "holds", "held", "carrying", "waving"];

/// What comes before `pour` and the name of an offence, and what before `de` and one.
const CHARGED_FOR: &[&str] =
    &["examen", "poursuivi", "condamné", "écroué", "enquête", "information", "indicted", "convicted", "investigation"];
const CHARGED_OF: &[&str] = &["inculpé", "chef", "charged", "charges", "convicted", "guilty"];

/// What words between marks are that nobody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unspoken {
    /// An offence that somebody is charged with.
    Charge,
    /// Words that are read on a wall or a placard.
    Shown,
}

/// What the words at `place` are, where the sentence shows them as read somewhere or as an offence and names nobody who
/// says them.
pub(crate) fn unspoken(chunks: &Chunks, place: usize) -> Option<Unspoken> {
    let sentence = &chunks.sentence;
    let mut end = chunks[place].items.start;
    while end > 0 && sentence.is_mark(end - 1, ":,") {
        end -= 1;
    }
    let from = end.saturating_sub(REACH);
    if is_charge(sentence, from, end) {
        return Some(Unspoken::Charge);
    }
    is_shown(sentence, from, end).then_some(Unspoken::Shown)
}

/// `mis en examen pour « … »`, `charged with “…”`.
fn is_charge(sentence: &SentenceView, from: usize, end: usize) -> bool {
    let before = |back: usize| end.checked_sub(back).map_or("", |at| sentence.lower(at));
    let words = match before(1) {
        "pour" | "for" => CHARGED_FOR,
        "de" | "d'" | "des" | "du" | "of" | "with" => CHARGED_OF,
        _ => return false,
    };
    let charged = |at: usize| words.contains(&singular(sentence.lower(at)));
    // `condamné pour avoir dit`, `la demande d'enquête, jugée digne de` have other words between.
    (from.max(end.saturating_sub(8))..end - 1).any(charged)
        && !(from..end).any(|at| sentence.is_mark(at, ":;"))
        && !(from..end - 1).any(|at| matches!(sentence.lower(at), "pas" | "accusé" | "accuse" | "demande" | "demandé"))
}

/// `sur le mur est écrit « … »`, `une banderole : « … »`, `a sign reading “…”`.
fn is_shown(sentence: &SentenceView, from: usize, end: usize) -> bool {
    let Some(last) = end.checked_sub(1) else { return false };
    let surface = |at: usize| SURFACES.contains(&singular(sentence.lower(at)));
    let surfaces = |from: usize, end: usize| (from..end).any(surface);
    let is_held = (from..end).any(|at| HOLD.contains(&sentence.lower(at)) || sentence.lower(at).starts_with("brandi"));
    if is_held {
        return false;
    }
    let own = |at: usize| {
        let determiner = at.checked_sub(1).map_or("", |at| sentence.lower(at));
        matches!(determiner, "sa" | "son" | "ses" | "leur" | "leurs" | "ma" | "mon" | "his" | "her" | "their" | "my")
    };
    let word = sentence.lower(last);
    let before = |back: usize| last.checked_sub(back).map_or("", |at| sentence.lower(at));
    let be = |word: &str| matches!(word, "est" | "était" | "sont" | "étaient" | "été" | "is" | "was" | "were" | "been");
    let marked = MARKED_ON.contains(&singular(word)) && be(before(1));
    let read = matches!(word, "lire" | "lit-on" | "lisait-on") && surfaces(from, last);
    let named = surface(last) && !own(last);
    let shows = SHOWS.contains(&word) && surfaces(last.saturating_sub(4), last);
    marked || read || named || shows
}

/// A word in the masculine singular, as far as its ending tells.
fn singular(word: &str) -> &str {
    let word = word.strip_suffix('s').or_else(|| word.strip_suffix('x')).unwrap_or(word);
    match word.strip_suffix('e') {
        Some(stem) if stem.ends_with('é') || stem.ends_with("it") || stem.ends_with("int") || stem.ends_with("ivi") => {
            stem
        }
        _ => word,
    }
}
