//! The terminal: the only code that touches it.
//!
//! [`Screen`] draws frames; the guard inside it undoes every mode however the program ends; [`signals`] says when
//! it must. It knows nothing of the model.

pub mod browser;
#[cfg(test)]
mod budget_tests;
pub mod clipboard;
pub mod editor;
mod emitter;
#[cfg(test)]
mod emitter_tests;
mod guard;
#[cfg(unix)]
pub mod hangup;
mod keyboard;
pub mod loan;
mod screen;
#[cfg(unix)]
pub mod signals;

pub use guard::restore_on_panic;
pub use keyboard::next_event;
pub use screen::Screen;
