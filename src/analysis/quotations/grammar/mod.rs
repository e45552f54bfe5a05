//! Reads the writer's sentences: noun phrases, verbs, clauses, and which phrase is the subject of which verb.
//!
//! Comes in: the tagged text with its names and the spans between quotation marks. Goes out: the chunks of each
//! sentence and the answers to questions about them. It must not know what a speaker is or whom a phrase stands for.

pub(crate) mod apposition;
pub(crate) mod aside;
pub(crate) mod chunks;
pub(crate) mod noun_phrase;
pub(crate) mod phrase_extent;
pub(crate) mod sentence;
pub(crate) mod subject;
pub(crate) mod verb;
