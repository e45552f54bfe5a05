//! From the bytes that a terminal sends to keys, clicks and pastes.
//!
//! Nothing holds the keyboard: a sequence that means nothing to us (a late answer that another program asked for) ends
//! where the standard says that it ends (ECMA-48, 5.4 and 5.6), and one that never ends is given up when no more bytes
//! come. Pure: time is the business of the caller, who says when the bytes have stopped.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::sequences::{csi_key, ss3_key};

const ESCAPE: u8 = 0x1b;
const INTERRUPT: u8 = 0x03;
/// Begins and ends a bracketed paste.
const PASTE: &[u8] = b"\x1b[200~";
const PASTED: &[u8] = b"\x1b[201~";
/// More of one paste, in bytes, is left out: nobody reads a query of a megabyte.
const LONGEST_PASTE: usize = 1 << 20;
/// A longer sequence, in bytes, is no answer of a terminal: what has come of it is dropped.
const LONGEST_SEQUENCE: usize = 1 << 16;

/// What has come and is not understood yet.
#[derive(Debug, Default)]
pub struct Decoder {
    bytes: Vec<u8>,
    /// The paste that is open.
    paste: Option<Vec<u8>>,
}

/// What has begun and not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// A key, or the first byte or two of a sequence.
    Key,
    /// A sequence.
    Sequence,
    /// A paste.
    Paste,
}

/// What stands at the beginning of some bytes.
enum Found {
    /// An event of so many bytes.
    Event(Event, usize),
    /// So many bytes that mean nothing to us.
    Nothing(usize),
    /// A paste begins after so many bytes.
    Paste(usize),
    /// The beginning of something longer.
    Unfinished,
}

impl Decoder {
    /// Takes bytes in; what they mean is added to `events`, in order.
    pub fn feed(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        self.bytes.extend_from_slice(bytes);
        let mut at = 0;
        loop {
            if self.paste.is_some() {
                at += self.feed_paste(at, events);
                if self.paste.is_some() {
                    break;
                }
            }
            match look(&self.bytes[at..]) {
                Found::Event(event, length) => {
                    events.push(event);
                    at += length;
                }
                Found::Nothing(length) => at += length,
                Found::Paste(length) => {
                    self.paste = Some(Vec::new());
                    at += length;
                }
                Found::Unfinished => break,
            }
        }
        self.bytes.drain(..at);
        if self.bytes.len() > LONGEST_SEQUENCE {
            self.bytes.clear();
        }
    }

    /// What has begun and not ended.
    pub fn waiting(&self) -> Option<Waiting> {
        match self.bytes.as_slice() {
            _ if self.paste.is_some() => Some(Waiting::Paste),
            [] => None,
            [_] | [ESCAPE, _] => Some(Waiting::Key),
            _ => Some(Waiting::Sequence),
        }
    }

    /// No more bytes have come for a while: what has begun is taken for what it is so far. A lone ESC is the key; after an
    /// open paste the keyboard is free again.
    pub fn give_up(&mut self, events: &mut Vec<Event>) {
        if let Some(mut paste) = self.paste.take() {
            paste.append(&mut self.bytes);
            push_paste(&paste, events);
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        match bytes.as_slice() {
            [ESCAPE] => events.push(Event::Key(KeyCode::Esc.into())),
            // Alt with a letter that could have begun a sequence.
            [ESCAPE, letter @ (b'[' | b'O' | b'P' | b']' | b'X' | b'^' | b'_')] => {
                events.push(Event::Key(KeyEvent::new(KeyCode::Char(char::from(*letter)), KeyModifiers::ALT)));
            }
            _ => {}
        }
    }

    /// Takes in the bytes of an open paste from `from` on; how many. Ctrl-C ends it, so that a paste that never ends holds
    /// nobody.
    fn feed_paste(&mut self, from: usize, events: &mut Vec<Event>) -> usize {
        let Some(paste) = &mut self.paste else { return 0 };
        let bytes = &self.bytes[from..];
        let end = memchr::memmem::find(bytes, PASTED);
        let interrupt = memchr::memchr(INTERRUPT, &bytes[..end.unwrap_or(bytes.len())]);
        let (taken, after) = match (interrupt, end) {
            (Some(at), _) => (at, at),
            (None, Some(at)) => (at, at + PASTED.len()),
            // The end may be cut in two.
            (None, None) => {
                let begun = (1..PASTED.len()).rev().find(|length| bytes.ends_with(&PASTED[..*length])).unwrap_or(0);
                (bytes.len() - begun, bytes.len() - begun)
            }
        };
        let room = LONGEST_PASTE.saturating_sub(paste.len());
        paste.extend_from_slice(&bytes[..taken.min(room)]);
        if (interrupt.is_some() || end.is_some())
            && let Some(paste) = self.paste.take()
        {
            push_paste(&paste, events);
        }
        after
    }
}

fn push_paste(paste: &[u8], events: &mut Vec<Event>) {
    if !paste.is_empty() {
        events.push(Event::Paste(String::from_utf8_lossy(paste).into_owned()));
    }
}

fn look(bytes: &[u8]) -> Found {
    match bytes {
        [] | [ESCAPE] => Found::Unfinished,
        [ESCAPE, b'[', ..] if bytes.starts_with(PASTE) => Found::Paste(PASTE.len()),
        // The end of a paste that was given up.
        [ESCAPE, b'[', ..] if bytes.starts_with(PASTED) => Found::Nothing(PASTED.len()),
        [ESCAPE, b'[', ..] => control_sequence(bytes),
        [ESCAPE, b'O'] => Found::Unfinished,
        [ESCAPE, b'O', last, ..] => ss3_key(*last).map_or(Found::Nothing(3), |key| Found::Event(Event::Key(key), 3)),
        [ESCAPE, b']' | b'P' | b'X' | b'^' | b'_', ..] => control_string(bytes),
        // Two in a row: the first is the key.
        [ESCAPE, ESCAPE, ..] => Found::Event(Event::Key(KeyCode::Esc.into()), 1),
        [ESCAPE, rest @ ..] => match character(rest) {
            Found::Event(Event::Key(key), length) => {
                let key = KeyEvent::new(key.code, key.modifiers | KeyModifiers::ALT);
                Found::Event(Event::Key(key), length + 1)
            }
            Found::Nothing(length) => Found::Nothing(length + 1),
            other => other,
        },
        _ => character(bytes),
    }
}

/// A sequence `CSI … final`. Any byte that cannot stand in one ends it, and is looked at by itself.
fn control_sequence(bytes: &[u8]) -> Found {
    // The old form of clicks: three bytes follow, whatever they are.
    if bytes.get(2) == Some(&b'M') {
        return if bytes.len() < 6 { Found::Unfinished } else { Found::Nothing(6) };
    }
    // The keys of the Linux console, `CSI [ A`.
    if bytes.get(2) == Some(&b'[') {
        return match bytes.get(3) {
            None => Found::Unfinished,
            Some(last @ b'A'..=b'E') => Found::Event(Event::Key(KeyCode::F(1 + last - b'A').into()), 4),
            Some(_) => Found::Nothing(3),
        };
    }
    for (at, byte) in bytes.iter().enumerate().skip(2) {
        match byte {
            0x20..=0x3f => {}
            0x40..=0x7e => {
                return csi_key(&bytes[2..at], *byte)
                    .map_or(Found::Nothing(at + 1), |event| Found::Event(event, at + 1));
            }
            _ => return Found::Nothing(at),
        }
    }
    Found::Unfinished
}

/// A string that a terminal sends (OSC, DCS and the like), which ends with BEL or ST, or where another control stands.
fn control_string(bytes: &[u8]) -> Found {
    for (at, byte) in bytes.iter().enumerate().skip(2) {
        match byte {
            0x07 => return Found::Nothing(at + 1),
            0x1b => {
                return match bytes.get(at + 1) {
                    None => Found::Unfinished,
                    Some(b'\\') => Found::Nothing(at + 2),
                    Some(_) => Found::Nothing(at),
                };
            }
            0x00..=0x1f => return Found::Nothing(at),
            _ => {}
        }
    }
    Found::Unfinished
}

fn character(bytes: &[u8]) -> Found {
    let Some(first) = bytes.first() else { return Found::Unfinished };
    let control = |letter: u8| KeyEvent::new(KeyCode::Char(char::from(letter)), KeyModifiers::CONTROL);
    let key = match first {
        b'\r' => KeyCode::Enter.into(),
        b'\t' => KeyCode::Tab.into(),
        0x7f => KeyCode::Backspace.into(),
        0x00 => control(b' '),
        0x01..=0x1a => control(first - 1 + b'a'),
        0x1c..=0x1f => control(first - 0x1c + b'4'),
        _ => return utf8(bytes, *first),
    };
    Found::Event(Event::Key(key), 1)
}

fn utf8(bytes: &[u8], first: u8) -> Found {
    let length = match first {
        0x20..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Found::Nothing(1),
    };
    let known = &bytes[..bytes.len().min(length)];
    match std::str::from_utf8(known) {
        Ok(text) => text.chars().next().map_or(Found::Nothing(1), |letter| {
            let shift = if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
            Found::Event(Event::Key(KeyEvent::new(KeyCode::Char(letter), shift)), length)
        }),
        Err(error) if error.error_len().is_none() => Found::Unfinished,
        Err(_) => Found::Nothing(1),
    }
}

#[cfg(test)]
mod tests;
