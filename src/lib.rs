//! `guillemet`: a terminal browser for an archive of stored articles.
//!
//! It answers one question: *who said what, when, in which article* — and puts the exact words, with their
//! citation, where you are writing.
//!
//! The map of the house, from the ground up. A room may use the rooms before it on its own floor and any floor
//! below, never above (`tests/architecture.rs` checks it).

// Ground: plain data and text. Pure.
pub mod article;
pub mod text;

// First floor: bytes to articles, articles to quotations, queries, annotations, citations, notes, drafts. Pure.
pub mod analysis;
pub mod annotations;
pub mod citation;
pub mod drafts;
pub mod formats;
pub mod notes;
pub mod search;

// Second floor: the disk.
pub mod archive;
pub(crate) mod disk;
pub mod library;
pub mod profile;

// Third floor: people.
pub mod cli;
pub(crate) mod lsp;
pub mod terminal;
pub mod tui;
