//! Which articles are copies of others, and which of them is shown. In: what is known of each article, in the order of the
//! paths of their files; out: for each copy that is not shown, the article that is.
//!
//! Two articles are copies of each other when their folded bodies are the same (short ones only under the same title and day), when the sketches of these share seven
//! tenths or more (small edits, another header, a paragraph cut) and neither their days nor the figures of their titles
//! differ, or when their addresses are the same and the sketches share
//! three tenths. Where day or figures differ only the same body is a copy: reports of two stages of a race, or of two days of a
//! vote, share their tables. A dispatch that the agency carried on with other facts shares less, and stays an article of its own. Shown
//! is the one with a date, the oldest, then one with a title, then the first by path: it does not depend on when it came.

use std::collections::HashMap;

use rayon::slice::ParallelSliceMut as _;

use crate::archive::likeness::Sketch;

/// Of a hundred triples, how many two bodies must share to be copies.
const ALIKE: usize = 70;
/// The same of two articles with one address.
const ALIKE_AT_ONE_ADDRESS: usize = 30;
/// Articles with one band that are compared, each with the one before: a form that thousands of articles share is no copy.
const MOST_IN_BAND: usize = 200;

/// What copies are told by.
pub(super) struct Candidate<'a> {
    pub(super) key: i64,
    /// The hash of its folded body.
    pub(super) hash: u64,
    pub(super) url: &'a str,
    /// Its date, packed; 0 when it is not known.
    pub(super) date: u32,
    /// Its title; nothing where it has none.
    pub(super) title: &'a str,
    pub(super) sketch: Option<Sketch>,
}

/// The key of each copy that is not shown, with that of the article that is, in order.
pub(super) fn hidden(candidates: &[Candidate<'_>]) -> Vec<(i64, i64)> {
    let mut groups = Groups { of: (0..candidates.len()).collect() };
    same_bodies(candidates, &mut groups);
    same_addresses(candidates, &mut groups);
    alike_bodies(candidates, &mut groups);
    let mut shown: HashMap<usize, usize> = HashMap::new();
    let rank = |at: usize| {
        let it = &candidates[at];
        (it.date == 0, it.date, it.title.is_empty(), at)
    };
    let roots: Vec<usize> = (0..candidates.len()).map(|at| groups.root(at)).collect();
    for (at, root) in roots.iter().enumerate() {
        let best = shown.entry(*root).or_insert(at);
        if rank(at) < rank(*best) {
            *best = at;
        }
    }
    let all = roots.iter().enumerate().map(|(at, root)| (at, shown[root]));
    let mut hidden: Vec<(i64, i64)> =
        all.filter(|(at, shown)| at != shown).map(|(at, shown)| (candidates[at].key, candidates[shown].key)).collect();
    hidden.sort_unstable();
    hidden
}

/// Articles that belong together, each under the one that stands for its group.
struct Groups {
    of: Vec<usize>,
}

impl Groups {
    fn root(&mut self, mut at: usize) -> usize {
        while self.of[at] != at {
            self.of[at] = self.of[self.of[at]];
            at = self.of[at];
        }
        at
    }

    fn join(&mut self, one: usize, two: usize) {
        let (one, two) = (self.root(one), self.root(two));
        self.of[one.max(two)] = one.min(two);
    }
}

fn same_bodies(candidates: &[Candidate<'_>], groups: &mut Groups) {
    let mut order: Vec<(u64, usize)> = candidates.iter().enumerate().map(|(at, it)| (it.hash, at)).collect();
    order.par_sort_unstable();
    for equal in order.chunk_by(|one, two| one.0 == two.0) {
        for pair in equal.windows(2) {
            let (one, two) = (&candidates[pair[0].1], &candidates[pair[1].1]);
            // A short body may be a notice that many pages have: there title and day must be the same, too.
            let untold = one.sketch.is_none() && (are_apart(one, two) || one.title != two.title);
            if !untold {
                groups.join(pair[0].1, pair[1].1);
            }
        }
    }
}

fn same_addresses(candidates: &[Candidate<'_>], groups: &mut Groups) {
    let with_url = candidates.iter().enumerate().filter(|(_, it)| !it.url.is_empty());
    let mut order: Vec<(&str, usize)> = with_url.map(|(at, it)| (bare(it.url), at)).collect();
    order.par_sort_unstable();
    for equal in order.chunk_by(|one, two| one.0 == two.0) {
        compare(candidates, equal.iter().map(|(_, at)| *at), ALIKE_AT_ONE_ADDRESS, groups);
    }
}

fn alike_bodies(candidates: &[Candidate<'_>], groups: &mut Groups) {
    let sketched = candidates.iter().enumerate().filter_map(|(at, it)| Some((at, it.sketch.as_ref()?)));
    let mut order: Vec<(u64, usize)> =
        sketched.flat_map(|(at, sketch)| sketch.bands().map(move |band| (band, at))).collect();
    order.par_sort_unstable();
    for equal in order.chunk_by(|one, two| one.0 == two.0).filter(|equal| equal.len() > 1) {
        compare(candidates, equal.iter().map(|(_, at)| *at), ALIKE, groups);
    }
}

/// Joins those that are alike enough: each is compared with those before it.
fn compare(candidates: &[Candidate<'_>], among: impl Iterator<Item = usize>, alike: usize, groups: &mut Groups) {
    let mut before: Vec<usize> = Vec::new();
    for at in among {
        let Some(sketch) = &candidates[at].sketch else { continue };
        let root = groups.root(at);
        let is_copy = |other: &usize| {
            let likeness = || candidates[*other].sketch.as_ref().map_or(0, |it| it.likeness(sketch));
            // Days tell most articles apart that share a form, and cost nothing to compare.
            !are_apart(&candidates[*other], &candidates[at]) && likeness() >= alike
        };
        if before.iter().any(|other| groups.root(*other) == root) {
            continue;
        }
        match before.iter().find(|other| is_copy(other)) {
            Some(other) => groups.join(*other, at),
            None if before.len() < MOST_IN_BAND => before.push(at),
            None => {}
        }
    }
}

/// Whether two articles say of themselves that they are not one: published on two days, or with other figures in the title.
fn are_apart(one: &Candidate<'_>, two: &Candidate<'_>) -> bool {
    let days = one.date != 0 && two.date != 0 && one.date != two.date;
    days || !one.title.is_empty() && !two.title.is_empty() && !figures(one.title).eq(figures(two.title))
}

/// The numbers in a title, as they are written.
fn figures(title: &str) -> impl Iterator<Item = &str> {
    title.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty())
}

/// An address without what does not tell pages apart: the scheme, `www.`, the fragment, a slash at the end.
fn bare(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.split('#').next().unwrap_or(rest).trim_end_matches('/')
}

/// The copies that are not shown, by the rows of the list.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// Row of a copy, row of the article that is shown for it; in order.
    pub(super) hidden: Vec<(u32, u32)>,
    /// Rows that are shown for others, and how many these are; in order.
    shown: Vec<(u32, u32)>,
}

impl Copies {
    pub(super) fn new(mut hidden: Vec<(u32, u32)>) -> Self {
        hidden.sort_unstable();
        let mut rows: Vec<u32> = hidden.iter().map(|(_, shown)| *shown).collect();
        rows.sort_unstable();
        let shown = rows.chunk_by(|one, two| one == two);
        let shown = shown.map(|same| (same[0], u32::try_from(same.len()).unwrap_or(u32::MAX))).collect();
        Self { hidden, shown }
    }

    /// The row that is shown for this one; `None` when it is shown itself.
    pub(super) fn shown_for(&self, row: u32) -> Option<u32> {
        let at = self.hidden.binary_search_by_key(&row, |(hidden, _)| *hidden).ok()?;
        Some(self.hidden[at].1)
    }

    /// How many other copies there are of a row that is shown.
    pub(super) fn others(&self, row: u32) -> u32 {
        self.shown.binary_search_by_key(&row, |(shown, _)| *shown).map_or(0, |at| self.shown[at].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(from: usize, count: usize) -> String {
        (from..from + count).map(|number| format!("m{}", number * 7919 % 10_007)).collect::<Vec<_>>().join(" ")
    }

    fn candidate(key: i64, text: &str, url: &'static str, date: u32) -> Candidate<'static> {
        let hash = xxhash_rust::xxh3::xxh3_64(text.as_bytes());
        Candidate { key, hash, url, date, title: "x", sketch: Sketch::of(text) }
    }

    #[test]
    fn copies_are_told_by_body_likeness_and_address() {
        let whole = words(0, 300);
        let days = [candidate(1, &whole, "", 20), candidate(2, &words(10, 300), "", 10)];
        assert_eq!(hidden(&days), []);
        let edited = whole.replacen("m0 ", "zero ", 1);
        let candidates = [
            candidate(1, &whole, "", 20),
            candidate(2, &edited, "", 20),
            candidate(3, "court", "", 0),
            candidate(4, "court", "", 5),
            candidate(5, &words(1000, 300), "https://www.a.example/x/", 0),
            candidate(6, &words(1100, 300), "http://a.example/x#y", 0),
            candidate(7, &words(1200, 300), "http://b.example/x", 0),
        ];
        assert_eq!(hidden(&candidates), [(2, 1), (3, 4), (6, 5)]);
    }

    #[test]
    fn the_copies_of_a_row_are_counted() {
        let copies = Copies::new(vec![(5, 2), (3, 2), (9, 4)]);
        assert_eq!((copies.others(2), copies.others(4), copies.others(5)), (2, 1, 0));
        assert_eq!((copies.shown_for(5), copies.shown_for(9), copies.shown_for(2)), (Some(2), Some(4), None));
    }
}
