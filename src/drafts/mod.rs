//! Drafts: texts that the person is writing, whose quotations are checked against the archive.
//!
//! In: the text of a draft and its [`Syntax`]; out: its quotations ([`read`]), each with its place and the speaker
//! that the draft names. [`compare`](fn@compare) aligns one of them with a source word by word, [`index_phrases`]
//! chooses the phrases to look a source up by, [`exact_words`] mends it, and [`Shingles`] counts which of many texts share words with which
//! of many quotations; [`changed_words`](fn@changed_words) tells two quotations apart, [`times_said`] says which of many are said again. Pure: the caller brings the texts of the sources; this room knows neither the archive nor
//! the screen.

mod beside;
mod changed_words;
mod characters;
mod compare;
mod formula;
pub mod index_phrases;
mod latex;
mod lexer;
mod markdown;
mod markup_cursor;
mod mending;
mod names;
mod org;
mod parts;
mod pieces;
mod places;
mod prose;
mod quotations;
mod records;
mod said_again;
mod shingles;
mod signs;
mod speech;
mod syntax;
#[cfg(test)]
mod tests;
mod typst;
mod words;

pub use changed_words::{ChangedWords, changed_words};
pub use compare::{Alteration, Comparison, Difference, compare};
pub use markdown::without_markup;
pub use mending::{FileEdit, exact_words, named_speaker};
pub use names::same_name;
pub use pieces::{Piece, pieces};
pub use quotations::{Quoted, line_and_column, read, read_with};
pub use said_again::times_said;
pub use shingles::{Counter, Shingles};
pub use speech::{Hearing, Speech, hear};
pub use syntax::Syntax;
pub use words::{plain, same_words, word_count, words};
