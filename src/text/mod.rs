//! What text needs anywhere in the program.
//!
//! [`sanitize`](mod@sanitize) makes text from outside safe, [`fold`](mod@fold) makes two spellings of the same
//! words equal and maps back, [`segment`] cuts text into paragraphs, sentences and tokens, [`width`](mod@width)
//! measures cells and [`wrap`](mod@wrap) lays text out in rows. This room knows of no file, no analysis and no
//! screen: text in, spans and text out.

pub mod char_classes;
pub mod fold;
pub mod sanitize;
pub mod segment;
pub mod width;
pub mod wrap;
