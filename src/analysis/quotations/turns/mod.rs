//! What is said without quotation marks in turns: dialogues with dashes, interviews, hearings with labels.
//!
//! Comes in: the tagged text and its referents. Goes out: the turns, and the quotations that they are. It must not
//! look into the sentences of the writer.

mod interview;
pub(crate) mod labels;
mod turn_quotations;
