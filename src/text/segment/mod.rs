//! Text cut into paragraphs, sentences and tokens.
//!
//! The rules are those of French and English at once: a text of unknown language, or one that quotes the
//! other, is cut alike. Everything is a [`Span`] into the text; nothing is copied. What stays between sentences
//! and between tokens is blank.

mod address;
mod cutter;
mod english;
mod french;
mod number;
mod runs;
mod sentences;
mod stop;
mod tables;
#[cfg(test)]
mod tests;
mod tokens;
mod word;

pub use sentences::sentences;
pub use tokens::tokens;

use crate::article::Span;

/// A piece of a sentence that has no blank in it (but for the spaces inside a number).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word, with the apostrophe of its elision (`l'`), the hyphens inside it (`porte-parole`) or before it
    /// (`-t-il`), the stop of an abbreviation (`M.`, `J.-P.`); an address, `@name` or `#tag`.
    Word,
    /// Digits with what belongs to them: `3,5`, `10 000`, `17/08/2023`, `20h30`, `1er`.
    Number,
    /// A quotation mark: `« » “ ” " „ ‹ ›`, and `‘ ’ '` where they are no apostrophes.
    Mark,
    /// A stop, comma, dash, bracket and the like; `...` is one.
    Punctuation,
    /// Anything else: `%`, `€`, `&`, an emoji.
    Symbol,
}

/// Code points beyond which a line is no piece of hard-wrapped text.
const LONG_LINE: usize = 120;

/// The paragraphs of plain text, in order and trimmed: lines up to a blank one belong together, as in
/// hard-wrapped text. Where such lines are not hard-wrapped (one of them is longer than 120 code points), each
/// is a paragraph of its own.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut lines: Vec<Span> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        if span.is_empty() {
            end_of_run(text, &mut lines, &mut found);
        } else {
            lines.push(span);
        }
    }
    end_of_run(text, &mut lines, &mut found);
    found
}

/// Turns the lines of one run into paragraphs.
fn end_of_run(text: &str, lines: &mut Vec<Span>, found: &mut Vec<Span>) {
    let is_long = |span: &Span| span.len() > LONG_LINE && span.of(text).chars().count() > LONG_LINE;
    if lines.iter().any(is_long) {
        found.append(lines);
    } else if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
        found.push(Span::new(first.start, last.end));
    }
    lines.clear();
}
