//! Titles and names set beside each other with a comma or in parentheses.

use crate::analysis::lexicon::Class;
use crate::article::Span;
use crate::text::segment::TokenKind;

use super::chunks::Reader;
use super::noun_phrase::{Phrase, read_plain};
use crate::analysis::quotations::names::roles::role_end;

/// Joins a title and a name set beside each other: `le maire, Paul Roche`, `Paul Roche (PS), maire de Brest`.
pub(crate) fn join(reader: &Reader, mut phrase: Phrase, mut end: usize) -> (Phrase, usize) {
    let text = reader.text;
    if phrase.named.is_some()
        && reader.is_mark(end, "(")
        && let Some(close) = (end + 1..end + 9).find(|at| reader.is_mark(*at, ")"))
    {
        end = close + 1;
        if let Some(token) = reader.line.token(close).filter(|_| !text.french) {
            phrase.span.end = text.document.tokens[token].span.end;
        }
    }
    if !reader.is_mark(end, ",") {
        return (phrase, end);
    }
    if phrase.named.is_some() {
        return with_title(reader, phrase, end);
    }
    let Some(head) = phrase.head.filter(|head| text.is(*head, Class::ROLE) && !phrase.plural) else {
        return (phrase, end);
    };
    let Some((name, after)) = read_plain(reader, end + 1, false) else { return (phrase, end) };
    let person = name.named.is_some_and(|named| reader.people.referents[named].is_person);
    // `l'avocate, Maître Anne Roy`: the civility is no title of another.
    let civility = reader.is(end + 1, Class::CIVILITY);
    if !person || name.determined || name.role.is_some() && !civility {
        return (phrase, end);
    }
    phrase.role = Some(Span::new(text.document.tokens[head].span.start, phrase.span.end));
    phrase.span.end = name.span.end;
    phrase.named = name.named;
    phrase.gender = name.gender.or(phrase.gender);
    (phrase, after)
}

/// Adds the title after a name and its comma at `end`, an age passed over: `Paul Roche, 52 ans, alors maire`.
fn with_title(reader: &Reader, mut phrase: Phrase, mut end: usize) -> (Phrase, usize) {
    let text = reader.text;
    let mut start = end + 1;
    let is_number = reader.line.token(start).and_then(|token| text.kind(token)) == Some(TokenKind::Number);
    if is_number && matches!(reader.lower(start + 1), "ans" | ",") {
        let after = if reader.lower(start + 1) == "ans" { start + 2 } else { start + 1 };
        if !reader.is_mark(after, ",") {
            return (phrase, after);
        }
        end = after;
        start = after + 1;
    }
    while reader.is(start, Class::ADVERB) && start < end + 4 {
        start += 1;
    }
    // `Anne Roy, candidate UDR à la mairie`: a party inside a title.
    let of_party = |title: &Phrase| {
        !title.determined
            && title.head.is_some_and(|head| text.is(head, Class::ROLE))
            && title.named.is_some_and(|named| !reader.people.referents[named].is_person)
    };
    let titled = read_plain(reader, start, false).filter(|(title, _)| title.named.is_none() || of_party(title));
    let Some((title, mut after)) = titled else { return (phrase, end) };
    if title.named.is_some()
        && let Some(tokens) = reader.line.tokens(start..after)
    {
        // Where the name of the body ends, the title may go on: `Conseil des ports de la Région`.
        let more = role_end(text, tokens.start).saturating_sub(tokens.end);
        after = if reader.line.tokens(start..after + more).is_some() { after + more } else { after };
    }
    let office = title.head.is_some_and(|head| text.is(head, Class::ROLE));
    let body = !title.determined && title.head.is_some_and(|head| text.is(head, Class::INSTITUTION));
    // `Anne Roy, Bonnet bleu de Brest dit`: what somebody is called, with no comma before the verb.
    let person = phrase.named.is_some_and(|named| reader.people.referents[named].is_person);
    let called = person && !title.determined && !title.plural && reader.is(after, Class::FINITE) && {
        reader.line.token(start).is_some_and(|token| text.is_capital(token) && !text.is(token, Class::FUNCTION))
    };
    if !(office || body || called && text.french) || title.is_time {
        return (phrase, end);
    }
    if let Some(tokens) = reader.line.tokens(start..after) {
        let from = tokens.clone().find(|token| !text.is(*token, Class::DETERMINER)).unwrap_or(tokens.start);
        let stop = role_end(text, from).min(tokens.end).max(from + 1);
        phrase.role = phrase.role.or(Some(text.document.span_of(from..stop)));
        phrase.span.end = phrase.span.end.max(text.document.tokens[tokens.end - 1].span.end);
    }
    (phrase, after)
}
