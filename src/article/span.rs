//! Byte ranges into a body, and the way to the code points that JSON speaks of.

use std::ops::Range;

/// A byte range into a text held in memory; both ends lie on character boundaries of that text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to `end`, both in bytes.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span ends before it starts: {start}..{end}");
        Self { start, end }
    }

    /// Its length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The stretch of `text` that it covers; empty where it does not fit `text`.
    #[must_use]
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// The same as a standard range.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether the byte at `offset` lies inside.
    #[must_use]
    pub fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether all of `other` lies inside.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The part that both cover, when there is one.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        self.overlaps(other).then(|| Self { start: self.start.max(other.start), end: self.end.min(other.end) })
    }

    /// The same span, `by` bytes later.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// The span without the white space at both its ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let inside = self.of(text);
        let start = self.start + (inside.len() - inside.trim_start().len());
        Self { start, end: start + inside.trim().len() }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Turns byte offsets of one text into code point offsets and back, in logarithmic time and little memory.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// The number of code points before byte `i * STRIDE`.
    marks: Vec<usize>,
}

/// Bytes between two remembered counts.
const STRIDE: usize = 256;

impl<'a> CodePoints<'a> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            marks.push(count);
            count += chunk.iter().filter(|byte| starts_char(**byte)).count();
        }
        if marks.is_empty() {
            marks.push(0);
        }
        Self { text, marks }
    }

    /// The number of code points that begin before the byte `offset` (at most the length of the text).
    #[must_use]
    pub fn of_byte(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let mark = (offset / STRIDE).min(self.marks.len() - 1);
        let rest = &self.text.as_bytes()[mark * STRIDE..offset];
        self.marks[mark] + rest.iter().filter(|byte| starts_char(**byte)).count()
    }

    /// The byte at which code point number `count` begins; the length of the text when it has fewer.
    #[must_use]
    pub fn to_byte(&self, count: usize) -> usize {
        let mark = self.marks.partition_point(|before| *before <= count).saturating_sub(1);
        let mut left = count - self.marks[mark];
        for (at, byte) in self.text.as_bytes().iter().enumerate().skip(mark * STRIDE) {
            if starts_char(*byte) {
                if left == 0 {
                    return at;
                }
                left -= 1;
            }
        }
        self.text.len()
    }
}

fn starts_char(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_span_is_trimmed_of_every_kind_of_space() {
        let text = "\u{a0} mot\u{202f}\n";
        assert_eq!(Span::new(0, text.len()).trimmed(text).of(text), "mot");
        assert!(Span::new(0, 2).trimmed(text).is_empty());
    }

    proptest! {
        #[test]
        fn bytes_and_code_points_go_both_ways(text in "(?s).{0,700}") {
            let points = CodePoints::new(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.of_byte(byte), count);
                prop_assert_eq!(points.to_byte(count), byte);
            }
            prop_assert_eq!(points.of_byte(text.len()), text.chars().count());
            prop_assert_eq!(points.to_byte(text.chars().count()), text.len());
        }
    }
}
