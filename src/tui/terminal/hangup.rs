//! Noticing that the terminal is gone where no signal says so.
//!
//! A signal tells it to the first program of a session only. Where that one does not pass it on (a script that ignores
//! it, a program that watches us), reading keys would go round for ever on a terminal that has nothing more to say.

use std::fs::File;
use std::io;
use std::thread;

/// Tells, from a thread that waits in the system until then, that the terminal has hung up.
///
/// # Errors
/// When the system gives no thread.
pub fn watch(tell: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let Ok(terminal) = File::open("/dev/tty") else { return Ok(()) };
    thread::Builder::new().name("hangup".to_owned()).spawn(move || {
        if hangs_up(&terminal) {
            tell();
        }
    })?;
    Ok(())
}

/// Waits until the terminal hangs up; false where the system cannot wait for that.
fn hangs_up(terminal: &File) -> bool {
    use rustix::event::{PollFd, PollFlags, poll};
    loop {
        // Nothing is asked for: that it hung up is told unasked.
        let mut waited = [PollFd::new(terminal, PollFlags::empty())];
        match poll(&mut waited, None) {
            Ok(_) if waited[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) => return true,
            Ok(_) => return false,
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}
