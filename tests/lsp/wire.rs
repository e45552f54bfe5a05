//! The messages of the protocol as they come over a pipe. Read by other code than the server writes them with, so that a
//! mistake of its library is noticed.

use std::io::BufRead;

use serde_json::Value;

/// Reads a message; `None` at the end, and when the pipe breaks.
///
/// # Errors
/// What is wrong with what is no message.
pub fn read(out: &mut impl BufRead) -> Result<Option<Value>, String> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if out.read_line(&mut line).unwrap_or(0) == 0 {
            return Ok(None);
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().ok(),
            Some(_) => {}
            None => break,
        }
    }
    let mut bytes = vec![0; length.ok_or("no length")?];
    if out.read_exact(&mut bytes).is_err() {
        return Ok(None);
    }
    serde_json::from_slice(&bytes).map(Some).map_err(|error| error.to_string())
}
