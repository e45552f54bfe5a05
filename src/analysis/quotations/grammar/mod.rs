//! Reads the writer's sentences: noun phrases, verbs, clauses, and which phrase is the subject of which verb.
//!
//! Comes in: the tagged text with its names and the spans between quotation marks. Goes out: the chunks of each
//! sentence and the answers to questions about them. It must not know what a speaker is or whom a phrase stands for.
//!
//! From the ground: `person`, `pointer`, `sentence`, `foreign_lines`, `sentence_view`; `impersonal`, `phrase_scan`, `noun_phrase`, `apposition`, `phrase`; `verb`; `chunks`,
//! `chunker`; `clause`, `inversion`, `aside`, `subject`.

mod apposition;
mod aside;
pub(crate) mod chunker;
pub(crate) mod chunks;
pub(crate) mod clause;
pub(crate) mod foreign_lines;
mod impersonal;
pub(crate) mod inversion;
pub(crate) mod noun_phrase;
pub(crate) mod person;
pub(crate) mod phrase;
mod phrase_scan;
mod pointer;
pub(crate) mod sentence;
pub(crate) mod sentence_view;
pub(crate) mod subject;
pub(crate) mod verb;
