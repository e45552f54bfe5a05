//! Which words of its sentence say whose words a quotation is.
//!
//! In order: the incise after the quotation, the incise inside its marks, the noun of saying before its colon, the verb of saying that governs it, a
//! source named by `selon` or an incise further on, the agent of a passive, the subject of the sentence. The one
//! spoken to and the place where it was said are never the speaker: they stand after prepositions or as objects.

use crate::analysis::lexicon::Class;
use crate::article::Span;

use super::english;
use super::saying_noun;
use crate::analysis::quotations::grammar::chunks::{Chunk, Kind, Reader};
use crate::analysis::quotations::grammar::noun_phrase::Phrase;
use crate::analysis::quotations::grammar::subject::{self, is_plausible, is_specific, subject_of};
use crate::analysis::quotations::grammar::verb::{Form, Verb};

/// How the words of the sentence give the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tie {
    /// Only the subject of the sentence, whose verb is none of saying.
    Subject,
    /// A source named for the whole sentence.
    Source,
    /// A verb that governs quoted words, or a colon.
    Governed,
    /// An incise beside the quotation.
    Incise,
    /// The name that signs it.
    Label,
}

/// Whose words a quotation is, before names and pronouns are resolved.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub phrase: Phrase,
    pub cue: Option<Span>,
    pub tie: Tie,
    /// Whether the sentence says that it was not said.
    pub denied: bool,
}

impl Source {
    /// A source whose words were said.
    pub fn new(phrase: Phrase, cue: Option<Span>, tie: Tie) -> Self {
        Self { phrase, cue, tie, denied: false }
    }
}

/// The source of the quotation at `place` among the chunks of its line.
pub(crate) fn attribute(reader: &Reader, chunks: &[Chunk], place: usize) -> Option<Source> {
    if let Some(source) = beside(reader, chunks, place) {
        return Some(source);
    }
    if let Some(source) = saying_noun::announced(reader, chunks, place) {
        return Some(source);
    }
    let governed = governing(reader, chunks, place);
    // `Selon X, ceux-ci présentent …`: a pronoun that says nothing is what X speaks of.
    let says = |cue: Span| reader.text.document.tokens_in(cue).any(|token| reader.text.is(token, Class::SPEECH));
    let spoken_of = |source: &Source| source.phrase.pronoun && !source.cue.is_some_and(says);
    let named = governed.as_ref().filter(|source| spoken_of(source)).and_then(|_| according_before(chunks, place));
    if let Some(source) = named.as_ref().or(governed.as_ref().filter(|source| source.tie >= Tie::Governed)) {
        return Some(source.clone());
    }
    further_on(reader, chunks, place).or_else(|| according_before(chunks, place)).or(governed)
}

/// The span of a verb group as a cue.
fn cue(reader: &Reader, verb: &Verb) -> Span {
    reader.text.document.span_of(verb.first..verb.last + 1)
}

/// The first chunk at or after `at` that is neither an adverb nor an aside of time.
fn past_adverbs(chunks: &[Chunk], mut at: usize) -> usize {
    while matches!(chunks.get(at), Some(Chunk { kind: Kind::Other, .. })) {
        at += 1;
    }
    at
}

/// The incise right after a quotation: `», a déclaré X`, `», dit-elle`, `», selon X`, `,” X said`.
fn beside(reader: &Reader, chunks: &[Chunk], place: usize) -> Option<Source> {
    let mut at = place + 1;
    // A quotation that ends in `?` or `!` needs no comma before its incise.
    let mut stopped = reader.text.french && ends_with_emphasis(reader, chunks, place);
    while at < place + 3
        && matches!(chunks.get(at), Some(Chunk { kind: Kind::Stop(token), .. }) if reader.text.is_mark(*token, ",.–—―-"))
    {
        stopped = true;
        at += 1;
    }
    signature(reader, chunks, place).or_else(|| incise(reader, chunks, at, stopped, false))
}

fn ends_with_emphasis(reader: &Reader, chunks: &[Chunk], place: usize) -> bool {
    let at = chunks[place].items.start;
    let end = match reader.line.token(at + 1) {
        Some(token) => reader.text.document.tokens[token].span.start,
        None => return false,
    };
    let closing = |char: char| char.is_whitespace() || "»”\"›’".contains(char);
    reader.text.document.text[..end].trim_end_matches(closing).ends_with(['?', '!', '…'])
}

/// `« … » — Anne Roy, maire de Brest`, with nothing after it.
fn signature(reader: &Reader, chunks: &[Chunk], place: usize) -> Option<Source> {
    let Kind::Stop(dash) = &chunks.get(place + 1)?.kind else { return None };
    let Kind::Phrase(phrase) = &chunks.get(place + 2)?.kind else { return None };
    let alone = chunks[place + 3..].iter().all(|chunk| !matches!(chunk.kind, Kind::Verb(_) | Kind::Quote(_)));
    let signs = reader.text.is_mark(*dash, "—–―-") && phrase.named.is_some() && alone;
    signs.then(|| Source::new(phrase.clone(), None, Tie::Label))
}

/// An incise that begins at a chunk. One further on in the sentence (`distant`) must have a verb of saying.
fn incise(reader: &Reader, chunks: &[Chunk], at: usize, stopped: bool, distant: bool) -> Option<Source> {
    let at = past_adverbs(chunks, at);
    match &chunks.get(at)?.kind {
        Kind::According(phrase) => {
            let tokens = reader.line.tokens(chunks[at].items.start..chunks[at].items.start + 1)?;
            let cue = Some(reader.text.document.span_of(tokens));
            (!is_impersonal(reader, phrase)).then(|| Source::new(phrase.clone(), cue, Tie::Incise))
        }
        Kind::Verb(verb) if verb.form == Form::Participle && verb.quoting && !distant => {
            let Kind::Oblique(by, phrase) = &chunks.get(at + 1)?.kind else { return None };
            let agent = matches!(reader.text.lower(*by), "par" | "by") && is_plausible(reader, phrase);
            agent.then(|| Source::new(phrase.clone(), Some(cue(reader, verb)), Tie::Incise))
        }
        Kind::Verb(verb) if verb.form == Form::Finite => {
            let strict = distant || !stopped;
            // `le site « Union 84 » a publié un avis`: the subject stands before.
            if !stopped && !distant && follows_noun(chunks, at) {
                return None;
            }
            if strict && !verb.quoting || verb.passive && !verb.speech || !is_lexical(reader, verb) {
                return None;
            }
            if let Some(token) = verb.inverted {
                return inverted(reader, chunks, at, verb, token);
            }
            let (phrase, after) = subject::inverted_subject(reader, chunks, at)?;
            if distant && !ends_clause(reader, chunks, after) {
                return None;
            }
            if !reader.text.french && !distant {
                let phrase = english::after_verb(reader, chunks, &phrase, after);
                return (stopped || verb.speech).then(|| Source::new(phrase, Some(cue(reader, verb)), Tie::Incise));
            }
            let fits = if distant || stopped { is_specific(reader, &phrase) } else { is_plausible(reader, &phrase) };
            fits.then(|| Source::new(phrase, Some(cue(reader, verb)), Tie::Incise))
        }
        Kind::Phrase(phrase) if !distant && !reader.text.french && !is_impersonal(reader, phrase) => {
            english::before_verb(reader, chunks, at)
        }
        Kind::Phrase(phrase) if !distant && stopped && !is_impersonal(reader, phrase) => {
            let next = subject::past_asides(reader, chunks, at + 1);
            let Kind::Verb(verb) = &chunks.get(next)?.kind else { return None };
            let says = verb.form == Form::Finite && verb.speech && !verb.passive;
            says.then(|| Source::new(phrase.clone(), Some(cue(reader, verb)), Tie::Incise))
        }
        _ => None,
    }
}

/// Whether the quotation before the chunk `at` comes right after a noun phrase.
fn follows_noun(chunks: &[Chunk], at: usize) -> bool {
    let quote = chunks[..at].iter().rposition(|chunk| matches!(chunk.kind, Kind::Quote(_)));
    let before = quote.and_then(|quote| quote.checked_sub(1)).map(|before| &chunks[before].kind);
    matches!(before, Some(Kind::Phrase(phrase)) if !phrase.pronoun)
}

/// Whether a verb tells that something was not said: `n'a pas dit`, `never used`. `Ne … que` says what was.
fn is_denied(reader: &Reader, verb: &Verb) -> bool {
    let text = reader.text;
    let utters = text.is(verb.main, Class::UTTERING);
    let no = |token| text.is(token, Class::NEGATION) && !(text.french && text.is(token, Class::CLITIC));
    utters && (verb.first..=verb.last + 1).any(no)
}

/// Whether a verb says more than `est` or `a`.
fn is_lexical(reader: &Reader, verb: &Verb) -> bool {
    verb.quoting || !reader.text.is(verb.main, Class::AUXILIARY)
}

/// `a-t-il dit`; `peut-on lire dans le communiqué`.
fn inverted(reader: &Reader, chunks: &[Chunk], at: usize, verb: &Verb, token: usize) -> Option<Source> {
    let pronoun = reader.text.lower(token).trim_start_matches("-t-").trim_start_matches('-');
    let cue = Some(cue(reader, verb));
    if matches!(pronoun, "on" | "ce" | "je" | "nous" | "vous" | "tu") {
        let phrase = chunks[at + 1..].iter().take(3).find_map(|chunk| match &chunk.kind {
            Kind::Oblique(_, phrase) | Kind::According(phrase) if is_plausible(reader, phrase) => Some(phrase.clone()),
            // `sur le compte de la société Aldane`
            Kind::Oblique(_, phrase) => name_within(reader, phrase),
            _ => None,
        });
        return phrase.map(|phrase| Source::new(phrase, cue, Tie::Incise));
    }
    Some(Source::new(subject::pronoun(reader, token, pronoun), cue, Tie::Incise))
}

/// The name in the complement of a phrase.
fn name_within(reader: &Reader, phrase: &Phrase) -> Option<Phrase> {
    let named = reader.text.document.tokens_in(phrase.span).find_map(|token| reader.people.at(token))?;
    let gender = reader.people.referents[named.referent].gender;
    let span = reader.text.document.span_of(named.tokens.clone());
    Some(Phrase { gender, ..Phrase::named(span, Some(named.referent)) })
}

fn is_impersonal(reader: &Reader, phrase: &Phrase) -> bool {
    phrase.pronoun && phrase.head.is_none() && {
        let token = reader.text.document.token_at(phrase.span.start);
        !reader.text.is(token, Class::THIRD)
            && reader.text.is(token, Class::SUBJECT)
            && !reader.text.is(token, Class::DETERMINER)
    }
}

/// Whether nothing but a stop, a preposition or the end follows.
fn ends_clause(reader: &Reader, chunks: &[Chunk], at: usize) -> bool {
    match chunks.get(at).map(|chunk| &chunk.kind) {
        None | Some(Kind::Oblique(..) | Kind::Other | Kind::Relative | Kind::Subordinate) => true,
        Some(Kind::Stop(token)) => !reader.text.is_mark(*token, ":"),
        _ => false,
    }
}

/// An incise or `selon X` later in the sentence: it covers all that came before.
fn further_on(reader: &Reader, chunks: &[Chunk], place: usize) -> Option<Source> {
    let mut at = place + 1;
    while at < chunks.len() {
        match &chunks[at].kind {
            Kind::Stop(token) if reader.text.is_mark(*token, ":;") => return None,
            Kind::Stop(_) => {
                if let Some(source) = incise(reader, chunks, at + 1, true, true) {
                    return Some(Source { tie: Tie::Source, ..source });
                }
            }
            Kind::According(phrase) if !is_impersonal(reader, phrase) => {
                return Some(Source::new(phrase.clone(), None, Tie::Source));
            }
            Kind::Quote(_) => {
                let after = beside(reader, chunks, at)
                    .filter(|source| source.phrase.pronoun || is_plausible(reader, &source.phrase));
                if let Some(source) = after {
                    return Some(Source { tie: Tie::Source, ..source });
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// `Selon X, …`: the source of all the sentence.
fn according_before(chunks: &[Chunk], place: usize) -> Option<Source> {
    chunks[..place].iter().rev().find_map(|chunk| match &chunk.kind {
        Kind::According(phrase) => Some(Source::new(phrase.clone(), None, Tie::Source)),
        _ => None,
    })
}

/// The verb to the left that governs the quotation, and its subject; the agent of a passive; else the subject
/// of the sentence.
fn governing(reader: &Reader, chunks: &[Chunk], place: usize) -> Option<Source> {
    let colon = matches!(place.checked_sub(1).map(|at| &chunks[at].kind), Some(Kind::Stop(token)) if reader.text.is_mark(*token, ":"));
    let mut fallback: Option<Source> = None;
    let mut agentless = false;
    for at in (0..place).rev() {
        match &chunks[at].kind {
            Kind::Stop(token) if reader.text.is_mark(*token, ";") => break,
            Kind::Stop(token) if reader.text.is_mark(*token, ":") && at + 1 != place => {
                // What a colon follows may still govern: `Il le dit : c'est « trop »`.
                continue;
            }
            Kind::Verb(verb) => {
                let source = |phrase: Phrase, tie| Source::new(phrase, Some(cue(reader, verb)), tie);
                let passive = verb.passive || verb.form == Form::Participle;
                if verb.quoting && passive {
                    if let Some(agent) = agent(reader, chunks, at, place) {
                        return Some(source(agent, Tie::Governed));
                    }
                    agentless |= verb.form == Form::Finite;
                    continue;
                }
                if verb.form == Form::Infinitive || verb.form == Form::Participle {
                    // `on voit X répéter « … »`: the infinitive has a subject of its own.
                    match at.checked_sub(1).map(|before| &chunks[before].kind) {
                        Some(Kind::Phrase(phrase))
                            if verb.speech && verb.form == Form::Infinitive && phrase.named.is_some() =>
                        {
                            return Some(source(phrase.clone(), Tie::Governed));
                        }
                        _ => continue,
                    }
                }
                let Some(phrase) = subject_of(reader, chunks, at).filter(|phrase| !is_impersonal(reader, phrase))
                else {
                    continue;
                };
                let main = !matches!(subject::opener(chunks, at), Some(Kind::Relative));
                let speaks = verb.quoting && (colon || !verb.incise_only)
                    || colon && main && fallback.is_none() && is_plausible(reader, &phrase);
                if speaks && (verb.speech && is_specific(reader, &phrase) || is_plausible(reader, &phrase)) {
                    let denied = !colon && is_denied(reader, verb);
                    return Some(Source { denied, ..source(phrase, Tie::Governed) });
                }
                if is_plausible(reader, &phrase) && !agentless && (fallback.is_none() || main) {
                    fallback = Some(source(phrase, Tie::Subject));
                }
            }
            _ => {}
        }
    }
    fallback
}

/// The agent of a passive: `qualifié d'« absurde » par X`, `jugée par X « absurde »`.
fn agent(reader: &Reader, chunks: &[Chunk], verb: usize, place: usize) -> Option<Phrase> {
    let by = |chunk: &Chunk| match &chunk.kind {
        Kind::Oblique(token, phrase) if matches!(reader.text.lower(*token), "par" | "by") && !phrase.is_time => {
            Some(phrase.clone())
        }
        _ => None,
    };
    let before = chunks[verb + 1..place].iter().find_map(by);
    before.or_else(|| chunks[place + 1..].iter().take(2).find_map(by)).filter(|phrase| is_plausible(reader, phrase))
}
