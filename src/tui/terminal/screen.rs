//! Frames: what the view draws, written in one go inside a synchronized update.

use std::fmt::Write as _;
use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal, Write};
use std::time::Instant;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::emitter::Emitter;
use super::guard;
use super::keyboard::Silence;
use super::loan::Loan;
use crate::tui::message::Fault;
use crate::tui::model::Model;
use crate::tui::view;

/// Begins and ends a synchronized update: the terminal shows the frame at once. Terminals that don't know it
/// pass over it.
const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";

/// Hides and shows the terminal's cursor.
const HIDE: &str = "\x1b[?25l";
const SHOW: &str = "\x1b[?25h";

/// The cursor is not hidden for changes of up to so many bytes: nobody sees it jump.
const SMALL: usize = 400;

/// The terminal, with the modes of a full-screen program on until it is dropped.
pub struct Screen {
    out: File,
    emitter: Emitter,
    frame: Buffer,
    /// Where the terminal's own cursor is shown; `None` when it is hidden.
    cursor: Option<Position>,
    /// When the terminal was last taken over.
    entered: Instant,
}

impl Screen {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// When there is none, or it cannot be written to.
    pub fn open(mouse: bool) -> io::Result<Self> {
        let mut out = open_tty()?;
        let entered = guard::enter(&mut out, mouse)?;
        Ok(Self { out, emitter: Emitter::new(Rect::ZERO), frame: Buffer::empty(Rect::ZERO), cursor: None, entered })
    }

    /// The size of the terminal in cells.
    ///
    /// # Errors
    /// When the terminal does not say.
    pub fn size() -> io::Result<Size> {
        let (width, height) = crossterm::terminal::size()?;
        Ok(Size { width, height })
    }

    /// Draws the model: only what differs from the frame before is written, in one go. Nothing is written where
    /// nothing differs.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn draw(&mut self, model: &Model) -> io::Result<()> {
        let area = Rect::new(0, 0, model.size.width, model.size.height);
        if self.frame.area != area {
            self.frame = Buffer::empty(area);
            self.emitter.reset(area);
        } else {
            self.frame.reset();
        }
        let cursor = view::render(model, area, &mut self.frame);
        let changes = self.emitter.emit(&self.frame);
        if changes.is_empty() && cursor == self.cursor {
            return Ok(());
        }
        let mut bytes = String::with_capacity(changes.len() + 48);
        bytes.push_str(BEGIN);
        if self.cursor.is_some() && (cursor.is_none() || changes.len() > SMALL) {
            bytes.push_str(HIDE);
            self.cursor = None;
        }
        bytes.push_str(changes);
        if let Some(Position { x, y }) = cursor {
            // Writing into a `String` cannot fail.
            let _ = write!(bytes, "\x1b[{};{}H", y + 1, x + 1);
            if self.cursor.is_none() {
                bytes.push_str(SHOW);
            }
            self.emitter.lose_cursor();
        }
        bytes.push_str(END);
        self.cursor = cursor;
        self.emitter.written();
        self.write(bytes.as_bytes())
    }

    /// Forgets what the terminal shows, so that the next frame is written whole.
    pub fn clear(&mut self) {
        self.frame = Buffer::empty(Rect::ZERO);
        self.cursor = None;
    }

    /// Switches the mouse.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        guard::set_mouse(&mut self.out, on)
    }

    /// Writes bytes for the terminal itself (a copy).
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.out.flush()
    }

    /// Gives the terminal back, stops the program as the shell expects it, and takes the terminal again when the
    /// program goes on.
    ///
    /// # Errors
    /// When the terminal cannot be written to, or the program not be stopped.
    pub fn suspend(&mut self, mouse: bool) -> io::Result<()> {
        guard::leave_answered(&mut self.out, self.entered);
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.entered = guard::enter(&mut self.out, mouse)?;
        self.clear();
        Ok(())
    }

    /// Gives the terminal and its keyboard to a program, waits for its end, and takes them again. `hint` tells how to
    /// end the look at what a program wrote that is waited after.
    ///
    /// # Errors
    /// The outer one when the terminal cannot be taken again; the inner one when the program failed.
    pub fn lend(&mut self, loan: &Loan, hint: &str, mouse: bool) -> io::Result<Result<(), Fault>> {
        // While the reader still reads: the answer to what was asked on entering is not the other program's.
        guard::wait_for_answer(self.entered);
        let Ok(silence) = Silence::keep() else { return Ok(Err(Fault::Busy)) };
        guard::leave(&mut self.out);
        let ended = loan.run(hint);
        self.entered = guard::enter(&mut self.out, mouse)?;
        self.clear();
        drop(silence);
        Ok(ended)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        guard::leave_answered(&mut self.out, self.entered);
    }
}

/// The terminal to draw on: standard output when it is one, else the controlling terminal, so that the output of
/// the program may be a pipe.
pub(super) fn open_tty() -> io::Result<File> {
    if io::stdout().is_terminal() {
        return OpenOptions::new().write(true).open("/dev/tty").or_else(|_| stdout_file());
    }
    OpenOptions::new().write(true).open("/dev/tty")
}

#[cfg(unix)]
fn stdout_file() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

#[cfg(not(unix))]
fn stdout_file() -> io::Result<File> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}
