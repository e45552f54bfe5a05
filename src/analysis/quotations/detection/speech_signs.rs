//! The signs that words between marks show, read off the words and their neighbours.

use super::speech::SpeechSigns;
use super::speech_facts::{SpeechFact, facts};
use super::unspoken::{Unspoken, unspoken};
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::attribution::relation::{Attribution, Strength};
use crate::analysis::quotations::grammar::chunks::{Chunk, Chunks};
use crate::analysis::quotations::grammar::person::is_first_or_second_person;
use crate::analysis::quotations::grammar::sentence_view::SentenceView;
use crate::analysis::quotations::marks::MarkedSpan;
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::article::Span;
use crate::text::segment::TokenKind;

/// What the decision between speech and other words goes by.
pub(crate) fn signs(
    chunks: &Chunks,
    place: usize,
    marked: &MarkedSpan,
    attribution: Option<&Attribution>,
    repeated: bool,
) -> SpeechSigns {
    let (text, sentence) = (chunks.text(), &chunks.sentence);
    let tokens: Vec<usize> = marked
        .pieces
        .iter()
        .flat_map(|piece| text.document.tokens_in(*piece))
        .filter(|token| matches!(text.kind(*token), Some(TokenKind::Word | TokenKind::Number)))
        .take(40)
        .collect();
    let inside = marked.pieces.last().map_or("", |piece| piece.of(text.document.text).trim_end());
    let at = chunks[place].items.start;
    let before = |back: usize| at.checked_sub(back).and_then(|at| sentence.token(at));
    // Nobody is the source of what somebody is called.
    let alias = at > 0 && is_alias(sentence, at - 1);
    let work = is_title_of_work(sentence, at, inside, marked.span.of(text.document.text));
    let attribution = attribution.filter(|_| !alias && !work);
    let previous = before(1);
    let heavy = |token: &&usize| !text.is(**token, Class::FUNCTION);
    // `s'est dit « prêt »` is speech, `une zone dite « grise »` is not.
    let governed = attribution.is_some_and(|attribution| attribution.strength >= Strength::Governed);
    let names = |token| text.is(token, Class::NAMING) && !(governed && text.is(token, Class::SPEECH));
    let is_naming = |back: usize| before(back).is_some_and(names);
    let naming = alias
        || (1..=2).any(is_naming) && !leads_to_deed(sentence, at)
        || is_naming(3) && before(1).is_some_and(|token| text.is(token, Class::PREPOSITION | Class::DETERMINER));
    let next = sentence.token(at + 1);
    let calls = attribution.is_some_and(|attribution| calls(text, attribution));
    let facts = facts(chunks, place, marked, attribution);
    let capital = tokens.first().is_some_and(|token| text.is_capital(*token));
    // What is cried or written on walls is short, has capitals and is said again, whatever it is.
    let cried = facts.iter().any(|fact| matches!(fact, SpeechFact::AfterChant | SpeechFact::Shown));
    SpeechSigns {
        strength: attribution.map(|attribution| attribution.strength),
        colon: sentence.is_mark(at.wrapping_sub(1), ":"),
        that: at > 0 && matches!(sentence.lower(at - 1), "que" | "qu'" | "that"),
        words: tokens.len(),
        verb: tokens.iter().any(|token| text.is(*token, Class::FINITE)),
        person: tokens.iter().any(|token| is_first_or_second_person(text.lower(*token))),
        sentence_end: inside.ends_with(['.', '!', '?', '…', ',']),
        capital: capital && !cried,
        title_case: !cried && tokens.iter().filter(heavy).all(|token| has_capital(text, *token)),
        naming,
        inside_name: previous.zip(next).is_some_and(|(previous, next)| {
            text.is_capital(previous) && text.is_capital(next) && text.kind(next) == Some(TokenKind::Word)
        }) && tokens.len() <= 3
            || !governed && tokens.len() == 1 && names_its_noun(text, previous.zip(before(2)), next, capital),
        parenthesis: at > 0 && sentence.is_mark(at - 1, "(") && sentence.is_mark(at + 1, ")"),
        determiner: previous.is_some_and(|token| text.is(token, Class::DETERMINER)),
        noun: previous.is_some_and(|token| {
            text.kind(token) == Some(TokenKind::Word) && !text.is(token, Class::FUNCTION | Class::VERB)
        }),
        repeated: repeated && !cried,
        opens_paragraph: text
            .document
            .paragraphs
            .get(sentence.sentence.paragraph)
            .is_some_and(|paragraph| paragraph.span.start == marked.span.start),
        alone: chunks.len() == 1,
        motto: is_motto(chunks, place) && !is_owned(chunks, place, attribution),
        calling: calls && previous.is_some_and(|token| text.is(token, Class::DETERMINER))
            || is_naming(1) && attribution.is_some_and(|attribution| is_calling(text, attribution)),
        work,
        // `condamné pour « refuser de … »` is a deed.
        offence: attribution.is_none_or(|found| found.strength < Strength::Source)
            && !tokens.first().is_some_and(|token| text.is(*token, Class::INFINITIVE))
            && unspoken(chunks, place) == Some(Unspoken::Charge),
        denied: attribution.is_some_and(|attribution| attribution.denied),
        facts,
        single: marked.span.of(text.document.text).starts_with(['‘', '\'', '‚']),
    }
}

/// Whether the token at an item tells what somebody or something is also called: `Anne Roche, dite « … »`, `le port dit
/// « … »`. In `s'est dite « prête »` somebody speaks.
fn is_alias(sentence: &SentenceView, at: usize) -> bool {
    let called = matches!(sentence.lower(at), "dit" | "dite" | "dits" | "dites");
    let Some(before) = at.checked_sub(1).filter(|_| called) else { return false };
    let verbal =
        Class::AUXILIARY | Class::CLITIC | Class::SUBJECT | Class::ADVERB | Class::RELATIVE | Class::CONJUNCTION;
    let person = sentence.is_capital(before) && sentence.lower(at) == "dit";
    sentence.is_mark(before, ",") || sentence.is_word(before) && !sentence.is(before, verbal) && !person
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
fn is_title_of_work(sentence: &SentenceView, at: usize, inside: &str, marked: &str) -> bool {
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
fn leads_to_deed(sentence: &SentenceView, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| sentence.lower(at));
    matches!(before, "pour" | "à" | "to")
}

/// Whether the verb that governs the words only says what many call something: `les notaires parlent d'une « … »`.
fn calls(text: &TaggedText, attribution: &Attribution) -> bool {
    attribution.source.plural && attribution.source.referent.is_none() && is_calling(text, attribution)
}

/// Whether the verb that governs the words gives something a name: `ce que la presse appelle la loi « … »`.
fn is_calling(text: &TaggedText, attribution: &Attribution) -> bool {
    let verb = |cue: Span| text.document.tokens_in(cue).any(|token| text.is(token, Class::CALLING));
    attribution.strength == Strength::Governed && attribution.cue.is_some_and(verb)
}

/// Whether the words name the noun before them inside a longer phrase: `l'équipe « … » du laboratoire`. `before` are the
/// token before the marks and the one before that, `next` the token after them. A word without a capital after what is no
/// body says how something is: `le courage « exceptionnel » de la foule`.
fn names_its_noun(text: &TaggedText, before: Option<(usize, usize)>, next: Option<usize>, capital: bool) -> bool {
    let noun = before.is_some_and(|(noun, determiner)| {
        text.kind(noun) == Some(TokenKind::Word)
            && !text.is(noun, Class::FUNCTION)
            && text.is(determiner, Class::DETERMINER)
            && (capital || text.is(noun, Class::INSTITUTION))
    });
    noun && next.is_some_and(|next| matches!(text.lower(next), "de" | "d'" | "du" | "des" | "of"))
}

/// Whether a slogan or motto is what the sentence is about: `La devise de la ville : « … »`.
fn is_motto(chunks: &Chunks, place: usize) -> bool {
    let text = chunks.text();
    let Some(head) = chunks[..place].iter().find_map(Chunk::phrase).and_then(|phrase| phrase.head) else {
        return false;
    };
    let mottos = ["devise", "slogan", "thème", "motto"];
    mottos.contains(&text.lower(head)) || text.lower(head) == "mot" && text.lower(head + 2) == "ordre"
}

/// Whether the motto of somebody whom the sentence names follows a colon: `Mot d'ordre d'Anne Roy : « … »`.
fn is_owned(chunks: &Chunks, place: usize, attribution: Option<&Attribution>) -> bool {
    let beside = attribution.filter(|found| found.strength == Strength::ReportingClause);
    let person = beside.is_some_and(|found| chunks.sentence.is_person(found.source.referent));
    person && place > 0 && chunks.is_mark(place - 1, ":")
}

/// Whole sentences, word for word, as against words inside the writer's own sentence.
pub(crate) fn is_direct(signs: &SpeechSigns, attribution: Option<&Attribution>) -> bool {
    if signs.that || signs.determiner {
        return false;
    }
    let stands_alone = signs.colon
        || signs.opens_paragraph
        || signs.sentence_end
        || attribution.is_some_and(|attribution| attribution.strength >= Strength::ReportingClause);
    stands_alone && (signs.capital || signs.words >= 8 || signs.colon)
}

fn has_capital(text: &TaggedText, token: usize) -> bool {
    text.document.word(token).chars().any(char::is_uppercase) || text.kind(token) == Some(TokenKind::Number)
}
