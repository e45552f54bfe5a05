//! What reaches the loop, from the terminal, from outside and from the workers.

use std::path::PathBuf;

use super::folder::OpenRequest;
use super::message::Message;
use super::notice::CopyOf;
use crate::terminal::foreground::ForegroundCommand;
use crate::terminal::signals::Signal;

/// Something for the loop to do.
#[derive(Debug)]
pub enum Event {
    /// Update the model.
    Message(Message),
    /// Open other archives.
    Open(OpenRequest),
    /// Leave with this text for the program that asked for a choice.
    Picked {
        /// The text.
        text: String,
        /// How many of its passages were found again in a file that has changed.
        found_again: usize,
    },
    /// Write these bytes to the terminal: they copy this.
    Copy(Vec<u8>, CopyOf),
    /// Open this file in the person's editor, at this line.
    Edit(PathBuf, u32),
    /// Run this program on the terminal.
    RunInForeground(ForegroundCommand),
    /// Follow a signal.
    Signal(Signal),
    /// End: the terminal is gone.
    Hangup,
}
