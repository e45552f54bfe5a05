//! What the analysis of one article may cost at most: work, which is counted, and what is found, which takes memory.
//!
//! In: the size of the text and what was done. Each question about a word of the article counts as one piece of work, so
//! that the same text costs the same on every machine. What is over the budget is left out: the analysis ends at a place
//! that it tells. This file knows neither clock nor memory.

use std::cell::Cell;

/// Work that an article of any size may cost.
const WORK: u64 = 20_000_000;
/// Work for each token beside that. Prose costs less than a tenth of it.
const WORK_PER_TOKEN: u64 = 2_000;
/// Bytes that the findings of an article of any size may take.
const ROOM: usize = 8 << 20;
/// Bytes of findings for each byte of the text beside that. Prose that is dense with speech and names takes six.
const ROOM_PER_BYTE: usize = 10;
/// Bytes that a quotation, a mention and an entity take, with all that hangs on them and what it takes to join them.
const QUOTATION: usize = 320;
const MENTION: usize = 80;
const ENTITY: usize = 500;

/// The work that an article, or a part of it, may cost, and what was spent of it.
#[derive(Debug)]
pub(crate) struct Budget {
    /// Work beside that of each token.
    spare: u64,
    spent: Cell<u64>,
    /// The byte of the text at which the analysis ended.
    ended: Cell<Option<usize>>,
}

impl Default for Budget {
    fn default() -> Self {
        Self { spare: WORK, spent: Cell::new(0), ended: Cell::new(None) }
    }
}

impl Budget {
    /// Counts work.
    #[inline]
    pub(crate) fn spend(&self, work: usize) {
        self.spent.set(self.spent.get().saturating_add(work as u64));
    }

    /// What was spent so far.
    #[cfg(test)]
    pub(crate) fn spent(&self) -> u64 {
        self.spent.get()
    }

    /// Whether the work that so many tokens may cost is spent.
    pub(crate) fn is_spent(&self, tokens: usize) -> bool {
        self.spent.get() > self.spare.saturating_add(Self::of_tokens(tokens))
    }

    /// What is left for the next part of the article after one of so many tokens.
    pub(crate) fn rest(&self, tokens: usize) -> Self {
        let over = self.spent.get().saturating_sub(Self::of_tokens(tokens));
        Self { spare: self.spare.saturating_sub(over), ..Self::default() }
    }

    fn of_tokens(tokens: usize) -> u64 {
        WORK_PER_TOKEN.saturating_mul(tokens as u64)
    }

    /// Ends the analysis at a byte of the text, unless it ended before.
    pub(crate) fn end_at(&self, byte: usize) {
        self.ended.set(Some(self.ended.get().map_or(byte, |before| before.min(byte))));
    }

    /// The byte at which the analysis ended; `None` when it came to the end of the text.
    pub(crate) fn ended(&self) -> Option<usize> {
        self.ended.get()
    }
}

/// Whether so many findings are more than a text of so many bytes may have.
pub(super) fn is_full(bytes: usize, quotations: usize, mentions: usize, entities: usize) -> bool {
    let room = ROOM.saturating_add(ROOM_PER_BYTE.saturating_mul(bytes));
    quotations * QUOTATION + mentions * MENTION + entities * ENTITY > room
}
