//! The titles that stand beside a name, and what a title is of: `l'avocat de Petit` is no name of Petit, and `le
//! ministre de l'Intérieur` is not the one of Justice.

use std::ops::Range;

use crate::analysis::lexicon::Class;
use crate::article::Span;
use crate::text::segment::TokenKind;

use crate::analysis::quotations::tagged_text::TaggedText;

/// The titles that stand beside a name: `la ministre de la Santé, Anne Roy`, `Anne Roy, ministre de la Santé`,
/// `le maire Paul Roche`.
pub(crate) fn roles_around(text: &TaggedText, name: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut end = name.start;
    if end > 0 && text.is(end - 1, Class::CIVILITY) {
        end -= 1;
    }
    // `l'avocat de Petit`: the title is another's.
    let governed = end > 0 && text.is(end - 1, Class::PREPOSITION) || is_of(text, end.wrapping_sub(1));
    let reach = if governed { 0 } else { 14 };
    let beside = end;
    if end > 0 && text.is_mark(end - 1, ",") {
        end -= 1;
    }
    // Backwards over the words of a noun phrase to the title that heads it: the farthest one on the way.
    let mut head = None;
    for token in (end.saturating_sub(reach)..end).rev() {
        if text.kind(token) != Some(TokenKind::Word)
            || text.is(token, Class::FINITE | Class::RELATIVE | Class::SUBJECT | Class::CONJUNCTION)
                && !text.is(token, Class::ROLE | Class::INSTITUTION | Class::DETERMINER)
        {
            break;
        }
        // `l'association des maires Anne Roy`: one person is not several.
        if text.is(token, Class::ROLE) && !(is_complement(text, token) && text.is(token, Class::PLURAL)) {
            head = Some(token);
            // `l'avocat de la ministre Anne Roy`: she is the minister.
            if token + 1 == beside && is_complement(text, token) {
                break;
            }
        }
        let crosses = text.is(token, Class::PREPOSITION) && !is_of(text, token);
        let opens = text.is(token, Class::DETERMINER) && !is_of(text, token);
        if crosses || opens && token > 0 && !is_of(text, token - 1) {
            break;
        }
    }
    if let Some(head) = head {
        found.push(head..end);
    }
    // `Anne Roy est la maire de Brest`
    let is = matches!(text.lower(name.end), "est" | "était" | "fut" | "sera" | "is" | "was");
    if text.is_mark(name.end, ",(") || is {
        let mut start = name.end + 1;
        while text.is(start, Class::DETERMINER)
            || text.kind(start) == Some(TokenKind::Word) && text.is(start, Class::ADVERB)
        {
            start += 1;
        }
        if text.is(start, Class::ROLE) || text.is(start + 1, Class::ROLE) && text.kind(start) == Some(TokenKind::Word) {
            found.push(start..role_end(text, start));
        }
    }
    found
}

/// Whether a token is the preposition that joins a noun to its complement.
pub(crate) fn is_of(text: &TaggedText, token: usize) -> bool {
    matches!(text.lower(token), "de" | "d'" | "du" | "des" | "of" | "'s" | "à" | "aux" | "au" | "for")
}

/// Where a title that begins at `start` ends: at punctuation, a verb, a relative pronoun or a time.
pub(crate) fn role_end(text: &TaggedText, start: usize) -> usize {
    let mut end = start;
    while text.kind(end) == Some(TokenKind::Word)
        && end < start + 16
        && !text.is(end, Class::RELATIVE | Class::SUBJECT | Class::TIME)
        && !(text.is(end, Class::FINITE)
            && !text.is(end, Class::ROLE | Class::INSTITUTION)
            && !text.is(end.saturating_sub(1), Class::DETERMINER | Class::PREPOSITION))
        && !(text.is(end, Class::PREPOSITION)
            && !is_of(text, end)
            && !matches!(text.lower(end), "en" | "pour" | "auprès" | "in" | "at"))
    {
        end += 1;
    }
    while end > start && text.is(end - 1, Class::PREPOSITION | Class::DETERMINER | Class::CONJUNCTION | Class::ADVERB) {
        end -= 1;
    }
    end.max(start + 1).min(text.document.tokens.len())
}

/// Whether a noun is what another one is of: `du ministre`, `de la ministre`, `of the minister`.
pub(crate) fn is_complement(text: &TaggedText, noun: usize) -> bool {
    let Some(before) = noun.checked_sub(1) else { return false };
    let of = |token: usize| is_of(text, token);
    of(before) || text.is(before, Class::DETERMINER) && before.checked_sub(1).is_some_and(of)
}

/// Whether two titles of one head noun can be of one person: what they are of is not told, or has a word in common
/// (`le ministre de la Mer` and `ministre de la Mer et des Ports`, not `ministre de l'Intérieur`).
pub(crate) fn may_be_one(text: &TaggedText, one: Span, other: Span) -> bool {
    let [one, other] = [one, other].map(|title| complement(text, title));
    let alike = |one: &str, other: &str| {
        let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
        one == other || common >= SAME_STEM
    };
    one.is_empty() || other.is_empty() || one.iter().any(|one| other.iter().any(|other| alike(one, other)))
}

/// Letters that two words of one stem share at least: `écologie`, `écologique`.
const SAME_STEM: usize = 6;

/// The words of weight, folded, of what a title is of.
fn complement<'t>(text: &'t TaggedText, title: Span) -> Vec<&'t str> {
    let tokens = text.document.tokens_in(title);
    let of = tokens.clone().skip(1).find(|token| is_of(text, *token)).unwrap_or(tokens.end);
    let weighty = |token: &usize| !text.is(*token, Class::FUNCTION) && !is_of(text, *token);
    let words = (of..tokens.end).filter(|token| text.kind(*token) == Some(TokenKind::Word));
    words.filter(weighty).map(|token| text.document.folded(token)).collect()
}
