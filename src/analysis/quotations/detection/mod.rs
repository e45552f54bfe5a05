//! Which words are speech: between quotation marks, and reported without them.
//!
//! Comes in: the chunks of a sentence, a span between marks and what ties a speaker to it. Goes out: whether it was
//! said, and how literally. It must not know whom the words that name a speaker stand for.

pub(crate) mod indirect;
mod naming;
pub(crate) mod speech;
pub(crate) mod speech_facts;
pub(crate) mod speech_signs;
pub(crate) mod unspoken;
