//! Characters that a draft writes by their names: `&laquo;`, `\oe`, `\nbsp{}`, `\u{153}`, `^2^`.
//!
//! A name in, the text that it stands for out; `None` where it is not known, which is then said rather than guessed.

use unicode_normalization::UnicodeNormalization as _;

use crate::text::character_reference::decoded;

/// What LaTeX and the packages that writers load call characters, where HTML has no such name or another meaning.
#[rustfmt::skip]
const LATEX: &[(&str, &str)] = &[
    ("og", "«"), ("guillemotleft", "«"), ("guillemetleft", "«"), ("flqq", "«"), ("laquo", "«"),
    ("fg", "»"), ("guillemotright", "»"), ("guillemetright", "»"), ("frqq", "»"), ("raquo", "»"),
    ("glqq", "„"), ("grqq", "“"), ("quotedblbase", "„"), ("quotesinglbase", "‚"), ("flq", "‹"), ("frq", "›"),
    ("guilsinglleft", "‹"), ("guilsinglright", "›"), ("textquotedblleft", "“"), ("textquotedblright", "”"),
    ("textquoteleft", "‘"), ("textquoteright", "’"), ("lq", "‘"), ("rq", "’"), ("textquotesingle", "'"),
    ("ldots", "…"), ("dots", "…"), ("textellipsis", "…"), ("textendash", "–"), ("textemdash", "—"),
    ("euro", "€"), ("texteuro", "€"), ("EUR", "€"), ("pounds", "£"), ("textsterling", "£"), ("textyen", "¥"),
    ("textdollar", "$"), ("textcent", "¢"), ("textdegree", "°"), ("degre", "°"), ("degres", "°"), ("degree", "°"),
    ("textcelsius", "°C"), ("celsius", "°C"), ("textperthousand", "‰"), ("permil", "‰"), ("percent", "%"),
    ("textpm", "±"), ("textminus", "−"), ("texttimes", "×"), ("textdiv", "÷"), ("S", "§"), ("textsection", "§"),
    ("P", "¶"), ("textbullet", "•"), ("textperiodcentered", "·"), ("textbackslash", "\\"), ("textasciitilde", "~"),
    ("textasciicircum", "^"), ("textunderscore", "_"), ("textbraceleft", "{"), ("textbraceright", "}"),
    ("textless", "<"), ("textgreater", ">"), ("textbar", "|"), ("textasciigrave", "`"), ("textonehalf", "½"),
    ("textonequarter", "¼"), ("textthreequarters", "¾"), ("texttwosuperior", "²"), ("textthreesuperior", "³"),
    ("textordfeminine", "ª"), ("textordmasculine", "º"), ("no", "n°"), ("No", "N°"), ("nos", "n°s"), ("ier", "er"),
    ("iere", "re"), ("iers", "ers"), ("ieme", "e"), ("iemes", "es"), ("primo", "1°"), ("secundo", "2°"),
    ("nobreakspace", "\u{a0}"), ("nbsp", "\u{a0}"), ("space", " "), ("enspace", " "), ("quad", " "), ("qquad", " "),
    ("thinspace", "\u{202f}"), ("textregistered", "®"), ("textcopyright", "©"),
];
/// The letters among them: the blank behind their command ends it, and is none of the text.
#[rustfmt::skip]
const LATEX_LETTERS: &[(&str, &str)] = &[
    ("oe", "œ"), ("OE", "Œ"), ("ae", "æ"), ("AE", "Æ"), ("o", "ø"), ("O", "Ø"), ("aa", "å"), ("AA", "Å"), ("ss", "ß"),
    ("SS", "SS"), ("l", "ł"), ("L", "Ł"), ("i", "ı"), ("j", "ȷ"), ("dh", "ð"), ("DH", "Ð"), ("th", "þ"), ("TH", "Þ"),
    ("dj", "đ"), ("DJ", "Đ"),
];
/// Signs of LaTeX's formulas that a quotation may have.
#[rustfmt::skip]
const FORMULA: &[(&str, &str)] = &[
    ("times", "×"), ("cdot", "·"), ("div", "÷"), ("pm", "±"), ("mp", "∓"), ("leq", "≤"), ("le", "≤"), ("geq", "≥"),
    ("ge", "≥"), ("neq", "≠"), ("ne", "≠"), ("approx", "≈"), ("simeq", "≃"), ("sim", "∼"), ("circ", "°"), ("infty", "∞"),
    ("to", "→"),
];
/// What Org calls characters, where HTML has no such name or another meaning.
#[rustfmt::skip]
const ORG: &[(&str, &str)] = &[
    ("ast", "*"), ("slash", "/"), ("under", "_"), ("vert", "|"), ("vbar", "|"), ("dollar", "$"), ("USD", "$"),
    ("EUR", "€"), ("euro", "€"), ("dots", "…"), ("ldots", "…"), ("S", "§"), ("P", "¶"), ("circ", "^"), ("hat", "^"),
    ("tilde", "~"), ("slash", "/"), ("lbrace", "{"), ("rbrace", "}"), ("lbrack", "["), ("rbrack", "]"), ("backslash", "\\"),
    ("AA", "Å"), ("aa", "å"),
];
/// Signs of Typst's module `sym`.
#[rustfmt::skip]
const TYPST: &[(&str, &str)] = &[
    ("quote.angle.l.double", "«"), ("quote.angle.r.double", "»"), ("quote.angle.l", "«"), ("quote.angle.r", "»"),
    ("quote.l.double", "“"), ("quote.r.double", "”"), ("quote.l.single", "‘"), ("quote.r.single", "’"),
    ("quote.double", "\""), ("quote.single", "'"), ("space.nobreak", "\u{a0}"), ("space.nobreak.narrow", "\u{202f}"),
    ("space", " "), ("space.thin", "\u{2009}"), ("dash.en", "–"), ("dash.em", "—"), ("hyph", "-"), ("hyph.soft", "\u{ad}"),
    ("dots.h", "…"), ("euro", "€"), ("dollar", "$"), ("pound", "£"), ("yen", "¥"), ("percent", "%"), ("permille", "‰"),
    ("minus", "−"), ("plus.minus", "±"), ("degree", "°"), ("section", "§"),
];

/// A sign or letter that LaTeX calls by this name, and whether a blank behind the command is none of the text.
pub(super) fn latex(name: &str) -> Option<(&'static str, bool)> {
    let find =
        |table: &[(&'static str, &'static str)]| table.iter().find(|(known, _)| *known == name).map(|(_, text)| *text);
    find(LATEX).map(|text| (text, false)).or_else(|| find(LATEX_LETTERS).map(|text| (text, true)))
}

/// A sign of a formula of LaTeX.
pub(super) fn formula(name: &str) -> Option<&'static str> {
    FORMULA.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// What Org calls by this name: mostly as HTML does.
pub(super) fn org(name: &str) -> Option<String> {
    let own = ORG.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
    own.or_else(|| decoded(&format!("&{name};")))
}

/// What Typst calls `sym.` and this name, with modifiers in any order of its documentation.
pub(super) fn typst(name: &str) -> Option<&'static str> {
    TYPST.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// The character of this code in hexadecimal digits.
pub(super) fn code(digits: &str) -> Option<char> {
    u32::from_str_radix(digits.trim(), 16).ok().and_then(char::from_u32)
}

/// Raised figures as the characters that they are; other text as it is, since `1er` is written so too.
pub(super) fn raised(text: &str) -> String {
    shifted(text, ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'])
}

/// The same, lowered.
pub(super) fn lowered(text: &str) -> String {
    shifted(text, ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'])
}

fn shifted(text: &str, figures: [char; 10]) -> String {
    let shift = |c: char| c.to_digit(10).and_then(|digit| figures.get(digit as usize).copied());
    text.chars().map(shift).collect::<Option<String>>().unwrap_or_else(|| text.to_owned())
}

/// A letter with a combining mark as one character: of a dotless i too.
pub(super) fn accented(letter: char, mark: char) -> String {
    let letter = match letter {
        'ı' => 'i',
        'ȷ' => 'j',
        letter => letter,
    };
    [letter, mark].into_iter().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_raised_and_lowered_and_letters_stay() {
        assert_eq!((raised("25"), raised("er"), lowered("2")), ("²⁵".to_owned(), "er".to_owned(), "₂".to_owned()));
        assert_eq!((accented('i', '\u{302}'), accented('ı', '\u{308}')), ("î".to_owned(), "ï".to_owned()));
        assert_eq!((code("0153"), code("zz")), (Some('œ'), None));
    }
}
