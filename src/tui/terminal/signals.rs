//! Signals: what ends the program from outside, and what stops and continues it.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::guard;

/// Whether another program has the terminal.
static LENT: AtomicBool = AtomicBool::new(false);

/// Whether the listener has heard a SIGCONT since it was last asked.
static HEARD: (Mutex<bool>, Condvar) = (Mutex::new(false), Condvar::new());

/// How long the listener is given to hear what came while the terminal was lent.
const PATIENCE: Duration = Duration::from_millis(200);

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
    /// The Ctrl-C that ended the other program came to us too, and its listener may not have heard it yet: a SIGCONT of
    /// our own, which comes behind it, tells that it has.
    fn drop(&mut self) {
        let (heard, changed) = &HEARD;
        let mut state = heard.lock().unwrap_or_else(PoisonError::into_inner);
        *state = false;
        if signal_hook::low_level::raise(SIGCONT).is_ok() {
            let waited = changed.wait_timeout_while(state, PATIENCE, |heard| !*heard);
            drop(waited.unwrap_or_else(PoisonError::into_inner));
        }
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
                    SIGINT => continue,
                    SIGCONT => {
                        *HEARD.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
                        HEARD.1.notify_all();
                        continue;
                    }
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
