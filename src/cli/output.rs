//! Standard output: data only, and a reader that goes away is no error.

use std::io::{self, BufWriter, ErrorKind, Write};

/// How a command ended, as its exit code says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandOutcome {
    /// Done; warnings were told.
    Done,
    /// Nothing was found or chosen.
    Nothing,
    /// Nothing could be read.
    Unreadable,
    /// Ended by a signal: 128 and its number.
    Signal(i32),
}

impl CommandOutcome {
    /// The exit code.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Nothing => 1,
            Self::Unreadable => 2,
            Self::Signal(code) => u8::try_from(code).unwrap_or(130),
        }
    }
}

/// Whoever read the output has gone; what is left to print does not matter.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the reader of the output is gone")]
pub struct ReaderGone;

/// Lines on standard output.
pub struct Lines {
    out: BufWriter<io::StdoutLock<'static>>,
}

impl Lines {
    /// Standard output, buffered.
    #[must_use]
    pub fn stdout() -> Self {
        Self { out: BufWriter::new(io::stdout().lock()) }
    }

    /// Prints one line.
    ///
    /// # Errors
    /// [`ReaderGone`] when the pipe is closed; any other failure of the output.
    pub fn print(&mut self, line: &str) -> anyhow::Result<()> {
        self.out.write_all(line.as_bytes()).map_err(gone)?;
        self.out.write_all(b"\n").map_err(gone)
    }

    /// Hands everything over.
    ///
    /// # Errors
    /// As for [`print`](Self::print).
    pub fn finish(mut self) -> anyhow::Result<()> {
        self.out.flush().map_err(gone)
    }
}

fn gone(error: io::Error) -> anyhow::Error {
    match error.kind() {
        ErrorKind::BrokenPipe => ReaderGone.into(),
        _ => anyhow::Error::new(error).context("standard output cannot be written to"),
    }
}

/// Tells a person something on standard error; that nobody reads it is no error.
pub fn tell(words: impl std::fmt::Display) {
    let _ = writeln!(io::stderr().lock(), "guillemet: {words}");
}
