//! What the article said before: whom pronouns, titles and descriptions stand for, and which quotations carry on
//! others.
//!
//! Comes in: the chunks of one sentence after the other, and the words that name a source. Goes out: the speaker. It
//! must not decide what is speech.

pub(crate) mod continuation;
pub(crate) mod memory;
mod speaker;
mod update;
