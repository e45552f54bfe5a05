//! The shapes of a date, each tried at one place of a text: in gives the text from there on, out comes the date and
//! how many bytes it takes. Which of several dates counts is for the caller.

use crate::article::PartialDate;

/// A date and the bytes that it takes.
pub(super) type Read = Option<(PartialDate, usize)>;

/// A year that an article may have been published in: since there are newspapers, and not in centuries to come.
pub(super) fn year(digits: &str) -> Option<i16> {
    digits.parse().ok().filter(|year| (1500..=2099).contains(year) && digits.len() == 4)
}

/// A part of a date in figures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Number(u8),
    /// `00`, `XX`, `??`: a place for it, and nothing known.
    Unknown,
}

/// A date of these parts, as precise as they are; an unknown month takes the day with it.
fn date(year: i16, month: Part, day: Part) -> Option<PartialDate> {
    match (month, day) {
        (Part::Unknown, _) => PartialDate::from_year(year),
        (Part::Number(month), Part::Unknown) => PartialDate::from_month(year, month),
        (Part::Number(month), Part::Number(day)) => PartialDate::from_day(year, month, day),
    }
}

/// One or two figures, or as many signs that stand for unknown ones.
fn part(text: &str) -> Option<(Part, &str)> {
    if let Some((digits, rest)) = digits(text) {
        let number = (digits.len() <= 2).then(|| digits.parse().ok()).flatten()?;
        return Some((if number == 0 { Part::Unknown } else { Part::Number(number) }, rest));
    }
    let sign = text.chars().next().filter(|c| "xXuU?_".contains(*c))?;
    let length = text.bytes().take_while(|byte| char::from(*byte) == sign).count();
    (length == 2).then(|| (Part::Unknown, &text[length..]))
}

/// `2023-08-17`, `2023/8/17`, `2023.08.17`, `2023-08`, `2018-09-00`, `2018-09-XX`, `2018-09-`.
pub(super) fn year_first(text: &str) -> Read {
    let (written, rest) = digits(text)?;
    let year = year(written)?;
    let separator = rest.chars().next().filter(|c| "-/.".contains(*c))?;
    let (month, rest) = part(&rest[1..])?;
    let after = rest.strip_prefix(separator);
    let (day, rest) = match after.and_then(part) {
        Some((day, rest)) => (day, rest),
        // A separator may end the sentence; a number after it that is no day makes the whole no date.
        None if after.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) => return None,
        None => (Part::Unknown, rest),
    };
    Some((date(year, month, day).filter(|_| ends(rest))?, text.len() - rest.len()))
}

/// `17/08/2023`, `17.08.2023`, `8-17-2023`: the day first, unless that cannot be; `00/08/2023`, `8/2023`.
pub(super) fn year_last(text: &str) -> Read {
    let (first, rest) = part(text)?;
    let separator = rest.chars().next().filter(|c| "/.-".contains(*c))?;
    if let Some((written, rest)) = digits(&rest[1..]).filter(|(written, _)| written.len() == 4) {
        let Part::Number(month) = first else { return None };
        return Some((PartialDate::from_month(year(written)?, month).filter(|_| ends(rest))?, text.len() - rest.len()));
    }
    let (second, rest) = part(&rest[1..])?;
    let (written, rest) = digits(rest.strip_prefix(separator)?)?;
    let year = year(written)?;
    let read = date(year, second, first).or_else(|| date(year, first, second)).filter(|_| ends(rest))?;
    Some((read, text.len() - rest.len()))
}

/// `31.10.23`, `31/10/23`: six figures, the day first; with slashes only where the first number is no month. Years from 2000
/// to 2049.
pub(super) fn short_year_last(text: &str) -> Option<PartialDate> {
    let (day, rest) = digits(text).filter(|(day, _)| day.len() == 2)?;
    let separator = rest.chars().next().filter(|c| "./".contains(*c))?;
    let (month, rest) = digits(&rest[1..]).filter(|(month, _)| month.len() == 2)?;
    let (year, rest) = digits(rest.strip_prefix(separator)?).filter(|(year, _)| year.len() == 2)?;
    let goes_on = rest.strip_prefix(['.', '/', '-']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let (day, month, year): (u8, u8, i16) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
    let is_clear = separator == '.' || day > 12;
    (year < 50 && is_clear && !goes_on && ends(rest)).then(|| PartialDate::from_day(2000 + year, month, day)).flatten()
}

/// Figures without separators: `20230817`, with the time behind them (`20230817101500`, `20230817T1015`), and `202308`.
pub(super) fn packed(text: &str) -> Read {
    let (digits, rest) = digits(text)?;
    let is_time = |time: &str| {
        let below =
            |at: usize, most: u8| time.get(at..at + 2).is_none_or(|it| it.parse().is_ok_and(|it: u8| it < most));
        matches!(time.len(), 0 | 2 | 4 | 6) && below(0, 24) && below(2, 60) && below(4, 61)
    };
    let number = |digits: &str| match digits.parse().ok()? {
        0 => Some(Part::Unknown),
        number => Some(Part::Number(number)),
    };
    let year = year(digits.get(..4)?)?;
    let read = match digits.len() {
        8 | 10 | 12 | 14 if is_time(&digits[8..]) => date(year, number(&digits[4..6])?, number(&digits[6..8])?)?,
        // Six figures may also be a day with two figures of its year.
        6 if year >= 1900 && !matches!(digits[2..4].parse(), Ok(1..=12)) => {
            PartialDate::from_month(year, digits[4..].parse().ok()?)?
        }
        _ => return None,
    };
    let time = rest.strip_prefix(['T', 't']).unwrap_or("");
    let time = time.find(|c: char| !c.is_ascii_digit()).map_or(time.len(), |end| end);
    let taken = if time > 0 { digits.len() + 1 + time } else { digits.len() };
    Some((read, taken)).filter(|_| ends(&text[taken..]))
}

/// A time since 1970 in seconds, milliseconds or microseconds, as programs write it. Only of the years
/// in which pages were published with such times: other numbers are those of articles.
pub(super) fn since_1970(digits: &str) -> Option<PartialDate> {
    let number: i64 = digits.parse().ok()?;
    let seconds = match digits.len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        15 | 16 => number / 1_000_000,
        _ => return None,
    };
    let date = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::from_second(seconds).ok()?).date();
    let plausible = (1990..=2049).contains(&date.year());
    let day = PartialDate::from_day(date.year(), date.month().try_into().ok()?, date.day().try_into().ok()?);
    day.filter(|_| plausible)
}

/// Whether a date may end before this: nothing, a blank, a time, a zone; not more figures or letters.
fn ends(rest: &str) -> bool {
    let mut after = rest.chars();
    match after.next() {
        Some('T' | 't') => after.next().is_some_and(|c| c.is_ascii_digit()),
        Some('Z' | 'z') => true,
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}

/// The figures that a text begins with, and the rest.
pub(super) fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}
