//! From what happened to the feature that answers it.

pub(super) mod arrivals;
pub(super) mod keys;
pub(super) mod mouse;
pub(super) mod popups;
