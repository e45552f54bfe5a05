//! Who said what: the quotations of an article and their speakers.
//!
//! `marks` pairs the quotation marks, `line` reads the sentences with every quotation as one piece, `chunk`,
//! `phrase` and `verb` find noun phrases and verbs in them, `attribute`, `subject` and `english` tie a speaker to each
//! quotation, `speech` decides what is speech, `people` and `resolve` say who `il` and `le ministre` are.
//! This room knows one article at a time, and nothing of files, the index or the screen.

mod apposition;
mod attribute;
mod chunk;
mod english;
mod find;
mod incise;
mod indirect;
mod judge;
mod line;
mod marks;
mod people;
mod phrase;
mod resolve;
mod speech;
mod subject;
mod text;
mod turns;
mod verb;

pub use find::find;
#[cfg(test)]
mod tests;
