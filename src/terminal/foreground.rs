//! A program that runs in the foreground: it has the terminal, and mostly the keyboard, until it ends.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

use super::program::{ProgramError, ProgramFault, feed};
use super::tty::open_tty;
use crate::text::sanitize::sanitize_line;

/// A command to be run in the foreground.
#[derive(Debug)]
pub struct ForegroundCommand {
    /// What the person calls the program, fit to be shown.
    pub name: String,
    /// The program and its arguments: never empty.
    pub words: Vec<OsString>,
    /// What it reads from its standard input; `None` when it reads the keyboard.
    input: Option<String>,
}

impl ForegroundCommand {
    /// A program that reads the keyboard. `words` are the program and its arguments, at least one.
    pub fn new(name: &str, words: Vec<OsString>) -> Self {
        Self { name: sanitize_line(name), words, input: None }
    }

    /// A command of the person's shell that reads `text` from its standard input. What it writes stays on the screen
    /// until the person presses Enter.
    pub fn shell(shell: Option<OsString>, command: &str, text: String) -> Self {
        let shell = shell.filter(|shell| !shell.is_empty()).unwrap_or_else(|| "sh".into());
        Self { name: sanitize_line(command), words: vec![shell, "-c".into(), command.into()], input: Some(text) }
    }

    /// What it reads from its standard input; `None` when it reads the keyboard.
    #[must_use]
    pub fn input(&self) -> Option<&str> {
        self.input.as_deref()
    }

    /// Runs it on the terminal, whatever our own standard input and output are, and waits for its end. `hint` is
    /// printed after the output of a shell command ("press Enter to return").
    ///
    /// # Errors
    /// When it cannot be started, or fails.
    pub fn run(&self, hint: &str) -> Result<(), ProgramError> {
        self.run_on_tty(hint).map_err(|fault| ProgramError { program: self.name.clone(), fault })
    }

    fn run_on_tty(&self, hint: &str) -> Result<(), ProgramFault> {
        let not_started = |error: io::Error| ProgramFault::of_start(&error);
        let keyboard = OpenOptions::new().read(true).open("/dev/tty").map_err(not_started)?;
        let mut tty = open_tty().map_err(not_started)?;
        #[cfg(unix)]
        let _guard = super::signals::ForegroundGuard::begin();
        let child = self.spawn(&keyboard, &tty).map_err(not_started)?;
        let status = feed(child, self.input().unwrap_or_default()).map_err(not_started)?;
        let fault = ProgramFault::of_status(status);
        if self.input.is_none() {
            return fault.map_or(Ok(()), Err);
        }
        let outcome = match fault {
            Some(ProgramFault::ExitCode(code)) => format!("[{code}] "),
            Some(ProgramFault::Signal(signal)) => format!("[signal {signal}] "),
            _ => String::new(),
        };
        // When the terminal is gone, drawing the next frame reports it.
        let _ = write!(tty, "\n{outcome}{hint} ").and_then(|()| BufReader::new(keyboard).read_line(&mut String::new()));
        Ok(())
    }

    fn spawn(&self, keyboard: &File, tty: &File) -> io::Result<Child> {
        let (program, arguments) = self.words.split_first().ok_or(io::ErrorKind::NotFound)?;
        let input = if self.input.is_some() { Stdio::piped() } else { keyboard.try_clone()?.into() };
        Command::new(program).args(arguments).stdin(input).stdout(tty.try_clone()?).stderr(tty.try_clone()?).spawn()
    }
}
