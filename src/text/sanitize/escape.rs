//! How far a terminal's escape sequence reaches.

/// Finds the ends of escape sequences in one text, in time linear in its length.
#[derive(Default)]
pub(super) struct Sequences {
    /// A control string that begins before this byte has no end: it was looked for.
    endless_before: usize,
}

/// The string terminator as one C1 character.
const ST: char = '\u{9C}';

impl Sequences {
    /// The length in bytes of the escape sequence that begins at `at`, 0 when none begins there. Of a sequence
    /// that is cut short or never ends, only as much as surely belongs to it.
    pub(super) fn length_at(&mut self, text: &str, at: usize) -> usize {
        let rest = &text[at..];
        let mut chars = rest.chars();
        let (introducer, kind) = match (chars.next(), chars.next()) {
            (Some('\u{1B}'), Some(kind @ ('[' | ']' | 'P' | 'X' | '^' | '_'))) => (2, kind),
            (Some('\u{1B}'), _) => return 1 + short_length(&rest[1..]),
            (Some('\u{9B}'), _) => (2, '['),
            (Some('\u{9D}'), _) => (2, ']'),
            (Some('\u{90}' | '\u{98}' | '\u{9E}' | '\u{9F}'), _) => (2, '_'),
            _ => return 0,
        };
        introducer
            + match kind {
                '[' => control_length(&rest[introducer..]),
                _ => self.string_length(text, at + introducer, kind == ']'),
            }
    }

    /// The length of a control string's content from `start` on with its terminator, 0 when the line ends (or
    /// another sequence begins) before it does. `bell` says whether BEL ends it too.
    fn string_length(&mut self, text: &str, start: usize, bell: bool) -> usize {
        if start < self.endless_before {
            return 0;
        }
        let mut chars = text[start..].char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            match c {
                ST => return at + c.len_utf8(),
                '\u{7}' if bell => return at + 1,
                '\n' | '\r' => break,
                '\u{1B}' => match chars.peek() {
                    Some((_, '\\')) => return at + 2,
                    // Doubled inside what tmux passes through.
                    Some((_, '\u{1B}')) => _ = chars.next(),
                    _ => break,
                },
                _ => {}
            }
        }
        self.endless_before = chars.peek().map_or(text.len(), |(at, _)| start + at);
        0
    }
}

/// The length of a control sequence after its introducer: parameters, intermediates and final byte, or as
/// much of them as there is.
fn control_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let parameters = count(bytes, 0x30..=0x3F);
    let intermediates = count(&bytes[parameters..], 0x20..=0x2F);
    let end = parameters + intermediates;
    match bytes.get(end) {
        Some(0x40..=0x7E) => end + 1,
        _ => parameters,
    }
}

/// The length of a short sequence (`ESC ( B`, `ESC 7`) after its ESC; 0 when it is none.
fn short_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let intermediates = count(bytes, 0x20..=0x2F);
    match bytes.get(intermediates) {
        Some(0x30..=0x7E) if intermediates <= 2 => intermediates + 1,
        _ => 0,
    }
}

fn count(bytes: &[u8], class: std::ops::RangeInclusive<u8>) -> usize {
    bytes.iter().take_while(|byte| class.contains(byte)).count()
}
