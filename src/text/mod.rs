//! What text needs anywhere in the program.
//!
//! [`fold`](mod@fold) makes two spellings of the same words equal and maps back. This room knows of no file,
//! no analysis and no screen: text in, spans and text out.

pub mod chars;
pub mod fold;
