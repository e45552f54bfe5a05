//! Numbers: groups of digits, decimals, dates, hours, with the letters of a unit or ordinal after them.

use super::cutter::Cutter;
use super::runs::{is_hyphen, marks_length, run_length};
use super::{TokenKind, word};

/// Cuts the number that begins at the current place; a word when it turns out as one (`4x4`, `19-year-old`).
pub(super) fn number(cutter: &mut Cutter<'_>) {
    let start = cutter.at;
    let length = length(cutter.rest());
    cutter.at += length;
    let letters = &cutter.rest()[..run_length(cutter.rest())];
    let compound = cutter.rest()[letters.len()..].strip_prefix(is_hyphen);
    let is_named = compound.is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let is_unit = letters.is_empty() || letters.starts_with('h') || letters.chars().all(char::is_lowercase);
    if is_named || !is_unit {
        return word::go_on(cutter, start);
    }
    cutter.at += letters.len();
    if cutter.rest().starts_with('@') && cutter.address(start) {
        return;
    }
    cutter.push(start, TokenKind::Number);
    word::possessive(cutter);
}

/// Length of the number at the beginning of `text`, which begins with a digit or another numeric character.
fn length(text: &str) -> usize {
    let first = digits(text);
    if first == 0 {
        let length = text.chars().next().map_or(0, char::len_utf8);
        return length + marks_length(&text[length..]);
    }
    if let Some(date) = iso_date(text, first) {
        return date;
    }
    let mut at = first;
    while let Some(group) = group(&text[at..]).filter(|_| first <= 3) {
        at += group;
    }
    while let Some(more) = after_separator(&text[at..]) {
        at += more;
    }
    at
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Length of a space and the three digits after it that carry on a number.
fn group(text: &str) -> Option<usize> {
    let after = text.strip_prefix([' ', '\u{A0}', '\u{202F}', '\u{2009}'])?;
    let whole = digits(after) == 3 && !after[3..].starts_with(char::is_alphabetic);
    whole.then_some(text.len() - after.len() + 3)
}

/// Length of a separator and the digits after it that carry on a number: `,5`, `.5`, `:30`, `/08`.
fn after_separator(text: &str) -> Option<usize> {
    let after = text.strip_prefix([',', '.', ':', '/'])?;
    let more = digits(after);
    (more > 0).then_some(1 + more)
}

/// Length of `2023-08-17` or `17-08-2023`, whose first part has `first` digits.
fn iso_date(text: &str, first: usize) -> Option<usize> {
    let second = text[first..].strip_prefix(is_hyphen)?;
    let third = second.get(digits(second)..)?.strip_prefix(is_hyphen)?;
    let lengths = (first, digits(second), digits(third));
    matches!(lengths, (4, 1..=2, 1..=2) | (1..=2, 1..=2, 4)).then(|| text.len() - third.len() + lengths.2)
}
