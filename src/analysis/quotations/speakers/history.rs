//! Who spoke so far, and who told something without marks.

use foldhash::HashMap;

use crate::article::Span;

/// How many speakers back the turns of an exchange are looked for: more than one exchange has.
const NEAR: usize = 100;

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

    /// Who told something on a line, with marks or without: the last before a place.
    pub fn teller_on(&self, line: usize, place: usize) -> Option<&Spoken> {
        let before = self.tellers.partition_point(|teller| teller.start < place);
        let told = self.tellers[..before].last().filter(|teller| teller.line == line);
        let quoted = self.recent(NEAR).iter().rev().find(|spoken| spoken.line == line && spoken.start < place);
        told.into_iter().chain(quoted).max_by_key(|spoken| spoken.start)
    }

    /// Who was found to say a quotation a short while ago, by its position among those found.
    pub fn of(&self, quotation: usize) -> Option<usize> {
        let mut near = self.recent(NEAR).iter().rev();
        near.find(|spoken| spoken.quotation == Some(quotation)).map(|spoken| spoken.party)
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
