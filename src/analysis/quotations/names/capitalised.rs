//! Names by their capitals alone, where nothing else knows them: runs of capitalised words, and which of them show
//! that they name a person.

use std::ops::Range;

use crate::analysis::lexicon::Class;
use crate::text::segment::TokenKind;

use crate::analysis::quotations::tagged_text::TaggedText;

/// Runs of capitalised words that may be names.
pub(crate) fn runs(text: &TaggedText) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sentence in &text.document.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if !starts_name(text, at, sentence.tokens.start) {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < sentence.tokens.end {
                if is_name_part(text, end) && !begins_person(text, end, at) {
                    end += 1;
                } else if is_particle(text, end, at) && end + 1 < sentence.tokens.end && is_name_part(text, end + 1) {
                    end += 2;
                } else {
                    break;
                }
            }
            found.push(at..end);
            at = end;
        }
    }
    found
}

fn is_name_part(text: &TaggedText, token: usize) -> bool {
    text.kind(token) == Some(TokenKind::Word) && text.is_capital(token) && !text.lower(token).ends_with('\'')
}

fn starts_name(text: &TaggedText, token: usize, first: usize) -> bool {
    if !is_name_part(text, token) {
        return false;
    }
    let alone = token == first && !text.is_given_name(token) && !text.is(token, Class::CIVILITY);
    let word = text.word(token);
    !alone
        || !word.is(Class::FUNCTION | Class::TIME | Class::ACCORDING | Class::SUBJECT)
            && !(text.lower(token).starts_with('-'))
}

/// Whether a person's name begins here within a run: `Santé Anne Roy`.
fn begins_person(text: &TaggedText, token: usize, start: usize) -> bool {
    text.is_given_name(token)
        && is_name_part(text, token + 1)
        && !text.is_given_name(token - 1)
        && !text.is(token - 1, Class::CIVILITY)
        && (start..token).all(|before| !text.is_given_name(before))
}

fn is_particle(text: &TaggedText, token: usize, start: usize) -> bool {
    match text.lower(token) {
        "von" | "van" | "ben" | "bin" | "al" | "el" | "der" | "di" | "da" | "dos" | "do" | "del" | "della" | "ibn"
        | "ould" => true,
        "de" | "du" | "d'" | "des" | "la" | "le" => text.is_given_name(start) && token == start + 1,
        _ => false,
    }
}

/// Whether a run shows that it names a person: a civility or a given name before a surname, a title right before
/// it, an age or a title right after it, or a verb of saying.
pub(crate) fn is_person(text: &TaggedText, run: &Range<usize>) -> bool {
    if run.clone().any(|token| text.is_acronym(token) && text.document.word(token).len() <= 5) && run.len() == 1 {
        return false;
    }
    let first = run.start;
    if text.is(first, Class::CIVILITY) {
        return run.len() > 1;
    }
    if text.is_given_name(first) && run.len() > 1 && !text.is(run.end - 1, Class::INSTITUTION) {
        return true;
    }
    if run.clone().any(|token| text.is(token, Class::INSTITUTION | Class::MEDIA | Class::TIME)) || run.len() > 4 {
        return false;
    }
    let before = first.checked_sub(1);
    if before
        .is_some_and(|token| text.is(token, Class::CIVILITY) || text.is(token, Class::ROLE) && !text.is_capital(token))
    {
        return true;
    }
    if run.len() < 2 || run.clone().any(|token| text.is_acronym(token) || text.is(token, Class::FUNCTION)) {
        return false;
    }
    let comma = text.is_mark(run.end, ",(");
    let title = comma
        && (text.is(run.end + 1, Class::ROLE)
            || text.is(run.end + 2, Class::ROLE) && text.is(run.end + 1, Class::DETERMINER));
    let age = comma
        && text.kind(run.end + 1) == Some(TokenKind::Number)
        && matches!(text.lower(run.end + 2), "ans" | "," | "years");
    let speaks = (run.end..run.end + 3)
        .any(|token| text.is(token, Class::SPEECH) && text.is(token, Class::FINITE | Class::PARTICIPLE))
        && !text.is_mark(run.end, ",.;:");
    let introduced = first >= 2
        && text.is_mark(first - 1, ",")
        && (first.saturating_sub(8)..first - 1).any(|token| text.is(token, Class::ROLE));
    title || age || speaks || introduced
}
