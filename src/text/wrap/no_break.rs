//! Where French and English typography keep two words on one line, though the file has an ordinary space there.

use crate::article::{ENGLISH_MONTHS, FRENCH_MONTHS};
use crate::text::char_classes::is_apostrophe;

/// Words before a name that must not end a row.
const TITLES: &[&str] = &[
    "M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Me", "Mgr", "Dr", "Pr", "Dr.", "Pr.", "St.", "Mr", "Mr.", "Mrs",
    "Mrs.", "Ms", "Ms.", "Gen.", "Sen.", "Rep.", "Gov.", "Lt.", "Col.", "Prof.",
];

/// Words before a number that must not end a row.
const BEFORE_NUMBERS: &[&str] =
    &["p.", "pp.", "n°", "N°", "no", "nº", "no.", "No.", "art.", "article", "vol.", "t.", "chap.", "fig.", "page", "§"];

/// Words after a number that must not begin a row.
const AFTER_NUMBERS: &[&str] = &[
    "km",
    "m",
    "cm",
    "mm",
    "km²",
    "m²",
    "m³",
    "ha",
    "kg",
    "g",
    "mg",
    "l",
    "h",
    "min",
    "s",
    "t",
    "km/h",
    "Hz",
    "kW",
    "MW",
    "GW",
    "kWh",
    "MWh",
    "GWh",
    "TWh",
    "Ko",
    "Mo",
    "Go",
    "To",
    "KB",
    "MB",
    "GB",
    "M€",
    "Md€",
    "Mds",
    "°C",
    "°F",
    "bn",
    "am",
    "pm",
    "a.m.",
    "p.m.",
    "million",
    "millions",
    "milliard",
    "milliards",
    "billion",
    "billions",
];

/// Whether `line` should not be broken at the byte `at`, a place where UAX #14 would allow it.
pub(super) fn holds(line: &str, at: usize) -> bool {
    let before = line[..at].trim_end();
    let after = line[at..].trim_start();
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return false };
    let spaced = before.len() < at;
    if spaced && first.is_lowercase() && last.is_lowercase() {
        return last == 'r' && is_month(first_word(after)) && is_day(last_word(before));
    }
    if !spaced {
        return is_hyphen(last) && (before.ends_with(".-") || breaks_pronoun(before, after));
    }
    begins_badly(first, after)
        || ends_badly(last, before)
        || joins_number(before, last, after, first)
        || joins_name(before, last, after, first)
}

/// Whether a row that begins with `after` would begin with something that belongs to the row before.
fn begins_badly(first: char, after: &str) -> bool {
    let mut next = after[first.len_utf8()..].chars();
    match first {
        '?' | '!' | ':' | ';' | '%' | '‰' | '€' | '£' | '°' | '”' => true,
        '»' | '›' | ')' | ']' | '}' => !next.next().is_some_and(char::is_alphanumeric),
        '.' | ',' | '…' | '$' => next.next().is_none_or(char::is_whitespace),
        '"' => next.next().is_none_or(|c| matches!(c, '.' | ',' | ';' | ':' | '?' | '!' | ')')),
        _ => false,
    }
}

/// Whether a row that ends with `before` would end with something that belongs to the next.
fn ends_badly(last: char, before: &str) -> bool {
    let previous = before[..before.len() - last.len_utf8()].chars().next_back();
    match last {
        '«' | '‹' | '“' | '(' | '[' | '{' => !previous.is_some_and(char::is_alphanumeric),
        '—' | '–' | '-' | '•' | '*' => previous.is_none(),
        _ => false,
    }
}

/// `10 000`, `20 km`, `3 mai`, `May 3`, `p. 12`.
fn joins_number(before: &str, last: char, after: &str, first: char) -> bool {
    let word = first_word(after);
    if last.is_ascii_digit() {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        return digits == 3 && is_group(last_word(before))
            || AFTER_NUMBERS.contains(&word)
            || (is_month(word) && is_day(last_word(before)));
    }
    if first.is_ascii_digit() {
        let previous = last_word(before);
        return BEFORE_NUMBERS.contains(&previous) || (is_day(word) && is_month(previous));
    }
    false
}

/// `M. Roche`, `J. Roche`, `Louis XIV`.
fn joins_name(before: &str, last: char, after: &str, first: char) -> bool {
    if !first.is_uppercase() {
        return false;
    }
    let previous = last_word(before);
    if TITLES.contains(&previous) || (last == '.' && is_initial(previous)) {
        return true;
    }
    let word = first_word(after);
    let roman = word.len() >= 2 && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    (roman || word == "Ier" || word == "Iᵉʳ") && previous.starts_with(char::is_uppercase)
}

/// Whether a break after the hyphen that ends `before` would tear `a-t-il`.
fn breaks_pronoun(before: &str, after: &str) -> bool {
    let pronoun = |rest: &str| ["il", "elle", "on"].iter().any(|word| rest.starts_with(word));
    after.strip_prefix("t-").is_some_and(pronoun) || (before.ends_with("-t-") && pronoun(after))
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐')
}

/// One to three digits, perhaps after others and a space: what three more may carry on.
fn is_group(word: &str) -> bool {
    let digits = word.bytes().rev().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits)
}

fn is_day(word: &str) -> bool {
    let day = word.strip_suffix("er").or_else(|| word.strip_suffix(',')).unwrap_or(word);
    (1..=2).contains(&day.len()) && day.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_month(word: &str) -> bool {
    FRENCH_MONTHS.contains(&word) || ENGLISH_MONTHS.contains(&word)
}

/// `J.`, `J.-P.`
fn is_initial(word: &str) -> bool {
    word.split_inclusive('.').all(|part| {
        let mut chars = part.trim_start_matches('-').chars();
        chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
    })
}

/// The last word of `text`, without the elided word or opening mark before it.
fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| c.is_whitespace() || is_apostrophe(c) || matches!(c, '(' | '«')).next().unwrap_or_default()
}

/// The first word of `text`, without the punctuation after it.
fn first_word(text: &str) -> &str {
    let word = text.split(char::is_whitespace).next().unwrap_or_default();
    if word.ends_with("m.") { word } else { word.trim_end_matches([',', '.', ';', ':', ')', '?', '!', '»']) }
}
