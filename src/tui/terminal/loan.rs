//! A program that gets the terminal for as long as it runs.

use std::ffi::{OsStr, OsString};
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use super::screen::open_tty;
use crate::text::sanitize::sanitize_line;
use crate::tui::message::{Failure, Fault};

/// What is lent to whom.
#[derive(Debug)]
pub struct Loan {
    /// What the person calls the program.
    pub name: String,
    /// The program and its arguments: never none.
    pub words: Vec<OsString>,
    /// What it reads from its standard input, where that is not the keyboard.
    input: Option<String>,
}

impl Loan {
    /// To a program that has the keyboard.
    pub fn new(name: &str, words: Vec<OsString>) -> Self {
        Self { name: sanitize_line(name), words, input: None }
    }

    /// To a command of the person's shell, which reads a text and may show another: when it has ended, Enter ends the
    /// look at that.
    pub fn command(shell: Option<OsString>, command: &str, text: String) -> Self {
        let shell = shell.filter(|shell| !shell.is_empty()).unwrap_or_else(|| "sh".into());
        Self { name: sanitize_line(command), words: vec![shell, "-c".into(), command.into()], input: Some(text) }
    }

    /// Runs it on the terminal, whatever our own standard input and output are.
    ///
    /// # Errors
    /// When it cannot be started, or fails.
    pub fn run(&self, hint: &str) -> Result<(), Fault> {
        let start = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => Fault::Missing,
            _ => Fault::Start(sanitize_line(&error.to_string())),
        };
        let keyboard = OpenOptions::new().read(true).open("/dev/tty").map_err(start)?;
        let mut tty = open_tty().map_err(start)?;
        #[cfg(unix)]
        let _lent = super::signals::Lent::begin();
        let ended = self.spawn(&keyboard, &tty).and_then(|child| self.serve(child)).map_err(start)?;
        if self.input.is_some() {
            let told = fault(ended).map_or_else(String::new, |fault| match fault {
                Fault::Code(code) => format!("[{code}] "),
                Fault::Signal(signal) => format!("[signal {signal}] "),
                _ => String::new(),
            });
            // A terminal that is gone is told by the next frame.
            let _ =
                write!(tty, "\n{told}{hint} ").and_then(|()| BufReader::new(keyboard).read_line(&mut String::new()));
            return Ok(());
        }
        fault(ended).map_or(Ok(()), Err)
    }

    fn spawn(&self, keyboard: &File, tty: &File) -> io::Result<Child> {
        let (program, arguments) = self.words.split_first().ok_or(io::ErrorKind::NotFound)?;
        let input = if self.input.is_some() { Stdio::piped() } else { keyboard.try_clone()?.into() };
        Command::new(program).args(arguments).stdin(input).stdout(tty.try_clone()?).stderr(tty.try_clone()?).spawn()
    }

    fn serve(&self, child: Child) -> io::Result<ExitStatus> {
        feed(child, self.input.as_deref().unwrap_or_default())
    }
}

/// Gives a text to a program that was started with a pipe to its standard input, and waits for its end.
///
/// It may end without having read everything (`true` reads nothing): whether it worked is its exit status to say, so
/// that a broken pipe is no failure.
pub(super) fn feed(mut child: Child, text: &str) -> io::Result<ExitStatus> {
    if let Some(mut stdin) = child.stdin.take() {
        match stdin.write_all(text.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error),
            _ => {}
        }
    }
    child.wait()
}

fn fault(status: ExitStatus) -> Option<Fault> {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return Some(Fault::Signal(signal));
    }
    (!status.success()).then(|| Fault::Code(status.code().unwrap_or_default()))
}

/// The words of a command that the person set, as a shell would take them; at least one.
pub(super) fn words(command: &str) -> Result<Vec<OsString>, Failure> {
    let failure = |fault| Failure::Program(sanitize_line(command), fault);
    let words = shell_words::split(command).map_err(|_| failure(Fault::Unclosed))?;
    if words.is_empty() { Err(failure(Fault::Missing)) } else { Ok(words.into_iter().map(OsString::from).collect()) }
}

/// The name of a program without its folder.
pub(super) fn program_name(program: &OsStr) -> String {
    Path::new(program).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
