//! Words that another quotation of the article has in full: an intertitle, a caption, a lead. Who said the longer one said
//! them.
//!
//! Comes in: the quotations that were found and what the rules propose. Goes out: which stands in which, and their
//! speakers. It must not know signs or weights.

use std::collections::BTreeMap;

use crate::analysis::quotations::attribution::relation::Strength;
use crate::analysis::{How, Quotation};
use crate::text::fold::fold;

use super::reading::Reading;

/// Words that a quotation has at least to be known again where it is all of its sentence, and elsewhere; letters that a
/// word of weight has.
const MIN_WORDS: usize = 3;
const LONG_ENOUGH: usize = 5;
const WEIGHTY: usize = 4;
/// Words that a heading has at most, and words of weight that it has at least.
const LONGEST_HEADING: usize = 14;
const MIN_WEIGHTY: usize = 2;
/// Quotations of an article that are compared at most, and words of one.
const MOST_COMPARED: usize = 200;
const MOST_WORDS: usize = 400;

/// By the position of a quotation whose sentence names nobody, that of the longer one that has its words.
pub(super) fn fuller(reading: &Reading, found: &[Quotation]) -> BTreeMap<usize, usize> {
    let text = reading.text.document.text;
    let words: Vec<Vec<String>> =
        reading.proposals.iter().take(MOST_COMPARED).map(|proposal| words(text, &found[proposal.quotation])).collect();
    let mut fuller = BTreeMap::new();
    for (at, proposal) in reading.proposals.iter().enumerate().take(MOST_COMPARED) {
        let named = proposal.attribution.as_ref().is_some_and(|rule| rule.strength > Strength::Subject);
        if named {
            continue;
        }
        let mine = &words[at];
        let others = || (0..words.len()).filter(|other| *other != at && words[*other].len() > mine.len());
        reading.text.document.budget.spend(words.len());
        let whole = || {
            others().find(|other| {
                (mine.len() >= LONG_ENOUGH || proposal.alone && mine.len() >= MIN_WORDS) && has(&words[*other], mine)
            })
        };
        let heading = || others().find(|other| proposal.alone && is_gist(mine, &words[*other]));
        if let Some(other) = whole().or_else(heading) {
            fuller.insert(proposal.quotation, reading.proposals[other].quotation);
        }
    }
    fuller
}

/// Gives quotations the speakers of the longer ones that have their words.
pub(super) fn give(fuller: &BTreeMap<usize, usize>, found: &mut [Quotation]) {
    for (short, long) in fuller {
        let mut at = *long;
        // The longer one may stand in a still longer one.
        for _ in 0..fuller.len() {
            match fuller.get(&at) {
                Some(next) => at = *next,
                None => break,
            }
        }
        let speaker = found[at].speaker.clone();
        found[*short].continues = None;
        found[*short].speaker = speaker.map(|speaker| crate::analysis::Speaker { how: How::Previous, ..speaker });
    }
}

fn words(text: &str, quotation: &Quotation) -> Vec<String> {
    let folded: Vec<String> = quotation.words.iter().map(|span| fold(span.of(text))).collect();
    let split = |part: &String| {
        let words = part.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    folded.iter().flat_map(split).take(MOST_WORDS).collect()
}

/// Whether words stand in others, in their order and together.
fn has(long: &[String], short: &[String]) -> bool {
    long.windows(short.len()).any(|window| window == short)
}

/// Whether a heading says in short what others say: all its words of weight are among them.
fn is_gist(heading: &[String], long: &[String]) -> bool {
    let weighty: Vec<&String> = heading.iter().filter(|word| word.chars().count() >= WEIGHTY).collect();
    heading.len() <= LONGEST_HEADING && weighty.len() >= MIN_WEIGHTY && weighty.iter().all(|word| long.contains(word))
}
