//! Standard output: data only. A closed pipe ends the program without an error.

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

/// The reader of our output has closed the pipe: nothing more needs to be printed.
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

    /// Prints a value as one line of JSON, piece by piece.
    ///
    /// # Errors
    /// As for [`print`](Self::print).
    pub fn print_json(&mut self, value: &impl serde::Serialize) -> anyhow::Result<()> {
        super::json::write(value, &mut self.out).map_err(|error| gone(error.into()))?;
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

/// Prints a message for people on standard error; failures to print are ignored. Whatever the message quotes (an
/// argument, a path, the words of an error), nothing in it drives the terminal.
pub fn tell(words: impl std::fmt::Display) {
    for (number, line) in words.to_string().lines().enumerate() {
        let begins = if number == 0 { "guillemet: " } else { "" };
        let _ = writeln!(io::stderr().lock(), "{begins}{}", escape(line));
    }
}

/// A line with its control characters, and those that turn the direction of writing, as `\u{1b}`.
#[must_use]
pub fn escape(line: &str) -> String {
    let turns = |letter| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut escaped = String::with_capacity(line.len());
    for letter in line.chars() {
        if letter.is_control() || turns(letter) {
            escaped.extend(letter.escape_unicode());
        } else {
            escaped.push(letter);
        }
    }
    escaped
}
