//! The language server as an editor meets it: the real program over its pipes.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../common/mod.rs"]
mod common;

mod answers;
mod clients;
mod conversation;
mod drafts;
mod editor;
mod index;
mod mending;
mod wire;
