//! How many cells of a terminal text takes.
//!
//! Measured grapheme by grapheme, as the screen is drawn. A tab counts as [`TAB`] cells, wherever it stands: who
//! draws text puts that many blanks in its place.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cells of a tab.
pub const TAB: usize = 4;

/// The width of `text` in cells.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.chars().all(is_narrow) {
        return text.chars().count();
    }
    text.graphemes(true).map(grapheme_width).sum()
}

/// The width of one grapheme in cells: 0, 1 or 2, and [`TAB`] for a tab.
#[must_use]
pub fn grapheme_width(grapheme: &str) -> usize {
    match grapheme {
        "\t" => TAB,
        _ if grapheme.starts_with(char::is_control) => 0,
        _ => UnicodeWidthStr::width(grapheme),
    }
}

/// `text` if it fits `cells`, else as many of its graphemes as fit before a `…`. No room, no text.
#[must_use]
pub fn truncate(text: &str, cells: usize) -> Cow<'_, str> {
    if text.len() <= cells && text.is_ascii() && !text.contains('\t') || width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let Some(room) = cells.checked_sub(1) else { return Cow::Borrowed("") };
    let mut used = 0;
    let mut end = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme_width(grapheme);
        if used > room {
            break;
        }
        end = at + grapheme.len();
    }
    Cow::Owned(format!("{}…", text[..end].trim_end()))
}

/// The longest beginning of `text` that takes at most `cells`, whole graphemes only.
#[must_use]
pub fn prefix(text: &str, cells: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme_width(grapheme);
        if used > cells {
            return &text[..at];
        }
    }
    text
}

/// Whether `c` takes one cell whatever stands beside it, unless that is a character for which this is false.
pub(crate) fn is_narrow(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{2010}'..='\u{2027}'
        | '\u{202F}'..='\u{203B}' | '\u{20AC}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_are_counted() {
        for (text, cells) in [
            ("", 0),
            ("« L’été… » — 3\u{202f}€", 16),
            ("e\u{301}te\u{301}", 3),
            ("日本", 4),
            ("👩\u{200d}🚀", 2),
            ("🇫🇷!", 3),
            ("a\tb", 6),
            ("a\nb", 2),
        ] {
            assert_eq!(width(text), cells, "{text:?}");
        }
    }

    #[test]
    fn what_is_too_long_is_cut_at_a_grapheme() {
        for (text, cells, cut) in [
            ("bonjour", 7, "bonjour"),
            ("bonjour", 6, "bonjo…"),
            ("un mot", 4, "un…"),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("cafe\u{301}s noirs", 5, "cafe\u{301}…"),
            ("abc", 1, "…"),
            ("abc", 0, ""),
            ("", 0, ""),
        ] {
            assert_eq!(truncate(text, cells), cut, "{text:?} in {cells}");
        }
    }

    proptest! {
        #[test]
        fn a_cut_text_fits(text in "(?s).{0,40}", cells in 0usize..30) {
            prop_assert!(width(&truncate(&text, cells)) <= cells);
        }

        #[test]
        fn narrow_characters_are_measured_right(text in "[ -~\u{a0}-\u{2ff}‐-‧\u{202f}-※€]{0,40}") {
            let slow: usize = text.graphemes(true).map(grapheme_width).sum();
            prop_assert_eq!(width(&text), slow);
        }
    }
}
