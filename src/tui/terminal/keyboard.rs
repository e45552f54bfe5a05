//! Reading keys, and standing still while another program has the keyboard.
//!
//! The thread that reads waits in the system until a key comes, for nothing at all while idle. Before another program
//! gets the terminal that wait is ended by a change of size that we report to ourselves, and the thread stands at a
//! gate: otherwise it would take that program's keys.

use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crossterm::event::Event;

/// Where the reading thread is asked to be, and is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Reading,
    AskedToStand,
    Standing,
}

/// How long the reader is given to stand, and how often it is told meanwhile: it may not have begun to listen.
const PATIENCE: Duration = Duration::from_secs(2);
const AGAIN: Duration = Duration::from_millis(50);

/// One terminal, one gate.
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

    /// Where the reader passes before it reads.
    fn pass(&self) {
        let mut state = self.state();
        while *state != State::Reading {
            *state = State::Standing;
            self.changed.notify_all();
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Asks the reader to stand, calling `wake` until it does; whether it does.
    fn close(&self, wake: impl Fn(), patience: Duration) -> bool {
        let begun = Instant::now();
        let mut state = self.state();
        *state = State::AskedToStand;
        while *state != State::Standing && begun.elapsed() < patience {
            wake();
            state = self.changed.wait_timeout(state, AGAIN).unwrap_or_else(PoisonError::into_inner).0;
        }
        *state == State::Standing
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

/// Keeps the reader from the keyboard as long as it lives.
pub struct Silence(());

impl Silence {
    /// Has the reader stand still.
    ///
    /// # Errors
    /// When it does not within two seconds: it is in the middle of a key.
    pub fn keep() -> io::Result<Self> {
        let silence = Self(());
        if GATE.close(wake, PATIENCE) {
            return Ok(silence);
        }
        Err(io::Error::new(io::ErrorKind::TimedOut, "the keyboard is busy; try again"))
    }
}

impl Drop for Silence {
    fn drop(&mut self) {
        GATE.open();
    }
}

fn wake() {
    #[cfg(unix)]
    if let Err(error) = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH) {
        tracing::warn!("the keyboard's reader is not told to wait: {error}");
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
    fn a_reader_that_stands_reads_nothing_until_the_gate_opens() {
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
    fn a_reader_that_does_not_hear_is_not_waited_for_for_ever() {
        let gate = Gate { state: Mutex::new(State::Reading), changed: Condvar::new() };
        assert!(!gate.close(|| {}, AGAIN));
    }
}
