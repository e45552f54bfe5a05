//! Takes two names apart that stand side by side: what somebody heads, and who it is (`le président du Conseil
//! régional Marc Vial`, `the mayor of Lewes Anne Webb`).

use super::lexicon::{self, head, kind};
use super::name::Name;
use super::words::{Caps, NAMES, Words};
use crate::analysis::EntityKind;

/// The most words from a title to what it is of.
const REACH: usize = 6;

/// Takes apart each name that begins with what a title is of and ends in the name of its bearer.
pub(super) fn take_apart(words: &Words<'_>, names: &mut Vec<Name>) {
    let mut apart = Vec::with_capacity(names.len());
    for mut name in names.drain(..) {
        let Some(person) = bearer(words, &name) else {
            apart.push(name);
            continue;
        };
        let end = std::mem::replace(&mut name.tokens.end, person);
        name.kind = kind_of(words, &name);
        // `Secretary of State`: part of the title.
        if name.tokens.len() > 1 || words.document.lower(name.tokens.start) != "state" {
            apart.push(name);
        }
        apart.push(Name { tokens: person..end, kind: EntityKind::Person });
    }
    *names = apart;
}

/// Takes apart two places that `for` or `to` joins: `the ferry left Newhaven for Dieppe`. No place has these words.
pub(super) fn take_ways_apart(words: &Words<'_>, names: &mut Vec<Name>) {
    let way = |at: &usize| matches!(words.document.lower(*at), "for" | "to");
    let mut apart = Vec::with_capacity(names.len());
    for mut name in names.drain(..) {
        // Each part that is left over may be a way again.
        while name.kind == EntityKind::Place {
            let tokens = name.tokens.clone();
            let Some(middle) = tokens.clone().skip(1).find(way).filter(|middle| middle + 1 < tokens.end) else { break };
            apart.push(Name { tokens: tokens.start..middle, kind: EntityKind::Place });
            name.tokens.start = middle + 1;
        }
        apart.push(name);
    }
    *names = apart;
}

/// The token at which the name of a person begins within a longer one.
fn bearer(words: &Words<'_>, name: &Name) -> Option<usize> {
    let tokens = name.tokens.clone();
    let kinds = matches!(name.kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Place);
    let whole = lexicon::key(words.among(tokens.clone()).iter().map(|word| word.lower));
    let given = |at: usize| words[at].kinds & kind::GIVEN != 0;
    if !kinds || tokens.len() < 3 || given(tokens.start) || lexicon::kinds(whole) & NAMES != 0 {
        return None;
    }
    let at = (tokens.start + 1..tokens.end - 1).find(|at| given(*at) && words[*at].caps == Caps::First)?;
    // `l'école Paul Roche`, `the Anne Webb Foundation`: named after a person.
    let introduces = head::ORGANISATION | head::PLACE | head::WORK | head::EVENT;
    let bears = |at: usize| words.head(at) & introduces != 0;
    let capital = |at: usize| words[at].letters && matches!(words[at].caps, Caps::First | Caps::Mixed) && !bears(at);
    let surname = at + 1..tokens.end;
    let country = words[at - 1].kinds & (kind::COUNTRY | kind::CITY) != 0;
    let apart = !bears(at - 1) || country || words.document.lower(at - 1) == "state";
    (apart && surname.len() <= 2 && surname.clone().all(capital) && is_headed(words, tokens.start)).then_some(at)
}

/// Whether what begins at a token is what a title before it is of: `le maire de la ville de |`.
fn is_headed(words: &Words<'_>, start: usize) -> bool {
    let small = |at: &usize| matches!(words.document.lower(*at), "la" | "l'" | "le" | "les" | "the");
    let Some(of) = (start.saturating_sub(2)..start).rev().find(|at| !small(at)) else { return false };
    if !matches!(words.document.lower(of), "de" | "du" | "d'" | "des" | "of" | "for") {
        return false;
    }
    let noun = |at: &usize| words[*at].letters && (words[*at].caps == Caps::None || words.head(*at) & head::ROLE != 0);
    let mut before = (of.saturating_sub(REACH)..of).rev().take_while(noun);
    before.any(|at| words.head(at) & (head::ROLE | head::TITLE) != 0)
}

/// The kind of what was left of a name.
fn kind_of(words: &Words<'_>, name: &Name) -> EntityKind {
    let known = lexicon::kinds(lexicon::key(words.among(name.tokens.clone()).iter().map(|word| word.lower)));
    let body = words.head(name.tokens.start) & head::ORGANISATION != 0;
    if !body && known & (kind::COUNTRY | kind::CITY | kind::TOWN | kind::VILLAGE) != 0 {
        return EntityKind::Place;
    }
    if name.kind == EntityKind::Place { EntityKind::Place } else { EntityKind::Organisation }
}
