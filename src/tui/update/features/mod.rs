//! What the interface can do, a file for each feature.
//!
//! A feature changes the model and asks the workers through `requests`. It knows no key: `dispatch` calls it.

pub(super) mod bookmarks;
pub(super) mod choices;
pub(super) mod choosing;
pub(super) mod copies;
pub(super) mod copy;
pub(super) mod corrections;
pub(super) mod folders;
pub(super) mod hand_over;
pub(super) mod kinds;
pub(super) mod list;
pub(super) mod pages;
pub(super) mod popups;
pub(super) mod query;
pub(super) mod reading;
pub(super) mod saved_searches;
pub(super) mod search;
pub(super) mod side_by_side;
pub(super) mod sorting;
pub(super) mod steps;
pub(super) mod tags;

mod merge;
mod outline;
mod pick;
