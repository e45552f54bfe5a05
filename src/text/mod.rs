//! Operations on text that any room may need. In: a string; out: spans of it, or another string.
//!
//! [`sanitize`](mod@sanitize) makes text from outside safe, [`fold`](mod@fold) makes two spellings of the same
//! words equal and maps back, [`segment`] cuts text into paragraphs, sentences and tokens, `width`
//! measures terminal cells, [`wrap`](mod@wrap) lays text out in rows, `names` compares names, `percent` writes bytes
//! as addresses have them, and `character_reference` reads what HTML calls by name. This room knows articles as plain data only, and neither files, analysis nor screen.

pub(crate) mod char_classes;
pub(crate) mod character_reference;
pub mod fold;
pub(crate) mod names;
pub(crate) mod percent;
pub mod sanitize;
pub mod segment;
pub(crate) mod width;
pub mod wrap;
