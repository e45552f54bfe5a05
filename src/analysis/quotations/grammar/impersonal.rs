//! `il` and `it` that stand for nobody: `il s'agit de`, `il faut`, `il est temps de`, `it is clear that`.
//!
//! Comes in: a token that is such a pronoun, or a verb's ending with one. Goes out: whether nobody is meant. It must not
//! know who was named.

use crate::analysis::lexicon::Class;
use crate::analysis::quotations::tagged_text::TaggedText;

use super::sentence_view::has_adverb_ending;

/// What follows a form of `être` where `il` means nobody, with what it needs behind it.
const IMPERSONAL: &[&str] = &[
    "possible",
    "impossible",
    "nécessaire",
    "important",
    "essentiel",
    "inutile",
    "utile",
    "faux",
    "vrai",
    "clair",
    "évident",
    "interdit",
    "urgent",
    "difficile",
    "facile",
    "temps",
    "normal",
    "anormal",
    "inadmissible",
    "inacceptable",
    "intolérable",
    "indispensable",
    "regrettable",
    "dommage",
    "probable",
    "improbable",
    "prévu",
    "question",
    "exact",
    "rare",
    "fréquent",
    "préférable",
    "souhaitable",
    "hors",
    "logique",
    "étonnant",
    "étrange",
    "juste",
    "demandé",
    "permis",
    "rappelé",
    "conseillé",
    "recommandé",
    "reproché",
    "précisé",
    "arrivé",
    "tard",
    "tôt",
    "absurde",
    "scandaleux",
    "grave",
    "impératif",
    "primordial",
    "crucial",
    "inconcevable",
    "impensable",
    "apparu",
];

/// The same in English.
const ENGLISH: &[&str] = &[
    "possible",
    "impossible",
    "necessary",
    "important",
    "clear",
    "unclear",
    "time",
    "true",
    "likely",
    "unlikely",
    "hard",
    "difficult",
    "easy",
    "too",
];

/// Words between the pronoun and what tells that nobody is meant, at most.
const REACH: usize = 6;

/// Whether the pronoun at a token stands for nobody. `faut-il` and `y a-t-il` are one token with the pronoun at its end.
pub(super) fn is_impersonal(text: &TaggedText, token: usize) -> bool {
    match text.lower(token) {
        "il" => follows(text, token + 1),
        "-il" | "-t-il" => token > 0 && inverted(text, token),
        "it" => is_english(text, token + 1),
        _ => false,
    }
}

/// Whether the words from a token on are a verb that needs nobody.
fn follows(text: &TaggedText, start: usize) -> bool {
    let mut at = start;
    let mut there = false;
    while matches!(text.lower(at), "ne" | "n'" | "en" | "y" | "s'" | "se") && at < start + REACH {
        there |= text.lower(at) == "y";
        at += 1;
    }
    let before = text.lower(at.saturating_sub(1));
    match text.lower(at) {
        "faut" | "fallait" | "faudra" | "faudrait" | "convient" | "convenait" | "suffit" | "suffirait"
        | "suffisait" | "importe" => true,
        "a" if matches!(text.lower(at + 1), "fallu" | "suffi") => true,
        "a" | "avait" | "aura" | "aurait" | "eut" | "ait" => {
            // `il y a reconnu ses torts`: he did.
            there && (!text.is(at + 1, Class::PARTICIPLE) || matches!(text.lower(at + 1), "eu" | "peu"))
        }
        "agit" | "agissait" | "agira" | "agirait" | "agisse" => before == "s'",
        "existe" | "existait" | "reste" | "restait" | "restera" | "manque" | "manquait" => {
            matches!(
                text.lower(at + 1),
                "des" | "un" | "une" | "de" | "du" | "à" | "plus" | "moins" | "encore" | "donc"
            ) || before == "en"
        }
        "est" | "était" | "sera" | "serait" | "fut" | "paraît" | "semble" | "semblait" | "devient" | "deviendra" => {
            is_judged(text, at + 1, IMPERSONAL)
        }
        "va" | "allait" | "doit" | "devrait" | "pourrait" | "peut" => {
            matches!(text.lower(at + 1), "falloir") || text.lower(at + 1) == "y" && text.lower(at + 2) == "avoir"
        }
        _ => false,
    }
}

/// Whether an adjective that judges a fact, no person, comes after adverbs.
fn is_judged(text: &TaggedText, start: usize, adjectives: &[&str]) -> bool {
    let mut at = start;
    while at < start + REACH && !adjectives.contains(&text.lower(at)) {
        let small = matches!(
            text.lower(at),
            "pas"
                | "plus"
                | "donc"
                | "aussi"
                | "encore"
                | "très"
                | "trop"
                | "bien"
                | "même"
                | "toujours"
                | "désormais"
                | "cependant"
                | "toutefois"
                | "également"
                | "pourtant"
                | "être"
                | "not"
                | "also"
                | "still"
                | "now"
                | "very"
        );
        if !small && !has_adverb_ending(text.lower(at)) {
            return false;
        }
        at += 1;
    }
    let next = text.lower(at + 1);
    adjectives.contains(&text.lower(at))
        && matches!(
            next,
            "de" | "d'"
                | "que"
                | "qu'"
                | "pour"
                | "à"
                | "temps"
                | "question"
                | "to"
                | "that"
                | "for"
                | "early"
                | "late"
        )
}

/// Whether a verb before the pronoun that is tied to it needs nobody: `faut`, `s'agit`, `y a`.
fn inverted(text: &TaggedText, token: usize) -> bool {
    let before = |back: usize| token.checked_sub(back).map_or("", |at| text.lower(at));
    match before(1) {
        "faut" | "fallait" | "faudra" | "faudrait" | "convient" | "suffit" => true,
        "agit" | "agissait" | "agirait" => before(2) == "s'",
        "a" | "avait" | "aura" | "aurait" => before(2) == "y",
        "est" | "était" | "serait" => is_judged(text, token + 1, IMPERSONAL),
        _ => false,
    }
}

fn is_english(text: &TaggedText, at: usize) -> bool {
    match text.lower(at) {
        "is" | "was" | "'s" | "would" | "will" | "seems" | "seemed" | "became" => {
            let skip = usize::from(text.lower(at + 1) == "be");
            is_judged(text, at + 1 + skip, ENGLISH)
        }
        _ => false,
    }
}
