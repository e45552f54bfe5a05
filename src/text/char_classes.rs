//! Classes of characters, and where characters and letters begin and end.

use unicode_normalization::char::is_combining_mark;

/// Whether `c` shows nothing and only steers layout or hides in a word: bidi controls, zero-width characters,
/// soft hyphens, annotation marks, tags and the like. Variation selectors are not among them.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}')
}

/// Appends `c` in lower case.
pub fn push_lower(c: char, out: &mut String) {
    match c {
        // The letters of French and English first: the lookups in Unicode's tables are slower.
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        '\0'..='\x7F' | 'ß'..='ÿ' | 'œ' => out.push(c),
        'É' => out.push('é'),
        'À' => out.push('à'),
        'Œ' => out.push('œ'),
        _ => out.extend(c.to_lowercase()),
    }
}

/// Whether `c` is one of the 66 code points that Unicode will never give a meaning.
#[must_use]
pub fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether `c` is an apostrophe: the typewriter's, the typographic one or a look-alike that files use for it.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | 'ʻ' | '′' | '´' | '＇')
}

/// Whether `c` is a space that no line may be broken at.
#[must_use]
pub fn is_no_break_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

/// The nearest character boundary of `text` at or before the byte `offset`.
#[must_use]
pub fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The nearest character boundary of `text` at or after the byte `offset`.
#[must_use]
pub fn ceil_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Moves `offset` back to where a letter begins, so that no combining mark is cut from it.
#[must_use]
pub fn letter_start(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while at > 0 && (!text.is_char_boundary(at) || starts_with_mark(&text[at..])) {
        at -= 1;
    }
    at
}

/// Moves `offset` on to where a letter ends.
#[must_use]
pub fn letter_end(text: &str, offset: usize) -> usize {
    std::iter::successors(Some(offset), |at| (*at < text.len()).then_some(at + 1))
        .find(|at| text.is_char_boundary(*at) && !starts_with_mark(&text[*at..]))
        .unwrap_or(text.len())
}

fn starts_with_mark(text: &str) -> bool {
    text.chars().next().is_some_and(is_combining_mark)
}
