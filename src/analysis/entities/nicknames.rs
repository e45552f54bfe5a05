//! Names with a nickname between marks inside them: `Robert “Stubby” Crane` is one name, not three.

use super::lexicon::kind;
use super::name::Name;
use super::words::Words;
use crate::analysis::EntityKind;
use crate::text::segment::TokenKind;

/// Words that a nickname has at most.
const LONGEST: usize = 3;

/// Makes one name of the two parts of a person's name with a nickname between them. One of the parts must be known as a
/// person's name; the nickname must be all in capitals.
pub(super) fn join(words: &Words<'_>, names: &mut Vec<Name>) {
    let document = words.document;
    let marks = (0..document.tokens.len()).filter(|at| document.tokens[*at].kind == TokenKind::Mark);
    let mut joined: Vec<Name> = Vec::new();
    for open in marks {
        if joined.last().is_some_and(|last| last.tokens.end > open) {
            continue;
        }
        joined.extend(around(words, names, open));
    }
    if joined.is_empty() {
        return;
    }
    let overlaps = |name: &Name| {
        let after = joined.partition_point(|one| one.tokens.end <= name.tokens.start);
        joined.get(after).is_some_and(|one| one.tokens.start < name.tokens.end)
    };
    names.retain(|name| !overlaps(name));
    names.extend(joined);
    names.sort_by_key(|name| name.tokens.start);
}

/// The whole name around a nickname whose mark opens at a token.
fn around(words: &Words<'_>, names: &[Name], open: usize) -> Option<Name> {
    let document = words.document;
    let close = (open + 2..=open + 1 + LONGEST)
        .find(|at| document.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Mark))?;
    let is_name = |at: usize| {
        let is_word = document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
        is_word && document.word(at).starts_with(char::is_uppercase)
    };
    if open == 0 || !(open - 1..=close + 1).all(|at| at == open || at == close || is_name(at)) {
        return None;
    }
    if document.sentence_of(open - 1) != document.sentence_of(close + 1) {
        return None;
    }
    let person = |at: usize| {
        let next = names.partition_point(|name| name.tokens.end <= at);
        names.get(next).filter(|name| name.tokens.contains(&at) && name.kind == EntityKind::Person)
    };
    let (first, last) = (person(open - 1), person(close + 1));
    let given = words[open - 1].kinds & kind::GIVEN != 0;
    if first.is_none() && last.is_none() && !given {
        return None;
    }
    let start = first.map_or(open - 1, |name| name.tokens.start);
    let end = last.map_or(close + 2, |name| name.tokens.end);
    Some(Name { tokens: start..end, kind: EntityKind::Person })
}
