//! Addresses: of pages, sites and letter boxes.

use super::tables;

/// Longest host name or letter box that is looked for.
const LONGEST_NAME: usize = 254;

/// Length in bytes of the address that `text` begins with, if it begins with one: with a scheme, with `www.`,
/// a site with a known ending, or an e-mail address.
pub(super) fn length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    for scheme in ["https://", "http://", "www."] {
        let named = bytes.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme.as_bytes()));
        if named && bytes.get(scheme.len()).is_some_and(u8::is_ascii_alphanumeric) {
            return Some(path_end(text, scheme.len()));
        }
    }
    let local = run(bytes, |byte| matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-'));
    if bytes.get(local) == Some(&b'@') {
        let host = host_length(&text[local + 1..])?;
        return Some(local + 1 + host);
    }
    let host = host_length(text)?;
    if bytes.get(host) == Some(&b'/') { Some(path_end(text, host)) } else { Some(host) }
}

/// Length of the host name with a known ending at the beginning of `text`.
fn host_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut length = run(bytes, |byte| matches!(byte, b'.' | b'-'));
    while let Some(b'.' | b'-') = bytes[..length].last() {
        length -= 1;
    }
    let continues = text[length..].chars().next().is_some_and(char::is_alphanumeric);
    let (name, ending) = text.get(..length)?.rsplit_once('.')?;
    (!continues && !name.is_empty() && tables::is_top_level_domain(ending)).then_some(length)
}

fn run(bytes: &[u8], also: impl Fn(u8) -> bool) -> usize {
    bytes.iter().take(LONGEST_NAME).take_while(|byte| byte.is_ascii_alphanumeric() || also(**byte)).count()
}

/// Where the address ends that has something at `from`: at a blank, a quotation mark or an angle bracket, and
/// before the punctuation of the sentence around it.
fn path_end(text: &str, from: usize) -> usize {
    let stops = |c: char| c.is_whitespace() || matches!(c, '"' | '«' | '»' | '“' | '”' | '<' | '>' | '…' | '’' | '‘');
    let mut end = text[from..].find(stops).map_or(text.len(), |at| from + at);
    let mut unopened = text[from..end].matches(')').count().saturating_sub(text[from..end].matches('(').count());
    while let Some(last) = text.as_bytes()[from..end].last() {
        match last {
            b')' if unopened > 0 => unopened -= 1,
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b']' => {}
            _ => break,
        }
        end -= 1;
    }
    end
}
