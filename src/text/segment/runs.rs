//! Lengths of what a text begins with: a word, combining marks, a number.

use unicode_normalization::char::is_combining_mark;

use crate::text::char_classes::is_invisible;

/// Length in bytes of the letters, digits and marks at the beginning of `text`; 0 when it begins with a mark.
pub(super) fn run_length(text: &str) -> usize {
    let mut at = 0;
    loop {
        at += text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        let Some(c) = text[at..].chars().next().filter(|c| !c.is_ascii()) else { return at };
        let in_word = match c {
            // The most common characters first: the lookups in Unicode's tables are slower.
            'À'..='ɏ' => !matches!(c, '×' | '÷'),
            '«' | '»' | '\u{A0}' | '\u{2010}'..='\u{2027}' | '\u{202F}'..='\u{205E}' | 'ʼ' => false,
            _ => c.is_alphanumeric() || (at > 0 && (is_invisible(c) || (c >= '\u{300}' && is_combining_mark(c)))),
        };
        if !in_word {
            return at;
        }
        at += c.len_utf8();
    }
}

/// Length in bytes of the combining marks, joiners and other invisible characters at the beginning of `text`.
pub(super) fn marks_length(text: &str) -> usize {
    text.find(|c: char| c < '\u{AD}' || !(is_invisible(c) || is_combining_mark(c))).unwrap_or(text.len())
}

/// Whether `text` begins with a letter or digit.
pub(super) fn starts_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric())
}

/// Whether `c` joins the parts of a word or a date.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// Whether a number, in digits or as a Roman one, follows after blanks.
pub(super) fn number_follows(text: &str) -> bool {
    let rest = text.trim_start_matches([' ', '\u{A0}', '\u{202F}', '\u{2009}']);
    let roman = rest.len() - rest.trim_start_matches(['I', 'V', 'X', 'L', 'C', 'D']).len();
    rest.starts_with(|c: char| c.is_ascii_digit()) || (roman > 0 && run_length(rest) == roman)
}
