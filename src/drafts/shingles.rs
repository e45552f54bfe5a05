//! Many quotations against many texts at once: which of them share runs of words.
//!
//! The index answers one phrase at a time and is slow for phrases of common words; for many quotations one pass over
//! all quotations of the archive is faster. Each run of three folded words (a shingle) of the quotations
//! is a key, and a text is read once, whatever the number of quotations.

use std::collections::HashMap;

use xxhash_rust::xxh3::xxh3_64;

use super::index_phrases::phrases;
use super::pieces::Piece;
use crate::text::fold::fold;

/// Words in a shingle.
const RUN: usize = 3;

/// The shingles of a number of quotations.
#[derive(Clone, Debug)]
pub struct Shingles {
    /// The quotations, by their numbers, that have a shingle; each as often as it has it.
    quotations: HashMap<u64, Vec<usize>>,
    count: usize,
}

impl Shingles {
    /// The shingles of these quotations, which are numbered from 0. They end at `[…]` and brackets.
    #[must_use]
    pub fn new(all: &[Vec<Piece>]) -> Self {
        let mut quotations: HashMap<u64, Vec<usize>> = HashMap::new();
        for (number, pieces) in all.iter().enumerate() {
            for phrase in phrases(pieces) {
                each(&phrase, |shingle| quotations.entry(shingle).or_default().push(number));
            }
        }
        Self { quotations, count: all.len() }
    }

    /// A counter to use from text to text.
    #[must_use]
    pub fn counter(&self) -> Counter<'_> {
        Counter { shingles: self, shared: vec![0; self.count], touched: Vec::new() }
    }
}

/// Counts the shingles that a text shares with each quotation.
#[derive(Clone, Debug)]
pub struct Counter<'a> {
    shingles: &'a Shingles,
    shared: Vec<u32>,
    touched: Vec<usize>,
}

impl Counter<'_> {
    /// The numbers of the quotations that share a shingle with the text, and how many.
    pub fn count(&mut self, text: &str, mut tell: impl FnMut(usize, u32)) {
        each(&fold(text), |shingle| {
            for &number in self.shingles.quotations.get(&shingle).into_iter().flatten() {
                if self.shared[number] == 0 {
                    self.touched.push(number);
                }
                self.shared[number] += 1;
            }
        });
        for number in self.touched.drain(..) {
            tell(number, std::mem::take(&mut self.shared[number]));
        }
    }
}

/// Each shingle of a folded text. Two runs of words with one hash are as unlikely as 64 bits make them, and cost no
/// more than a comparison in vain.
fn each(folded: &str, mut tell: impl FnMut(u64)) {
    let mut run = [0_u64; RUN];
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    for (at, word) in words.enumerate() {
        run.rotate_left(1);
        run[RUN - 1] = xxh3_64(word.as_bytes());
        if at + 1 >= RUN {
            tell(run.iter().fold(0, |all, word| (all ^ word).wrapping_mul(MULTIPLIER).rotate_left(23)));
        }
    }
}

/// An odd number without a pattern in its bits (2^64 divided by the golden ratio): multiplying by it spreads what differs
/// over all bits.
const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

#[cfg(test)]
mod tests {
    use super::super::pieces::pieces;
    use super::*;

    fn shared(quotations: &[&str], text: &str) -> Vec<(usize, u32)> {
        let all: Vec<Vec<Piece>> = quotations.iter().map(|quotation| pieces(quotation)).collect();
        let shingles = Shingles::new(&all);
        let mut counter = shingles.counter();
        counter.count("un autre texte, d’abord", |_, _| {});
        let mut shared = Vec::new();
        counter.count(text, |number, count| shared.push((number, count)));
        shared.sort_unstable();
        shared
    }

    #[test]
    fn the_very_words_share_all_whatever_their_typography() {
        let text = "« L’État tiendra ce calendrier\u{a0}»";
        assert_eq!(shared(&["l'Etat tiendra ce calendrier", "rien de commun ici"], text), [(0, 3)]);
    }

    #[test]
    fn an_alteration_spoils_what_it_touches_and_an_omission_nothing() {
        let text = "Nous tiendrons ce calendrier avant la fin de l’été prochain";
        assert_eq!(shared(&["nous tiendrons le calendrier avant la fin"], text), [(0, 2)]);
        assert_eq!(shared(&["Nous tiendrons ce calendrier […] de l’été prochain"], text), [(0, 4)]);
    }

    #[test]
    fn a_quotation_of_two_words_has_none() {
        assert_eq!(shared(&["une honte"], "c’est une honte, une honte"), []);
    }
}
