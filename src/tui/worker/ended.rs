//! How the end of a thread is waited for, with a limit.

use std::sync::mpsc::Receiver;

/// The end of a thread: nothing is ever sent, and the other side is dropped when the thread has ended.
pub type Ended = Receiver<()>;
