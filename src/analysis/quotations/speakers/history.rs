//! Who spoke so far, and who told something without marks.

use std::collections::HashMap;

use crate::article::Span;

/// Somebody who spoke.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Spoken {
    pub party: usize,
    pub line: usize,
    pub paragraph: usize,
    pub start: usize,
    /// The words that named them there.
    pub words: Span,
    /// The quotation, by its position among those found; none for what is told without marks.
    pub quotation: Option<usize>,
}

/// The speakers of an article up to a place, and all tellers.
#[derive(Debug, Default)]
pub(in super::super) struct History {
    spoken: Vec<Spoken>,
    /// Where each party that spoke did so last.
    last_of: HashMap<usize, usize>,
    /// In order of their start.
    pub tellers: Vec<Spoken>,
}

impl History {
    pub fn last(&self) -> Option<&Spoken> {
        self.spoken.last()
    }

    /// The last who told something before a place, with marks or without.
    pub fn teller(&self, place: usize) -> Option<&Spoken> {
        let before = self.tellers.partition_point(|teller| teller.start < place);
        let teller = before.checked_sub(1).and_then(|at| self.tellers.get(at));
        match (teller, self.last()) {
            (Some(teller), Some(last)) if teller.start < last.start => Some(last),
            (Some(teller), _) => Some(teller),
            (None, last) => last,
        }
    }

    /// The last `count` speakers.
    pub fn recent(&self, count: usize) -> &[Spoken] {
        &self.spoken[self.spoken.len().saturating_sub(count)..]
    }

    /// Somebody speaks.
    pub fn add(&mut self, spoken: Spoken) {
        self.last_of.insert(spoken.party, spoken.start);
        self.spoken.push(spoken);
    }

    pub fn has(&self, party: usize) -> bool {
        self.last_of.contains_key(&party)
    }

    /// Where a party spoke last, if it did.
    pub fn last_of(&self, party: usize) -> Option<usize> {
        self.last_of.get(&party).copied()
    }
}
