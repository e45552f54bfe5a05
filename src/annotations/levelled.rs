//! A text with its typography levelled, and the way back to the original.
//!
//! Two editions of a passage often differ in nothing but the shape of marks and spaces. Levelled, they are
//! equal: every run of blanks is one space (none beside a quotation mark), quotation marks are `"`, apostrophes
//! `'`, hyphens `-`, an ellipsis three stops; soft hyphens and zero-width characters are gone; accents are
//! decomposed. Case and accents still count: they belong to the words.

use std::iter;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::article::Span;

/// A levelled text that remembers where each part of it came from.
pub(super) struct Levelled {
    /// The levelled text.
    pub text: String,
    /// In order of `levelled`; a piece reaches as far as the next one.
    pieces: Vec<Stretch>,
}

/// Where a stretch of the levelled text came from.
#[derive(Clone, Copy)]
struct Stretch {
    /// Its first byte in the levelled text.
    levelled: usize,
    /// Its first byte in the original.
    original: usize,
    /// Bytes of the original that it stands for, when it was rewritten as a whole; `None` for bytes that are
    /// the same in both.
    rewritten: Option<usize>,
}

impl Levelled {
    /// Levels `text`.
    pub fn new(text: &str) -> Self {
        let mut levelled = Self { text: String::with_capacity(text.len() + text.len() / 16), pieces: Vec::new() };
        let mut verbatim = false;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if c.is_ascii_graphic() && !matches!(c, '"' | '`') {
                if !verbatim {
                    levelled.push_piece(at, None);
                    verbatim = true;
                }
                levelled.text.push(c);
                continue;
            }
            verbatim = false;
            if c.is_whitespace() {
                while chars.next_if(|(_, next)| next.is_whitespace() || is_ignored(*next)).is_some() {}
                let end = chars.peek().map_or(text.len(), |(next, _)| *next);
                let beside_mark = levelled.text.ends_with('"') || chars.peek().is_some_and(|(_, next)| is_mark(*next));
                if !beside_mark {
                    levelled.push_piece(at, Some(end - at));
                    levelled.text.push(' ');
                }
            } else if !is_ignored(c) {
                levelled.push_piece(at, Some(c.len_utf8()));
                levelled.push_levelled(c);
            }
        }
        levelled
    }

    fn push_piece(&mut self, original: usize, rewritten: Option<usize>) {
        self.pieces.push(Stretch { levelled: self.text.len(), original, rewritten });
    }

    fn push_levelled(&mut self, c: char) {
        match c {
            c if is_mark(c) => self.text.push('"'),
            '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{2032}' | '\u{201B}' | '`' | '\u{B4}' => self.text.push('\''),
            '\u{2010}' | '\u{2011}' => self.text.push('-'),
            '…' => self.text.push_str("..."),
            _ => decompose_canonical(c, |part| self.text.push(part)),
        }
    }

    /// The stretch of the original that a stretch of the levelled text stands for, in whole characters.
    pub fn original(&self, span: Span) -> Span {
        let Some(first) = self.piece_at(span.start) else { return Span::default() };
        let start = match first.rewritten {
            None => first.original + (span.start - first.levelled),
            Some(_) => first.original,
        };
        let last = span.end.checked_sub(1).filter(|last| *last >= span.start).and_then(|last| self.piece_at(last));
        let end = match last {
            None => start,
            Some(Stretch { levelled, original, rewritten: None }) => original + (span.end - levelled),
            Some(Stretch { original, rewritten: Some(length), .. }) => original + length,
        };
        Span::new(start, end.max(start))
    }

    /// The byte of the levelled text at or after which the byte `offset` of the original stands.
    pub fn of_original(&self, offset: usize) -> usize {
        let after = self.pieces.partition_point(|piece| piece.original <= offset);
        let Some(piece) = after.checked_sub(1).map(|last| self.pieces[last]) else { return 0 };
        let end = self.pieces.get(after).map_or(self.text.len(), |next| next.levelled);
        match piece.rewritten {
            None => (piece.levelled + (offset - piece.original)).min(end),
            Some(length) if offset >= piece.original + length => end,
            Some(_) => piece.levelled,
        }
    }

    fn piece_at(&self, levelled: usize) -> Option<Stretch> {
        let after = self.pieces.partition_point(|piece| piece.levelled <= levelled);
        after.checked_sub(1).map(|last| self.pieces[last])
    }
}

/// Every shape of a double or angular quotation mark.
fn is_mark(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '″')
}

/// What has no width and no meaning in a comparison.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Moves `offset` back to where a letter begins, so that no combining mark is cut from it.
pub(super) fn letter_start(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while at > 0 && (!text.is_char_boundary(at) || starts_with_mark(&text[at..])) {
        at -= 1;
    }
    at
}

/// Moves `offset` on to where a letter ends.
pub(super) fn letter_end(text: &str, offset: usize) -> usize {
    iter::successors(Some(offset), |at| (*at < text.len()).then_some(at + 1))
        .find(|at| text.is_char_boundary(*at) && !starts_with_mark(&text[*at..]))
        .unwrap_or(text.len())
}

fn starts_with_mark(text: &str) -> bool {
    text.chars().next().is_some_and(is_combining_mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_editions_of_a_passage_are_level() {
        let plain = "\"L'été, dit-il, c'est... \"long\".\"";
        let print = "«\u{a0}L’e\u{301}té, dit-\u{ad}il,\n c’est… “long”.\u{202f}»";
        assert_eq!(Levelled::new(plain).text, Levelled::new(print).text);
    }

    #[test]
    fn case_accents_and_words_still_count() {
        for (one, other) in [("Eté", "été"), ("a", "à"), ("un mot", "un not"), ("il va", "ilva")] {
            assert_ne!(Levelled::new(one).text, Levelled::new(other).text);
        }
    }

    #[test]
    fn the_way_back_gives_whole_characters() {
        let text = "Il a dit : «\u{a0}Été…\u{a0}» hier.";
        let levelled = Levelled::new(text);
        let at = levelled.text.find("\"E\u{301}").unwrap();
        let end = levelled.text.find("hier").unwrap();
        assert_eq!(levelled.original(Span::new(at, end)).of(text), "«\u{a0}Été…\u{a0}»");
        assert_eq!(levelled.original(Span::new(0, 5)).of(text), "Il a ");
    }

    proptest! {
        #[test]
        fn every_stretch_leads_back_to_one_that_levels_to_it(
            text in "(?s)[a-zé«»“”\"' …\u{a0}\n\u{ad}]{0,60}", from in 0usize..60, length in 1usize..30,
        ) {
            let levelled = Levelled::new(&text);
            let start = letter_start(&levelled.text, from.min(levelled.text.len()));
            let end = letter_end(&levelled.text, (start + length).min(levelled.text.len()));
            let original = levelled.original(Span::new(start, end));
            prop_assert!(text.get(original.range()).is_some());
            prop_assert!(Levelled::new(original.of(&text)).text.contains(levelled.text[start..end].trim()));
        }

        #[test]
        fn the_way_there_never_leaves_the_text(text in "(?s).{0,60}", offset in 0usize..200) {
            let levelled = Levelled::new(&text);
            prop_assert!(levelled.of_original(offset) <= levelled.text.len());
            let all = levelled.original(Span::new(0, levelled.text.len()));
            prop_assert!(text.get(all.range()).is_some());
        }
    }
}
