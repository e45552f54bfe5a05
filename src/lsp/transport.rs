//! The messages of the protocol on standard input and output: read with limits, written one after the other.
//!
//! Bytes in, messages out, and the other way. What is no message is told as such and passed over: reading goes on with the
//! next one, whatever its length was said to be. It knows nothing of what messages mean.

use std::io::{self, BufRead, Read as _, Write};

use lsp_server::Message;
use serde_json::{Value, json};

/// The longest line of a header, in bytes.
const LONGEST_LINE: u64 = 4_096;
/// The longest message, in bytes: a draft of a megabyte is six when every letter of it is escaped.
const LONGEST_MESSAGE: u64 = 64 << 20;
/// The name that leads to the length of a message, in small letters.
const LENGTH: &[u8] = b"content-length:";

/// What was read.
#[derive(Debug)]
pub(super) enum Read {
    /// A message.
    Message(Message),
    /// Something else: the error to answer with.
    Garbage(Value),
    /// There is nothing more.
    End,
}

/// Reads the next message.
pub(super) fn read(input: &mut impl BufRead) -> Read {
    match body(input) {
        Ok(Some(Ok(bytes))) => parse(&bytes),
        Ok(Some(Err(why))) => Read::Garbage(refusal(&Value::Null, PARSE_ERROR, why)),
        Ok(None) | Err(_) => Read::End,
    }
}

/// JSON-RPC's code for what is no JSON.
const PARSE_ERROR: i64 = -32700;
/// Its code for JSON that is no message.
const INVALID_REQUEST: i64 = -32600;

fn refusal(id: &Value, code: i64, why: &str) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": why } })
}

fn parse(bytes: &[u8]) -> Read {
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => return Read::Garbage(refusal(&Value::Null, PARSE_ERROR, &format!("no JSON: {error}"))),
    };
    let id = value.get("id").filter(|id| id.is_string() || id.is_number()).cloned().unwrap_or_default();
    match serde_json::from_value(value) {
        Ok(message) => Read::Message(message),
        Err(_) => Read::Garbage(refusal(&id, INVALID_REQUEST, "no request, notification or response")),
    }
}

/// The body of the next message, or what is wrong with its header; `None` at the end of the input.
fn body(input: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, &'static str>>> {
    let mut junk = false;
    loop {
        let Some(line) = line(input)? else { return Ok(None) };
        let small = line.to_ascii_lowercase();
        // Behind a message that was longer than it said the next header stands on the same line.
        let Some(at) = memchr::memmem::rfind(&small, LENGTH) else {
            junk |= !is_header(&small);
            if junk && line.is_empty() {
                return Ok(Some(Err("a header without Content-Length")));
            }
            continue;
        };
        let length = String::from_utf8_lossy(&line[at + LENGTH.len()..]).trim().parse::<u64>();
        let Some(length) = length.ok().filter(|length| *length <= LONGEST_MESSAGE) else {
            return Ok(Some(Err("a Content-Length that is no number, or too great")));
        };
        while self::line(input)?.is_some_and(|line| !line.is_empty()) {}
        let mut bytes = Vec::new();
        input.by_ref().take(length).read_to_end(&mut bytes)?;
        return Ok((bytes.len() as u64 == length).then_some(Ok(bytes)));
    }
}

/// Whether a line is one of a header: a name, a colon, a value.
fn is_header(line: &[u8]) -> bool {
    let name = line.iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'-').count();
    line.is_empty() || name > 0 && line[name..].starts_with(b": ")
}

/// A line without its end, or the part of a longer one that may be read at once; `None` at the end of the input.
fn line(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    if input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    while line.ends_with(b"\n") || line.ends_with(b"\r") {
        line.pop();
    }
    Ok(Some(line))
}

/// Writes one message.
pub(super) fn write(out: &mut impl Write, message: &Value) -> io::Result<()> {
    let text = message.to_string();
    write!(out, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all(mut input: &[u8]) -> Vec<String> {
        let mut found = Vec::new();
        loop {
            found.push(match read(&mut input) {
                Read::Message(Message::Request(request)) => request.method,
                Read::Message(Message::Notification(notification)) => notification.method,
                Read::Message(Message::Response(_)) => "response".to_owned(),
                Read::Garbage(error) => error["error"]["code"].to_string(),
                Read::End => return found,
            });
        }
    }

    fn message(text: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{text}", text.len())
    }

    #[test]
    fn messages_are_read_and_garbage_between_them_is_told_and_passed_over() {
        let hover = message(r#"{"jsonrpc":"2.0","id":1,"method":"a"}"#);
        let note = message(r#"{"jsonrpc":"2.0","method":"b"}"#);
        for (input, found) in [
            (format!("{hover}{note}"), vec!["a", "b"]),
            (format!("content-length:37\r\nContent-Type: x\r\n\r\n{}", &hover[hover.len() - 37..]), vec!["a"]),
            (format!("{}{note}", message("{no json")), vec!["-32700", "b"]),
            (format!("{}{note}", message("[1]")), vec!["-32600", "b"]),
            (format!("{}{note}", message("\u{1}")), vec!["-32700", "b"]),
            (format!("Content-Length: 99999999999999999999\r\n\r\n{{}}\r\n{note}"), vec!["-32700", "b"]),
            (format!("Content-Length: 999999999999\r\n\r\n{note}"), vec!["-32700", "b"]),
            (format!("Content-Length: -4\r\n\r\n{note}"), vec!["-32700", "b"]),
            (format!("Bonjour\r\n\r\n{note}"), vec!["-32700", "b"]),
            (format!("{}\r\n\r\n{note}", "x".repeat(100_000)), vec!["-32700", "b"]),
            // A length that is too short.
            (format!("Content-Length: 5\r\n\r\n{{\"id\":1}}{note}"), vec!["-32700", "b"]),
            // One that is too long takes the next message with it, and then nothing is lost but the two.
            ("Content-Length: 50\r\n\r\n{}".to_owned(), vec![]),
            (String::new(), vec![]),
        ] {
            assert_eq!(all(input.as_bytes()), found, "{}", &input[..input.len().min(80)]);
        }
    }

    #[test]
    fn an_invalid_request_is_answered_by_its_id() {
        let text = message(r#"{"jsonrpc":"2.0","id":"seven","method":3}"#);
        let Read::Garbage(error) = read(&mut text.as_bytes()) else { panic!("garbage") };
        assert_eq!((error["id"].as_str(), error["error"]["code"].as_i64()), (Some("seven"), Some(INVALID_REQUEST)));
    }

    proptest! {
        #[test]
        fn no_input_hangs_or_breaks_the_reader(input in proptest::collection::vec(any::<u8>(), 0..300)) {
            let mut whole = input.clone();
            whole.extend_from_slice(format!("\r\n\r\n{}", message(r#"{"method":"last"}"#)).as_bytes());
            let found = all(&whole);
            // Unless the noise happened to announce a message of its own.
            if !String::from_utf8_lossy(&input).to_lowercase().contains("length") {
                prop_assert_eq!(found.last().map(String::as_str), Some("last"));
            }
        }
    }
}
