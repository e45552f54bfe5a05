//! What one character folds to.

use std::sync::LazyLock;

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

use crate::text::char_classes::{is_apostrophe, is_invisible};

/// Appends what `c` folds to: nothing, one character or a few.
pub(super) fn fold_char(c: char, out: &mut String) {
    match TABLE.get(c as usize - TABLE_START.min(c as usize)) {
        Some(Short::Text(bytes, length)) if c as usize >= TABLE_START => {
            for byte in &bytes[..usize::from(*length)] {
                out.push(char::from(*byte));
            }
        }
        _ => fold_any(c, out),
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
                fold_any(c, &mut text);
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

fn fold_any(c: char, out: &mut String) {
    decompose_canonical(c, |part| {
        if part.is_whitespace() {
            out.push(' ');
        } else if is_apostrophe(part) {
            out.push('\'');
        } else if !is_dropped(part) {
            part.to_lowercase().filter(|c| !is_dropped(*c)).for_each(|c| push_plain(c, out));
        }
    });
}

/// Whether `c` folds to nothing.
pub(super) fn is_dropped(c: char) -> bool {
    is_invisible(c) || is_accent(c)
}

/// Letters that have no canonical decomposition but that readers type as plain ones.
fn push_plain(c: char, out: &mut String) {
    let plain = match c {
        'œ' => "oe",
        'æ' => "ae",
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
        '‐' | '‑' => "-",
        _ => return out.push(c),
    };
    out.push_str(plain);
}

/// Whether `c` is an accent or another sign above, below or across a letter. The vowel signs, viramas and
/// voicing marks of Asian scripts, which are letters to their readers, are not.
fn is_accent(c: char) -> bool {
    matches!(canonical_combining_class(c), 1 | 10..=35 | 202..=240) || matches!(c, '\u{FE00}'..='\u{FE0F}')
}
