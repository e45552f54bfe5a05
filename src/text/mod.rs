//! Operations on text that any room may need. In: a string; out: spans of it, or another string.
//!
//! [`sanitize`](mod@sanitize) makes text from outside safe, [`fold`](mod@fold) makes two spellings of the same
//! words equal and maps back, [`segment`] cuts text into paragraphs, sentences and tokens, [`width`](mod@width)
//! measures terminal cells and [`wrap`](mod@wrap) lays text out in rows. This room knows no article but as plain
//! data, and neither files, analysis nor screen.

pub mod char_classes;
pub mod fold;
pub mod sanitize;
pub mod segment;
pub mod width;
pub mod wrap;
