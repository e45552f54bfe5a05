//! Which characters of a text mean something, and which only dress it: the table that `check` compares words by.
//!
//! One character in, its class out. It knows nothing of words and where they end; `words` does. The same table stands
//! in `docs/CHECK.md` for whoever relies on a verdict.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::text::char_classes::{is_apostrophe, is_invisible};

/// What a character is to a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// It is part of a word.
    Letter,
    /// It means something by itself: `%`, `€`, `+`, `°`, an emoji.
    Sign,
    /// It is a sign only when it touches a letter or a figure: `#`, `@`, `*`.
    TouchingSign,
    /// It dresses the words: marks, stops, brackets, blanks.
    Typography,
}

/// The class of a character, dashes and the signs of fractions aside, which depend on their neighbours.
pub(super) fn class(c: char) -> Class {
    match c {
        'º' | '˚' => Class::Sign,
        c if c.is_alphanumeric() => Class::Letter,
        '#' | '@' | '*' | '_' | '~' | '^' | '\\' | '|' => Class::TouchingSign,
        '%' | '&' | '+' | '<' | '=' | '>' | '$' | '/' | '?' => Class::Sign,
        // Bullets and the ornaments of a page.
        '¶' | '•' | '‣' | '⁃' | '■'..='◿' | '✂'..='✒' | '❖' | '➔'..='➾' | '′' | '″' => {
            Class::Typography
        }
        '¿' => Class::Typography,
        '§' | '‰' | '‱' | '†' | '‡' | '⁄' | '∕' | '÷' | '×' | '¬' | '±' | '°' | '¦' | '©' | '®' => {
            Class::Sign
        }
        '٪' | '؟' | '％' | '＆' | '＃' | '＠' | '／' | '？' => Class::Sign,
        c if is_currency(c) || is_mathematical(c) || is_pictograph(c) => Class::Sign,
        _ => Class::Typography,
    }
}

/// What a sign is compared as: one character for those that are written in several ways.
pub(super) fn sign_key(c: char) -> String {
    match c {
        '⁄' | '∕' | '／' => "/".to_owned(),
        'º' | '˚' => "°".to_owned(),
        '؟' | '？' => "?".to_owned(),
        '٪' => "%".to_owned(),
        // Full width and small forms.
        '\u{FE50}'..='\u{FE6B}' | '\u{FF01}'..='\u{FFEE}' => c.nfkc().collect(),
        c => c.to_string(),
    }
}

/// Whether a sign belongs to the number or word that follows it: `+5`, `$5`, `§ 3`, `#mot`.
pub(super) fn leads(c: char) -> bool {
    is_currency(c) || matches!(c, '+' | '−' | '±' | '<' | '>' | '≤' | '≥' | '≈' | '~' | '§' | '#' | '@' | '/')
}

/// Whether a sign belongs to the number that stands before it: `5 %`, `5 €`, `5°`, `5/…`.
pub(super) fn follows(c: char) -> bool {
    is_currency(c) || matches!(c, '%' | '‰' | '‱' | '°' | '/' | '+')
}

/// Whether `c` is a dash or a hyphen that between figures, or before one, may be a minus.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '−' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// Whether `c` is one of the hyphens that stand inside a word.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether `c` belongs to the character before it: accents, what has no width, variation selectors.
pub(super) fn is_attached(c: char) -> bool {
    c >= '\u{300}' && is_combining_mark(c) || is_invisible(c) || matches!(c, '\u{FE00}'..='\u{FE0F}')
}

/// Whether `c` is an apostrophe, whatever people type for one.
pub(super) fn is_any_apostrophe(c: char) -> bool {
    is_apostrophe(c) || matches!(c, '‘' | '`' | '‛')
}

/// The letters that a letter is written as when it is written plainly: `ᵉ` as `e`, `₂` as `2`, `ﬁ` as `fi`. A figure
/// that is raised or lowered after another figure stays what it is: `10⁵` is not `105`.
pub(super) fn plain_letter(c: char, after_digit: bool, key: &mut String) {
    let raised = matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{209C}');
    match c {
        'œ' | 'Œ' => key.push_str("oe"),
        'æ' | 'Æ' => key.push_str("ae"),
        _ if raised && after_digit && c.nfkc().any(char::is_numeric) => key.push(c),
        _ if c.is_ascii() || ('\u{C0}'..='\u{24F}').contains(&c) => key.extend(c.to_lowercase()),
        _ => std::iter::once(c).nfkc().for_each(|part| key.extend(part.to_lowercase())),
    }
}

/// The words and signs of a character that is written with several: `½` as `1`, `/`, `2`; `№` as `n`, `°`.
pub(super) fn expansion(c: char) -> Option<[(String, bool); 3]> {
    let one = |text: &str, is_sign: bool| (text.to_owned(), is_sign);
    match c {
        '№' => return Some([one("n", false), one("°", true), one("", true)]),
        '℃' => return Some([one("°", true), one("c", false), one("", true)]),
        '℉' => return Some([one("°", true), one("f", false), one("", true)]),
        '¼'..='¾' | '\u{2150}'..='\u{215E}' | '\u{2189}' => {}
        _ => return None,
    }
    let written: String = c.nfkc().collect();
    let (above, below) = written.split_once('⁄')?;
    Some([one(above, false), one("/", true), one(below, false)])
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢'..='¥' | '֏' | '؋' | '߾' | '߿' | '৲' | '৳' | '৻' | '૱' | '௹' | '฿' | '៛'
        | '\u{20A0}'..='\u{20CF}' | '\u{A838}' | '\u{FDFC}' | '\u{FE69}' | '\u{FF04}' | '\u{FFE0}' | '\u{FFE1}'
        | '\u{FFE5}' | '\u{FFE6}')
}

/// Signs of computation, arrows and technical signs.
fn is_mathematical(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{23FF}' | '\u{27C0}'..='\u{27EF}' | '\u{27F0}'..='\u{27FF}' | '\u{2900}'..='\u{2BFF}'
        | '\u{FF0B}' | '\u{FF1C}'..='\u{FF1E}')
}

/// Emoji and other pictures, and the letterlike signs that are no letters.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2100}'..='\u{214F}' | '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_mean_something_and_marks_do_not() {
        for c in "%‰€$£¥₽+±×÷=<>&/§°©®→≤∞?🙂👩⅌".chars() {
            assert_eq!(class(c), Class::Sign, "{c}");
        }
        for c in "«»“”\"'’.,;:!…()[]{}–—- \u{a0}\u{202f}•¶·".chars() {
            assert_eq!(class(c), Class::Typography, "{c}");
        }
        for c in "aÉœ5²₂ᵉⅫ½字".chars() {
            assert_eq!(class(c), Class::Letter, "{c}");
        }
    }

    #[test]
    fn what_is_written_in_several_ways_has_one_key() {
        let plain = |text: &str| {
            let mut key = String::new();
            text.chars().for_each(|c| {
                let after = key.ends_with(|c: char| c.is_ascii_digit());
                plain_letter(c, after, &mut key);
            });
            key
        };
        for (text, key) in [
            ("CO₂", "co2"),
            ("1ᵉʳ", "1er"),
            ("ⅩⅨᵉ", "xixe"),
            ("Ｐｌｅｉｎ", "plein"),
            ("ﬁn", "fin"),
            ("10⁵", "10⁵"),
            ("m²", "m2"),
        ] {
            assert_eq!(plain(text), key);
        }
        let parts = |c| expansion(c).map(|parts| parts.map(|(text, _)| text).concat());
        assert_eq!((parts('½').as_deref(), parts('№').as_deref(), parts('a')), (Some("1/2"), Some("n°"), None));
        assert_eq!((sign_key('⁄'), sign_key('º'), sign_key('％')), ("/".to_owned(), "°".to_owned(), "%".to_owned()));
    }
}
