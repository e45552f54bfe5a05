//! The subject of a verb, and who can be one that speaks.

use crate::analysis::lexicon::Class;
use crate::article::Span;

use super::aside;
use super::chunks::{Chunk, Kind, Reader};
use super::noun_phrase::Phrase;
use super::verb::{Form, Verb};
use crate::analysis::quotations::tagged_text::Gender;

/// Chains of verbs with one subject are followed this far.
const MAX_CHAIN: usize = 6;

/// The subject of the verb at a chunk.
pub(crate) fn subject_of(reader: &Reader, chunks: &[Chunk], at: usize) -> Option<Phrase> {
    chained(reader, chunks, at, MAX_CHAIN)
}

fn chained(reader: &Reader, chunks: &[Chunk], at: usize, chain: usize) -> Option<Phrase> {
    let Kind::Verb(verb) = &chunks.get(at)?.kind else { return None };
    if let Some(token) = verb.inverted {
        let pronoun = reader.text.lower(token).trim_start_matches("-t-").trim_start_matches('-').to_owned();
        return Some(self::pronoun(reader, token, &pronoun));
    }
    if verb.form != Form::Finite {
        return implied(reader, chunks, at, chain);
    }
    if opens_incise(reader, chunks, at)
        && let Some((phrase, _)) = inverted_subject(reader, chunks, at)
    {
        return Some(phrase);
    }
    let aside = aside::across_aside(reader, chunks, at).or_else(|| aside::across_relative(reader, chunks, at));
    if let Some(phrase) = aside.or_else(|| aside::across_gerund(reader, chunks, at)) {
        return Some(phrase);
    }
    let shares = shares_subject(reader, chunks, at);
    if shares && let Some(verb) = joined_to(chunks, at).filter(|_| chain > 0) {
        return chained(reader, chunks, verb, chain - 1);
    }
    let mut aside: Option<&Phrase> = None;
    let mut place = at;
    while place > 0 {
        place -= 1;
        match &chunks[place].kind {
            Kind::Stop(token) if reader.text.is_mark(*token, ":;") => break,
            Kind::Stop(token) if reader.text.is_mark(*token, ")") => {
                while place > 0 && !matches!(&chunks[place].kind, Kind::Stop(token) if reader.text.is_mark(*token, "("))
                {
                    place -= 1;
                }
            }
            Kind::Phrase(phrase) if !shares => {
                if let Some(named) = set_beside(reader, chunks, place, at) {
                    return Some(named.clone());
                }
                if agrees(verb, phrase) {
                    return Some(phrase.clone());
                }
                aside = aside.or(Some(phrase));
            }
            Kind::Relative => {
                let who = reader.lower(chunks[place].items.start);
                if matches!(who, "qui" | "who" | "which") {
                    return antecedent(reader, chunks, place, verb);
                }
                break;
            }
            Kind::Verb(other) if other.form == Form::Finite && chain > 0 => {
                return chained(reader, chunks, place, chain - 1);
            }
            Kind::That | Kind::Subordinate => break,
            _ => {}
        }
    }
    aside.cloned()
}

/// Whether a verb takes the subject of the verb before it: `X a pris la parole et a dit`.
fn shares_subject(reader: &Reader, chunks: &[Chunk], at: usize) -> bool {
    let mut place = at;
    while place > 0 && matches!(chunks[place - 1].kind, Kind::Other) {
        place -= 1;
    }
    let Some(before) = place.checked_sub(1) else { return false };
    let joined = matches!(chunks[before].kind, Kind::Joint);
    let comma = matches!(&chunks[before].kind, Kind::Stop(token) if reader.text.is_mark(*token, ","));
    let earlier = || {
        // A phrase set between commas before the verb belongs to it, one after an earlier verb is an object.
        chunks[..before].iter().rev().find_map(|chunk| match &chunk.kind {
            Kind::Verb(verb) if verb.form == Form::Finite => Some(true),
            Kind::Relative | Kind::That => Some(false),
            _ => None,
        }) == Some(true)
    };
    let quoted = || {
        // `affirme que le pont « rouvrira » et promet`: the verb after `que` is among the quoted words.
        let that = chunks[..before].iter().rposition(|chunk| matches!(chunk.kind, Kind::That));
        that.is_some_and(|that| {
            let clause = &chunks[that..before];
            clause.iter().any(|chunk| matches!(chunk.kind, Kind::Quote(_)))
                && !clause.iter().any(|chunk| matches!(&chunk.kind, Kind::Verb(verb) if verb.form == Form::Finite))
        })
    };
    joined && quoted() || (joined || comma) && earlier() && (joined || !in_relative(chunks, before))
}

/// The finite verb that the one at a chunk is joined to.
pub(crate) fn joined_to(chunks: &[Chunk], at: usize) -> Option<usize> {
    chunks[..at].iter().rposition(|chunk| matches!(&chunk.kind, Kind::Verb(verb) if verb.form == Form::Finite))
}

/// Whether the verb at a chunk comes right after a quotation, as that of an incise does.
fn opens_incise(reader: &Reader, chunks: &[Chunk], at: usize) -> bool {
    let mut before = at;
    while before > 0 && matches!(&chunks[before - 1].kind, Kind::Stop(token) if reader.text.is_mark(*token, ",")) {
        before -= 1;
    }
    before > 0 && matches!(chunks[before - 1].kind, Kind::Quote(_))
}

/// Whether the nearest finite verb before stands in a relative clause.
fn in_relative(chunks: &[Chunk], before: usize) -> bool {
    let verb =
        chunks[..before].iter().rposition(|chunk| matches!(&chunk.kind, Kind::Verb(verb) if verb.form == Form::Finite));
    verb.is_some_and(|verb| matches!(opener(chunks, verb), Some(Kind::Relative | Kind::Subordinate)))
}

/// What opens the clause of the verb at a chunk: `que`, a relative pronoun, or nothing.
pub(crate) fn opener(chunks: &[Chunk], at: usize) -> Option<&Kind> {
    chunks[..at]
        .iter()
        .rev()
        .map(|chunk| &chunk.kind)
        .take_while(|kind| !matches!(kind, Kind::Verb(verb) if verb.form == Form::Finite))
        .find(|kind| matches!(kind, Kind::That | Kind::Relative | Kind::Subordinate))
}

/// `X, son avocat, a dit`: the phrase before the comma, when the one at `place` is only set beside it.
fn set_beside<'c>(reader: &Reader, chunks: &'c [Chunk], place: usize, verb: usize) -> Option<&'c Phrase> {
    let comma = |at: usize| {
        matches!(&chunks.get(at)?.kind, Kind::Stop(token) if reader.text.is_mark(*token, ",")).then_some(())
    };
    comma(place + 1).filter(|()| place + 1 < verb)?;
    comma(place.checked_sub(1)?)?;
    match (&chunks.get(place.checked_sub(2)?)?.kind, &chunks[place].kind) {
        (Kind::Phrase(first), Kind::Phrase(second)) if !second.pronoun && second.named.is_none() => Some(first),
        _ => None,
    }
}

/// The phrase that a relative pronoun stands for. `celui qui …` is known only by its clause, up to the verb that
/// has the clause. One that differs in number is passed over: `les riverains, reçus par le maire, qui dénoncent …`.
fn antecedent(reader: &Reader, chunks: &[Chunk], relative: usize, verb: &Verb) -> Option<Phrase> {
    let mut place = relative;
    let mut nearest = None;
    while place > 0 && place + 6 > relative {
        place -= 1;
        match &chunks[place].kind {
            Kind::Stop(token) if reader.text.is_mark(*token, ")") => {
                while place > 0 && !matches!(&chunks[place].kind, Kind::Stop(token) if reader.text.is_mark(*token, "("))
                {
                    place -= 1;
                }
            }
            Kind::Phrase(phrase) | Kind::According(phrase) | Kind::Oblique(_, phrase) => {
                let mut phrase = phrase.clone();
                let first = reader.text.document.token_at(phrase.span.start);
                if matches!(reader.text.lower(first), "celui" | "celle" | "ceux" | "celles") && verb.first > first {
                    phrase.span = reader.text.document.span_of(first..verb.first);
                } else if !is_plausible(reader, &phrase) {
                    phrase = last_name(reader, &phrase).unwrap_or(phrase);
                }
                if agrees(verb, &phrase) || !reader.text.french {
                    return Some(phrase);
                }
                nearest = nearest.or(Some(phrase));
            }
            Kind::Verb(verb) if verb.form == Form::Finite => return nearest,
            _ => {}
        }
    }
    nearest
}

/// The name that ends a phrase: `l'initiative du CHU de Brest`.
fn last_name(reader: &Reader, phrase: &Phrase) -> Option<Phrase> {
    let tokens = reader.text.document.tokens_in(phrase.span);
    let named = reader.people.ending_at(tokens.end)?;
    let span = reader.text.document.span_of(named.tokens.clone());
    let gender = reader.people.referents[named.referent].gender;
    Some(Phrase { span, named: Some(named.referent), head: None, role: None, gender, plural: false, ..phrase.clone() })
}

/// The subject that a gerund or infinitive shares with the verb of its sentence.
fn implied(reader: &Reader, chunks: &[Chunk], at: usize, chain: usize) -> Option<Phrase> {
    // Right after a noun, that noun: `le communiqué affirmant que`, `certains se demandant si`.
    if let Some(Kind::Phrase(phrase) | Kind::Oblique(_, phrase)) = at.checked_sub(1).map(|before| &chunks[before].kind)
        && !phrase.is_time
        && (is_document(reader, phrase) || opens_clause(reader, chunks, at - 1))
    {
        return Some(phrase.clone());
    }
    let finite = |chunk: &Chunk| matches!(&chunk.kind, Kind::Verb(verb) if verb.form == Form::Finite);
    let mut before = chunks[..at].iter().rposition(finite);
    // After a comma a gerund goes with the main verb, not with one in `que …` or `qui …`.
    let comma = at > 0 && matches!(&chunks[at - 1].kind, Kind::Stop(token) if reader.text.is_mark(*token, ","));
    while let Some(verb) = before.filter(|verb| comma && opener(chunks, *verb).is_some()) {
        match chunks[..verb].iter().rposition(finite) {
            Some(earlier) => before = Some(earlier),
            None => break,
        }
    }
    let verb = before.or_else(|| chunks[at + 1..].iter().position(finite).map(|after| at + 1 + after))?;
    let phrase = (chain > 0).then(|| chained(reader, chunks, verb, chain - 1)).flatten();
    phrase.or_else(|| {
        chunks[..at].iter().rev().find_map(|chunk| match &chunk.kind {
            Kind::Phrase(phrase) => Some(phrase.clone()),
            _ => None,
        })
    })
}

/// Whether the phrase at a chunk stands between a comma and what follows, as the subject of a clause of its own.
fn opens_clause(reader: &Reader, chunks: &[Chunk], at: usize) -> bool {
    matches!(&chunks[at].kind, Kind::Phrase(phrase) if is_plausible(reader, phrase))
        && at > 0
        && matches!(&chunks[at - 1].kind, Kind::Stop(token) if reader.text.is_mark(*token, ","))
}

/// The phrase after a verb that is its subject (`a déclaré à la presse le maire`), with the chunk after it.
pub(crate) fn inverted_subject(reader: &Reader, chunks: &[Chunk], verb: usize) -> Option<(Phrase, usize)> {
    let Kind::Verb(group) = &chunks.get(verb)?.kind else { return None };
    // Whom somebody told is not who told it.
    if !reader.text.french && matches!(reader.text.lower(group.main), "told" | "tells" | "tell") {
        return None;
    }
    let mut at = verb + 1;
    let mut asides = 0;
    loop {
        match &chunks.get(at)?.kind {
            Kind::Phrase(phrase) => {
                let fits = agrees(group, phrase)
                    && !phrase.is_time
                    && !(phrase.pronoun && reader.text.french && phrase.head.is_none() && !is_third(reader, phrase));
                return fits.then(|| (phrase.clone(), at + 1));
            }
            // `ont affirmé des témoins`: an article, no preposition.
            Kind::Oblique(token, phrase)
                if at == verb + 1
                    && reader.text.lower(*token) == "des"
                    && !group.singular
                    && is_plausible(reader, phrase)
                    && phrase.named.is_none() =>
            {
                let span = Span::new(reader.text.document.tokens[*token].span.start, phrase.span.end);
                let phrase = Phrase { span, plural: true, determined: true, ..phrase.clone() };
                return Some((phrase, at + 1));
            }
            Kind::Other | Kind::Oblique(..) => {}
            Kind::Stop(token)
                if reader.text.is_mark(*token, ",")
                    && matches!(chunks.get(at + 1).map(|chunk| &chunk.kind), Some(Kind::Oblique(..))) =>
            {
                asides += 1;
            }
            Kind::Stop(token) if reader.text.is_mark(*token, ",") && asides > 0 => {}
            _ => return None,
        }
        at += 1;
        if at > verb + 6 {
            return None;
        }
    }
}

/// Past what may stand between a subject and its verb: adverbs, asides between commas, relative clauses.
pub(crate) fn past_asides(reader: &Reader, chunks: &[Chunk], mut at: usize) -> usize {
    let comma = |at: usize| matches!(chunks.get(at), Some(Chunk { kind: Kind::Stop(token), .. }) if reader.text.is_mark(*token, ",("));
    while matches!(chunks.get(at), Some(Chunk { kind: Kind::Other | Kind::Oblique(..), .. })) {
        at += 1;
    }
    if comma(at) && matches!(chunks.get(at + 1), Some(Chunk { kind: Kind::Verb(_), .. })) {
        return at + 1;
    }
    if comma(at) {
        let end = (at + 1..(at + 10).min(chunks.len())).find(|end| {
            matches!(&chunks[*end].kind, Kind::Stop(token) if reader.text.is_mark(*token, ",)"))
                && matches!(chunks.get(end + 1), Some(Chunk { kind: Kind::Verb(_), .. }))
        });
        if let Some(end) = end {
            return end + 1;
        }
    }
    at
}

/// Whether verb and subject agree in number, as far as both show it.
fn agrees(verb: &Verb, phrase: &Phrase) -> bool {
    !(verb.singular && phrase.plural
        || verb.plural && !verb.singular && !phrase.plural && phrase.determined && phrase.named.is_none())
        || phrase.pronoun && !phrase.plural
}

fn is_third(reader: &Reader, phrase: &Phrase) -> bool {
    reader.text.is(reader.text.document.token_at(phrase.span.start), Class::THIRD)
}

fn is_document(reader: &Reader, phrase: &Phrase) -> bool {
    phrase.head.is_some_and(|head| reader.text.is(head, Class::DOCUMENT))
}

/// Whether a phrase can name one who speaks: a person, a body, a group, a document, a pronoun for them, or a
/// name that nobody knows.
pub(crate) fn is_plausible(reader: &Reader, phrase: &Phrase) -> bool {
    if phrase.is_time {
        return false;
    }
    if phrase.pronoun || phrase.named.is_some() {
        return true;
    }
    let Some(head) = phrase.head else { return false };
    reader.text.is(head, Class::ROLE | Class::INSTITUTION | Class::GROUP | Class::DOCUMENT)
        || reader.text.is_capital(head)
            && reader.text.document.tokens[head].span.start > 0
            && !reader.text.is(head, Class::TIME)
}

/// Whether a phrase is more than a bare noun or number, which speaks for nobody in French: `», fait débat`, `20 % se
/// disent « satisfaits »`.
pub(crate) fn is_specific(reader: &Reader, phrase: &Phrase) -> bool {
    let people = Class::ROLE | Class::GROUP | Class::INSTITUTION;
    !reader.text.french
        || phrase.determined
        || is_plausible(reader, phrase)
        // `nombre de manifestants`
        || reader.text.document.tokens_in(phrase.span).any(|token| reader.text.is(token, people))
}

/// A pronoun that follows its verb.
pub(crate) fn pronoun(reader: &Reader, token: usize, lower: &str) -> Phrase {
    let word = reader.text.lexicon.word(lower);
    let gender = match (word.is(Class::MASCULINE), word.is(Class::FEMININE)) {
        (true, false) => Some(Gender::Masculine),
        (false, true) => Some(Gender::Feminine),
        _ => None,
    };
    let span = reader.text.document.tokens[token].span;
    let start = span.end - lower.len().min(span.len());
    Phrase {
        span: Span::new(start, span.end),
        head: None,
        pronoun: true,
        named: None,
        role: None,
        gender,
        plural: word.is(Class::PLURAL),
        determined: false,
        is_time: false,
    }
}
