//! The second pass, which makes an article agree with itself about its names.
//!
//! Once `Sergueï Choïgou` is a person, `Choïgou` is one everywhere; what was seen three times as a place is one the
//! fourth time; a name that was passed over in one sentence is found there by its other occurrences.

use super::hash::{Hashed, combine};
use super::lexicon::{head, key, kind};
use super::name::Name;
use super::words::{Caps, Words};
use crate::analysis::EntityKind;
use std::ops::Range;

/// The most words of a name that is looked for again.
const LONGEST: usize = 6;

/// How often the words of a name were taken for each kind, in the order of [`EntityKind::ALL`].
#[derive(Clone, Copy, Default)]
struct Votes {
    kinds: [u16; EntityKind::ALL.len()],
}

impl Votes {
    fn add(&mut self, kind: EntityKind) {
        let count = &mut self.kinds[kind as usize];
        *count = count.saturating_add(1);
    }

    fn of(self, kind: EntityKind) -> u16 {
        self.kinds[kind as usize]
    }

    /// Whether more than one name and all of them were of one kind.
    fn is_sure(self) -> bool {
        let sum: u16 = self.kinds.iter().sum();
        sum > 1 && self.of(self.winner()) == sum
    }

    /// The kind most voted for.
    fn winner(self) -> EntityKind {
        let best = |best: EntityKind, kind: &EntityKind| if self.of(*kind) > self.of(best) { *kind } else { best };
        EntityKind::ALL.iter().fold(EntityKind::Person, best)
    }
}

/// Gives the occurrences of a name the kind that most of them have, and finds those that were passed over.
pub(super) fn agree(words: &Words<'_>, names: &mut Vec<Name>) {
    let mut votes: Hashed<Votes> = Hashed::default();
    for name in names.iter_mut() {
        strip_title(words, name);
        votes.entry(key_of(words, &name.tokens)).or_default().add(name.kind);
        if name.kind == EntityKind::Person && name.tokens.len() > 1 {
            votes.entry(words[name.tokens.end - 1].lower).or_default().add(EntityKind::Person);
        }
    }
    for name in names.iter_mut() {
        let Some(found) = votes.get(&key_of(words, &name.tokens)) else { continue };
        let winner = found.winner();
        if found.of(winner) >= 3 * found.of(name.kind) {
            name.kind = winner;
        } else if name.kind == EntityKind::Person
            && is_town(words, name)
            && found.of(EntityKind::Place) >= found.of(EntityKind::Person)
        {
            name.kind = EntityKind::Place;
        }
    }
    let missed = missed(words, names, &votes);
    if !missed.is_empty() {
        names.extend(missed);
        names.sort_by_key(|name| name.tokens.start);
    }
}

/// Whether a name is a single word that is known as a town and as nobody's given name. Where nobody in the article has
/// it as a surname, a person of that name is a mistake: `Dover was easier to find`.
fn is_town(words: &Words<'_>, name: &Name) -> bool {
    let kinds = words[name.tokens.start].kinds;
    name.tokens.len() == 1 && kinds & (kind::CITY | kind::TOWN) != 0 && kinds & kind::GIVEN == 0
}

fn key_of(words: &Words<'_>, tokens: &Range<usize>) -> u64 {
    key(words.among(tokens.clone()).iter().map(|word| word.lower))
}

/// Takes `Mme` or `President` off a person: the name is what follows.
fn strip_title(words: &Words<'_>, name: &mut Name) {
    while name.kind == EntityKind::Person
        && name.tokens.len() > 1
        && words.head(name.tokens.start) & head::HONORIFIC != 0
    {
        name.tokens.start += 1;
    }
}

/// The names of `votes` that stand in the article where no name was found.
fn missed(words: &Words<'_>, names: &[Name], votes: &Hashed<Votes>) -> Vec<Name> {
    let mut missed = Vec::new();
    let mut next = names.iter().peekable();
    let mut at = 0;
    while at < words.len() {
        while next.peek().is_some_and(|name| name.tokens.end <= at) {
            next.next();
        }
        let free = next.peek().map_or(words.len(), |name| name.tokens.start);
        if free <= at {
            at = next.peek().map_or(words.len(), |name| name.tokens.end);
            continue;
        }
        match known_at(words, at, free, votes) {
            Some(name) => {
                at = name.tokens.end;
                missed.push(name);
            }
            None => at += 1,
        }
    }
    missed
}

/// The longest name of `votes` that begins at token number `at` and ends before `free`.
fn known_at(words: &Words<'_>, at: usize, free: usize, votes: &Hashed<Votes>) -> Option<Name> {
    let first = &words[at];
    if first.caps == Caps::None || first.date {
        return None;
    }
    let mut longest = None;
    let mut key = first.lower;
    for end in at + 1..=free.min(at + LONGEST) {
        if end > at + 1 {
            key = combine(key, words[end - 1].lower);
        }
        if words[end - 1].caps != Caps::None
            && let Some(votes) = votes.get(&key).filter(|votes| votes.is_sure())
        {
            longest = Some(Name { tokens: at..end, kind: votes.winner() });
        }
    }
    let name = longest?;
    let run = words.run(at);
    let alone = run.start == at && words.run(name.tokens.end - 1).end == name.tokens.end;
    let common = name.tokens.len() == 1 && first.kinds & (kind::FRENCH | kind::ENGLISH) != 0;
    (alone && !common).then_some(name)
}
