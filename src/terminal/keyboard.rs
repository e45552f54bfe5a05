//! Reading keys, and not reading them while another program has the keyboard.
//!
//! The reading thread blocks in the system until a key comes. Before another program gets the terminal, [`InputPause`]
//! sends ourselves a SIGWINCH so that the blocked read returns, and the thread then waits at a gate. Otherwise it would
//! take keys that are meant for the other program.

use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crossterm::event::Event;

/// What the reading thread does, or is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Reading,
    PauseRequested,
    Paused,
}

/// How long the reading thread gets to pause, and how often it is woken meanwhile: a signal sent before it begins to wait
/// is lost.
const PATIENCE: Duration = Duration::from_secs(2);
const AGAIN: Duration = Duration::from_millis(50);

/// The gate of the one thread that reads the terminal.
static GATE: Gate = Gate { state: Mutex::new(State::Reading), changed: Condvar::new() };

struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

impl Gate {
    fn state(&self) -> MutexGuard<'_, State> {
        // A state is never half changed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Called by the reading thread before each read: waits while the gate is closed.
    fn pass(&self) {
        let mut state = self.state();
        while *state != State::Reading {
            *state = State::Paused;
            self.changed.notify_all();
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Asks the reading thread to pause, calling `wake` until it does; whether it did in time.
    fn close(&self, wake: impl Fn(), patience: Duration) -> bool {
        let begun = Instant::now();
        let mut state = self.state();
        *state = State::PauseRequested;
        while *state != State::Paused && begun.elapsed() < patience {
            wake();
            state = self.changed.wait_timeout(state, AGAIN).unwrap_or_else(PoisonError::into_inner).0;
        }
        *state == State::Paused
    }

    fn open(&self) {
        *self.state() = State::Reading;
        self.changed.notify_all();
    }
}

/// Waits for the next key, click or change of size.
///
/// # Errors
/// When the terminal is gone.
pub fn next_event() -> io::Result<Event> {
    GATE.pass();
    crossterm::event::read()
}

/// While it exists the reading thread reads nothing.
pub struct InputPause(());

impl InputPause {
    /// Waits until the reading thread has paused.
    ///
    /// # Errors
    /// When it has not after two seconds, because it is in the middle of a key.
    pub fn begin() -> io::Result<Self> {
        let pause = Self(());
        if GATE.close(wake, PATIENCE) {
            return Ok(pause);
        }
        Err(io::Error::new(io::ErrorKind::TimedOut, "the keyboard is busy; try again"))
    }
}

impl Drop for InputPause {
    fn drop(&mut self) {
        GATE.open();
    }
}

fn wake() {
    #[cfg(unix)]
    if let Err(error) = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH) {
        tracing::warn!("the reading thread cannot be woken: {error}");
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::mpsc::{Receiver, Sender, channel};

    use super::*;

    /// A reader of a made-up keyboard that passes the gate before each wait.
    fn reader(gate: &Arc<Gate>) -> (Sender<u8>, Receiver<u8>) {
        let ((press, keyboard), (tell, read)) = (channel(), channel());
        let gate = Arc::clone(gate);
        std::thread::spawn(move || {
            loop {
                gate.pass();
                let Ok(key) = keyboard.recv() else { break };
                let _ = tell.send(key);
            }
        });
        (press, read)
    }

    #[test]
    fn a_paused_reader_reads_nothing_until_the_gate_opens() {
        let gate = Arc::new(Gate { state: Mutex::new(State::Reading), changed: Condvar::new() });
        let (press, read) = reader(&gate);
        let wake = press.clone();
        assert!(gate.close(|| wake.send(0).unwrap(), PATIENCE));
        std::thread::sleep(AGAIN);
        while read.try_recv().is_ok() {}
        press.send(7).unwrap();
        assert!(read.recv_timeout(AGAIN).is_err());
        gate.open();
        let woken: Vec<u8> = std::iter::from_fn(|| read.recv_timeout(PATIENCE / 4).ok()).collect();
        assert_eq!(woken.last(), Some(&7));
    }

    #[test]
    fn a_reader_that_never_pauses_is_given_up() {
        let gate = Gate { state: Mutex::new(State::Reading), changed: Condvar::new() };
        assert!(!gate.close(|| {}, AGAIN));
    }
}
