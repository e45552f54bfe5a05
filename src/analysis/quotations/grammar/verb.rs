//! Verb groups: auxiliaries, small words, participle and inverted pronoun read as one.

use crate::analysis::lexicon::Class;

use super::chunks::Reader;

/// How a verb stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Finite,
    Gerund,
    Infinitive,
    /// A bare past participle (`qualifié de`).
    Participle,
}

/// A verb with its auxiliaries.
#[derive(Clone, Debug)]
pub(crate) struct Verb {
    pub form: Form,
    /// The first and the last token of the group.
    pub first: usize,
    pub last: usize,
    /// The token with the meaning: the participle of a compound tense.
    pub main: usize,
    pub passive: bool,
    pub plural: bool,
    pub singular: bool,
    /// The pronoun of an inversion (`a-t-il dit`), by token.
    pub inverted: Option<usize>,
    /// Whether it is a verb of saying, or one that governs quoted words.
    pub speech: bool,
    pub quoting: bool,
    /// Whether it heads an incise but governs no words (`poursuivre`).
    pub incise_only: bool,
}

/// The verb group that begins at an item, with the item after it.
pub(crate) fn read(reader: &Reader, at: usize, after_subject: bool) -> Option<(Verb, usize)> {
    let mut start = at;
    while start < at + 4 && reader.is(start, Class::CLITIC) && !reader.is(start, Class::AUXILIARY) {
        start += 1;
    }
    let reflexive = (at..start).any(|at| matches!(reader.lower(at), "se" | "s'"));
    // `le`, `la`, `les` before a form that may be a noun belong to a noun, but for a subject right before them.
    let article = (at..start).any(|at| reader.is(at, Class::DETERMINER));
    if article && !after_subject && !reader.is(start, Class::AUXILIARY) {
        return None;
    }
    let token = reader.line.token(start)?;
    let word = reader.text.word(token);
    if reader.text.is_capital(token) && start > 0 && !word.is(Class::AUXILIARY) {
        return None;
    }
    if word.is(Class::FINITE) {
        return finite(reader, at, start, token, reflexive, after_subject);
    }
    let form = if word.is(Class::GERUND) {
        Form::Gerund
    } else if word.is(Class::INFINITIVE) && (reader.text.french || start > 0 && reader.lower(start - 1) == "to") {
        Form::Infinitive
    } else if word.is(Class::PARTICIPLE) && !article {
        Form::Participle
    } else {
        return None;
    };
    Some((verb(reader, form, reader.line.token(at)?, token, token), start + 1))
}

fn verb(reader: &Reader, form: Form, first: usize, last: usize, main: usize) -> Verb {
    let word = reader.text.word(main);
    Verb {
        form,
        first,
        last,
        main,
        passive: false,
        plural: false,
        singular: false,
        inverted: None,
        speech: word.is(Class::SPEECH),
        quoting: word.is(Class::QUOTING),
        incise_only: word.is(Class::INCISE),
    }
}

/// A finite verb: `affirme`, `a-t-il déclaré`, `s'est dit`, `avait été jugé`, `pourrait ajouter`.
fn finite(
    reader: &Reader,
    at: usize,
    start: usize,
    token: usize,
    reflexive: bool,
    after_subject: bool,
) -> Option<(Verb, usize)> {
    let text = reader.text;
    let word = text.word(token);
    if !text.french && word.is(Class::INFINITIVE) && !word.is(Class::SINGULAR_VERB | Class::AUXILIARY) && !after_subject
    {
        return None;
    }
    let first = reader.line.token(at)?;
    let mut end = start + 1;
    let mut inverted = None;
    if let Some(next) = reader.line.token(end).filter(|next| text.lower(*next).starts_with('-') && text.french) {
        inverted = Some(next);
        end += 1;
    }
    let mut main = token;
    let mut passive = false;
    if word.is(Class::AUXILIARY) {
        let be = is_be(text.lower(token));
        let mut seen_be = be;
        let mut look = end;
        loop {
            look = skip_adverbs(reader, look, inverted.is_none());
            let Some(next) = reader.line.token(look) else { break };
            let other = text.word(next);
            if matches!(text.lower(next), "été" | "been" | "be" | "being") {
                seen_be = true;
                look += 1;
                end = look;
                continue;
            }
            if matches!(text.lower(next), "have" | "avoir" | "être") && other.is(Class::INFINITIVE) {
                look += 1;
                end = look;
                seen_be |= text.lower(next) == "être";
                continue;
            }
            let participle = other.is(Class::PARTICIPLE);
            let gerund = !text.french && seen_be && other.is(Class::GERUND);
            let infinitive = other.is(Class::INFINITIVE) && (!be || !text.french);
            if participle || gerund || infinitive {
                main = next;
                passive = seen_be && participle && !reflexive && (!be || other.is(Class::QUOTING));
                end = look + 1;
            }
            break;
        }
    }
    let last = reader.line.token(end - 1)?;
    let mut verb = verb(reader, Form::Finite, first, last, main);
    verb.passive = passive;
    verb.plural = word.is(Class::PLURAL_VERB) && !word.is(Class::SINGULAR_VERB)
        || matches!(text.lower(token), "ont" | "avaient" | "sont" | "étaient" | "have" | "are" | "were");
    verb.singular = word.is(Class::SINGULAR_VERB) && !word.is(Class::PLURAL_VERB);
    verb.inverted = inverted;
    if let Some(longer) = phrasal(reader, end, text.lower(main)) {
        (verb.speech, verb.quoting) = (true, true);
        end = longer;
        verb.last = reader.line.token(end - 1)?;
    }
    Some((verb, end))
}

/// The end of `faire part`, `mettre en garde` and the like, whose sense is not in the verb.
fn phrasal(reader: &Reader, end: usize, main: &str) -> Option<usize> {
    let mut at = end;
    while reader.is(at, Class::ADVERB) {
        at += 1;
    }
    match (main, reader.lower(at), reader.lower(at + 1)) {
        (
            "fait" | "font" | "faisait" | "faire" | "fera",
            "part" | "valoir" | "savoir" | "remarquer" | "observer",
            _,
        ) => Some(at + 1),
        ("met" | "mis" | "mettent" | "mettait" | "mettre", "en", "garde" | "avant") => Some(at + 2),
        ("pris" | "prend", "la", "parole") => Some(at + 2),
        _ => None,
    }
}

/// Past adverbs, and a short aside between commas, to a participle.
fn skip_adverbs(reader: &Reader, mut at: usize, asides: bool) -> usize {
    let begin = at;
    while reader.is(at, Class::ADVERB | Class::NEGATION | Class::THIRD)
        || reader.lower(at) == "d'" && matches!(reader.lower(at + 1), "abord" | "ailleurs" | "emblée")
        || reader.lower(at) != "d'" && at > begin && reader.lower(at - 1) == "d'"
        || is_manner(reader.lower(at))
        || matches!(reader.lower(at), "tenu" | "part" | "sa" | "leur" | "son" | "pour") && at < begin + 4
    {
        if reader.is(at, Class::PARTICIPLE) {
            break;
        }
        at += 1;
    }
    if asides && reader.is_mark(at, ",") {
        let close = (at + 1..at + 8).find(|close| reader.is_mark(*close, ","));
        if let Some(close) = close.filter(|close| reader.is(close + 1, Class::PARTICIPLE)) {
            return close + 1;
        }
    }
    at
}

/// French adverbs in -ment and English ones in -ly.
pub(crate) fn is_manner(lower: &str) -> bool {
    lower.len() > 6 && (lower.ends_with("ment") || lower.ends_with("ly"))
}

fn is_be(lower: &str) -> bool {
    matches!(
        lower,
        "est"
            | "sont"
            | "était"
            | "étaient"
            | "sera"
            | "seront"
            | "serait"
            | "seraient"
            | "fut"
            | "furent"
            | "soit"
            | "soient"
            | "étant"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "'s"
            | "'re"
            | "isn't"
            | "wasn't"
            | "aren't"
            | "weren't"
    )
}
