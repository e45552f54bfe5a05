//! What a person is typing between marks: the words since the mark that opened, and how it will close.
//!
//! The text of a draft and the place of the cursor in; the typed words with their place out. It looks back through the
//! paragraph only. Pure.

use crate::article::Span;
use crate::drafts::Syntax;

/// Bytes before the cursor that are looked at.
const NEAR: usize = 2_000;

/// Words that are being typed between marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    /// Where the mark that opened begins.
    pub mark: usize,
    /// The words typed so far, up to the cursor.
    pub span: Span,
    /// What closes the quotation, with the blank before it.
    pub closing: &'static str,
    /// Where the words end, and whether the closing mark stands there already.
    pub is_closed: bool,
}

/// A pair of marks: what opens, what closes, and what to write in order to close.
const PAIRS: [(&str, &str, &str); 6] = [
    ("«", "»", "\u{a0}»"),
    ("“", "”", "”"),
    ("„", "“", "“"),
    ("‹", "›", "\u{a0}›"),
    ("\\enquote{", "}", "}"),
    ("``", "''", "''"),
];

/// What is being typed at a byte of a draft; `None` where no mark is open.
pub(super) fn typed(text: &str, syntax: Syntax, cursor: usize) -> Option<Typed> {
    use crate::text::char_classes::floor_boundary;
    let cursor = floor_boundary(text, cursor.min(text.len()));
    let from = floor_boundary(text, cursor.saturating_sub(NEAR));
    let from = ["\n\n", "\r\n\r\n"]
        .iter()
        .filter_map(|gap| Some(from + text[from..cursor].rfind(gap)? + gap.len()))
        .max()
        .unwrap_or(from);
    let before = &text[from..cursor];
    let opened = PAIRS.iter().filter(|(open, ..)| syntax == Syntax::Latex || !matches!(*open, "\\enquote{" | "``"));
    let opened = opened.filter_map(|(open, close, closing)| {
        let at = before.rfind(open)?;
        (!is_closed(&before[at + open.len()..], close)).then_some((at, open.len(), *close, *closing))
    });
    let (at, length, close, closing) = opened.max_by_key(|(at, ..)| *at).or_else(|| straight(before, syntax))?;
    let start = from + at + length;
    let blanks = text[start..cursor].len() - text[start..cursor].trim_start().len();
    let rest = text[cursor..].split('\n').next().unwrap_or_default();
    Some(Typed {
        mark: from + at,
        span: Span::new(start + blanks, cursor),
        closing,
        is_closed: rest.trim_start().starts_with(close),
    })
}

/// Whether a quotation ends in this text; braces inside one of LaTeX are counted.
fn is_closed(text: &str, close: &str) -> bool {
    if close != "}" {
        return text.contains(close);
    }
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return true,
            '}' => depth -= 1,
            _ => {}
        }
    }
    false
}

/// A straight mark that is open: an odd one, with no letter before it. In data each string stands between such marks.
fn straight(before: &str, syntax: Syntax) -> Option<(usize, usize, &'static str, &'static str)> {
    let marks: Vec<usize> = before.match_indices('"').map(|(at, _)| at).collect();
    let at = *marks.last().filter(|_| marks.len() % 2 == 1 && syntax != Syntax::Json)?;
    (!before[..at].ends_with(char::is_alphanumeric)).then_some((at, 1, "\"", "\""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The words before `|`, and how they will be closed.
    fn at(text: &str, syntax: Syntax) -> Option<(String, &'static str, bool)> {
        let cursor = text.find('|').unwrap();
        let text = text.replace('|', "");
        typed(&text, syntax, cursor).map(|typed| (typed.span.of(&text).to_owned(), typed.closing, typed.is_closed))
    }

    #[test]
    fn an_opened_mark_is_found_and_a_closed_one_is_not() {
        for (text, syntax, wanted) in [
            ("Elle dit : « Nous tien|", Syntax::Plain, Some(("Nous tien", "\u{a0}»", false))),
            ("Elle dit : «\u{a0}Nous tien| »", Syntax::Plain, Some(("Nous tien", "\u{a0}»", true))),
            ("« Oui », puis «|", Syntax::Plain, Some(("", "\u{a0}»", false))),
            ("« Oui », puis|", Syntax::Plain, None),
            ("« Oui\n\nautre|", Syntax::Plain, None),
            ("« Oui\nautre|", Syntax::Plain, Some(("Oui\nautre", "\u{a0}»", false))),
            ("He said “we never|”", Syntax::Plain, Some(("we never", "”", true))),
            ("He said \"we never|\"", Syntax::Markdown, Some(("we never", "\"", true))),
            ("« il a dit “non|", Syntax::Plain, Some(("non", "”", false))),
            ("a \"b\" c|", Syntax::Markdown, None),
            ("un écran de 12\" et|", Syntax::Markdown, None),
            ("\\enquote{Nous \\emph{tien}|", Syntax::Latex, Some(("Nous \\emph{tien}", "}", false))),
            ("\\enquote{Oui} et|", Syntax::Latex, None),
            ("\\enquote{Oui|", Syntax::Markdown, None),
            ("``Oui|''", Syntax::Latex, Some(("Oui", "''", true))),
            ("{\"quote\": \"x|", Syntax::Json, None),
        ] {
            let wanted = wanted.map(|(words, closing, closed)| (words.to_owned(), closing, closed));
            assert_eq!(at(text, syntax), wanted, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_and_cursor_will_do(text in "[a-zé«»“”\"{}\\\\ \n`']{0,60}", cursor in 0_usize..140) {
            for syntax in [Syntax::Plain, Syntax::Latex] {
                if let Some(typed) = typed(&text, syntax, cursor) {
                    prop_assert!(text.get(typed.span.range()).is_some() && typed.mark <= typed.span.start);
                }
            }
        }
    }
}
