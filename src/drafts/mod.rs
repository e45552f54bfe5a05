//! What somebody is writing: the quotations in a draft, and how they stand to their source.
//!
//! [`read`] finds the quotations of a text in one of the syntaxes that people write in, with their place and the
//! speaker that the draft gives them. [`compare`](fn@compare) tells word by word how one of them differs from a
//! source; [`index_phrases`] says which words to look a source up by, and [`Shingles`] which of
//! many texts have words of many quotations. Pure: it knows neither the archive nor the screen.

mod compare;
pub mod index_phrases;
mod latex;
mod markdown;
mod markup_cursor;
mod names;
mod org;
mod prose;
mod quotations;
mod shingles;
mod syntax;
#[cfg(test)]
mod tests;
mod typst;
mod words;

pub use compare::{Comparison, Difference, compare};
pub use names::same_name;
pub use quotations::{Quoted, line_and_column, read};
pub use shingles::{Counter, Shingles};
pub use syntax::Syntax;
pub use words::{Piece, Word, pieces, words};
