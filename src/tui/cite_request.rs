//! What is asked when passages are to be cited: plain data, for the model, the effects and the messages alike.
//!
//! It knows nothing of who carries it out.

use crate::citation;
use crate::library::Passage;

/// Passages to be cited.
#[derive(Clone, Debug)]
pub struct CiteRequest {
    /// The passages.
    pub passages: Vec<Passage>,
    /// The format of the citations.
    pub format: citation::Format,
    /// Where the citations go.
    pub to: CiteTo,
    /// What to do about speakers who are only guessed.
    pub guesses: Guesses,
}

/// Where citations go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CiteTo {
    /// To the clipboard.
    Clipboard,
    /// To the screen, in every format, to choose one.
    Screen,
    /// To the program that asked for a choice; the interface is left.
    Picker,
}

/// What to do about speakers who are only guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guesses {
    /// Ask the person first.
    Ask,
    /// Name them: the person has confirmed them.
    Confirmed,
    /// Name them with the note that this is to be confirmed.
    Noted,
}
