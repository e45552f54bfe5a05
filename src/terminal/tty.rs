//! The file of the terminal that frames and escape sequences are written to.

use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal};

/// Opens the terminal for writing: the controlling terminal, so that the program's own standard output may be a pipe;
/// where it cannot be opened, standard output when that is a terminal.
pub(super) fn open_tty() -> io::Result<File> {
    let tty = OpenOptions::new().write(true).open("/dev/tty");
    if io::stdout().is_terminal() { tty.or_else(|_| stdout_file()) } else { tty }
}

/// Opens the terminal for reading keys: the controlling terminal, or standard input when that is one.
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn open_keyboard() -> io::Result<File> {
    use std::os::fd::AsFd as _;
    File::open("/dev/tty").or_else(|error| {
        if io::stdin().is_terminal() { Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?)) } else { Err(error) }
    })
}

/// The same. macOS cannot wait for `/dev/tty`, only for the device behind it.
#[cfg(target_os = "macos")]
pub(super) fn open_keyboard() -> io::Result<File> {
    use rustix::termios::ttyname;
    use std::os::unix::ffi::OsStrExt as _;
    let name = ttyname(io::stdin(), Vec::new())
        .or_else(|_| ttyname(io::stdout(), Vec::new()))
        .or_else(|_| ttyname(io::stderr(), Vec::new()))?;
    File::open(std::ffi::OsStr::from_bytes(name.as_bytes()))
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
