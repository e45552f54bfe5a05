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

/// Lines of a text of any size that are told from each other.
const LINES: usize = 65_536;
/// Bytes that a line has beyond that: shorter ones are taken together, since no text of so many lines has so short ones,
/// and each that is kept takes memory.
const COARSE: usize = 64;

/// The text between line breaks, as [`raw_lines`] has it; where there are very many lines, several short ones are one
/// piece with its breaks. With each goes the number of its first line, from 1.
pub(super) fn bounded_lines(text: &str) -> impl Iterator<Item = (u32, &str)> {
    let mut lines = raw_lines(text).zip(1..).enumerate();
    std::iter::from_fn(move || {
        let (at, (first, number)) = lines.next()?;
        if at < LINES || first.len() >= COARSE {
            return Some((number, first));
        }
        let start = offset_in(text, first);
        let mut end = start + first.len();
        while end - start < COARSE {
            let Some((_, (line, _))) = lines.next() else { break };
            end = offset_in(text, line) + line.len();
        }
        Some((number, &text[start..end]))
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

    #[test]
    fn very_many_short_lines_are_taken_together_and_long_ones_are_not() {
        let long = "un vers de huit syllabes ou plus, et qui ne finit pas avant la marge".repeat(2);
        let text = "a\n".repeat(LINES) + &"b\r\n".repeat(1_000) + &long + "\nc";
        let lines: Vec<(u32, &str)> = bounded_lines(&text).collect();
        assert_eq!(lines[LINES - 1], (65_536, "a"));
        assert_eq!(lines[LINES].0, 65_537);
        assert!(lines[LINES].1.starts_with("b\r\nb") && lines.len() < LINES + 60);
        assert!(lines.iter().any(|(_, line)| line.ends_with(&long)));
        assert_eq!(lines.iter().map(|(_, line)| line.matches(['a', 'b', 'c']).count()).sum::<usize>(), {
            text.matches(['a', 'b', 'c']).count()
        });
        let counted = lines.windows(2).all(|pair| pair[0].0 < pair[1].0);
        assert!(counted, "each knows its line");
    }

    proptest! {
        #[test]
        fn a_text_of_few_lines_has_them_all(text in "[aé\r\n]{0,40}") {
            let all: Vec<(u32, &str)> = (1..).zip(raw_lines(&text)).collect();
            prop_assert_eq!(bounded_lines(&text).collect::<Vec<_>>(), all);
        }

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
