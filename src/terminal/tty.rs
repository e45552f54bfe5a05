//! The file of the terminal that frames and escape sequences are written to.

use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal};

/// Opens the terminal for writing: the controlling terminal, so that the program's own standard output may be a pipe;
/// where it cannot be opened, standard output when that is a terminal.
pub(super) fn open_tty() -> io::Result<File> {
    let tty = OpenOptions::new().write(true).open("/dev/tty");
    if io::stdout().is_terminal() { tty.or_else(|_| stdout_file()) } else { tty }
}

/// Standard input, when it is a terminal.
#[cfg(unix)]
pub(super) fn stdin_file() -> io::Result<File> {
    use std::os::fd::AsFd;
    if !io::stdin().is_terminal() {
        return Err(io::ErrorKind::NotFound.into());
    }
    Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?))
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
