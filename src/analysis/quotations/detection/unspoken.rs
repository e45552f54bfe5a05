//! Words between marks that are read or charged, not spoken: what a wall, a placard or a banner says, and what somebody is
//! charged with. They are quoted, but nobody is their speaker unless the sentence says so.
//!
//! Comes in: the sentence and the place of the words in it. Goes out: whether it ties nobody to them. It must not know
//! who speaks elsewhere.

use crate::analysis::quotations::grammar::chunks::Chunks;
use crate::analysis::quotations::grammar::sentence_view::SentenceView;
use crate::article::Span;

/// Words and marks before the quoted words that are looked at, and words after them.
const REACH: usize = 12;
const NEAR: usize = 7;

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

/// What a surface does as well where it is the subject of what it says, after the words: `« Combien ? » demandait leur banderole`.
const SAYS_TOO: &[&str] = &[
    "demande",
    "demandait",
    "demandent",
    "demandaient",
    "dit",
    "disait",
    "disent",
    "disaient",
    "annonce",
    "annonçait",
    "annoncent",
    "réclame",
    "réclamait",
    "réclament",
    "exige",
    "exigeait",
    "prévient",
    "prévenait",
    "promet",
    "promettait",
    "rappelle",
    "rappelait",
    "asks",
    "asked",
    "demands",
    "demanded",
    "announces",
    "announced",
    "warns",
    "warned",
    "declares",
    "declared",
    "proclaims",
    "proclaimed",
];

/// What stands on walls and placards and is cried in the street, in the plural: many have it.
const MESSAGES: &[&str] =
    &["messages", "slogans", "inscriptions", "mots", "chants", "cris", "tags", "graffitis", "signs", "graffiti"];

/// What one does with words on a surface, said after them.
const READ: &[&str] = &["lire", "lit-on", "lisait-on", "écrit", "inscrit", "tagué", "read", "reads"];

/// Where words are read too, if it is said that they are read there.
const PLACES: &[&str] = &["bâtiment", "vitrine", "palissade", "building", "window"];

/// What one does who only saw words.
const SAW: &[&str] = &[
    "constaté",
    "constate",
    "constatait",
    "vu",
    "observé",
    "observe",
    "photographié",
    "filmé",
    "saw",
    "seen",
    "observed",
];

/// What a crowd does with words, said after them, and what makes it passive.
const CHANTED: &[&str] = &["scandé", "chanté", "crié", "chanted"];
const BEEN: &[&str] = &["été", "est", "sont", "était", "étaient", "was", "were"];

/// What those do who show a surface themselves: they may be meant.
const HOLD: &[&str] =
    &["tenant", "tient", "tenait", "arborant", "arbore", "holding", "holds", "held", "carrying", "waving"];

/// What comes before `pour` and the name of an offence, and what before `de` and one.
#[rustfmt::skip]
const CHARGED_FOR: &[&str] = &[
    "examen", "poursuivi", "poursuivre", "condamné", "condamnation", "écroué", "écopé", "jugé", "renvoyé", "enquête", "information", "vue",
    "peine", "prison", "emprisonnement", "sursis", "indicted", "convicted", "sentenced", "jailed", "arrested", "wanted", "investigation",
];
const CHARGED_OF: &[&str] = &["inculpé", "chef", "soupçonné", "charged", "charges", "convicted", "guilty", "suspicion"];

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
    let end = before_list(sentence, chunks[place].items.start);
    let from = end.saturating_sub(REACH);
    if is_charge(sentence, from, end) {
        return Some(Unspoken::Charge);
    }
    is_shown(sentence, from, end).then_some(Unspoken::Shown)
}

/// The same, in a list of marked words and where the sentence only likens them to what is read or cried, too: what takes
/// their speaker from words, though it does not tell whether they are speech.
pub(crate) fn is_unspoken(chunks: &Chunks, place: usize) -> bool {
    let sentence = &chunks.sentence;
    let end = before_list(sentence, chunks[place].items.start);
    let from = end.saturating_sub(REACH);
    let Some(last) = end.checked_sub(1) else { return false };
    let adds = matches!(sentence.lower(last), "aussi" | "également" | "notamment" | "encore" | "also");
    let end = if adds { last } else { end };
    let read = is_shown(sentence, from, end) || is_likened(sentence, end);
    read || is_charge(sentence, from, end) || is_insult(sentence, end)
}

/// Whether the words are read or likened to what is, and the sentence names only who saw them: `des messages comme « … », a
/// constaté l'agence`. `cue` are the items of the verb beside them.
pub(crate) fn is_seen(chunks: &Chunks, place: usize, cue: Span) -> bool {
    let document = chunks.text().document;
    let saw = document.tokens_in(cue).any(|token| SAW.contains(&document.lower(token)));
    saw && is_unspoken(chunks, place)
}

/// Whether somebody is called the words by others who are not named: `traitée de « … »`, `se faire traiter de « … »`.
fn is_insult(sentence: &SentenceView, end: usize) -> bool {
    let from = end.saturating_sub(NEAR);
    let of = end > 0 && matches!(sentence.lower(end - 1), "de" | "d'");
    let agent = || (from..end).any(|at| sentence.lower(at) == "par");
    let before = |at: usize| at.checked_sub(1).map_or("", |before| sentence.lower(before));
    let suffered = |at: usize| match sentence.lower(at) {
        "traité" | "traitée" | "traités" | "traitées" => !matches!(before(at), "a" | "ont" | "avait" | "avaient"),
        "traiter" => matches!(before(at), "faire" | "fait" | "entend" | "entendu"),
        _ => false,
    };
    of && (from..end).any(suffered) && !agent()
}

/// Whether the words before liken to what is read or cried: `des messages comme`, `slogans such as`.
fn is_likened(sentence: &SentenceView, end: usize) -> bool {
    let before = |back: usize| end.checked_sub(back).map_or("", |at| sentence.lower(at));
    let pair = (before(2), before(1));
    let alike = matches!(before(1), "comme" | "like");
    let alike = alike || matches!(pair, ("tel" | "tels" | "telles", "que") | ("such", "as"));
    let message = |word: &str| MESSAGES.contains(&word) || is_surface(word);
    alike && (2..=5).any(|back| message(before(back)))
}

/// Whether what comes after the words at `place` says where they were read or that they were chanted, whatever else may
/// look like their source: `« … », pouvait-on lire sur une pancarte`, `« … » demandait leur banderole`,
/// `« … » a été scandé`.
pub(crate) fn is_shown_after(chunks: &Chunks, place: usize) -> bool {
    let (sentence, start) = (&chunks.sentence, chunks[place].items.end);
    let within = |from: usize, words: &[&str]| {
        let stops = |at: usize| sentence.token(at).is_none() || at > start && sentence.is_mark(at, ".,:;");
        let is_one = |word: &str| words.contains(&word) || words.contains(&singular(word));
        (from..from + NEAR).take_while(|at| !stops(*at)).find(|at| is_one(sentence.lower(*at)))
    };
    // `lisait-on` is two tokens.
    let one_reads = |at: &usize| matches!(sentence.lower(*at), "lit" | "lisait") && sentence.lower(at + 1) == "-on";
    let verb = within(start, READ).or_else(|| (start..start + 3).find(one_reads));
    if verb.is_some_and(|verb| within(verb + 1, SURFACES).or_else(|| within(verb + 1, PLACES)).is_some()) {
        return true;
    }
    if says_itself(sentence, start) {
        return true;
    }
    let chanted = within(start, CHANTED).filter(|at| within(start, BEEN).is_some_and(|been| been < *at));
    chanted.is_some_and(|at| !matches!(sentence.lower(at + 1), "par" | "by"))
}

/// Whether the words after `start` are a verb and a surface as its subject: `proclame une pancarte`, `read one hand-made sign`.
fn says_itself(sentence: &SentenceView, start: usize) -> bool {
    let verb = if sentence.is_mark(start, ",") { start + 1 } else { start };
    let is_verb = |word: &str| SHOWS.contains(&word) || SAYS_TOO.contains(&word);
    let determiner = sentence.lower(verb + 1);
    let is_determiner = matches!(
        determiner,
        "le" | "la"
            | "l'"
            | "les"
            | "un"
            | "une"
            | "des"
            | "leur"
            | "leurs"
            | "sa"
            | "son"
            | "ses"
            | "ce"
            | "cet"
            | "cette"
            | "ces"
            | "deux"
            | "the"
            | "a"
            | "an"
            | "one"
            | "their"
            | "his"
            | "her"
            | "its"
            | "two"
            | "another"
    );
    let surface = |at: usize| is_surface(sentence.lower(at));
    is_verb(sentence.lower(verb))
        && is_determiner
        && (surface(verb + 2) || surface(verb + 3) && is_adjective(sentence.lower(verb + 2)))
}

/// Whether a word between a determiner and a surface goes with the surface: it is no preposition.
fn is_adjective(word: &str) -> bool {
    word.chars().all(|c| c.is_alphabetic() || c == '-')
        && !matches!(word, "de" | "du" | "des" | "sur" | "of" | "on" | "and" | "et")
}

/// Where the words before a list end in which marked words stand: `des messages comme « … », « … » et « … »`.
fn before_list(sentence: &SentenceView, mut end: usize) -> usize {
    let is_marked = |at: Option<usize>| at.is_some_and(|at| sentence.token(at).is_none());
    loop {
        while end > 0 && sentence.is_mark(end - 1, ":,") {
            end -= 1;
        }
        let joined = end > 0 && matches!(sentence.lower(end - 1), "et" | "ou" | "and" | "or");
        if joined && is_marked(end.checked_sub(2)) {
            end -= 2;
        } else if is_marked(end.checked_sub(1)) {
            end -= 1;
        } else {
            return end;
        }
    }
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
    let surface = |at: usize| is_surface(sentence.lower(at));
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

/// Whether a word, in the singular or the plural, names what words stand on.
fn is_surface(word: &str) -> bool {
    SURFACES.contains(&singular(word))
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
