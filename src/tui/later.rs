//! Messages that the loop sends itself later, in the order of their time.

use std::time::Instant;

use super::message::Message;

/// A message for later; the earliest comes first out of the heap.
pub(super) struct Later {
    /// When.
    pub at: Instant,
    /// Its place among those of the same time.
    pub order: u64,
    /// The message.
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
