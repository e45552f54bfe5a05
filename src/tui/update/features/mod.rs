//! What the interface can do, one file for each thing.

pub(super) mod bookmarks;
pub(super) mod choices;
pub(super) mod copy;
pub(super) mod corrections;
pub(super) mod hand_over;
pub(super) mod kinds;
pub(super) mod list;
pub(super) mod pages;
pub(super) mod pick;
pub(super) mod reading;
pub(super) mod search;
pub(super) mod steps;
