//! The screen: frames written in one go inside a synchronized update, and the terminal taken over and given back.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Write};
use std::time::Instant;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::foreground::ForegroundCommand;
use super::frame_diff::FrameDiff;
use super::keyboard::InputPause;
use super::modes;
use super::program::{ProgramError, ProgramFault};
use super::tty::open_tty;

/// Begins and ends a synchronized update: the terminal shows the frame at once. Terminals that don't know it
/// pass over it.
const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";

/// Hides and shows the terminal's cursor.
const HIDE: &str = "\x1b[?25l";
const SHOW: &str = "\x1b[?25h";

/// The cursor stays visible while up to this many bytes are written: the jump is too short to be seen.
const SMALL: usize = 400;

/// The terminal, with the modes of a full-screen program on until it is dropped.
pub struct Screen {
    out: File,
    frame_diff: FrameDiff,
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
        #[cfg(unix)]
        super::signals::catch()?;
        let entered = modes::enter(&mut out, mouse)?;
        Ok(Self {
            out,
            frame_diff: FrameDiff::new(Rect::ZERO),
            frame: Buffer::empty(Rect::ZERO),
            cursor: None,
            entered,
        })
    }

    /// The size of the terminal in cells.
    ///
    /// # Errors
    /// When the terminal does not say.
    pub fn size() -> io::Result<Size> {
        let (width, height) = crossterm::terminal::size()?;
        Ok(Size { width, height })
    }

    /// Shows a frame of `size` cells. `paint` fills an empty buffer and returns where the terminal's cursor is to be
    /// shown, `None` to hide it. Only what differs from the frame before is written, in one go; nothing when nothing
    /// differs.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn draw(&mut self, size: Size, paint: impl FnOnce(Rect, &mut Buffer) -> Option<Position>) -> io::Result<()> {
        let area = Rect::new(0, 0, size.width, size.height);
        if self.frame.area != area {
            self.frame = Buffer::empty(area);
            self.frame_diff.reset(area);
        } else {
            self.frame.reset();
        }
        let cursor = paint(area, &mut self.frame);
        let changes = self.frame_diff.emit(&self.frame);
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
            self.frame_diff.lose_cursor();
        }
        bytes.push_str(END);
        self.cursor = cursor;
        self.frame_diff.written();
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
        modes::set_mouse(&mut self.out, on)
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
        modes::leave_answered(&mut self.out, self.entered);
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.entered = modes::enter(&mut self.out, mouse)?;
        self.clear();
        Ok(())
    }

    /// Gives the terminal and its keyboard to a program, waits for its end, and takes them again. `hint` is printed after
    /// the output of a shell command ("press Enter to return").
    ///
    /// # Errors
    /// The outer error when the terminal cannot be taken again; the inner one when the program failed.
    pub fn run_in_foreground(
        &mut self,
        command: &ForegroundCommand,
        hint: &str,
        mouse: bool,
    ) -> io::Result<Result<(), ProgramError>> {
        // While our thread still reads keys: the terminal's answer to what was asked on entering must not reach the
        // other program.
        modes::wait_for_answer(self.entered);
        let Ok(pause) = InputPause::begin() else {
            return Ok(Err(ProgramError::new(&command.name, ProgramFault::KeyboardBusy)));
        };
        modes::leave(&mut self.out);
        let ended = command.run(hint);
        self.entered = modes::enter(&mut self.out, mouse)?;
        self.clear();
        drop(pause);
        Ok(ended)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        modes::leave_answered(&mut self.out, self.entered);
    }
}
