//! Folding letter by letter: what each character becomes by itself.

use std::sync::LazyLock;

use unicode_normalization::char::{canonical_combining_class, decompose_canonical, decompose_compatible};

use super::Folding;
use super::map::Change;
use crate::text::char_classes::{is_apostrophe, is_invisible};

/// Folds `text`, reporting every character that is not ASCII.
pub(super) fn fold(text: &str, folding: Folding, report: impl FnMut(Change)) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, folding, &mut out, report);
    out
}

/// The same, appended to a text: the bytes of the folded text that are reported count from its end.
pub(super) fn fold_into(text: &str, folding: Folding, out: &mut String, mut report: impl FnMut(Change)) {
    let bytes = text.as_bytes();
    let begin = out.len();
    let mut at = 0;
    while at < bytes.len() {
        let run = bytes[at..].iter().position(|byte| !(0x20..0x80).contains(byte)).unwrap_or(bytes.len() - at);
        out.push_str(&text[at..at + run]);
        at += run;
        let Some(c) = text[at..].chars().next() else { break };
        if c.is_ascii() {
            out.push(if c.is_whitespace() { ' ' } else { c });
        } else {
            let folded = out.len();
            fold_char(c, folding, out);
            report(Change {
                folded: folded - begin,
                folded_len: out.len() - folded,
                original: at,
                original_len: c.len_utf8(),
                single: out[folded..].chars().nth(1).is_none(),
            });
        }
        at += c.len_utf8();
    }
    if let Some(folded) = out.get_mut(begin..) {
        folded.make_ascii_lowercase();
    }
}

/// Appends what `c` folds to: nothing, one character or a few.
fn fold_char(c: char, folding: Folding, out: &mut String) {
    if folding != Folding::Search {
        return fold_any(c, folding, out);
    }
    match TABLE.get(c as usize - TABLE_START.min(c as usize)) {
        Some(Short::Text(bytes, length)) if c as usize >= TABLE_START => {
            for byte in &bytes[..usize::from(*length)] {
                out.push(char::from(*byte));
            }
        }
        _ => fold_any(c, folding, out),
    }
}

/// Appends what `c` folded to when ids of articles were first made: letters in another shape stay as they are.
pub(super) fn fold_for_identity(c: char, out: &mut String) {
    if is_letter_in_disguise(c) {
        decompose_canonical(c, |part| {
            let dropped = |c: char| is_invisible(c) || is_accent(c);
            if !dropped(part) {
                out.extend(part.to_lowercase().filter(|c| !dropped(*c)));
            }
        });
    } else {
        fold_char(c, Folding::Search, out);
    }
}

/// The first character of the table below: everything before it is ASCII.
const TABLE_START: usize = 0x80;
/// One past its last character: Latin letters with every usual accent lie before it.
const TABLE_END: usize = 0x250;

/// What a character of the table folds to.
enum Short {
    /// This many ASCII bytes.
    Text([u8; 2], u8),
    /// Something longer or not ASCII.
    Long,
}

/// The foldings of Latin letters, computed once from the rules.
static TABLE: LazyLock<Vec<Short>> = LazyLock::new(|| {
    let mut text = String::new();
    (TABLE_START as u32..TABLE_END as u32)
        .map(|code| {
            text.clear();
            if let Some(c) = char::from_u32(code) {
                fold_any(c, Folding::Search, &mut text);
            }
            match *text.as_bytes() {
                _ if !text.is_ascii() => Short::Long,
                [] => Short::Text([0, 0], 0),
                [a] => Short::Text([a, 0], 1),
                [a, b] => Short::Text([a, b], 2),
                _ => Short::Long,
            }
        })
        .collect()
});

fn fold_any(c: char, folding: Folding, out: &mut String) {
    let dropped = |c: char| is_invisible(c) || folding == Folding::Search && is_accent(c);
    decompose_canonical(c, |part| {
        if part.is_whitespace() {
            out.push(' ');
        } else if is_apostrophe(part) {
            out.push('\'');
        } else if !dropped(part) {
            part.to_lowercase().filter(|c| !dropped(*c)).for_each(|c| push_plain(c, folding, out));
        }
    });
}

/// Letters that have no canonical decomposition but that readers type as plain ones; only ligatures where the
/// spelling counts.
fn push_plain(c: char, folding: Folding, out: &mut String) {
    let plain = match c {
        'œ' => "oe",
        'æ' => "ae",
        '‐' | '‑' => "-",
        _ if folding == Folding::Spelling => return out.push(c),
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'þ' => "th",
        'ς' => "σ",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        c if is_letter_in_disguise(c) => {
            return decompose_compatible(c, |part| match part {
                '⁄' | '∕' => out.push('/'),
                part if part == c => out.push(c),
                part => fold_any(part, folding, out),
            });
        }
        _ => return out.push(c),
    };
    out.push_str(plain);
}

/// Whether `c` is a letter, figure or sign in another shape, which readers type plainly: raised and lowered ones,
/// fractions, Roman numerals, ligatures, those of full width, of mathematics, in circles.
pub(super) fn is_letter_in_disguise(c: char) -> bool {
    matches!(c, '⁄' | '∕' | 'ª' | '²' | '³' | '¹' | 'º' | '¼'..='¾' | 'ŉ' | 'ſ' | 'ǆ' | 'ǉ' | 'ǌ' | 'ǳ'
        | '\u{2B0}'..='\u{2B8}' | '\u{2E0}'..='\u{2E4}' | '\u{1D2C}'..='\u{1D6A}' | '\u{1D78}' | '\u{1D9B}'..='\u{1DBF}'
        | '\u{2070}'..='\u{209C}' | '\u{2100}'..='\u{218F}' | '\u{2460}'..='\u{24EA}' | '\u{2C7C}' | '\u{2C7D}'
        | '\u{A7F2}'..='\u{A7F4}' | '\u{A7F8}' | '\u{A7F9}' | '\u{AB5C}'..='\u{AB5F}'
        | '\u{FF01}'..='\u{FF5E}' | '\u{1D400}'..='\u{1D7FF}' | '\u{1F100}'..='\u{1F16A}')
}

/// Whether `c` is an accent or another sign above, below or across a letter. The vowel signs, viramas and
/// voicing marks of Asian scripts, which are letters to their readers, are not.
fn is_accent(c: char) -> bool {
    matches!(canonical_combining_class(c), 1 | 10..=35 | 202..=240) || matches!(c, '\u{FE00}'..='\u{FE0F}')
}
