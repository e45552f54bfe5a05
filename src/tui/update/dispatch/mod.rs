//! From what happened to the feature that answers it: keys, the mouse, answers of the workers.

pub(super) mod arrivals;
pub(super) mod keys;
pub(super) mod mouse;

mod actions;
mod line_edit;
mod popups;
