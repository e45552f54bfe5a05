//! Serialised JSON made safe to print.

use std::fmt::Write as _;

use crate::text::char_classes::{is_invisible, is_noncharacter};

/// `json`, a serialised document, with every character that could drive or deceive a terminal as `\uXXXX`:
/// DEL, C1 controls, format characters and line separators (serialisers escape C0 themselves). It stands for
/// the same value as before.
#[must_use]
pub fn escape_json(json: String) -> String {
    let mut out = String::new();
    let mut rest = json.as_str();
    while let Some((at, c)) = next_escaped(rest) {
        out.push_str(&rest[..at]);
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{unit:04x}");
        }
        rest = &rest[at + c.len_utf8()..];
    }
    if rest.len() == json.len() {
        return json;
    }
    out.push_str(rest);
    out
}

/// The first character that must be escaped, and where it is. Runs of ASCII are passed over by their bytes.
fn next_escaped(text: &str) -> Option<(usize, char)> {
    let mut at = 0;
    loop {
        at += text.as_bytes().get(at..)?.iter().position(|byte| *byte >= 0x7F)?;
        let c = text.get(at..)?.chars().next()?;
        if must_be_escaped(c) {
            return Some((at, c));
        }
        at += c.len_utf8();
    }
}

fn must_be_escaped(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' => true,
        _ => is_invisible(c) || is_noncharacter(c),
    }
}
