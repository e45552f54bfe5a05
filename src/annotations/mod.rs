//! What a person adds to an archive that is never written: bookmarks, corrections, choices about entities.
//!
//! Plain data, fit for one line of JSON each, and the [`Anchor`] that ties them to a text and finds the passage
//! again when the text has changed. Pure: this room has neither clock nor random numbers (identifiers and times
//! are given by the caller) and knows no file; `profile` keeps the records on disk.

pub mod anchor;
mod bookmark;
mod choices;
mod correction;
pub mod highlights;
mod myers;
#[cfg(test)]
mod tests;

pub use anchor::{Anchor, Quality, Reanchored};
pub use bookmark::Bookmark;
pub use choices::{Choice, EntityChoice, EntityRef};
pub use correction::{Corrected, Correction, Corrections, Verdict};

/// The fields of a record that this version does not know, kept so that writing the record back loses nothing.
pub type UnknownFields = serde_json::Map<String, serde_json::Value>;
