//! The words that dates are made of, and what each may mean.

use super::known_words;
use super::unit::Unit;
use crate::article::{Language, PartialDate, Span};
use crate::text::char_classes::push_lower;
use crate::text::segment::Token;

/// A word, or a part of a token, with what it may mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) unit: Unit,
}

/// Cuts `tokens` into pieces: a token is one, but for digits joined by dashes or slashes (`2014-2015`,
/// `17/08/2023`), whatever the tokens make of them.
pub(super) fn pieces(text: &str, tokens: &[Token], language: &Language) -> Vec<Piece> {
    let french = *language == Language::French;
    let mut pieces: Vec<Piece> = Vec::with_capacity(tokens.len());
    let mut lower = String::new();
    let mut done = 0;
    for token in tokens {
        if token.span.start < done {
            continue;
        }
        let word = token.span.of(text);
        if word.starts_with(|c: char| c.is_ascii_digit())
            && let Some(end) = numeric(text, token.span, &mut pieces)
        {
            done = end;
            continue;
        }
        pieces.push(Piece { span: token.span, unit: unit(word, french, &mut lower) });
    }
    pieces
}

/// Reads digits joined by dashes or slashes at the start of `span` and returns where they end.
fn numeric(text: &str, span: Span, pieces: &mut Vec<Piece>) -> Option<usize> {
    let rest = text.get(span.start..)?;
    let length =
        rest.char_indices().find(|(_, c)| !matches!(c, '0'..='9' | '-' | '–' | '/')).map_or(rest.len(), |x| x.0);
    let run = rest[..length].trim_end_matches(['-', '–', '/']);
    let mut cuts = run.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '/'));
    let (cut, mark) = cuts.next()?;
    let (first, second) = (&run[..cut], &run[cut + mark.len_utf8()..]);
    let at = |from: usize, to: usize| Span::new(span.start + from, span.start + to);
    if let Some((other, _)) = cuts.next() {
        let parts = (first, &run[cut + mark.len_utf8()..other], run[other..].trim_start_matches(['-', '–', '/']));
        let date = full(parts, mark)?;
        pieces.push(Piece { span: at(0, run.len()), unit: Unit::Full(date) });
        return Some(span.start + run.len());
    }
    let year = four_digits(first);
    if let (Some(year), 2, '-') = (year, second.len(), mark)
        && let Some(date) = second.parse().ok().and_then(|month| PartialDate::from_month(year, month))
        && !is_later(year, second)
    {
        pieces.push(Piece { span: at(0, run.len()), unit: Unit::Full(date) });
        return Some(span.start + run.len());
    }
    let unit = match (year, second.len()) {
        (Some(_), 4) => four_digits(second).map(Unit::Year)?,
        (Some(year), 2) if mark != '/' && is_later(year, second) => {
            Unit::Decade(year / 100 * 100 + second.parse::<i16>().ok()?)
        }
        (None, 1 | 2) if mark != '/' => day(second)?,
        _ => return None,
    };
    let first_unit = year.map(Unit::Year).or_else(|| day(first))?;
    pieces.push(Piece { span: at(0, cut), unit: first_unit });
    pieces.push(Piece { span: at(cut, cut + mark.len_utf8()), unit: Unit::Joiner });
    pieces.push(Piece { span: at(cut + mark.len_utf8(), run.len()), unit });
    Some(span.start + run.len())
}

/// Whether two digits name a year after `year` in its century, as in `2014-15`.
fn is_later(year: i16, digits: &str) -> bool {
    digits.parse::<i16>().is_ok_and(|end| end > year % 100)
}

/// `2023-08-17` or `17/08/2023`; an American `08/17/2023` where the other order is none.
fn full((a, b, c): (&str, &str, &str), mark: char) -> Option<PartialDate> {
    let number = |part: &str| (1..=2).contains(&part.len()).then(|| part.parse::<u8>().ok()).flatten();
    if let Some(year) = four_digits(a) {
        return (mark != '/').then(|| PartialDate::from_day(year, number(b)?, number(c)?)).flatten();
    }
    let (first, second, year) = (number(a)?, number(b)?, four_digits(c)?);
    PartialDate::from_day(year, second, first).or_else(|| PartialDate::from_day(year, first, second))
}

fn four_digits(word: &str) -> Option<i16> {
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| word.parse::<i16>().ok()).flatten().filter(|year| (1000..2200).contains(year))
}

fn day(word: &str) -> Option<Unit> {
    let day = word.parse::<u8>().ok().filter(|day| (1..=31).contains(day))?;
    (word.len() <= 2).then_some(Unit::Day(day))
}

/// What `word` may mean; `lower` is a buffer to be used again.
fn unit(word: &str, french: bool, lower: &mut String) -> Unit {
    let Some(first) = word.chars().next() else { return Unit::Other };
    if first.is_ascii_digit() {
        return number(word, french);
    }
    if !first.is_alphabetic() {
        return match word {
            "," => Unit::Comma,
            "-là" | "-la" => Unit::There,
            "-" | "–" | "—" | "/" => Unit::Joiner,
            "$" | "€" | "£" => Unit::Roughly,
            _ => Unit::Other,
        };
    }
    let capital = first.is_uppercase();
    if word.len() > 16 {
        return if capital { Unit::Capital } else { Unit::Other };
    }
    lower.clear();
    if word.is_ascii() {
        lower.push_str(word);
        lower.make_ascii_lowercase();
    } else {
        word.chars().for_each(|c| push_lower(if c == '’' { '\'' } else { c }, lower));
    }
    known_words::unit_of(lower, capital, french).unwrap_or_else(|| other_word(word, capital, french))
}

/// A word of neither table.
fn other_word(word: &str, capital: bool, french: bool) -> Unit {
    if capital {
        return roman(word).map_or(Unit::Capital, Unit::Roman);
    }
    let counted = word.len() > 3 && (word.ends_with('s') || french && word.ends_with('x')) || word == "people";
    if counted { Unit::Counted } else { Unit::Other }
}

fn number(word: &str, french: bool) -> Unit {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = word.split_at(digits);
    match rest {
        "" => four_digits(number).map(Unit::Year).or_else(|| day(number)).unwrap_or(Unit::Other),
        "er" | "ᵉʳ" if french && number == "1" => Unit::Day(1),
        "st" | "nd" | "rd" | "th" if !french => day(number).unwrap_or(Unit::Other),
        "s" if !french => match four_digits(number) {
            Some(year) if year % 10 == 0 => Unit::Decade(year),
            _ => Unit::Other,
        },
        _ => Unit::Other,
    }
}

/// `XXI`, `XXIe`, `Ier`: from 1 to 21.
fn roman(word: &str) -> Option<u8> {
    let letters = word.trim_end_matches(|c: char| c.is_lowercase() || matches!(c, 'ᵉ' | 'ʳ'));
    let suffix = &word[letters.len()..];
    if !matches!(suffix, "" | "e" | "er" | "è" | "ème" | "ᵉ" | "ᵉʳ") {
        return None;
    }
    let (tens, ones) = letters.split_at(letters.bytes().take_while(|byte| *byte == b'X').count().min(2));
    let ones = match ones {
        "" => 0,
        "I" => 1,
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        "V" => 5,
        "VI" => 6,
        "VII" => 7,
        "VIII" => 8,
        "IX" => 9,
        _ => return None,
    };
    let value = u8::try_from(tens.len()).ok()? * 10 + ones;
    (1..=21).contains(&value).then_some(value)
}
