//! Noticing that the terminal is gone when no signal says so.
//!
//! SIGHUP is sent to the first program of a session only. If that one does not pass it on (a script that ignores it, a
//! program that supervises us), the thread that reads keys would spin for ever on a dead terminal.

use std::fs::File;
use std::io;
use std::thread;

/// Calls `report` when the terminal has hung up, from a thread that blocks in the system until then.
///
/// # Errors
/// When the system gives no thread.
pub fn watch(report: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let Ok(terminal) = File::open("/dev/tty") else { return Ok(()) };
    thread::Builder::new().name("hangup".to_owned()).spawn(move || {
        if hangs_up(&terminal) {
            report();
        }
    })?;
    Ok(())
}

/// Waits until the terminal hangs up; false where the system cannot wait for that.
fn hangs_up(terminal: &File) -> bool {
    use rustix::event::{PollFd, PollFlags, poll};
    loop {
        // No events are requested: a hang-up is always reported.
        let mut waited = [PollFd::new(terminal, PollFlags::empty())];
        match poll(&mut waited, None) {
            Ok(_) if waited[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) => return true,
            Ok(_) => return false,
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}
