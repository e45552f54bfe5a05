//! Signals: what ends the program from outside, and what stops and continues it.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::guard;

/// Whether another program has the terminal.
static LENT: AtomicBool = AtomicBool::new(false);

/// As long as it lives, Ctrl-C and Ctrl-Z belong to another program on the same terminal: the first is not for us, the
/// second stops us with it.
pub struct Lent(());

impl Lent {
    /// Another program gets the terminal.
    pub fn begin() -> Self {
        LENT.store(true, Ordering::SeqCst);
        Self(())
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        LENT.store(false, Ordering::SeqCst);
    }
}

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
            if LENT.load(Ordering::SeqCst) {
                match signal {
                    SIGINT | SIGCONT => continue,
                    SIGTSTP => {
                        // Where it fails the other program stops alone, and the person goes on from the shell as with any other.
                        let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
                        continue;
                    }
                    _ => {}
                }
            }
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
