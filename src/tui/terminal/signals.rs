//! Signals: what ends the program from outside, and what stops and continues it.

use std::io;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::guard;

/// What came from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// End now; the exit code that says by which signal.
    End(i32),
    /// Stop until the shell says otherwise.
    Stop,
    /// The program goes on.
    Continue,
}

/// Listens in a thread of its own. The terminal is restored before `tell` hears of an end, so that it is even
/// when the main thread is held up.
///
/// # Errors
/// When the signals cannot be listened to.
pub fn listen(tell: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            tell(match signal {
                SIGTSTP => Signal::Stop,
                SIGCONT => Signal::Continue,
                ending => {
                    guard::leave_from_anywhere();
                    Signal::End(128 + ending)
                }
            });
        }
    })?;
    Ok(())
}
