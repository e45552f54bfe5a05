//! Reading keys, and not reading them while another program has the keyboard.
//!
//! The reading thread blocks in the system until bytes come from the terminal, a signal says that its size has changed, or
//! [`InputPause`] wakes it. Before another program gets the terminal the thread is woken and then waits at a gate: otherwise
//! it would take keys that are meant for the other program.

use std::fs::File;
use std::io::{self, Read as _};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::ioctl_fionread;
use rustix::termios::{InputModes, tcgetattr};
use signal_hook::consts::SIGWINCH;

use super::decoder::{Decoder, Waiting};

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

/// How long after the last byte something that has begun is given up: a lone ESC, the rest of a sequence, a paste that does
/// not end.
const KEY: Duration = Duration::from_millis(30);
const SEQUENCE: Duration = Duration::from_millis(500);
const PASTE: Duration = Duration::from_secs(1);

/// Bytes still to be read that were typed before the terminal was ours, with a line feed for each Enter.
static TYPED_BEFORE: AtomicUsize = AtomicUsize::new(0);

/// Takes the terminal over by `enter`, which ends the modes in which it gathers lines. What was typed before that counts
/// as what it was: such a terminal turns Enter into a line feed, which would be Ctrl-J from then on.
pub(super) fn take_over(enter: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
    let tty = super::tty::open_keyboard();
    let modes = tty.as_ref().ok().and_then(|tty| tcgetattr(tty).ok());
    enter()?;
    if let Ok(tty) = tty
        && modes.is_some_and(|modes| modes.input_modes.contains(InputModes::ICRNL))
    {
        let waiting = ioctl_fionread(&tty).unwrap_or_default();
        TYPED_BEFORE.store(usize::try_from(waiting).unwrap_or_default(), Ordering::SeqCst);
    }
    Ok(())
}

/// Turns line feeds back into Enter in the first `before` of these bytes.
fn as_typed(bytes: &mut [u8], before: usize) {
    bytes.iter_mut().take(before).filter(|byte| **byte == b'\n').for_each(|byte| *byte = b'\r');
}

/// The keyboard of the terminal, read by one thread.
pub struct Keyboard {
    tty: File,
    /// A byte comes here when the size has changed, or the thread is to look at the gate.
    woken: UnixStream,
    decoder: Decoder,
}

impl Keyboard {
    /// Opens the keyboard of the controlling terminal.
    ///
    /// # Errors
    /// When there is none.
    pub fn open() -> io::Result<Self> {
        let tty = super::tty::open_keyboard()?;
        let (woken, wake) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        wake.set_nonblocking(true)?;
        signal_hook::low_level::pipe::register(SIGWINCH, wake)?;
        Ok(Self { tty, woken, decoder: Decoder::default() })
    }

    /// Waits for keys, clicks, a paste or a change of size; sometimes there is nothing after all.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn next_events(&mut self) -> io::Result<Vec<Event>> {
        GATE.pass();
        let mut events = Vec::new();
        let patience = self.decoder.waiting().map(|waiting| match waiting {
            Waiting::Key => KEY,
            Waiting::Sequence => SEQUENCE,
            Waiting::Paste => PASTE,
        });
        let timeout = patience.and_then(|patience| Timespec::try_from(patience).ok());
        let mut waited = [PollFd::new(&self.tty, PollFlags::IN), PollFd::new(&self.woken, PollFlags::IN)];
        let ready = match poll(&mut waited, timeout.as_ref()) {
            Ok(ready) => ready,
            Err(rustix::io::Errno::INTR) => return Ok(events),
            Err(error) => return Err(error.into()),
        };
        let (typed, woken) = (waited[0].revents(), !waited[1].revents().is_empty());
        if ready == 0 {
            self.decoder.give_up(&mut events);
        }
        if woken {
            let mut bytes = [0; 64];
            while self.woken.read(&mut bytes).is_ok_and(|read| read > 0) {}
            if let Ok((width, height)) = crossterm::terminal::size() {
                events.push(Event::Resize(width, height));
            }
        }
        // A wake may mean that somebody else is to have what was typed.
        if !typed.is_empty() && !woken {
            let mut bytes = [0; 4096];
            match self.tty.read(&mut bytes) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(read) => {
                    let before = TYPED_BEFORE.load(Ordering::SeqCst);
                    TYPED_BEFORE.store(before.saturating_sub(read), Ordering::SeqCst);
                    as_typed(&mut bytes[..read], before);
                    self.decoder.feed(&bytes[..read], &mut events);
                }
                Err(error) if matches!(error.kind(), io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(events)
    }
}

/// Waits until what was typed before a signal has been read, so that it is not lost with the program; not for long.
pub fn settle() {
    const PAUSE: Duration = Duration::from_millis(10);
    let Ok(tty) = File::open("/dev/tty") else { return };
    for _ in 0..20 {
        let left = ioctl_fionread(&tty).unwrap_or_default();
        std::thread::sleep(PAUSE);
        if left == 0 {
            break;
        }
    }
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
    if let Err(error) = signal_hook::low_level::raise(SIGWINCH) {
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
    fn enter_typed_before_the_terminal_was_ours_is_enter() {
        let mut bytes = *b"tide\nm\n";
        as_typed(&mut bytes, 6);
        assert_eq!(&bytes, b"tide\rm\n");
    }

    #[test]
    fn a_reader_that_never_pauses_is_given_up() {
        let gate = Gate { state: Mutex::new(State::Reading), changed: Condvar::new() };
        assert!(!gate.close(|| {}, AGAIN));
    }
}
