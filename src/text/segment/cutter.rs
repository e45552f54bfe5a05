//! A text that is being cut into tokens: the place reached and the tokens so far.

use super::{Token, TokenKind, address};
use crate::article::Span;

/// Goes through a text and collects its tokens.
pub(super) struct Cutter<'a> {
    /// The text up to where to stop.
    pub(super) text: &'a str,
    /// The next byte to look at.
    pub(super) at: usize,
    /// Whether a single quotation mark was opened and not closed: until then an apostrophe at the end of a
    /// word is its closing.
    pub(super) single_open: bool,
    /// The tokens so far.
    pub(super) out: Vec<Token>,
}

impl<'a> Cutter<'a> {
    /// What has not been cut yet.
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The next character.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Makes a token of everything from `start` up to the current place.
    pub(super) fn push(&mut self, start: usize, kind: TokenKind) {
        self.out.push(Token { span: Span::new(start, self.at), kind });
    }

    /// Makes a token of the next `length` bytes.
    pub(super) fn take(&mut self, length: usize, kind: TokenKind) {
        let start = self.at;
        self.at += length;
        self.push(start, kind);
    }

    /// Takes a whole address as a word, if the token that begins at `start` is one.
    pub(super) fn address(&mut self, start: usize) -> bool {
        let Some(length) = address::length(&self.text[start..]) else { return false };
        self.at = start + length;
        self.push(start, TokenKind::Word);
        true
    }
}
