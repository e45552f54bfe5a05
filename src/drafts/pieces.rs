//! What a draft quotes, piece by piece: words, and what the draft says in brackets that it changed.
//!
//! The words between two marks in, pieces out. What a word is stands in `words`.

use super::lexer::{self, Token};
use super::words::{Word, set_in_capitals_of, word, words};
use crate::article::Span;
use crate::text::fold::fold;

/// A piece of what a draft quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A word that should stand in the source.
    Word(Word),
    /// `[…]`: words of the source were left out, and the draft says so.
    Gap,
    /// `[le maire]`: the draft says that these words are its own.
    Insert(Span),
}

/// Bytes between brackets at most that say what a draft changed.
const LONGEST_BRACKETS: usize = 2_000;

/// What a draft quotes, piece by piece.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    // The next bracket from here on.
    let mut bracket = text.find(['[', '(']);
    loop {
        let mut tokens = Vec::new();
        let next = lexer::next(text, at, &mut tokens);
        let span = tokens.first().map(|token| token.span);
        if bracket.is_some_and(|open| open < at) {
            bracket = text[at..].find(['[', '(']).map(|found| at + found);
        }
        match (next, bracket) {
            (_, Some(open)) if span.is_none_or(|span| open < span.start || glued(text, span, open)) => {
                at = bracketed(text, open, span, &mut pieces);
            }
            (Some(end), _) => {
                pieces.extend(tokens.into_iter().map(|token| Piece::Word(word(text, token))));
                at = end;
            }
            (None, _) => break,
        }
    }
    let mut all: Vec<&mut Word> = pieces.iter_mut().filter_map(Piece::word).collect();
    set_in_capitals_of(&mut all);
    pieces
}

impl Piece {
    fn word(&mut self) -> Option<&mut Word> {
        match self {
            Self::Word(word) => Some(word),
            Self::Gap | Self::Insert(_) => None,
        }
    }
}

/// Whether brackets at `open` hold the last letters of the word before them: « tiendr[a] ».
fn glued(text: &str, word: Span, open: usize) -> bool {
    let content = text[open..].strip_prefix('[').map(|rest| rest.trim_start_matches(char::is_alphanumeric));
    open == word.end && content.is_some_and(|rest| rest.starts_with(']'))
}

/// Reads what begins with the bracket at `open`, before or right behind the word `next`; where to go on.
fn bracketed(text: &str, open: usize, next: Option<Span>, pieces: &mut Vec<Piece>) -> usize {
    let square = text[open..].starts_with('[');
    let near = &text[open..crate::text::char_classes::floor_boundary(text, (open + LONGEST_BRACKETS).min(text.len()))];
    let close = near.find(if square { ']' } else { ')' }).map(|found| open + found);
    let Some(close) = close else { return open + 1 };
    let inside = Span::new(open + 1, close);
    let content = inside.of(text).trim();
    if words(content).is_empty() {
        let dots = content.chars().all(|c| matches!(c, '.' | '…') || c.is_whitespace());
        if dots && !content.is_empty() {
            pieces.push(Piece::Gap);
        }
        return close + 1;
    }
    if !square {
        return open + 1;
    }
    // « [L]es routes » or « tiendr[a] »: a letter in brackets belongs to its word.
    let glued_after = text[close + 1..].starts_with(char::is_alphanumeric);
    let glued_before = text[..open].ends_with(char::is_alphanumeric);
    if content.chars().count() <= 3 && (glued_after || glued_before) {
        let start = next.filter(|span| span.start < open).map_or(open, |span| span.start);
        let rest = &text[close + 1..];
        let end = close + 1 + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let span = Span::new(start, end);
        let whole: String = span.of(text).chars().filter(|c| !matches!(c, '[' | ']')).collect();
        let mut tokens = Vec::new();
        lexer::next(&whole, 0, &mut tokens);
        match tokens.pop().filter(|_| glued_after && !glued_before) {
            // The draft says itself that the first letter is its own.
            Some(token) => {
                let token = Token { span: Span::new(0, whole.len()), ..token };
                pieces.push(Piece::Word(word(&whole, token).with_own_capital(span)));
            }
            None => pieces.push(Piece::Insert(span)),
        }
        return end;
    }
    if fold(content) != "sic" {
        pieces.push(Piece::Insert(inside));
    }
    close + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_say_what_the_draft_changed() {
        let kinds = |text: &str| -> String {
            pieces(text)
                .iter()
                .map(|piece| match piece {
                    Piece::Word(word) => format!("{} ", word.bare()),
                    Piece::Gap => "… ".to_owned(),
                    Piece::Insert(span) => format!("<{}> ", span.of(text)),
                })
                .collect()
        };
        assert_eq!(kinds("Nous […] tiendrons [ce calendrier]."), "nous … tiendrons <ce calendrier> ");
        assert_eq!(kinds("[L]es routes (...) sont [sic] fermées (hier)"), "les routes … sont fermees hier ");
        assert_eq!(kinds("tiendr[a] [. . .] un [jamais fini"), "<tiendr[a]> … un jamais fini ");
    }
}
