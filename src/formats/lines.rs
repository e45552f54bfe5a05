//! Lines as an editor counts them: at LF, CR LF and CR.

/// The text between line breaks.
pub(super) fn raw_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(at) = memchr::memchr2(b'\n', b'\r', text.as_bytes()) else { return rest.take() };
        let width = if text[at..].starts_with("\r\n") { 2 } else { 1 };
        rest = Some(&text[at + width..]);
        Some(&text[..at])
    })
}

/// Where `part`, a piece of `text` in memory, begins in it (bytes).
pub(super) fn offset_in(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len())
}

/// The line of an offset, found fast while offsets go up.
pub(super) struct LineCounter<'a> {
    text: &'a str,
    offset: usize,
    line: u32,
}

impl<'a> LineCounter<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, offset: 0, line: 1 }
    }

    /// The line that the byte `offset` lies on, from 1; for an offset before the last one asked for, that one's line.
    pub(super) fn at(&mut self, offset: usize) -> u32 {
        let bytes = self.text.as_bytes();
        let between = bytes.get(self.offset..offset).unwrap_or_default();
        let breaks = memchr::memchr2_iter(b'\n', b'\r', between)
            .filter(|at| between[*at] == b'\n' || bytes.get(self.offset + at + 1) != Some(&b'\n'))
            .count();
        self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.offset = self.offset.max(offset);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_counter_and_the_lines_agree(text in "[aé\r\n]{0,40}") {
            let mut counter = LineCounter::new(&text);
            let lines: Vec<&str> = raw_lines(&text).collect();
            for (line, number) in lines.iter().zip(1..) {
                prop_assert_eq!(counter.at(offset_in(&text, line)), number);
                prop_assert_eq!(counter.at(0), number);
            }
            prop_assert_eq!(lines.concat(), text.replace(['\r', '\n'], ""));
        }
    }
}
