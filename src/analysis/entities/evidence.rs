//! What the whole article says about each of its capitalised words.
//!
//! A name that stands bare in one sentence is introduced in another: after a title, after a given name, inside a
//! longer name. What the occurrences of a word show is gathered here and given to all of them.

use super::hash::Hashed;
use super::lexicon::{head, kind};
use super::words::{Caps, Words};

/// What an article may show about a word, one bit each.
mod shown {
    pub(super) const LOWER: u16 = 1;
    pub(super) const INSIDE: u16 = 1 << 1;
    pub(super) const TITLED: u16 = 1 << 2;
    pub(super) const AFTER_GIVEN: u16 = 1 << 3;
    pub(super) const LEADS: u16 = 1 << 4;
    pub(super) const ENDS: u16 = 1 << 5;
    pub(super) const PLACED: u16 = 1 << 6;
    pub(super) const OF_ORGANISATION: u16 = 1 << 7;
    pub(super) const OF_PLACE: u16 = 1 << 8;
    pub(super) const OF_EVENT: u16 = 1 << 9;
    pub(super) const ACTS: u16 = 1 << 10;
    pub(super) const BRACKETED: u16 = 1 << 11;
    pub(super) const ARTICLED: u16 = 1 << 12;
    pub(super) const QUOTED: u16 = 1 << 13;
    pub(super) const APPOSED: u16 = 1 << 14;
    pub(super) const OF_WORK: u16 = 1 << 15;
}

/// Number of different bits that [`gather`] sets.
pub(super) const BITS: u32 = 16;

/// For each token, what the article shows about its word; 0 for words that are never capitalised.
pub(super) fn gather(words: &Words<'_>) -> Vec<u16> {
    let mut shown: Hashed<u16> = Hashed::default();
    for at in 0..words.len() {
        if words[at].caps != Caps::None {
            *shown.entry(words[at].lower).or_default() |= occurrence(words, at);
        }
    }
    for word in words.iter().filter(|word| word.caps == Caps::None && word.letters) {
        if let Some(bits) = shown.get_mut(&word.lower) {
            *bits |= shown::LOWER;
        }
    }
    let of = |word: &super::words::Word| match word.caps {
        Caps::None => 0,
        _ => shown.get(&word.lower).copied().unwrap_or(0),
    };
    words.iter().map(of).collect()
}

/// What one occurrence shows.
fn occurrence(words: &Words<'_>, at: usize) -> u16 {
    let run = words.run(at);
    let mut bits = 0;
    let mut set = |condition: bool, bit: u16| bits |= if condition { bit } else { 0 };
    let single = run.len() == 1;
    set(!words[at].first, shown::INSIDE);
    set(!single && at == run.start, shown::LEADS);
    set(!single && at + 1 == run.end, shown::ENDS);
    let previous = at > run.start && words[at - 1].kinds & kind::GIVEN != 0;
    set(previous, shown::AFTER_GIVEN);
    if words[run.start].first && single {
        set(words.head(run.end) & head::SPEECH != 0, shown::ACTS);
        return bits;
    }
    let before = words.head_before(run.start);
    set(before & (head::TITLE | head::ROLE) != 0, shown::TITLED);
    set(before & head::ORGANISATION != 0, shown::OF_ORGANISATION);
    set(before & head::PLACE != 0, shown::OF_PLACE);
    set(before & head::EVENT != 0, shown::OF_EVENT);
    set(before & head::WORK != 0, shown::OF_WORK);
    set(single && words.head_at(run.start, -1) & head::IN != 0, shown::PLACED);
    set(words.head(run.end) & head::SPEECH != 0, shown::ACTS);
    let before = words.text_at(run.start, -1);
    set(single && before == "(", shown::BRACKETED);
    set(matches!(before, "l'" | "la" | "le" | "les" | "the" | "du" | "au" | "aux" | "des"), shown::ARTICLED);
    set(matches!(before, "«" | "\"" | "“"), shown::QUOTED);
    let apposed = words.text_at(run.end, 0) == "," && words.head_at(run.end, 1) & (head::ROLE | head::TITLE) != 0;
    set(apposed, shown::APPOSED);
    bits
}
