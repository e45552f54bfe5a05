//! Between the places of the protocol and the bytes of a text: the one converter, whatever is counted.
//!
//! A text and a place in it in; the same place in the other way of counting out. The protocol counts lines from 0, and in a
//! line the units that client and server agreed on. A place that does not exist is the nearest that does. Pure.

use lsp_types::{Position, Range};

use crate::article::Span;

/// What is counted in a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Bytes.
    Utf8,
    /// Units of 16 bits: what every client knows.
    #[default]
    Utf16,
    /// Code points.
    Utf32,
}

impl Encoding {
    /// How many units a character has.
    fn length(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// The lines of a text: where each begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// The lines of a text. They end as the protocol has it: with `\n`, `\r\n` or `\r`.
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
        let ends = ends.filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        Self { starts: std::iter::once(0).chain(ends.map(|at| at + 1)).collect() }
    }

    /// The place of a byte of the text; inside a character that of the character.
    pub fn position(&self, text: &str, byte: usize, encoding: Encoding) -> Position {
        let byte = crate::text::char_classes::floor_boundary(text, byte.min(text.len()));
        let line = self.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        let before = text.get(self.starts[line]..byte).unwrap_or_default();
        let character = match encoding {
            Encoding::Utf8 => before.len(),
            Encoding::Utf16 | Encoding::Utf32 => before.chars().map(|c| encoding.length(c)).sum(),
        };
        Position { line: number(line), character: number(character) }
    }

    /// The places of a stretch of the text.
    pub fn range(&self, text: &str, span: Span, encoding: Encoding) -> Range {
        Range { start: self.position(text, span.start, encoding), end: self.position(text, span.end, encoding) }
    }

    /// The byte at a place. Beyond the end of a line it is that end, inside a character the character's first byte.
    pub fn byte(&self, text: &str, position: Position, encoding: Encoding) -> usize {
        let line = usize::try_from(position.line).unwrap_or(usize::MAX);
        let Some(&start) = self.starts.get(line) else { return text.len() };
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let content = text[start..end].trim_end_matches(['\n', '\r']);
        let wanted = usize::try_from(position.character).unwrap_or(usize::MAX);
        let mut units = 0;
        for (at, c) in content.char_indices() {
            units += encoding.length(c);
            if units > wanted {
                return start + at;
            }
        }
        start + content.len()
    }

    /// The bytes of a range; the right way round, whatever the client sent.
    pub fn span(&self, text: &str, range: Range, encoding: Encoding) -> Span {
        let (one, other) = (self.byte(text, range.start, encoding), self.byte(text, range.end, encoding));
        Span::new(one.min(other), one.max(other))
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn each_encoding_counts_its_own_units() {
        let text = "a\r\né🪨e\u{301}!\rfin\n";
        let lines = Lines::of(text);
        let stop = text.find('!').unwrap();
        for (encoding, character) in [(Encoding::Utf8, 9), (Encoding::Utf16, 5), (Encoding::Utf32, 4)] {
            assert_eq!(lines.position(text, stop, encoding), at(1, character));
            assert_eq!(lines.byte(text, at(1, character), encoding), stop);
        }
        assert_eq!(lines.position(text, text.len(), Encoding::Utf16), at(3, 0));
        assert_eq!(lines.byte(text, at(2, 0), Encoding::Utf16), text.find("fin").unwrap());
    }

    #[test]
    fn places_that_do_not_exist_are_the_nearest_that_do() {
        let text = "ab🪨\r\nc";
        let lines = Lines::of(text);
        assert_eq!(lines.byte(text, at(0, 99), Encoding::Utf16), 6, "before the end of the line");
        assert_eq!(lines.byte(text, at(9, 0), Encoding::Utf16), text.len());
        assert_eq!(lines.byte(text, at(0, 3), Encoding::Utf16), 2, "inside a pair of units");
        assert_eq!(lines.byte(text, at(0, 4), Encoding::Utf8), 2, "inside a character");
        assert_eq!(lines.position(text, 3, Encoding::Utf32), at(0, 2));
        let backwards = Range { start: at(1, 1), end: at(0, 1) };
        assert_eq!(lines.span(text, backwards, Encoding::Utf16), Span::new(1, 9));
        assert_eq!(lines.byte(text, at(u32::MAX, u32::MAX), Encoding::Utf8), text.len());
    }

    proptest! {
        #[test]
        fn every_character_has_its_place_in_every_encoding(text in "([a-z ]|é|e\u{301}|🪨|👩‍🚀|\r\n|\n|\r|\u{2028}|»){0,60}") {
            let lines = Lines::of(&text);
            for encoding in ENCODINGS {
                for (byte, c) in text.char_indices() {
                    let place = lines.position(&text, byte, encoding);
                    // Between `\r` and `\n` no place of the protocol lies.
                    if c == '\n' && text[..byte].ends_with('\r') {
                        continue;
                    }
                    prop_assert_eq!(lines.byte(&text, place, encoding), byte, "{:?} {:?}", encoding, text);
                }
                let end = lines.position(&text, text.len(), encoding);
                prop_assert_eq!(lines.byte(&text, end, encoding), text.len());
            }
        }

        #[test]
        fn any_place_is_some_byte(text in "(?s).{0,40}", line in 0_u32..9, character in 0_u32..40) {
            let lines = Lines::of(&text);
            for encoding in ENCODINGS {
                prop_assert!(text.is_char_boundary(lines.byte(&text, at(line, character), encoding)));
            }
        }
    }
}
