//! Files that are files: what never ends (a device) or never begins (a FIFO without a writer) is refused at once.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

/// What is said of something else where a file is meant.
const NOT_A_FILE: &str = "it is not a file";

/// Opens a file for reading. A folder, a FIFO, a socket or a device is refused without waiting for it.
///
/// # Errors
/// When it cannot be opened, or is something else, which the error then says.
pub fn open_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    // To open a FIFO waits for a writer, unless it is asked not to.
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    // Opening some devices does something: a look at the name comes first, and the file that was opened is looked at
    // again.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, NOT_A_FILE));
    }
    let file = options.open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, NOT_A_FILE));
    }
    Ok(file)
}

/// All the bytes of a file.
///
/// # Errors
/// As for [`open_file`].
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = open_file(path)?;
    let length = file.metadata()?.len();
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default().min(1 << 30));
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Makes way for a file of ours: something else that stands at `path` is removed when nothing is lost by that (an empty
/// folder, a FIFO, a link that leads nowhere), else moved aside under a new name in the same folder.
///
/// # Errors
/// When it can be neither removed nor moved.
pub fn make_way(path: &Path) -> io::Result<()> {
    let Ok(found) = fs::symlink_metadata(path) else { return Ok(()) };
    if found.is_file() || (found.is_symlink() && fs::metadata(path).is_ok_and(|target| target.is_file())) {
        return Ok(());
    }
    if !found.is_dir() {
        return fs::remove_file(path);
    }
    if fs::remove_dir(path).is_ok() {
        return Ok(());
    }
    let mut aside = path.as_os_str().to_owned();
    aside.push(format!(".aside-{}", std::process::id()));
    fs::rename(path, aside)
}
