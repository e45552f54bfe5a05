//! Noticing that the editor's process has ended, where the system tells: its end of the pipe may be held open by another.

use std::sync::mpsc::Sender;

use super::event::Event;

/// Tells once the process with this number has ended. Where that cannot be told, nothing is: a number may be of another
/// machine or container.
#[cfg(target_os = "linux")]
pub(super) fn watch(process: i64, events: Sender<Event>) {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::process::{Pid, PidfdFlags, pidfd_open};
    let pid = i32::try_from(process).ok().filter(|process| *process > 0).and_then(Pid::from_raw);
    let Some(handle) = pid.and_then(|pid| pidfd_open(pid, PidfdFlags::empty()).ok()) else { return };
    let wait = move || {
        loop {
            match poll(&mut [PollFd::new(&handle, PollFlags::IN)], None) {
                Err(rustix::io::Errno::INTR) => {}
                Ok(_) => return drop(events.send(Event::Gone)),
                Err(_) => return,
            }
        }
    };
    let _ = std::thread::Builder::new().name("client".to_owned()).spawn(wait);
}

/// The same where the system has no such thing: the end of the input tells.
#[cfg(not(target_os = "linux"))]
pub(super) fn watch(_process: i64, _events: Sender<Event>) {}
