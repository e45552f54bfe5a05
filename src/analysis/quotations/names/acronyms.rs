//! Acronyms and what they stand for: `Bureau régional des transports (BRT)`, `BRT (Bureau régional des transports)`, and
//! a body whose initials are those of an acronym. The two become one referent with the full name.

use std::ops::Range;

use crate::analysis::lexicon::Class;
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::text::segment::TokenKind;

use super::referents::{NameMention, ReferentId, Referents};

/// Words that a full name has at most.
const MAX_WORDS: usize = 14;

/// Bodies whose initials are compared at most.
const MAX_BODIES: usize = 100;

/// Acronyms that are joined with the full names beside them at most: each is looked for in the whole article.
const MAX_EXPANSIONS: usize = 100;

impl Referents {
    /// Joins acronyms with their full names.
    pub(super) fn join_acronyms(&mut self, text: &TaggedText) {
        for (acronym, full) in expansions(text).into_iter().take(MAX_EXPANSIONS) {
            self.join(text, acronym, full);
        }
        self.join_initials();
    }

    /// Makes one referent of an acronym and the full name that stands beside it.
    fn join(&mut self, text: &TaggedText, acronym: usize, full: Range<usize>) {
        let word = text.document.word(acronym);
        let name = text.document.span_of(full.clone()).of(text.document.text);
        let short = self
            .mentions
            .iter()
            .find(|named| named.tokens.len() == 1 && text.document.word(named.tokens.start) == word);
        let short = short.map(|named| named.referent).filter(|at| !self.get(*at).is_person);
        let within = |named: &&NameMention| full.start <= named.tokens.start && named.tokens.end <= full.end;
        let long = self.mentions.iter().filter(within).max_by_key(|named| named.tokens.len());
        // A person or place named in a longer name is another.
        let long = long.filter(|named| named.tokens.len() * 2 > full.len()).map(|named| named.referent);
        let long = long.filter(|at| !self.get(*at).is_person);
        let Some(one) = long.or(short) else { return };
        if let (Some(long), Some(short)) = (long, short)
            && long != short
        {
            for named in self.mentions.iter_mut().filter(|named| named.referent == short) {
                named.referent = long;
            }
            let entity = self.get(short).entity;
            self.get_mut(long).entity = self.get(long).entity.or(entity);
        }
        self.get_mut(one).is_place = false;
        self.get_mut(one).name = name.to_owned();
        self.cover(text, one, full);
        let alone = |token: &usize| text.document.word(*token) == word && self.covering(*token).is_none();
        let alone: Vec<usize> = (0..text.document.tokens.len()).filter(alone).collect();
        let named = |token| NameMention { tokens: token..token + 1, referent: one };
        self.mentions.extend(alone.into_iter().map(named));
        self.mentions.sort_by_key(|named| named.tokens.start);
    }

    /// Makes a span the name of a referent, in place of the shorter names in it.
    fn cover(&mut self, _: &TaggedText, referent: ReferentId, tokens: Range<usize>) {
        self.mentions.retain(|named| named.tokens.end <= tokens.start || named.tokens.start >= tokens.end);
        self.insert(NameMention { tokens, referent });
    }

    fn insert(&mut self, named: NameMention) {
        let at = self.mentions.partition_point(|other| other.tokens.start < named.tokens.start);
        self.mentions.insert(at, named);
    }

    /// The mention that a token lies in.
    pub(super) fn covering(&self, token: usize) -> Option<&NameMention> {
        let at = self.mentions.partition_point(|named| named.tokens.end <= token);
        self.mentions.get(at).filter(|named| named.tokens.start <= token)
    }

    /// Gives an acronym the name of the body whose initials it has.
    fn join_initials(&mut self) {
        let bodies = self.iter().filter(|(_, referent)| !referent.is_person).map(|(id, _)| id);
        let bodies: Vec<ReferentId> = bodies.take(MAX_BODIES).collect();
        let is_acronym = |name: &str| name.chars().count() >= 2 && name.chars().all(char::is_uppercase);
        let acronyms: Vec<ReferentId> = bodies.iter().copied().filter(|at| is_acronym(&self.get(*at).name)).collect();
        for short in acronyms {
            let letters: Vec<char> = self.get(short).name.chars().flat_map(char::to_lowercase).collect();
            let long = bodies.iter().copied().find(|long| {
                let words: Vec<&str> = split(&self.get(*long).name).collect();
                // Two letters are the initials of much: there must be no other words.
                let fits = letters.len() > 2 || words.len() == 2;
                *long != short && words.len() >= letters.len() && fits && spells(&letters, &words)
            });
            let person = || {
                let initials = |name: &str| -> Vec<char> {
                    split(name).filter_map(|word| word.to_lowercase().chars().next()).collect()
                };
                let mut people = self.iter().filter(|(_, referent)| referent.is_person).take(MAX_BODIES);
                people.find(|(_, person)| letters.len() > 2 && initials(&person.name) == letters).map(|(id, _)| id)
            };
            let long = long.or_else(person);
            let Some(long) = long else { continue };
            for named in self.mentions.iter_mut().filter(|named| named.referent == short) {
                named.referent = long;
            }
        }
    }
}

fn split(name: &str) -> impl Iterator<Item = &str> {
    name.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether letters are the initials of words, small words passed over or not.
fn spells(letters: &[char], words: &[&str]) -> bool {
    // How many letters the words so far may stand for.
    let mut spelled = vec![0];
    for word in words {
        let initial = word.chars().next().and_then(|char| crate::text::fold::fold(&char.to_string()).chars().next());
        let is_small =
            word.chars().count() <= 3 || matches!(*word, "contre" | "pour" | "dans" | "leur" | "leurs" | "avec");
        let taken = spelled.iter().filter(|at| letters.get(**at).copied() == initial && initial.is_some());
        let mut next: Vec<usize> = taken.map(|at| at + 1).collect();
        next.extend(spelled.iter().filter(|at| is_small && **at < letters.len()));
        next.sort_unstable();
        next.dedup();
        spelled = next;
    }
    spelled.contains(&letters.len())
}

/// Each acronym in parentheses behind its full name, or before it, by its token.
fn expansions(text: &TaggedText) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    for open in 1..text.document.tokens.len() {
        if !text.is_mark(open, "(") {
            continue;
        }
        if is_short_form(text, open + 1) && text.is_mark(open + 2, ")") {
            found.extend(before(text, open).map(|full| (open + 1, full)));
        } else if is_short_form(text, open - 1) {
            found.extend(after(text, open).map(|full| (open - 1, full)));
        }
    }
    found
}

/// Whether a token may be an acronym: `FNA`, or `Fna` as some papers write it, where the letters are spelled beside it.
fn is_short_form(text: &TaggedText, token: usize) -> bool {
    let length = text.document.word(token).chars().count();
    text.is_acronym(token)
        || text.kind(token) == Some(TokenKind::Word) && text.is_capital(token) && (3..=7).contains(&length)
}

/// The full name that ends before an open parenthesis with an acronym.
fn before(text: &TaggedText, open: usize) -> Option<Range<usize>> {
    let letters = letters(text, open + 1);
    let from = open.saturating_sub(MAX_WORDS);
    (from..open).rev().take_while(|start| matches!(text.kind(*start), Some(TokenKind::Word))).find_map(|start| {
        let name = start..open;
        (text.is_capital(start) && is_name(text, &letters, &name)).then_some(name)
    })
}

/// The full name in the parentheses behind an acronym.
fn after(text: &TaggedText, open: usize) -> Option<Range<usize>> {
    let letters = letters(text, open - 1);
    let close = (open + 2..open + MAX_WORDS).find(|at| text.is_mark(*at, ")"))?;
    let name = open + 1..close;
    is_name(text, &letters, &name).then_some(name)
}

fn letters(text: &TaggedText, acronym: usize) -> Vec<char> {
    text.document.folded(acronym).chars().filter(|char| char.is_alphanumeric()).collect()
}

fn is_name(text: &TaggedText, letters: &[char], name: &Range<usize>) -> bool {
    let words: Vec<&str> = name.clone().flat_map(|token| split(text.document.word(token))).collect();
    let plain = name.clone().all(|token| matches!(text.kind(token), Some(TokenKind::Word)));
    letters.len() >= 2 && plain && !text.is(name.start, Class::DETERMINER) && spells(letters, &words)
}
