//! Serialised JSON made safe to print.

use std::fmt::Write as _;

use crate::text::char_classes::{is_invisible, is_noncharacter};

/// `json`, a serialised document, with every character that could drive or deceive a terminal as `\uXXXX`:
/// DEL, C1 controls, format characters and line separators (serialisers escape C0 themselves). It stands for
/// the same value as before.
#[must_use]
pub fn escape_json(json: String) -> String {
    let Some(first) = json.find(must_be_escaped) else { return json };
    let mut out = String::with_capacity(json.len() + 16);
    out.push_str(&json[..first]);
    for c in json[first..].chars() {
        if must_be_escaped(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

fn must_be_escaped(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' => true,
        _ => is_invisible(c) || is_noncharacter(c),
    }
}
