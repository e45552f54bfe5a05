//! Words between marks that are a name: of a work, a body, a slogan, what somebody is called.
//!
//! Comes in: the sentence, the place of the words in it and what was found of their source. Goes out: whether they are such a
//! name. It must not know what that weighs.

use crate::analysis::lexicon::Class;
use crate::analysis::quotations::attribution::relation::{Attribution, Strength};
use crate::analysis::quotations::grammar::chunks::{Chunk, Chunks};
use crate::analysis::quotations::grammar::sentence_view::SentenceView;
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::text::segment::TokenKind;

/// Whether the token at an item tells what somebody or something is also called: `Anne Roche, dite « … »`, `le port dit
/// « … »`. In `s'est dite « prête »` somebody speaks.
pub(super) fn is_alias(sentence: &SentenceView, at: usize) -> bool {
    let called = matches!(sentence.lower(at), "dit" | "dite" | "dits" | "dites");
    let Some(before) = at.checked_sub(1).filter(|_| called) else { return false };
    let verbal =
        Class::AUXILIARY | Class::CLITIC | Class::SUBJECT | Class::ADVERB | Class::RELATIVE | Class::CONJUNCTION;
    let person = sentence.is_capital(before) && sentence.lower(at) == "dit";
    sentence.is_mark(before, ",") || sentence.is_word(before) && !sentence.is(before, verbal) && !person
}

/// Bodies that many bear a name of their own.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "collectif", "association", "pôle", "groupe", "mouvement", "réseau", "coordination", "ong", "plateforme", "club", "fondation", "syndicat",
    "liste", "parti", "société", "entreprise", "group", "charity", "party", "club", "company", "movement", "network", "collective", "ngo",
];
/// Adjectives that may stand between such a body and its name.
const BODY_ADJECTIVES: usize = 1;

/// Whether the words at an item come right after a body, and so are its name: `le collectif citoyen « … »`.
pub(super) fn is_name_of_body(sentence: &SentenceView, at: usize) -> bool {
    let body = |at: usize| BODIES.contains(&sentence.lower(at));
    let adjective = |at: usize| sentence.is_word(at) && !sentence.is(at, Class::FUNCTION | Class::VERB | Class::SPEECH);
    (1..=1 + BODY_ADJECTIVES)
        .any(|back| at.checked_sub(back).is_some_and(|noun| body(noun) && (noun + 1..at).all(adjective)))
}

/// Works that have a title, and what leads into them rather than to it: `dans le livre d'Anne Roche : « … »`.
#[rustfmt::skip]
const WORKS: &[&str] = &[
    "film", "roman", "livre", "album", "chanson", "disque", "documentaire", "série", "poème", "opéra", "recueil", "essai", "tableau",
    "exposition", "spectacle", "novel", "book", "song", "play", "poem", "series", "documentary", "essay", "painting", "exhibition",
];
const INTO_WORKS: &[&str] =
    &["dans", "sur", "selon", "du", "extrait", "passage", "in", "from", "on", "excerpt", "extract"];
/// Words and marks from such a work to its title.
const WORK_REACH: usize = 8;

/// Whether the words at an item are the title of a work that stands before them with its author: `Le film d'Anne Roche :
/// « … »`, `le dernier roman d'Anne Roche, « … », est paru`. `inside` is what they are, `marked` that with its marks.
pub(super) fn is_title_of_work(sentence: &SentenceView, at: usize, inside: &str, marked: &str) -> bool {
    let Some(mark) = at.checked_sub(1) else { return false };
    let apposed = sentence.is_mark(mark, ",") && sentence.is_mark(at + 1, ",");
    let capital = marked.chars().find(|char| char.is_alphabetic()).is_some_and(char::is_uppercase);
    if !capital || inside.ends_with(['.', '!', '…', ',']) || !apposed && !sentence.is_mark(mark, ":") {
        return false;
    }
    let work = (mark.saturating_sub(WORK_REACH)..mark).rev().find(|at| WORKS.contains(&sentence.lower(*at)));
    work.is_some_and(|work| {
        let verb = |at: usize| sentence.is(at, Class::FINITE) && !sentence.is_capital(at);
        let leads = |at: usize| INTO_WORKS.contains(&sentence.lower(at));
        !(work + 1..mark).any(verb) && !(work.saturating_sub(3)..work).any(leads)
    })
}

/// Whether what comes before the words at an item says what a thing is for or calls for: `un plan pour « … »`, `a appelé à
/// « … »`. The words do not name it.
pub(super) fn leads_to_deed(sentence: &SentenceView, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| sentence.lower(at));
    matches!(before, "pour" | "à" | "to")
}

/// Whether the words name the noun before them inside a longer phrase: `l'équipe « … » du laboratoire`. `before` are the
/// token before the marks and the one before that, `next` the token after them. A word without a capital after what is no
/// body says how something is: `le courage « exceptionnel » de la foule`.
pub(super) fn names_its_noun(
    text: &TaggedText,
    before: Option<(usize, usize)>,
    next: Option<usize>,
    capital: bool,
) -> bool {
    let noun = before.is_some_and(|(noun, determiner)| {
        text.kind(noun) == Some(TokenKind::Word)
            && !text.is(noun, Class::FUNCTION)
            && text.is(determiner, Class::DETERMINER)
            && (capital || text.is(noun, Class::INSTITUTION))
    });
    noun && next.is_some_and(|next| matches!(text.lower(next), "de" | "d'" | "du" | "des" | "of"))
}

/// Whether a slogan or motto is what the sentence is about: `La devise de la ville : « … »`.
pub(super) fn is_motto(chunks: &Chunks, place: usize) -> bool {
    let text = chunks.text();
    let Some(head) = chunks[..place].iter().find_map(Chunk::phrase).and_then(|phrase| phrase.head) else {
        return false;
    };
    let mottos = ["devise", "slogan", "thème", "motto"];
    mottos.contains(&text.lower(head)) || text.lower(head) == "mot" && text.lower(head + 2) == "ordre"
}

/// Whether the motto of somebody whom the sentence names follows a colon: `Mot d'ordre d'Anne Roy : « … »`.
pub(super) fn is_owned(chunks: &Chunks, place: usize, attribution: Option<&Attribution>) -> bool {
    let beside = attribution.filter(|found| found.strength == Strength::ReportingClause);
    let person = beside.is_some_and(|found| chunks.sentence.is_person(found.source.referent));
    person && place > 0 && chunks.is_mark(place - 1, ":")
}
