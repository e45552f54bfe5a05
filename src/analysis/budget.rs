//! What the analysis of one article may cost at most: work, which is counted, and tokens, which take memory.
//!
//! In: the size of the text. Each question about a word of the article counts as one piece of work, so that the same
//! text costs the same on every machine. What is over the budget is left out: the analysis ends at a place that it
//! tells. This file knows neither clock nor memory.

use std::cell::Cell;

/// Work that an article of any size may cost.
const WORK: u64 = 20_000_000;
/// Work for each token beside that. Prose costs less than a tenth of it.
const WORK_PER_TOKEN: u64 = 2_000;
/// Tokens that an article of any size may have.
const TOKENS: usize = 200_000;
/// Bytes for each token beside that: prose has five, so that only rows of single signs run out of them.
const BYTES_PER_TOKEN: usize = 3;

/// The budget of one article, and what was spent of it.
#[derive(Debug)]
pub(crate) struct Budget {
    tokens: usize,
    spent: Cell<u64>,
    /// The byte of the text at which the analysis ended.
    ended: Cell<Option<usize>>,
}

impl Budget {
    /// For a text of so many bytes.
    pub(crate) fn of(bytes: usize) -> Self {
        Self { tokens: TOKENS.max(bytes / BYTES_PER_TOKEN), spent: Cell::new(0), ended: Cell::new(None) }
    }

    /// The most tokens.
    pub(crate) fn tokens(&self) -> usize {
        self.tokens
    }

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
        self.spent.get() > WORK.saturating_add(WORK_PER_TOKEN.saturating_mul(tokens as u64))
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
