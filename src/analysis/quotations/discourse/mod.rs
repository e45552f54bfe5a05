//! What the article said before: whom pronouns, titles and descriptions stand for.
//!
//! Comes in: the chunks of one sentence after the other, and the words that name a source. Goes out: the speaker. It
//! must not decide what is speech.
//!
//! From the ground: `memory` (what was named), `resolution` (the lookups in it), `resolver` (the speaker for some words),
//! `update` (what each sentence adds).

pub(crate) mod memory;
mod resolution;
pub(crate) mod resolver;
mod update;
