//! A text without its typography: two editions of a passage often differ in nothing else.

use unicode_normalization::char::decompose_canonical;

use super::map::Change;
use crate::text::char_classes::{is_apostrophe, is_invisible};

/// Folds `text`: every run of blanks is one space (none beside a quotation mark), quotation marks are `"`,
/// apostrophes `'`, hyphens `-`, an ellipsis three stops; what has no width is gone, accents are decomposed.
pub(super) fn fold(text: &str, mut report: impl FnMut(Change)) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let folded = out.len();
        if c.is_whitespace() {
            while chars.next_if(|(_, next)| next.is_whitespace() || is_invisible(*next)).is_some() {}
            if !out.ends_with('"') && !chars.peek().is_some_and(|(_, next)| is_mark(*next)) {
                out.push(' ');
            }
        } else {
            push(c, &mut out);
        }
        let end = chars.peek().map_or(text.len(), |(next, _)| *next);
        report(Change {
            folded,
            folded_len: out.len() - folded,
            original: at,
            original_len: end - at,
            single: out[folded..].chars().nth(1).is_none(),
        });
    }
    out
}

fn push(c: char, out: &mut String) {
    match c {
        c if is_mark(c) => out.push('"'),
        '…' => out.push_str("..."),
        _ => decompose_canonical(c, |part| match part {
            '‐' | '‑' => out.push('-'),
            '‘' | '‛' | '`' => out.push('\''),
            _ if is_apostrophe(part) => out.push('\''),
            _ if is_invisible(part) => {}
            _ => out.push(part),
        }),
    }
}

/// Every shape of a double or angular quotation mark.
fn is_mark(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '″')
}
