//! Which words of a sentence name the source of a quotation.
//!
//! Comes in: the chunks of a sentence and the place of a quotation among them. Goes out: the phrase that names the
//! source, with its cue and how strongly the sentence ties it to the words. It must not know other sentences, nor
//! whom a pronoun or a title stands for.

pub(crate) mod attribute;
mod colon_name;
mod compound_source;
mod governing;
pub(crate) mod inside_marks;
mod label;
pub(crate) mod relation;
mod reporting_clause;
pub(crate) mod saying_noun;
pub(crate) mod signature;
mod unlisted_verb;
mod voice;
