//! Messages that come later: in the order of their time, then of their asking. It knows no clock but the times it is given.

use std::time::Instant;

use crate::tui::message::Message;

/// A message for later; the earliest comes first out of the heap.
pub(super) struct Later {
    pub at: Instant,
    pub order: u64,
    pub message: Message,
}

impl PartialEq for Later {
    fn eq(&self, other: &Self) -> bool {
        (self.at, self.order) == (other.at, other.order)
    }
}

impl Eq for Later {}

impl PartialOrd for Later {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Later {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (other.at, other.order).cmp(&(self.at, self.order))
    }
}
