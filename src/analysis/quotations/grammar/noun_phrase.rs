//! Noun phrases: where they end, whose name or title they hold, their gender and number.

use crate::analysis::lexicon::Class;
use crate::article::Span;
use crate::text::segment::TokenKind;

use super::apposition;
use super::chunks::Reader;
use super::phrase_extent::Walk;
use crate::analysis::quotations::tagged_text::Gender;

/// A noun phrase, name or pronoun.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// Its words, an apposition included.
    pub span: Span,
    /// The noun that heads it, when there is one.
    pub head: Option<usize>,
    /// Whether it is a pronoun, to be resolved.
    pub pronoun: bool,
    /// The person or body that it names, by position in `People::referents`.
    pub named: Option<usize>,
    /// The title beside the name.
    pub role: Option<Span>,
    pub gender: Option<Gender>,
    pub plural: bool,
    /// Whether a determiner opens it.
    pub determined: bool,
    /// Whether it tells when.
    pub is_time: bool,
}

impl Phrase {
    /// A name by itself.
    pub fn named(span: Span, named: Option<usize>) -> Self {
        Self {
            span,
            head: None,
            pronoun: false,
            named,
            role: None,
            gender: None,
            plural: false,
            determined: false,
            is_time: false,
        }
    }
}

/// Words that one phrase may have at most.
const MAX_LENGTH: usize = 40;

/// Whether the item is a word or number.
pub(crate) fn is_word(reader: &Reader, at: usize) -> bool {
    reader
        .line
        .token(at)
        .and_then(|token| reader.text.kind(token))
        .is_some_and(|kind| matches!(kind, TokenKind::Word | TokenKind::Number))
}

/// The phrase that begins at an item, with the item after it.
pub(crate) fn read(reader: &Reader, at: usize) -> Option<(Phrase, usize)> {
    read_as(reader, at, false)
}

/// The phrase after a preposition. A person named right after a noun that is no title is not of it: `a dit à la
/// presse Anne Roy`.
pub(crate) fn read_oblique(reader: &Reader, at: usize) -> Option<(Phrase, usize)> {
    read_as(reader, at, true)
}

fn read_as(reader: &Reader, at: usize, oblique: bool) -> Option<(Phrase, usize)> {
    let token = reader.line.token(at)?;
    if let Some((pronoun, end)) = read_pronoun(reader, at, token) {
        return Some((pronoun, end));
    }
    let (mut phrase, mut end) = read_plain(reader, at, oblique)?;
    (phrase, end) = apposition::join(reader, phrase, end);
    if matches!(reader.lower(end), "et" | "and" | "&" | "ainsi") {
        let second = if reader.lower(end) == "ainsi" { end + 2 } else { end + 1 };
        if let Some((other, after)) =
            read_plain(reader, second, false).filter(|(other, _)| other.determined || other.named.is_some())
            && reader.is(after, Class::PLURAL_VERB)
            && !phrase.is_time
        {
            phrase.span.end = other.span.end.max(phrase.span.end);
            return Some((Phrase { named: None, plural: true, role: None, gender: None, ..phrase }, after));
        }
    }
    Some((phrase, end))
}

fn read_pronoun(reader: &Reader, at: usize, token: usize) -> Option<(Phrase, usize)> {
    let word = reader.text.word(token);
    let last = matches!(reader.lower(at + 1), "dernier" | "dernière" | "derniers" | "dernières" | "latter");
    let this = last && matches!(reader.lower(at), "ce" | "cette" | "ces" | "the") && !reader.is(at + 2, Class::TIME);
    let pointing = matches!(reader.lower(at), "celui" | "celle" | "ceux" | "celles")
        && matches!(reader.lower(at + 1), "-ci" | "-là");
    let plain = word.is(Class::SUBJECT) && !word.is(Class::DETERMINER) && !word.is(Class::RELATIVE);
    if !this && !plain && !pointing {
        return None;
    }
    let end = if this || pointing { at + 2 } else { at + 1 };
    let gender = match reader.lower(at) {
        "celui" | "ceux" => Some(Gender::Masculine),
        "celle" | "celles" => Some(Gender::Feminine),
        _ => reader.text.gender(token),
    };
    let tokens = reader.line.tokens(at..end)?;
    let phrase = Phrase {
        span: reader.text.document.span_of(tokens),
        head: None,
        pronoun: true,
        named: None,
        role: None,
        gender,
        plural: word.is(Class::PLURAL) || pointing && matches!(reader.lower(at), "ceux" | "celles"),
        determined: false,
        is_time: false,
    };
    Some((phrase, end))
}

/// A phrase without what is set beside it.
pub(crate) fn read_plain(reader: &Reader, at: usize, oblique: bool) -> Option<(Phrase, usize)> {
    let first = reader.line.token(at)?;
    // `L'Opinion`, `The Guardian`: the article is part of the name.
    let determined = reader.is(at, Class::DETERMINER | Class::NUMBER) && reader.people.at(first).is_none();
    let mut walk = Walk::new(at, determined, oblique);
    if determined {
        walk.end += 1;
        while reader.is(walk.end, Class::DETERMINER | Class::NUMBER) && walk.end < at + 4 {
            walk.end += 1;
        }
    } else if (reader.is(at, Class::FUNCTION) || super::verb::is_manner(reader.lower(at)) && reader.text.french)
        && reader.people.at(first).is_none()
        && !reader.text.is_capital(first)
    {
        return None;
    }
    let start = walk.end;
    while walk.end < at + MAX_LENGTH && walk.step(reader, start) {}
    walk.trim(reader, start);
    if walk.end <= start {
        return None;
    }
    let tokens = reader.line.tokens(at..walk.end)?;
    // A body is often named with the noun for it: `Association des riverains`.
    let first_of_name = walk.name_start.and_then(|name| reader.line.token(name));
    let titled = |token: &usize| reader.text.is(*token, Class::INSTITUTION | Class::ROLE);
    let head = walk.head.or(first_of_name.filter(titled)).or(Some(tokens.end - 1));
    let is_time = walk.named.is_none()
        && (start..walk.end).take(2).any(|at| reader.is(at, Class::TIME))
        && !head.is_some_and(|head| reader.text.is(head, Class::ROLE | Class::INSTITUTION));
    let role = walk.name_start.filter(|name| *name > start).and_then(|name| {
        let words = reader.line.tokens(start..name)?;
        let title = words.clone().find(|token| reader.text.is(*token, Class::ROLE))?;
        let from = if reader.text.french { title } else { words.start };
        Some(reader.text.document.span_of(from..words.end))
    });
    let of_name = walk.named.and_then(|named| reader.people.referents[named].gender);
    let of_head = head.and_then(|head| reader.text.gender(head)).filter(|_| walk.named.is_none());
    let of_determiner = if determined { reader.text.gender(first) } else { None };
    let plural = (at..start).any(|at| reader.is(at, Class::PLURAL | Class::NUMBER))
        || head.is_some_and(|head| reader.text.is(head, Class::PLURAL) && !determined);
    let phrase = Phrase {
        span: reader.text.document.span_of(tokens),
        head,
        pronoun: false,
        named: walk.named,
        role,
        gender: of_name.or(of_determiner).or(of_head),
        plural: plural && walk.named.is_none(),
        determined,
        is_time,
    };
    Some((phrase, walk.end))
}
