//! Other programs: the words of their commands, giving them a text to read, and what can go wrong with them.

use std::ffi::{OsStr, OsString};
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Child, ExitStatus};

use crate::text::sanitize::sanitize_line;

/// Another program failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramError {
    /// Its command as the person set it, fit to be shown.
    pub program: String,
    /// What went wrong.
    pub fault: ProgramFault,
}

/// What went wrong with another program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgramFault {
    /// A quotation mark among its words is not closed.
    UnclosedQuote,
    /// There is no such program.
    Missing,
    /// It cannot be started: what the system says.
    NotStarted(String),
    /// It ended with this exit code.
    ExitCode(i32),
    /// This signal ended it.
    Signal(i32),
    /// A key was being read, so that it was not given the terminal.
    KeyboardBusy,
}

impl ProgramError {
    /// `program` is the command as the person set it.
    pub(super) fn new(program: &str, fault: ProgramFault) -> Self {
        Self { program: sanitize_line(program), fault }
    }
}

impl ProgramFault {
    /// Why a program could not be started.
    pub(super) fn of_start(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            _ => Self::NotStarted(sanitize_line(&error.to_string())),
        }
    }

    /// What an exit status says went wrong; `None` when the program succeeded.
    pub(super) fn of_status(status: ExitStatus) -> Option<Self> {
        #[cfg(unix)]
        if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
            return Some(Self::Signal(signal));
        }
        (!status.success()).then(|| Self::ExitCode(status.code().unwrap_or_default()))
    }
}

/// The words of a command that the person set, split as a shell splits them; at least one.
pub(super) fn split_words(command: &str) -> Result<Vec<OsString>, ProgramError> {
    let words = shell_words::split(command).map_err(|_| ProgramError::new(command, ProgramFault::UnclosedQuote))?;
    if words.is_empty() {
        return Err(ProgramError::new(command, ProgramFault::Missing));
    }
    Ok(words.into_iter().map(OsString::from).collect())
}

/// The name of a program without its folder.
pub(super) fn program_name(program: &OsStr) -> String {
    Path::new(program).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Writes a text to the standard input of a program that was started with a pipe there, and waits for its end.
///
/// The program may end without having read everything (`true` reads nothing). Its exit status says whether it worked,
/// so a broken pipe is no error.
pub(super) fn feed(mut child: Child, text: &str) -> io::Result<ExitStatus> {
    if let Some(mut stdin) = child.stdin.take() {
        match stdin.write_all(text.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error),
            _ => {}
        }
    }
    child.wait()
}
