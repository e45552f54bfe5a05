//! What a person adds to an archive, which itself is never written to: bookmarks, corrections, choices about
//! entities, saved searches.
//!
//! The records are plain data, each fit for one line of JSON. An [`Anchor`] ties a record to a passage and finds
//! the passage again when the text has changed. Pure: the caller gives identifiers and times, and `profile` stores
//! the records; this room knows neither files nor clock nor random numbers.

pub mod anchor;
mod bookmark;
mod choices;
mod correction;
pub mod highlights;
mod joined;
mod myers;
mod saved_search;
mod tags;
#[cfg(test)]
mod tests;

pub use anchor::{Anchor, Quality};
pub use bookmark::Bookmark;
pub use choices::{Choice, EntityChoice, EntityRef};
pub use correction::{Corrected, Correction, Corrections, Verdict};
pub use saved_search::SavedSearch;
pub use tags::{TagChange, common_tags, counted_tags};

/// The fields of a record that this version does not know, kept so that writing the record back loses nothing.
pub type UnknownFields = serde_json::Map<String, serde_json::Value>;
