//! Every mode that the program switches on in the terminal, and the one way that all of them are undone: at the
//! end, on an error, on a panic, on a signal and before a suspension.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Whether the modes are on. One terminal, one flag: the panic hook and the signals need it from anywhere.
static ON: AtomicBool = AtomicBool::new(false);

/// Alternate screen, bracketed paste.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[2J\x1b[H";

/// Asks which terminal this is (DA1). The answer is not used; it marks the end of older answers. Our caller may have
/// asked the terminal something too (vim does when it starts), and the answer may reach us late: it comes before the
/// answer to DA1, is read and dropped by us (`decoder`), and does not end up in the shell's line when we leave at once.
#[cfg(unix)]
const FENCE: &[u8] = b"\x1b[c";
/// A console without escape sequences in its input has no late answers either.
#[cfg(not(unix))]
const FENCE: &[u8] = b"";

/// How long we wait for the answer to [`FENCE`] before giving the terminal back, so that it does not reach our caller.
/// Counted from entering: a person who leaves by a key after having seen the screen never waits.
const ANSWER: Duration = Duration::from_millis(150);

/// In the reverse order: the end of a synchronized frame, mouse, attributes, cursor, paste, screen.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1049l";

/// Mouse buttons, drags and the wheel, in the form that has no limit of columns.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// Switches the modes on, and gives the moment from which [`leave_answered`] counts.
///
/// # Errors
/// When the terminal cannot be written to or is none.
pub fn enter(out: &mut impl Write, mouse: bool) -> io::Result<Instant> {
    super::keyboard::take_over(enable_raw_mode)?;
    ON.store(true, Ordering::SeqCst);
    out.write_all(ENTER)?;
    if mouse {
        out.write_all(MOUSE_ON)?;
    }
    out.write_all(FENCE)?;
    out.flush()?;
    Ok(Instant::now())
}

/// Switches the mouse on or off.
///
/// # Errors
/// When the terminal cannot be written to.
pub fn set_mouse(out: &mut impl Write, on: bool) -> io::Result<()> {
    out.write_all(if on { MOUSE_ON } else { MOUSE_OFF })?;
    out.flush()
}

/// Undoes every mode, once. Nothing can be done about a terminal that is gone, so that errors are passed over.
pub fn leave(out: &mut impl Write) {
    if ON.swap(false, Ordering::SeqCst) {
        // The keyboard first: what is typed as soon as the screen of the caller is back is the caller's, its Enter too.
        let _ = disable_raw_mode();
        let _ = out.write_all(LEAVE);
        let _ = out.flush();
    }
}

/// Undoes every mode once the terminal has had time to answer what was asked at `entered`. The thread that reads keys
/// takes the answer meanwhile.
pub fn leave_answered(out: &mut impl Write, entered: Instant) {
    if ON.load(Ordering::SeqCst) {
        wait_for_answer(entered);
    }
    leave(out);
}

/// Waits until the terminal has had time to answer what was asked at `entered`.
pub fn wait_for_answer(entered: Instant) {
    std::thread::sleep(ANSWER.saturating_sub(entered.elapsed()));
}

/// Undoes every mode from outside the thread that draws.
pub fn leave_from_anywhere() {
    if ON.load(Ordering::SeqCst)
        && let Ok(mut tty) = super::tty::open_tty()
    {
        leave(&mut tty);
    }
}

/// Makes a panic of the main thread restore the terminal before it is reported. When a worker panics the terminal stays
/// as it is, because the interface goes on; the panic is logged.
pub fn restore_on_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name() == Some("main") {
            leave_from_anywhere();
            before(info);
        } else if ON.load(Ordering::SeqCst) {
            tracing::error!("a worker panicked: {info}");
        } else {
            before(info);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mode_that_is_switched_on_is_switched_off() {
        let modes = |bytes: &[u8], letter: char| -> Vec<String> {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let mut modes: Vec<String> = text
                .split("\u{1b}[?")
                .filter_map(|part| part.split_once(letter))
                .map(|(mode, _)| mode.to_owned())
                .filter(|mode| mode.bytes().all(|byte| byte.is_ascii_digit()))
                .collect();
            modes.sort();
            modes
        };
        let mut on = modes(ENTER, 'h');
        on.extend(modes(MOUSE_ON, 'h'));
        on.push("2026".to_owned());
        on.sort();
        let mut off = modes(LEAVE, 'l');
        off.sort();
        assert_eq!(on, off);
        assert!(LEAVE.windows(6).any(|window| window == b"\x1b[?25h"));
    }

    #[test]
    fn leaving_what_was_not_entered_writes_nothing() {
        let mut out = Vec::new();
        leave(&mut out);
        assert!(out.is_empty());
    }
}
