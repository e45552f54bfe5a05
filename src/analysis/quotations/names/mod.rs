//! Who and what has a name in the article: the persons and bodies that a phrase or pronoun may stand for.
//!
//! Comes in: the tagged text, the mentions and entities. Goes out: the referents and where each is named. It must not
//! know sentences, phrases or quotations.

mod acronyms;
pub(crate) mod capitalised;
mod couples;
mod headline;
pub(crate) mod initials;
mod misspelt;
pub(crate) mod referents;
pub(crate) mod roles;
