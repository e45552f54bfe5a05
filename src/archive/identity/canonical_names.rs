//! Which name joins which by itself: `Vasseur` the only `Hélène Vasseur`, `H. Vasseur`, an acronym its full name.
//!
//! Names of an article were brought together by its analysis already; here they meet across articles, where more
//! than one person may bear a name. When in doubt they stay apart.

use std::collections::HashMap;

use super::NameRow;
use crate::analysis::EntityKind;
use crate::analysis::entities::hash::hash;
use crate::analysis::entities::lexicon::{self, kind};
use crate::text::names;

/// A fuller name is taken among several when it stands in this many times the articles of all the others.
const OVERWHELMING: u32 = 10;
/// A lone surname in more than this many times the articles of the full name is of someone else.
const MOST_ALONE: u32 = 4;
/// Letters of the shortest acronym that is believed: two stand for too much.
const SHORTEST_ACRONYM: usize = 3;

/// Bearers of one surname, or bodies of the same initials, that are looked at for one name: the most common ones.
const MOST_BEARERS: usize = 500;

/// The words of a folded name.
type Words<'a> = Vec<&'a str>;

/// For each name the one that it joins, if any. The way from name to name never leads round.
pub fn find(all: &[NameRow<'_>]) -> Vec<Option<usize>> {
    let words: Vec<Words<'_>> = all.iter().map(|named| words_of(named.folded)).collect();
    let mut parents = vec![None; all.len()];
    join_equal(all, &words, &mut parents);
    let names = Names { all, words: &words };
    names.join_people(&mut parents);
    names.join_acronyms(&mut parents);
    parents
}

/// Words that a name may have or lack at its start.
const ARTICLES: [&str; 5] = ["le", "la", "les", "l", "the"];

fn words_of(folded: &str) -> Words<'_> {
    let words: Words<'_> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    match words.split_first() {
        Some((first, rest)) if !rest.is_empty() && ARTICLES.contains(first) => rest.to_vec(),
        _ => words,
    }
}

/// Names that differ in nothing but hyphens, points and an article before them: the most common one is the parent, unless
/// it lacks an article that others have as a part of the name (`Le Havre`) or has one that is no part of it.
fn join_equal(all: &[NameRow<'_>], words: &[Words<'_>], parents: &mut [Option<usize>]) {
    let mut best: HashMap<(EntityKind, &[&str]), usize> = HashMap::with_capacity(all.len());
    let named = |at: &usize| all[*at].kind != EntityKind::Date && !words[*at].is_empty();
    for at in (0..all.len()).filter(named) {
        let held = best.entry((all[at].kind, &words[at])).or_insert(at);
        if spelling(all, at) < spelling(all, *held) {
            *held = at;
        }
    }
    for at in (0..all.len()).filter(named) {
        parents[at] = best.get(&(all[at].kind, words[at].as_slice())).copied().filter(|parent| *parent != at);
    }
}

/// How fit a spelling is for all that are equal to it, the fittest first.
fn spelling<'a>(all: &[NameRow<'a>], at: usize) -> (std::cmp::Reverse<u32>, &'a str) {
    let (name, articles) = (all[at].name, all[at].articles);
    let article = name.split([' ', '\'', '’']).next().filter(|first| *first != name);
    let weight = match article.map(|first| (ARTICLES.contains(&first.to_lowercase().as_str()), first)) {
        Some((true, first)) if first.starts_with(char::is_uppercase) => 4 * 4 * articles,
        Some((true, _)) => articles,
        _ => 4 * articles,
    };
    (std::cmp::Reverse(weight), all[at].folded)
}

/// The most common first, then by name, so that nothing depends on the order of the index.
fn order<'a>(all: &[NameRow<'a>], at: usize) -> (std::cmp::Reverse<u32>, &'a str) {
    (std::cmp::Reverse(all[at].articles), all[at].folded)
}

struct Names<'a> {
    all: &'a [NameRow<'a>],
    words: &'a [Words<'a>],
}

impl Names<'_> {
    /// Lone surnames, initials and what stands between given name and surname.
    fn join_people(&self, parents: &mut [Option<usize>]) {
        let people: Vec<usize> = (0..self.all.len())
            .filter(|at| self.all[*at].kind == EntityKind::Person && parents[*at].is_none())
            .collect();
        let mut by_surname: HashMap<&str, Vec<usize>> = HashMap::new();
        for at in people.iter().copied().filter(|at| self.words[*at].len() > 1) {
            if let Some(last) = self.words[at].last() {
                by_surname.entry(last).or_default().push(at);
            }
        }
        for fuller in by_surname.values_mut() {
            fuller.sort_unstable_by_key(|at| order(self.all, *at));
        }
        let same_surname = |at: usize| {
            let last = self.words[at].last();
            last.and_then(|last| by_surname.get(last)).map_or(&[][..], Vec::as_slice)
        };
        // Shortened names first, so that `Anna Brandt` and `A. Brandt` are one person when `Brandt` asks for them.
        for at in people.iter().copied().filter(|at| self.words[*at].len() > 1) {
            let fits = |other: &usize| is_shortened(&self.words[at], &self.words[*other]);
            parents[at] = self.only(same_surname(at), fits, &[]);
        }
        let joined = parents.to_vec();
        for at in people {
            if !self.is_surname(at) {
                continue;
            }
            let fits = |other: &usize| *other != at && self.words[*other].ends_with(&self.words[at]);
            let parent = self.only(same_surname(at), fits, &joined);
            let plausible = |parent: &usize| self.all[at].articles <= MOST_ALONE * self.all[*parent].articles;
            parents[at] = parents[at].or(parent.filter(plausible));
        }
    }

    /// Whether a name is a surname alone: one word that is no mere given name, or a particle and more.
    fn is_surname(&self, at: usize) -> bool {
        const PARTICLES: [&str; 16] =
            ["de", "du", "des", "d", "van", "von", "ben", "bin", "al", "el", "di", "da", "del", "dos", "mc", "o"];
        match self.words[at].as_slice() {
            [one] => {
                let kinds = lexicon::kinds(hash(&self.all[at].name.to_lowercase()));
                one.chars().count() > 1 && (kinds & kind::GIVEN == 0 || kinds & kind::SURNAME != 0)
            }
            [first, ..] => PARTICLES.contains(first),
            [] => false,
        }
    }

    /// The one of `candidates`, which are in the order of their weight, that fits, when it is the only one or by
    /// far the most common. Those that have joined it already do not count against it.
    fn only(&self, candidates: &[usize], fits: impl Fn(&usize) -> bool, joined: &[Option<usize>]) -> Option<usize> {
        let candidates = &candidates[..candidates.len().min(MOST_BEARERS)];
        let parent = |at: usize| joined.get(at).copied().flatten();
        let first = candidates.iter().copied().find(|at| fits(at) && parent(*at).is_none())?;
        let others = candidates.iter().copied().filter(|at| fits(at) && *at != first && parent(*at) != Some(first));
        let others: u32 = others.map(|at| self.all[at].articles).sum();
        (others == 0 || self.all[first].articles >= others.saturating_mul(OVERWHELMING)).then_some(first)
    }

    /// Acronyms of organisations, when the initials of only one full name spell them.
    fn join_acronyms(&self, parents: &mut [Option<usize>]) {
        let organisations: Vec<usize> = (0..self.all.len())
            .filter(|at| self.all[*at].kind == EntityKind::Organisation && parents[*at].is_none())
            .collect();
        let mut by_initials: HashMap<String, Vec<usize>> = HashMap::new();
        let is_full = |at: &usize| {
            self.words[*at].len() >= SHORTEST_ACRONYM && self.all[*at].name.starts_with(char::is_uppercase)
        };
        for at in organisations.iter().copied().filter(is_full) {
            by_initials.entry(initials(&self.words[at])).or_default().push(at);
        }
        for fuller in by_initials.values_mut() {
            fuller.sort_unstable_by_key(|at| order(self.all, *at));
        }
        for at in organisations {
            let [one] = self.words[at].as_slice() else { continue };
            let letters = || self.all[at].name.chars().filter(|c| c.is_alphabetic());
            if letters().count() >= SHORTEST_ACRONYM
                && letters().all(char::is_uppercase)
                && let Some(fuller) = by_initials.get(*one)
            {
                parents[at] = self.only(fuller, |_| true, &[]);
            }
        }
    }
}

/// Whether `short` is `full` with given names cut to initials or left out after the first: `H. Vasseur`,
/// `Hélène Vasseur` for `Hélène M. Vasseur`. The surname is the same already.
fn is_shortened(short: &[&str], full: &[&str]) -> bool {
    let [short_given @ .., _] = short else { return false };
    let [full_given @ .., _] = full else { return false };
    let spelled = |words: &[&str]| words.iter().filter(|word| !names::is_initial(word)).count();
    if short_given.is_empty() || short_given == full_given {
        return false;
    }
    if short_given.len() == full_given.len() {
        let mut pairs = short_given.iter().zip(full_given);
        return spelled(short_given) < spelled(full_given) && pairs.all(|(short, full)| names::stands_for(short, full));
    }
    // An initial in the middle comes and goes; whoever has two is known by them.
    let without = full_given.iter().filter(|word| !names::is_initial(word));
    short_given.len() + 1 == full_given.len() && without.eq(short_given.iter())
}

/// The initials of the words that count.
fn initials(words: &[&str]) -> String {
    const SMALL: [&str; 16] =
        ["de", "du", "des", "d", "la", "le", "les", "l", "et", "pour", "of", "the", "and", "for", "un", "une"];
    names::initials(words.iter().copied().filter(|word| !SMALL.contains(word)))
}
