//! Cuts a text into what a comparison compares: words, numbers and signs that mean something.
//!
//! Text in, tokens with their places out. What a character is stands in `signs`; what two tokens have in common is
//! asked of `words`. It knows neither drafts nor sources.

use super::signs::{self, Class};
use crate::article::Span;
use crate::text::fold::{Folding, fold_for};

/// A word, a number or a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands, in bytes.
    pub span: Span,
    /// Its letters in lower case and written plainly, or its sign; blanks inside numbers and hyphens inside words are
    /// left out.
    pub key: String,
    /// Whether it is a sign.
    pub is_sign: bool,
}

/// Appends the next token at or after the byte `at`, or the several that one character stands for; the byte after it.
pub(super) fn next(text: &str, at: usize, out: &mut Vec<Token>) -> Option<usize> {
    for (offset, c) in text[at..].char_indices() {
        let here = at + offset;
        let after = here + c.len_utf8();
        if let Some(parts) = signs::expansion(c) {
            let span = Span::new(here, after);
            let parts = parts.into_iter().filter(|(key, _)| !key.is_empty());
            out.extend(parts.map(|(key, is_sign)| Token { span, key, is_sign }));
            return Some(after);
        }
        let place = Neighbours::of(text, here, after);
        if signs::class(c) == Class::Letter || (matches!(c, '.' | ',') && place.begins_number()) {
            let token = word(text, here);
            let end = token.span.end;
            out.push(token);
            return Some(end);
        }
        if let Some((key, end)) = sign(text, c, here, &place) {
            out.push(Token { span: Span::new(here, end), key, is_sign: true });
            return Some(end);
        }
    }
    None
}

/// What stands beside a character.
struct Neighbours<'a> {
    before: Option<char>,
    after: Option<char>,
    rest: &'a str,
}

impl<'a> Neighbours<'a> {
    fn of(text: &'a str, here: usize, after: usize) -> Self {
        let before = text[..here].chars().rev().find(|c| !signs::is_attached(*c));
        let rest = &text[after..];
        Self { before, after: rest.chars().find(|c| !signs::is_attached(*c)), rest }
    }

    /// `,5` and `.5` begin a number where no letter, figure or stop stands before them.
    fn begins_number(&self) -> bool {
        self.after.is_some_and(|c| c.is_ascii_digit())
            && self.before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '“' | '+' | '−' | '-'))
    }

    fn touches(&self, side: Option<char>) -> bool {
        side.is_some_and(char::is_alphanumeric)
    }

    /// Whether a figure follows, a sign of money and a blank aside.
    fn leads_to_figure(&self, blank: bool) -> bool {
        let rest = self.rest.trim_start_matches(signs::is_attached);
        let rest =
            if blank { rest.strip_prefix(|c: char| c.is_whitespace() && c != '\n').unwrap_or(rest) } else { rest };
        let rest = rest.trim_start_matches(['$', '€', '£', '¥', '.', ',']);
        rest.starts_with(|c: char| c.is_numeric())
    }
}

/// The key and the end of the sign `c` at `here`, when it is one there.
fn sign(text: &str, c: char, here: usize, place: &Neighbours<'_>) -> Option<(String, usize)> {
    let end = here + c.len_utf8();
    let rest = &text[here..];
    if let Some(both) = ["+/-", "+/−", "+/–"].into_iter().find(|both| rest.starts_with(both)) {
        return Some(("±".to_owned(), here + both.len()));
    }
    let (before, after) = (place.touches(place.before), place.touches(place.after));
    let minus = || Some(("−".to_owned(), end));
    match c {
        '−' if after || place.leads_to_figure(true) => return minus(),
        c if signs::is_dash(c) => return if !before && place.leads_to_figure(false) { minus() } else { None },
        '′' | '″' if place.before.is_some_and(char::is_numeric) => return Some((c.to_string(), end)),
        '<' | '>' if place.before == Some(c) || place.after == Some(c) => return None,
        // One question, however loud.
        '?' if text[..here].trim_end_matches(['!', '…', '.']).ends_with('?') => return None,
        _ => {}
    }
    let is_sign = match (signs::class(c), c) {
        (Class::Sign, _) => true,
        (Class::TouchingSign, '#' | '@') => after,
        (Class::TouchingSign, '*' | '_') => before && after,
        (Class::TouchingSign, '~') => place.leads_to_figure(true),
        (Class::TouchingSign, _) => before || after,
        _ => false,
    };
    is_sign.then(|| (signs::sign_key(c), end))
}

/// The word or number that begins at `start`.
fn word(text: &str, start: usize) -> Token {
    // « 8h30 » and « 8 h 30 » are the same three: what follows a figure without a blank is a word of its own.
    let in_pieces = text[..start].ends_with(|c: char| c.is_ascii_digit());
    let mut key = String::new();
    let mut end = start;
    let mut groups = 0;
    let mut at = start;
    while let Some(c) = text[at..].chars().next() {
        let after = at + c.len_utf8();
        let next = text[after..].chars().find(|c| !signs::is_attached(*c));
        let after_digit = key.ends_with(|c: char| c.is_ascii_digit());
        let before_digit = next.is_some_and(|next| next.is_ascii_digit());
        if signs::is_attached(c) {
            if !crate::text::char_classes::is_invisible(c) {
                key.push(c);
            }
        } else if signs::class(c) == Class::Letter {
            let letter = c.is_alphabetic();
            let is_cut = signs::expansion(c).is_some()
                || (letter && after_digit)
                || (in_pieces && !letter && !key.is_empty() && !after_digit);
            if is_cut && !key.is_empty() {
                break;
            }
            signs::plain_letter(c, after_digit, &mut key);
        } else if matches!(c, '.' | ',' | ':') && before_digit && (after_digit || key.is_empty()) {
            key.push(c);
        } else if let Some(length) = group(text, at, &key, groups) {
            groups += 1;
            at += length;
            continue;
        } else if let Some(length) = range(text, at).filter(|_| after_digit) {
            key.push('-');
            at += length;
            continue;
        } else if signs::is_hyphen(c) && !after_digit && hyphenated(&text[after..]) {
            // Inside a word a hyphen is hyphenation, also at the end of a line.
            at = after + text[after..].len() - text[after..].trim_start_matches(['\n', '\r']).len();
            continue;
        } else {
            // « l’ » is a word of its own: « l’eau » and « de l’eau » differ by it.
            let elided = signs::is_any_apostrophe(c) && next.is_some_and(char::is_alphabetic);
            if elided && key.chars().all(|c| c.is_alphabetic() || signs::is_attached(c)) {
                key.push('\'');
                end = after;
            }
            break;
        }
        at = after;
        end = at;
    }
    Token {
        span: Span::new(start, end.max(start)),
        key: if key.is_ascii() { key } else { spelled(&key) },
        is_sign: false,
    }
}

/// A key in the spelling by which words are compared.
fn spelled(key: &str) -> String {
    let composed: String = unicode_normalization::UnicodeNormalization::nfc(key).collect();
    fold_for(&composed, Folding::Spelling)
}

/// Whether what follows a hyphen goes on with the word: a letter or figure, at the end of a line a small letter.
fn hyphenated(rest: &str) -> bool {
    let line = rest.trim_start_matches(['\n', '\r']);
    match line.chars().next() {
        Some(c) if line.len() == rest.len() => c.is_alphanumeric(),
        Some(c) => c.is_lowercase(),
        None => false,
    }
}

/// The length of the blank or apostrophe at `at`, when the next group of three figures of a number follows it.
fn group(text: &str, at: usize, key: &str, groups: usize) -> Option<usize> {
    let rest = &text[at..];
    let c = rest.chars().next()?;
    let separates = matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}') || signs::is_any_apostrophe(c);
    let whole = !key.is_empty() && key.chars().all(|c| c.is_ascii_digit());
    let following = &rest[c.len_utf8()..];
    let three = following.chars().take_while(char::is_ascii_digit).count() == 3;
    (separates && whole && three && (groups > 0 || key.len() <= 3)).then_some(c.len_utf8())
}

/// The length of the dash at `at` and the blanks on both sides of it, when figures go on behind it: `2020–2021`.
fn range(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let blanks = |text: &str| text.len() - text.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']).len();
    let before = blanks(rest);
    let dash = rest[before..].chars().next().filter(|c| signs::is_dash(*c))?;
    let behind = &rest[before + dash.len_utf8()..];
    let after = blanks(behind);
    let even = (before == 0) == (after == 0) && (before == 0 || !matches!(dash, '—' | '―'));
    let figure = behind[after..].starts_with(|c: char| c.is_ascii_digit());
    (even && figure).then_some(before + dash.len_utf8() + after)
}
