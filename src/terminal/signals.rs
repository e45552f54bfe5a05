//! Signals: what ends the program from outside, and what stops and continues it.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{
    SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU,
};
use signal_hook::iterator::Signals;

use super::{keyboard, modes};

/// Whether another program runs in the foreground.
static IN_FOREGROUND: AtomicBool = AtomicBool::new(false);

/// Whether the listening thread has received a SIGCONT since [`ForegroundGuard`] reset this.
static RECEIVED: (Mutex<bool>, Condvar) = (Mutex::new(false), Condvar::new());

/// How long the listening thread gets to take the signals that came while the other program ran.
const PATIENCE: Duration = Duration::from_millis(200);

/// While it exists another program has the terminal: Ctrl-C is that program's and ignored here; Ctrl-Z stops us together
/// with it.
pub struct ForegroundGuard(());

impl ForegroundGuard {
    /// To be called before the other program starts.
    pub fn begin() -> Self {
        IN_FOREGROUND.store(true, Ordering::SeqCst);
        Self(())
    }
}

impl Drop for ForegroundGuard {
    /// The Ctrl-C that ended the other program was sent to us too, and the listening thread may not have taken it yet.
    /// We send ourselves a SIGCONT, which comes after it, and wait until that one is received.
    fn drop(&mut self) {
        let (received, changed) = &RECEIVED;
        let mut state = received.lock().unwrap_or_else(PoisonError::into_inner);
        *state = false;
        if signal_hook::low_level::raise(SIGCONT).is_ok() {
            let waited = changed.wait_timeout_while(state, PATIENCE, |received| !*received);
            drop(waited.unwrap_or_else(PoisonError::into_inner));
        }
        IN_FOREGROUND.store(false, Ordering::SeqCst);
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

/// All signals that would end the program without giving the terminal back, and those that stop and continue it.
const SIGNALS: [i32; 12] =
    [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2, SIGXCPU, SIGTSTP, SIGCONT];

/// The signals that came before anybody listened.
static CAUGHT: Mutex<Option<Signals>> = Mutex::new(None);

/// Catches the signals from now on; [`listen`] reports those that came meanwhile too. To be called before the terminal is
/// taken over.
///
/// # Errors
/// When the signals cannot be caught.
pub fn catch() -> io::Result<()> {
    let mut caught = CAUGHT.lock().unwrap_or_else(PoisonError::into_inner);
    if caught.is_none() {
        *caught = Some(Signals::new(SIGNALS)?);
    }
    Ok(())
}

/// Listens in a thread of its own and calls `report`. Before it reports an end it restores the terminal itself, in case
/// the main thread is busy.
///
/// # Errors
/// When the signals cannot be listened to.
pub fn listen(report: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    catch()?;
    let caught = CAUGHT.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(mut signals) = caught else { return Ok(()) };
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            if IN_FOREGROUND.load(Ordering::SeqCst) {
                match signal {
                    SIGINT | SIGQUIT => continue,
                    SIGCONT => {
                        *RECEIVED.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
                        RECEIVED.1.notify_all();
                        continue;
                    }
                    SIGTSTP => {
                        // If this fails the other program stops alone, and `fg` continues it as usual.
                        let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
                        continue;
                    }
                    _ => {}
                }
            }
            report(match signal {
                SIGTSTP => Signal::Stop,
                SIGCONT => Signal::Continue,
                ending => {
                    // What was typed before it counts.
                    if !IN_FOREGROUND.load(Ordering::SeqCst) {
                        keyboard::settle();
                    }
                    modes::leave_from_anywhere();
                    Signal::End(128 + ending)
                }
            });
        }
    })?;
    Ok(())
}
