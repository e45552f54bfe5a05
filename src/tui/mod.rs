//! The interface in the terminal.
//!
//! `update` changes the model, `view` draws it, `runtime` is the loop between the terminal and the workers. The
//! model and its update know no terminal, no file, no clock and no thread.
//!
//! The floors, each of which uses itself and those before it:
//!
//! 1. `action`, `input`, `theme`, `key`; `keymap`, `failure`: what keys mean, a line that is typed, how things look, what went wrong
//! 2. `notice`, then `locale`: what the interface has to say, then the words for it
//! 3. `model`, then `message`: the state, then what happens to it and what it asks for
//! 4. `update` and `view`: what changes the state, and what draws it; neither knows the other
//! 5. `worker`: the threads that do what the state asks for
//! 6. `runtime` and `headless`: everything put together, in a terminal and without one

pub mod action;
pub mod changes;
pub mod cite_request;
pub mod effect;
pub mod event;
pub mod failure;
pub mod folder;
pub mod headless;
pub mod input;
pub mod key;
pub mod keymap;
mod later;
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
mod worker;
