//! Titles and names set beside each other with a comma or in parentheses.

use crate::analysis::lexicon::Class;
use crate::article::Span;
use crate::text::segment::TokenKind;

use super::noun_phrase::{Governor, NounPhrase, read_plain};
use super::sentence_view::SentenceView;
use crate::analysis::quotations::names::roles::role_end;

/// Joins a title and a name set beside each other: `le maire, Paul Roche`, `Paul Roche (PS), maire de Brest`.
pub(crate) fn join(sentence: &SentenceView, mut phrase: NounPhrase, mut end: usize) -> (NounPhrase, usize) {
    let text = sentence.text;
    if phrase.referent.is_some()
        && sentence.is_mark(end, "(")
        && let Some(close) = (end + 1..end + 9).find(|at| sentence.is_mark(*at, ")"))
    {
        end = close + 1;
        if let Some(token) = sentence.token(close).filter(|_| text.grammar.title_belongs_to_name) {
            phrase.span.end = text.document.tokens[token].span.end;
        }
    }
    if !sentence.is_mark(end, ",") {
        return (phrase, end);
    }
    if phrase.referent.is_some() {
        return with_title(sentence, phrase, end);
    }
    let Some(head) = phrase.head.filter(|head| text.is(*head, Class::ROLE) && !phrase.plural) else {
        return (phrase, end);
    };
    let Some((name, after)) = read_plain(sentence, end + 1, Governor::None) else { return (phrase, end) };
    let person = sentence.is_person(name.referent);
    // `l'avocate, Maître Anne Roy`: the civility is no title of another.
    let civility = sentence.is(end + 1, Class::CIVILITY);
    if !person || name.determined || name.title.is_some() && !civility {
        return (phrase, end);
    }
    phrase.title = Some(Span::new(text.document.tokens[head].span.start, phrase.span.end));
    phrase.span.end = name.span.end;
    phrase.referent = name.referent;
    phrase.gender = name.gender.or(phrase.gender);
    (phrase, after)
}

/// Adds the title after a name and its comma at `end`, an age passed over: `Paul Roche, 52 ans, alors maire`.
fn with_title(sentence: &SentenceView, mut phrase: NounPhrase, mut end: usize) -> (NounPhrase, usize) {
    let text = sentence.text;
    let mut start = end + 1;
    let is_number = sentence.token(start).and_then(|token| text.kind(token)) == Some(TokenKind::Number);
    if is_number && matches!(sentence.lower(start + 1), "ans" | ",") {
        let after = if sentence.lower(start + 1) == "ans" { start + 2 } else { start + 1 };
        if !sentence.is_mark(after, ",") {
            return (phrase, after);
        }
        end = after;
        start = after + 1;
    }
    while sentence.is(start, Class::ADVERB) && start < end + 4 {
        start += 1;
    }
    // `Anne Roy, candidate UDR à la mairie`: a party inside a title.
    let of_party = |title: &NounPhrase| {
        !title.determined
            && title.is_headed_by(text, Class::ROLE)
            && title.referent.is_some()
            && !sentence.is_person(title.referent)
    };
    let titled =
        read_plain(sentence, start, Governor::None).filter(|(title, _)| title.referent.is_none() || of_party(title));
    let Some((title, mut after)) = titled else { return (phrase, end) };
    if title.referent.is_some()
        && let Some(tokens) = sentence.sentence.tokens(start..after)
    {
        // Where the name of the body ends, the title may go on: `Conseil des ports de la Région`.
        let more = role_end(text, tokens.start).saturating_sub(tokens.end);
        after = if sentence.sentence.tokens(start..after + more).is_some() { after + more } else { after };
    }
    let office = title.is_headed_by(text, Class::ROLE);
    let body = !title.determined && title.is_headed_by(text, Class::INSTITUTION);
    // `Anne Roy, Bonnet bleu de Brest dit`: what somebody is called, with no comma before the verb.
    let person = sentence.is_person(phrase.referent);
    let called = person && !title.determined && !title.plural && sentence.is(after, Class::FINITE) && {
        sentence.token(start).is_some_and(|token| text.is_capital(token) && !text.is(token, Class::FUNCTION))
    };
    // `Selon Anne Roche, le maire a menti`: the subject of the next clause.
    let subject = title.determined && sentence.is(after, Class::FINITE | Class::CLITIC);
    if subject || !(office || body || called && text.grammar.bare_appositions) || title.is_time {
        return (phrase, end);
    }
    if let Some(tokens) = sentence.sentence.tokens(start..after) {
        let from = tokens.clone().find(|token| !text.is(*token, Class::DETERMINER)).unwrap_or(tokens.start);
        let stop = role_end(text, from).min(tokens.end).max(from + 1);
        phrase.title = phrase.title.or(Some(text.document.span_of(from..stop)));
        phrase.span.end = phrase.span.end.max(text.document.tokens[tokens.end - 1].span.end);
    }
    (phrase, after)
}
