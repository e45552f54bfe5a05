//! The terminal, and the programs beside ours on it: the only code that touches the tty.
//!
//! [`Screen`] takes the terminal over and draws frames; [`Keyboard`] reads keys; `signals` and `hangup` say when the
//! program must stop; [`foreground`] gives the terminal to another program; [`editor`], [`browser`] and [`clipboard`]
//! know how each of these is reached. Whoever draws hands in a closure that fills a buffer of cells: this room knows
//! neither the state of the interface nor what its screens look like.

pub mod browser;
pub mod clipboard;
mod decoder;
pub mod editor;
pub mod foreground;
pub(crate) mod frame_diff;
#[cfg(test)]
mod frame_diff_tests;
#[cfg(unix)]
pub mod hangup;
mod keyboard;
mod modes;
pub mod program;
mod screen;
mod sequences;
#[cfg(unix)]
pub mod signals;
mod tty;

pub use keyboard::Keyboard;
pub use modes::restore_on_panic;
pub use screen::Screen;
