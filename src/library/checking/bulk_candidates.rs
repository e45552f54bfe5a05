//! Finds candidate sources for many quotations in one pass over all quotations of the archive.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rayon::prelude::*;

use super::lookup::CANDIDATES;
use crate::archive::{Articles, Index, IndexError};
use crate::drafts::{Counter, Quoted, Shingles, pieces};

/// How many parts the archive is split into for each thread: small parts keep all threads busy until the end.
const PARTS: usize = 4;

/// How many shingles a quotation of the archive shares, and its key: the first before later ones with as many.
type Candidate = (u32, Reverse<i64>);

/// The best candidates of one quotation of a draft, the least of them at the top.
type Best = BinaryHeap<Reverse<Candidate>>;

/// The keys of the quotations in `articles` that share the most runs of words with each of these, the nearest first.
///
/// # Errors
/// When the index cannot be read.
pub fn candidates(index: &Index, articles: &Articles, quoted: &[Quoted]) -> Result<Vec<Vec<i64>>, IndexError> {
    let all: Vec<_> = quoted.iter().map(|quoted| pieces(&quoted.words)).collect();
    let shingles = Shingles::new(&all);
    let mut parts = Vec::new();
    for range in ranges(index.all_quotations()?) {
        parts.push((index.another()?.reading_once()?, range));
    }
    let swept: Vec<Vec<Best>> = parts
        .into_par_iter()
        .map(|(index, range)| sweep(&index, articles, range, shingles.counter(), quoted.len()))
        .collect::<Result<_, _>>()?;
    let mut best: Vec<Best> = vec![Best::new(); quoted.len()];
    for part in swept {
        for (heap, more) in best.iter_mut().zip(part) {
            more.into_iter().for_each(|Reverse(candidate)| offer(heap, candidate));
        }
    }
    Ok(best.into_iter().map(keys).collect())
}

/// All keys in parts of equal length.
fn ranges((first, last): (i64, i64)) -> Vec<(i64, i64)> {
    let parts = i64::try_from(rayon::current_num_threads() * PARTS).unwrap_or(1);
    let size = (last - first) / parts + 1;
    (0..parts).map(|part| (first + part * size, (first + (part + 1) * size - 1).min(last))).collect()
}

fn sweep(
    index: &Index,
    articles: &Articles,
    range: (i64, i64),
    mut counter: Counter<'_>,
    count: usize,
) -> Result<Vec<Best>, IndexError> {
    let mut best: Vec<Best> = vec![Best::new(); count];
    index.each_quotation(range, articles, |key, words| {
        counter.count(words, |number, shared| offer(&mut best[number], (shared, Reverse(key))));
    })?;
    Ok(best)
}

/// Keeps a candidate when it is among the best.
fn offer(heap: &mut Best, candidate: Candidate) {
    if heap.len() < CANDIDATES {
        heap.push(Reverse(candidate));
    } else if let Some(mut least) = heap.peek_mut()
        && least.0 < candidate
    {
        *least = Reverse(candidate);
    }
}

fn keys(heap: Best) -> Vec<i64> {
    heap.into_sorted_vec().into_iter().map(|Reverse((_, Reverse(key)))| key).collect()
}
