//! Which rows a query finds, best first: a cheap pass over all rows, then fuzzy-matcher on the best of them.

use std::cmp::Reverse;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::haystacks::{BLOCK, Haystacks};
use super::matching::{Effort, Grade, Needle, is_together};
use super::query::Query;
use super::row_set::RowSet;

/// How many of the best rows fuzzy-matcher puts in order.
const RANKED: usize = 1_000;
/// How many times as many are counted carefully, to choose these among them.
const COUNTED: usize = 10;
/// With this many matches at the start of a word, the order of the rest does not matter.
const SETTLED: usize = 200;

/// A row that a query finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its number.
    pub row: u32,
    /// Greater for the better; only comparable between rows of one query, and 0 for a row that its headline
    /// alone would not have found, or not so well.
    pub score: i32,
}

impl Hit {
    /// Whether it is the text of the row, not its headline, that was found.
    #[must_use]
    pub fn is_in_text(&self) -> bool {
        self.score == 0
    }
}

/// What a query finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The rows, best first; equally good ones in the order of their numbers.
    pub hits: Vec<Hit>,
    /// The rows of all hits in the order of their numbers: enough to look through for any query that
    /// [narrows](Query::narrows) this one.
    pub survivors: Vec<u32>,
}

impl Outcome {
    /// What a query without terms finds: these rows, which are in order.
    #[must_use]
    pub fn of_rows(rows: Vec<u32>) -> Self {
        let hits: Vec<Hit> = rows.iter().map(|row| Hit { row: *row, score: 1 }).collect();
        Self { hits, survivors: rows }
    }
}

/// What is known of a query's terms from elsewhere: the names and the text of the articles.
#[derive(Clone, Debug, Default)]
pub struct FullTextHits {
    /// For each term of the query, the rows that have it there. Missing sets are empty.
    pub per_term: Vec<RowSet>,
    /// Only these rows count, when given.
    pub among: Option<RowSet>,
}

/// Finds the rows whose headlines match all terms of `query`: its filters are the caller's to apply, through
/// `among`, the rows to look through, in order (all when `None`). `None` as soon as `cancel` is set.
///
/// A query without terms finds all rows, in their order.
#[must_use]
pub fn filter(haystacks: &Haystacks, query: &Query, among: Option<&[u32]>, cancel: &AtomicBool) -> Option<Outcome> {
    find(haystacks, query, among, RANKED, cancel)
}

/// [`filter`], with fuzzy-matcher scoring the best `ranked` rows.
pub(super) fn find(
    haystacks: &Haystacks,
    query: &Query,
    among: Option<&[u32]>,
    ranked: usize,
    cancel: &AtomicBool,
) -> Option<Outcome> {
    let needles = Needles::new(query);
    let rows = u32::try_from(haystacks.len()).unwrap_or(u32::MAX);
    let glance = |row: u32| needles.glance(haystacks, row);
    let parts: Vec<Vec<Hit>> = match among {
        None => {
            let starts: Vec<u32> = (0..rows).step_by(BLOCK).collect();
            let block = |start: &u32| (*start..rows.min(start + BLOCK as u32)).filter_map(glance).collect();
            each(&starts, block, cancel)?
        }
        Some(among) => {
            let blocks: Vec<&[u32]> = among.chunks(BLOCK).collect();
            let block = |block: &&[u32]| {
                let there = block.iter().copied().filter(|row| *row < rows);
                there.filter_map(glance).collect()
            };
            each(&blocks, block, cancel)?
        }
    };
    let survivors: Vec<u32> = parts.iter().flatten().map(|hit| hit.row).collect();
    let mut hits = parts.concat();
    if needles.positive.is_empty() {
        hits.iter_mut().for_each(|hit| hit.score = 1);
    } else {
        rank(haystacks, &needles, &mut hits, ranked, cancel)?;
    }
    Some(Outcome { hits, survivors })
}

/// Adds to what `filter` found the rows that match only with the hits of the full text: each term by the headline or by its set. Rows
/// that have a term they should not have are taken out. `None` as soon as `cancel` is set.
///
/// First come the rows that have all terms in their headline with their letters side by side, then, in the order of
/// their numbers, those that have them there or in the sets; those of which only scattered letters of a headline
/// fit some term come last.
#[must_use]
pub fn extend(
    haystacks: &Haystacks,
    query: &Query,
    headline: &Outcome,
    full_text: &FullTextHits,
    cancel: &AtomicBool,
) -> Option<Outcome> {
    let none = RowSet::default();
    let sets = query.terms.iter().zip(full_text.per_term.iter().chain(std::iter::repeat(&none)));
    let (unwanted, wanted): (Vec<_>, Vec<_>) = sets.partition(|(term, _)| term.negated);
    let (mut out, mut new) = (RowSet::default(), RowSet::default());
    unwanted.iter().for_each(|(_, rows)| out.add(rows));
    wanted.iter().for_each(|(_, rows)| new.add(rows));
    if let Some(among) = &full_text.among {
        new.keep(among);
    }
    new.remove(&out);
    let old: RowSet = headline.survivors.iter().copied().collect();
    new.remove(&old);

    let needles = Needles::new(query);
    let either: Vec<_> = wanted.iter().map(|(term, rows)| (Needle::new(term), *rows)).collect();
    let place = |row: u32| {
        let is_there = (row as usize) < haystacks.len() && !needles.is_unwanted(haystacks, row);
        is_there.then(|| place_of(haystacks, &either, row)).flatten().map(|place| (row, place))
    };
    let candidates: Vec<u32> = new.iter().collect();
    let blocks: Vec<&[u32]> = candidates.chunks(BLOCK).collect();
    let found = each(&blocks, |block| block.iter().filter_map(|row| place(*row)).collect(), cancel)?.concat();

    let kept: Vec<Hit> = headline.hits.iter().filter(|hit| !out.contains(hit.row)).copied().collect();
    let (mut hits, scattered): (Vec<Hit>, Vec<Hit>) = kept.into_iter().partition(|hit| is_together(hit.score));
    let blocks: Vec<&[Hit]> = scattered.chunks(BLOCK).collect();
    let again = |hit: &Hit| (*hit, place_again(haystacks, &either, hit.row));
    let again = each(&blocks, |block| block.iter().map(again).collect::<Vec<_>>(), cancel)?.concat();

    let of_place = |wanted: MatchPlace| found.iter().filter(move |(_, place)| *place == wanted).map(|(row, _)| *row);
    let in_text = again.iter().filter(|(_, place)| *place == MatchPlace::Found).map(|(hit, _)| hit.row);
    let in_text: RowSet = of_place(MatchPlace::Found).chain(in_text).collect();
    hits.extend(in_text.iter().map(|row| Hit { row, score: 0 }));
    hits.extend(again.iter().filter(|(_, place)| *place == MatchPlace::Scattered).map(|(hit, _)| hit));
    hits.extend(of_place(MatchPlace::Scattered).map(|row| Hit { row, score: 0 }));
    let survivors: RowSet = hits.iter().map(|hit| hit.row).collect();
    Some(Outcome { hits, survivors: survivors.iter().collect() })
}

/// Where a row has the terms of a query that not all stand side by side in its headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MatchPlace {
    /// Each is told to be in the row, or stands side by side in the headline.
    Found,
    /// Of one at least only the letters stand in the headline, here and there.
    Scattered,
}

fn place_of(haystacks: &Haystacks, terms: &[(Needle<'_>, &RowSet)], row: u32) -> Option<MatchPlace> {
    let missing = || terms.iter().filter(|(_, rows)| !rows.contains(row)).map(|(needle, _)| needle);
    let bag = haystacks.bag(row);
    if missing().any(|needle| needle.bag & !bag != 0) {
        return None;
    }
    if missing().all(|needle| haystacks.fields(row).any(|field| needle.is_together(&field))) {
        return Some(MatchPlace::Found);
    }
    missing().all(|needle| haystacks.fields(row).any(|field| needle.matches(&field))).then_some(MatchPlace::Scattered)
}

/// [`place_of`] a row whose headline matches all terms, but not all of them with their letters side by side.
fn place_again(haystacks: &Haystacks, terms: &[(Needle<'_>, &RowSet)], row: u32) -> MatchPlace {
    let mut missing = terms.iter().filter(|(_, rows)| !rows.contains(row)).map(|(needle, _)| needle);
    let is_found = match terms {
        [(_, rows)] => rows.contains(row),
        _ => missing.all(|needle| haystacks.fields(row).any(|field| needle.is_together(&field))),
    };
    if is_found { MatchPlace::Found } else { MatchPlace::Scattered }
}

/// The terms of a query, made ready.
struct Needles<'q> {
    positive: Vec<Needle<'q>>,
    negative: Vec<Needle<'q>>,
    /// The letters that a row must have.
    bag: u64,
    /// What was typed, as the name of something.
    name: String,
}

/// Points for a name that was typed whole: more than any words make.
const WHOLE_NAME: i32 = 1 << 20;

impl<'q> Needles<'q> {
    fn new(query: &'q Query) -> Self {
        let (negative, mut positive): (Vec<_>, Vec<_>) =
            query.terms.iter().map(Needle::new).partition(|needle| needle.term.negated);
        let name = positive.iter().map(|needle| needle.term.text.as_str()).collect::<Vec<_>>().join(" ");
        // The longest is found least.
        positive.sort_by_key(|needle| Reverse(needle.term.text.len()));
        let bag = positive.iter().fold(0, |bag, needle| bag | needle.bag);
        Self { positive, negative, bag, name }
    }

    fn is_unwanted(&self, haystacks: &Haystacks, row: u32) -> bool {
        self.negative.iter().any(|needle| haystacks.fields(row).any(|field| needle.matches(&field)))
    }

    /// How well a row matches, but for what it should not have; `None` when it doesn't.
    fn grade(&self, haystacks: &Haystacks, row: u32, effort: Effort) -> Option<Grade> {
        let best = |needle: &Needle<'_>| {
            let mut best: Option<Grade> = None;
            for field in haystacks.fields(row) {
                if best.is_some_and(|best| needle.is_content(&best, &field)) {
                    break;
                }
                let grade = needle.grade(&field, effort);
                if grade.map(Grade::key) > best.map(Grade::key) {
                    best = grade;
                }
            }
            best
        };
        let sum = self.positive.iter().try_fold(Grade::FULL, |sum, needle| Some(sum.and(best(needle)?)))?;
        let is_whole = sum.side_by_side && sum.begins_word && haystacks.is_called(row, &self.name);
        Some(if is_whole { Grade { score: sum.score.saturating_add(WHOLE_NAME), ..sum } } else { sum })
    }

    /// How well a row matches at a glance; `None` when it doesn't, or has what it should not have.
    fn glance(&self, haystacks: &Haystacks, row: u32) -> Option<Hit> {
        if self.bag & !haystacks.bag(row) != 0 {
            return None;
        }
        let grade = self.grade(haystacks, row, Effort::Glance)?;
        (!self.is_unwanted(haystacks, row)).then(|| Hit { row, score: grade.key() })
    }
}

/// Works on all blocks in parallel and keeps their order; `None` as soon as `cancel` is set.
fn each<B: Sync, T: Send>(
    blocks: &[B],
    work: impl Fn(&B) -> Vec<T> + Sync,
    cancel: &AtomicBool,
) -> Option<Vec<Vec<T>>> {
    blocks.par_iter().map(|block| (!cancel.load(Ordering::Relaxed)).then(|| work(block))).collect()
}

/// Puts hits in order: the best by fuzzy-matcher, the rest by what a glance told.
fn rank(
    haystacks: &Haystacks,
    needles: &Needles<'_>,
    hits: &mut Vec<Hit>,
    ranked: usize,
    cancel: &AtomicBool,
) -> Option<()> {
    sort(hits);
    for (most, effort) in [(COUNTED * ranked, Effort::Count), (ranked, Effort::Match)] {
        // Nothing to choose, or plenty that a glance is right about.
        let plenty = hits.get(SETTLED).is_some_and(|hit| hit.score >= Grade::FULL.key());
        if effort == Effort::Count && (hits.len() <= ranked || plenty) {
            continue;
        }
        let best = hits.len().min(most);
        let blocks: Vec<&[Hit]> = hits[..best].chunks(64).collect();
        let again = |hit: &Hit| {
            let score = needles.grade(haystacks, hit.row, effort).map_or(hit.score, Grade::key);
            Hit { score, ..*hit }
        };
        let mut better = each(&blocks, |block| block.iter().map(again).collect(), cancel)?.concat();
        better.sort_unstable_by_key(|hit| (Reverse(hit.score), hit.row));
        hits[..best].copy_from_slice(&better);
    }
    Some(())
}

/// Sorts hits that stand in the order of their rows: best first, else that order. Counts how many have each
/// score, low half and high half in turn, which takes no comparisons.
fn sort(hits: &mut Vec<Hit>) {
    const HALF: u32 = 15;
    const MASK: usize = (1 << HALF) - 1;
    let mut sorted = vec![Hit { row: 0, score: 0 }; hits.len()];
    for shift in [0, HALF] {
        let half = |hit: &Hit| MASK - ((hit.score >> shift) as usize & MASK);
        let mut counts = vec![0usize; MASK + 2];
        hits.iter().for_each(|hit| counts[half(hit) + 1] += 1);
        for at in 1..counts.len() {
            counts[at] += counts[at - 1];
        }
        for hit in hits.iter() {
            let place = &mut counts[half(hit)];
            sorted[*place] = *hit;
            *place += 1;
        }
        std::mem::swap(hits, &mut sorted);
    }
}
