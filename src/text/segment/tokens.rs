//! Cuts text into tokens. The first character of a token selects the rules for the rest of it.

use super::cutter::Cutter;
use super::runs::{marks_length, run_length};
use super::{Token, TokenKind, number, tables, word};
use crate::article::Span;

/// The tokens of `text` inside `within` (byte offsets on character boundaries), in order. They never overlap
/// and cover everything that is not blank.
#[must_use]
pub fn tokens(text: &str, within: Span) -> Vec<Token> {
    let Some(text) = text.get(..within.end).filter(|text| text.is_char_boundary(within.start)) else {
        return Vec::new();
    };
    let mut cutter = Cutter { text, at: within.start, single_open: false, out: Vec::with_capacity(within.len() / 5) };
    while let Some(c) = cutter.peek() {
        cutter.step(c);
    }
    cutter.out
}

impl Cutter<'_> {
    /// Cuts what begins with `c`, the next character.
    fn step(&mut self, c: char) {
        match c {
            '\n' => {
                self.single_open = false;
                self.at += 1;
            }
            ' ' => self.at += 1,
            '\'' | '’' | 'ʼ' => self.apostrophe(c),
            _ if c.is_alphabetic() || c == '_' => word::word(self),
            '0'..='9' => number::number(self),
            '«' | '»' | '“' | '”' | '"' | '„' | '‟' | '‹' | '›' | '‚' => {
                self.take(c.len_utf8(), TokenKind::Mark)
            }
            '‘' | '‛' => {
                self.single_open = true;
                self.take(c.len_utf8(), TokenKind::Mark);
            }
            '@' | '#' => self.handle(),
            '.' | '-' => {
                let run = self.rest().len() - self.rest().trim_start_matches(c).len();
                self.take(run, TokenKind::Punctuation);
            }
            _ if c.is_whitespace() => self.at += c.len_utf8(),
            _ if c.is_numeric() => number::number(self),
            _ => {
                let tail = marks_length(&self.rest()[c.len_utf8()..]);
                let kind = if is_punctuation(c) { TokenKind::Punctuation } else { TokenKind::Symbol };
                self.take(c.len_utf8() + tail, kind);
            }
        }
    }

    /// `'` or `’` where no word goes before it.
    fn apostrophe(&mut self, c: char) {
        let after = &self.rest()[c.len_utf8()..];
        let word = &after[..run_length(after)];
        if tables::is_apheresis(word) {
            return self.take(c.len_utf8() + word.len(), TokenKind::Word);
        }
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 2 && matches!(&word[2..], "" | "s") && !self.single_open {
            return self.take(c.len_utf8() + word.len(), TokenKind::Number);
        }
        self.single_open = !word.is_empty();
        self.take(c.len_utf8(), TokenKind::Mark);
    }

    /// `@name`, `#tag`, or the sign alone.
    fn handle(&mut self) {
        let name = run_length(&self.rest()[1..]);
        let kind = if name > 0 { TokenKind::Word } else { TokenKind::Symbol };
        self.take(1 + name, kind);
    }
}

fn is_punctuation(c: char) -> bool {
    match c {
        '!' | '(' | ')' | '*' | ',' | '/' | ':' | ';' | '?' | '[' | '\\' | ']' | '{' | '}' => true,
        '\0'..='\x7F' | '‰' | '‱' => false,
        '¡' | '¿' | '·' | '§' | '¶' => true,
        '\u{2010}'..='\u{2027}' | '\u{2032}'..='\u{205E}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' => true,
        '！' | '？' | '，' | '：' | '；' | '،' | '؛' | '؟' | '।' => true,
        _ => false,
    }
}
