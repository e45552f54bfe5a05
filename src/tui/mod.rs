//! The interface in the terminal.
//!
//! `update` changes the model, `view` draws it, `runtime` is the loop between the terminal and the workers. The
//! model and its update know no terminal, no file, no clock and no thread.

pub mod action;
pub mod failure;
pub mod headless;
pub mod input;
pub mod keymap;
pub mod locale;
pub mod message;
pub mod model;
pub mod notice;
pub mod runtime;
pub mod theme;
pub mod update;
pub mod view;
#[cfg(test)]
mod wire_budget_tests;
pub mod worker;
