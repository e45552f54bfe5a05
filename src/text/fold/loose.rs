//! The looser folding, which finds a passage again after another program has retyped it.

use super::{Change, rules};

/// [`fold`](fn@super::fold), and every double quotation mark is `"`, every single one `'`, every dash `-`, `…`
/// is `...`, a run of blanks is one space, and blanks that typography puts inside `« »` or before `? ! : ; %`
/// and closing marks are gone.
#[must_use]
pub fn loose(text: &str) -> String {
    loose_with(text, |_| {})
}

pub(super) fn loose_with(text: &str, mut report: impl FnMut(Change)) -> String {
    let mut out = String::with_capacity(text.len());
    let mut piece = String::new();
    let mut previous = None;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let blank = blank_run(&text[at..]);
        let length = if blank > 0 { blank } else { c.len_utf8() };
        piece.clear();
        if blank == 0 {
            fold_mark(c, &mut piece);
        } else if previous != Some('«') && !text[at + length..].starts_with(wants_no_blank_before) {
            piece.push(' ');
        }
        report(Change {
            folded: out.len(),
            folded_len: piece.len(),
            original: at,
            original_len: length,
            single: piece.chars().nth(1).is_none(),
        });
        if blank > 0 || !piece.is_empty() {
            previous = Some(c);
        }
        out.push_str(&piece);
        at += length;
    }
    out
}

/// Length in bytes of the blanks that `text` begins with, and of what folds to nothing after them.
fn blank_run(text: &str) -> usize {
    if !text.starts_with(char::is_whitespace) {
        return 0;
    }
    text.find(|c: char| !(c.is_whitespace() || rules::is_dropped(c))).unwrap_or(text.len())
}

fn wants_no_blank_before(c: char) -> bool {
    matches!(c, '?' | '!' | ':' | ';' | '\u{37E}' | '%' | '»')
}

fn fold_mark(c: char, out: &mut String) {
    match c {
        '«' | '»' | '“' | '”' | '„' | '‟' | '″' | '〝' | '〞' | '＂' => out.push('"'),
        '‘' | '‚' | '‛' | '‹' | '›' => out.push('\''),
        '‒' | '–' | '—' | '―' | '−' => out.push('-'),
        '…' => out.push_str("..."),
        _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        _ => rules::fold_char(c, out),
    }
}
