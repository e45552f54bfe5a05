//! Untrusted text made safe: to show in a terminal, to compare and to keep.
//!
//! Everything that comes from outside passes [`sanitize`](fn@sanitize) (or [`sanitize_line`]) once, where it
//! enters. What comes out cannot drive a terminal, hide or reorder words, or pile marks over other lines.

mod escape;
mod joiners;
mod json;
#[cfg(test)]
mod tests;

pub use json::escape_json;

use std::borrow::Cow;
use std::path::Path;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::text::char_classes::{is_invisible, is_no_break_space, is_noncharacter};
use escape::Sequences;
use joiners::{is_joiner, is_spelling};

/// Combining marks kept on one base character. Living scripts need five at most.
pub const MARKS_PER_BASE: usize = 6;

/// Passes after which a text whose joiners still depend on each other loses all of them. No spelling needs a second one.
const MOST_PASSES: usize = 3;

/// `text` without anything that could harm a terminal or deceive a reader, borrowed when nothing changes.
///
/// Tabs and newlines stay; CR, CR LF, VT, FF, NEL and the Unicode line and paragraph separators become `\n`.
/// Escape sequences vanish whole (one that never ends loses its introducer only), as do all other control
/// characters, bidi controls, zero-width characters, soft hyphens, tags and noncharacters, and marks beyond
/// [`MARKS_PER_BASE`]. Joiners stay where they are spelling: inside an emoji, between letters of scripts that need
/// them. The result is in NFC. Sanitising twice changes nothing.
#[must_use]
pub fn sanitize(text: &str) -> Cow<'_, str> {
    let Some(mut clean) = sanitize_once(text) else { return Cow::Borrowed(text) };
    // Where marks beyond the limit went, or letters were composed, a joiner may have lost the neighbours that it was
    // spelling between. Each pass but the last only takes such joiners out.
    for _ in 0..MOST_PASSES {
        match sanitize_once(&clean) {
            Some(cleaner) => clean = cleaner,
            None => return Cow::Owned(clean),
        }
    }
    clean.retain(|c| !is_joiner(c));
    Cow::Owned(sanitize_once(&clean).unwrap_or(clean))
}

/// `text` after one pass; `None` when that changes nothing.
fn sanitize_once(text: &str) -> Option<String> {
    let (changes_at, composed) = inspect(text);
    if changes_at.is_none() && composed {
        return None;
    }
    let clean = match changes_at {
        Some(at) => Cow::Owned(strip(text, at)),
        None => Cow::Borrowed(text),
    };
    if is_nfc(&clean) && !is_flooded(&clean) {
        return matches!(clean, Cow::Owned(_)).then(|| clean.into_owned());
    }
    Some(cap_marks(clean.nfc()))
}

/// A path as it is shown, kept in bookmarks and compared: on one line, what is no text replaced.
#[must_use]
pub fn sanitize_path(path: &Path) -> String {
    sanitize_line(&path.to_string_lossy())
}

/// `text` sanitised and on one line: newlines, tabs and runs of blanks become one blank, none at either end.
/// A no-break space alone between words stays one.
#[must_use]
pub fn sanitize_line(text: &str) -> String {
    let clean = sanitize(text);
    let mut line = String::with_capacity(clean.len());
    let mut blank = None;
    for c in clean.trim().chars() {
        if c.is_whitespace() {
            let this = if matches!(c, '\n' | '\t') { ' ' } else { c };
            blank = Some(match blank {
                None => this,
                Some(before) if is_no_break_space(before) && is_no_break_space(this) => before,
                Some(_) => ' ',
            });
        } else {
            line.extend(blank.take());
            line.push(c);
        }
    }
    line
}

/// The first byte that [`strip`] would change, if any, and whether the text is surely composed and not flooded
/// with marks.
fn inspect(text: &str) -> (Option<usize>, bool) {
    let bytes = text.as_bytes();
    let mut composed = true;
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| !PLAIN[usize::from(*byte)]) {
        at += found;
        at += match (bytes[at], bytes.get(at + 1), bytes.get(at + 2)) {
            // General punctuation, where typographic quotation marks and dashes live.
            (0xE2, Some(0x80), Some(0x90..=0xA7 | 0xAF..=0xBF)) => 3,
            // The rest of Latin-1 but NEL, the other C1 controls and the soft hyphen; currency signs.
            (0xC2, Some(0xA0..=0xAC | 0xAE..=0xBF), _) => 2,
            (0xE2, Some(0x82), _) => 3,
            _ => {
                let Some(c) = text[at..].chars().next() else { break };
                if is_changed(c) && !is_spelling(&text[..at], c, &text[at + c.len_utf8()..]) {
                    return (Some(at), false);
                }
                composed &= c < '\u{300}';
                c.len_utf8()
            }
        };
    }
    (None, composed || (is_nfc(text) && !is_flooded(text)))
}

/// [`is_plain`] for every byte, as a table: it is looked up for each byte of each text.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0u8;
    loop {
        plain[byte as usize] = is_plain(byte);
        if byte == u8::MAX {
            break plain;
        }
        byte += 1;
    }
};

/// Whether a byte, alone or leading a character, never needs a closer look: printable ASCII, tab, newline,
/// Latin letters, and what follows a leading byte.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\t' | b'\n' | 0x80..=0xC1 | 0xC3..=0xCB)
}

/// Whether a character alone makes [`strip`] change the text.
fn is_changed(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t')) || is_line_separator(c) || is_invisible(c) || is_noncharacter(c)
}

fn is_line_separator(c: char) -> bool {
    matches!(c, '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `text` without what vanishes and with its line breaks as `\n`, given the first byte where that matters.
fn strip(text: &str, first: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut sequences = Sequences::default();
    let mut kept = 0;
    let mut at = first;
    while let Some(found) = text[at..].find(is_changed) {
        at += found;
        out.push_str(&text[kept..at]);
        let Some(c) = text[at..].chars().next() else { break };
        let length = sequences.length_at(text, at);
        if is_spelling(&out, c, &text[at + c.len_utf8()..]) {
            out.push(c);
            at += c.len_utf8();
        } else if length > 0 {
            at += length;
        } else {
            at += if text[at..].starts_with("\r\n") { 2 } else { c.len_utf8() };
            if is_line_separator(c) {
                out.push('\n');
            }
        }
        kept = at;
    }
    out.push_str(&text[kept..]);
    out
}

fn is_flooded(text: &str) -> bool {
    let mut marks = 0;
    text.chars().any(|c| {
        marks = marks_with(marks, c);
        marks > MARKS_PER_BASE
    })
}

/// The number of marks on a base character once `c` follows `marks` of them; a joiner is no new base.
fn marks_with(marks: usize, c: char) -> usize {
    match c {
        c if is_joiner(c) => marks,
        c if c >= '\u{300}' && is_combining_mark(c) => marks + 1,
        _ => 0,
    }
}

fn cap_marks(chars: impl Iterator<Item = char>) -> String {
    let mut marks = 0;
    let mut after_joiner = false;
    chars
        .filter(|c| {
            marks = marks_with(marks, *c);
            // Where marks go, joiners between them would stand side by side.
            let kept = marks <= MARKS_PER_BASE && !(after_joiner && is_joiner(*c));
            after_joiner = if kept { is_joiner(*c) } else { after_joiner };
            kept
        })
        .collect()
}
