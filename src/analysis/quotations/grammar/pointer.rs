//! Where a pointer to another article begins: `Lire aussi : …`, `À lire également`, `Read more`; and the paragraphs that are
//! nothing else: `Sur le même sujet : …`, `VIDÉO. …`.
//!
//! It ends the sentence before it, also where it is set without a stop.

use crate::analysis::lexicon::Class;
use crate::analysis::quotations::tagged_text::TaggedText;

/// Words at the head of a paragraph that only points elsewhere, a colon behind them.
const HEADS: &[&[&str]] = &[
    &["sur", "le", "même", "sujet"],
    &["sur", "le", "même", "thème"],
    &["notre", "dossier"],
    &["nos", "archives"],
    &["pour", "aller", "plus", "loin"],
    &["pour", "en", "savoir", "plus"],
    &["à", "voir"],
    &["à", "découvrir"],
    &["retrouvez"],
    &["podcast"],
    &["dossier"],
    &["on", "the", "same", "subject"],
    &["more", "on", "this", "story"],
    &["more", "from"],
    &["listen"],
];

/// What a picture, a film or a page that follows is called, in capitals at the head of a paragraph.
const MEDIA: &[&str] = &[
    "vidéo",
    "video",
    "vidéos",
    "videos",
    "photos",
    "images",
    "diaporama",
    "infographie",
    "carte",
    "podcast",
    "audio",
    "direct",
    "live",
    "replay",
    "gallery",
];

/// Whether a paragraph that begins at a token does nothing but point elsewhere: it has no full stop at its end.
pub(super) fn is_pointing(text: &TaggedText, token: usize) -> bool {
    let follows = |words: &&[&str]| {
        let end = token + words.len();
        words.iter().enumerate().all(|(at, word)| text.lower(token + at) == *word) && text.is_mark(end, ":")
    };
    let medium = token + usize::from(text.lower(token) == "en");
    let loud = text.is_acronym(medium) && MEDIA.contains(&text.lower(medium)) && text.is_mark(medium + 1, ".:-–—");
    // `Lire notre entretien avec …`
    let own = matches!(text.lower(token), "lire" | "relire" | "voir" | "revoir" | "écouter" | "regardez")
        && (text.is(token + 1, Class::DETERMINER) || text.lower(token + 1) == "page");
    HEADS.iter().any(follows) || loud || own
}

/// Whether a pointer to another article begins at a token.
pub(super) fn opens_pointer(text: &TaggedText, token: usize) -> bool {
    if !text.is_capital(token) {
        return false;
    }
    let (first, second, third) = (text.lower(token), text.lower(token + 1), text.lower(token + 2));
    let reads = |word: &str| matches!(word, "lire" | "relire" | "voir" | "revoir" | "écouter");
    let also = |word: &str| matches!(word, "aussi" | "également" | ":");
    match first {
        "à" | "a" => reads(second) && also(third),
        "read" | "see" | "watch" => matches!(second, "also" | "more" | "next" | ":"),
        "also" => matches!(second, "read" | "see") && third == ":" || second == "read" && text.is_capital(token + 2),
        "related" | "recommended" => second == ":",
        _ => reads(first) && also(second),
    }
}
