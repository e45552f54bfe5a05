//! The words of a quotation, so that two of them can be compared whatever their typography.
//!
//! Marks, punctuation, kinds of spaces and apostrophes, ligatures, capitals (with or without their accents) and the
//! blanks inside numbers are typography. Letters, accents of small letters and figures are words.

use unicode_normalization::UnicodeNormalization as _;

use crate::article::Span;
use crate::text::char_classes::letter_end;
use crate::text::fold::{Folding, fold, fold_for};

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

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub span: Span,
    /// Lower case, ligatures taken apart, numbers without blanks; with its accents.
    key: String,
    /// The same without accents.
    bare: String,
    /// Which letters of the key were capitals: the first, all, or none.
    capitals: Capitals,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Capitals {
    None,
    First,
    All,
}

impl Word {
    /// Whether two words differ in nothing but typography.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        if self.key == other.key {
            return true;
        }
        if self.bare != other.bare {
            return false;
        }
        if self.capitals == Capitals::All || other.capitals == Capitals::All {
            return true;
        }
        // « Etat » is « État »: only the capital may have lost its accent.
        (self.capitals == Capitals::First || other.capitals == Capitals::First)
            && after_first_letter(&self.key) == after_first_letter(&other.key)
    }

    /// How much it weighs in a comparison: its letters.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.bare.chars().filter(|c| c.is_alphanumeric()).count()
    }

    /// The word as the index folds it.
    #[must_use]
    pub fn bare(&self) -> &str {
        &self.bare
    }
}

fn after_first_letter(key: &str) -> &str {
    &key[letter_end(key, 1)..]
}

/// The words of a text, in order.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some((span, key)) = next_word(text, at) {
        at = span.end;
        words.push(word(text, span, key));
    }
    words
}

/// What a draft quotes, piece by piece.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    loop {
        let next = next_word(text, at);
        let bracket = text[at..].find(['[', '(']).map(|found| at + found);
        match (next, bracket) {
            (word, Some(open))
                if word.as_ref().is_none_or(|(span, _)| open < span.start || glued(text, *span, open)) =>
            {
                at = bracketed(text, open, word, &mut pieces);
            }
            (Some((span, key)), _) => {
                pieces.push(Piece::Word(word(text, span, key)));
                at = span.end;
            }
            (None, _) => return pieces,
        }
    }
}

/// Whether brackets at `open` hold the last letters of the word before them: « tiendr[a] ».
fn glued(text: &str, word: Span, open: usize) -> bool {
    let content = text[open..].strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(content, _)| content);
    open == word.end && content.is_some_and(|content| content.chars().all(char::is_alphanumeric))
}

/// Reads what begins with the bracket at `open`; where to go on.
fn bracketed(text: &str, open: usize, next: Option<(Span, String)>, pieces: &mut Vec<Piece>) -> usize {
    let square = text[open..].starts_with('[');
    let close = text[open..].find(if square { ']' } else { ')' }).map(|found| open + found);
    let Some(close) = close else { return open + 1 };
    let inside = Span::new(open + 1, close);
    let content = inside.of(text).trim();
    if !content.contains(char::is_alphanumeric) {
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
        let start = next.filter(|(span, _)| span.start < open).map_or(open, |(span, _)| span.start);
        let rest = &text[close + 1..];
        let end = close + 1 + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let span = Span::new(start, end);
        let whole: String = span.of(text).chars().filter(|c| !matches!(c, '[' | ']')).collect();
        if glued_after && !glued_before {
            pieces.push(Piece::Word(word(text, span, whole)));
        } else {
            pieces.push(Piece::Insert(span));
        }
        return end;
    }
    if fold(content) != "sic" {
        pieces.push(Piece::Insert(inside));
    }
    close + 1
}

fn word(text: &str, span: Span, raw: String) -> Word {
    let shown = span.of(text);
    let mut letters = shown.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let capitals = match (first, shown.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)) {
        (true, true) if shown.chars().count() > 1 => Capitals::All,
        (true, _) => Capitals::First,
        _ => Capitals::None,
    };
    // Drafts are not sanitised, and may have letters and accents apart.
    let key = fold_for(&raw.nfc().collect::<String>(), Folding::Spelling);
    Word { span, bare: fold(&key), key, capitals }
}

/// The next word at or after `at`, and its characters without the blanks inside a number.
fn next_word(text: &str, at: usize) -> Option<(Span, String)> {
    let start = at + text[at..].find(char::is_alphanumeric)?;
    let mut raw = String::new();
    let mut end = start;
    let mut grouped = false;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let here = start + offset;
        let next = chars.peek().map(|(_, next)| *next);
        let before_digit = next.is_some_and(|next| next.is_ascii_digit());
        let after_digit = raw.ends_with(|last: char| last.is_ascii_digit());
        let goes_on = match c {
            c if c.is_alphanumeric() => true,
            // Combining marks, soft hyphens and what has no width belong to the word.
            '\u{300}'..='\u{36f}' => true,
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => {
                end = here + c.len_utf8();
                continue;
            }
            '-' | '\u{2010}' | '\u{2011}' => next.is_some_and(char::is_alphanumeric),
            '.' | ',' => after_digit && before_digit,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => {
                if after_digit
                    && before_digit
                    && (grouped || raw.len() <= 3)
                    && groups(&raw, &text[here + c.len_utf8()..])
                {
                    grouped = true;
                    continue;
                }
                false
            }
            _ => false,
        };
        if !goes_on {
            // « l’ » is a word of its own: « l’eau » and « de l’eau » differ by it.
            if is_apostrophe(c) && next.is_some_and(char::is_alphabetic) && raw.chars().all(char::is_alphabetic) {
                end = here + c.len_utf8();
                raw.push('\'');
            }
            break;
        }
        raw.push(if matches!(c, '\u{2010}' | '\u{2011}') { '-' } else { c });
        end = here + c.len_utf8();
    }
    Some((Span::new(start, end), raw))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`' | '´')
}

/// Whether what follows a blank is the next group of three figures of a number.
fn groups(raw: &str, rest: &str) -> bool {
    raw.chars().all(|c| c.is_ascii_digit()) && rest.chars().take_while(char::is_ascii_digit).count() == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        let (one, other) = (words(one), words(other));
        one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| one.is(other))
    }

    #[test]
    fn typography_is_no_difference() {
        for (one, other) in [
            ("L’été, c'est « long »", "l'été : c’est \"long\""),
            ("Les 10\u{202f}000 œufs de l'État", "les 10 000 oeufs de l’Etat"),
            ("Peut\u{2011}être", "peut-être"),
            ("ÉTAT D’URGENCE", "état d'urgence"),
            ("ETAT", "État"),
            ("A\u{301}mes", "Ámes"),
            ("1\u{a0}234\u{a0}567 euros", "1234567 euros"),
        ] {
            assert!(same(one, other), "{one} / {other}: {:?} {:?}", words(one), words(other));
        }
    }

    #[test]
    fn letters_accents_and_figures_are_words() {
        for (one, other) in [
            ("il a", "il à"),
            ("tiendrons", "tiendront"),
            ("3,5", "35"),
            ("eau", "l'eau"),
            ("10 000", "10 001"),
            ("l'élève", "l'éleve"),
            ("en 2023 500 morts", "en 2023500 morts"),
        ] {
            assert!(!same(one, other), "{one} / {other}");
        }
    }

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
