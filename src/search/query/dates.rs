//! Dates as a person types them: `2023-08`, `2022..2023`, `yesterday`, `30d`.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::article::{DateRange, PartialDate};
use crate::text::fold::fold;

/// Why a text is no range of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoRange {
    /// One of its ends is no date.
    Unknown,
    /// It ends before it begins.
    Backwards,
}

/// Reads a date or a range: `2023`, `2022..2023`, `2022..`, `..2023-08`.
pub(super) fn range(text: &str, today: Option<PartialDate>) -> Result<DateRange, NoRange> {
    let Some((from, to)) = text.split_once("..").or_else(|| text.split_once('…')) else {
        return date(text, today).map(DateRange::of).ok_or(NoRange::Unknown);
    };
    let end = |text: &str| match text.trim() {
        "" => Ok(None),
        text => date(text, today).map(Some).ok_or(NoRange::Unknown),
    };
    let range = DateRange { from: end(from)?, to: end(to)? };
    match (range.from, range.to) {
        (None, None) => Err(NoRange::Unknown),
        (Some(from), Some(to)) if from.bounds().0 > to.bounds().1 => Err(NoRange::Backwards),
        _ => Ok(range),
    }
}

/// Whether `text` is no date but the beginning of one, or of the end of a range.
pub(super) fn is_begun(text: &str) -> bool {
    let last = text.rsplit("..").next().unwrap_or(text);
    let last = last.strip_suffix('.').unwrap_or(last);
    let begins_a_day = || {
        let rest = "2000-01-01".get(last.len()..).unwrap_or_default();
        format!("{last}{rest}").parse::<PartialDate>().is_ok()
    };
    let last = &fold(last);
    begins_a_day() || WORDS.iter().any(|word| word.len() > last.len() && word.starts_with(last.as_str()))
}

/// Days that have a word of their own.
const WORDS: [&str; 5] = ["today", "aujourd'hui", "yesterday", "hier", "avant-hier"];

/// Reads one date: as precise as written, or counted back from `today`.
pub(super) fn date(text: &str, today: Option<PartialDate>) -> Option<PartialDate> {
    if let Ok(date) = text.trim().parse() {
        return Some(date);
    }
    let text = fold(text);
    let text = text.trim();
    let today = today?;
    match text {
        "today" | "aujourd'hui" => Some(today),
        "yesterday" | "hier" => back(today, 1, Unit::Day),
        "avant-hier" => back(today, 2, Unit::Day),
        _ => {
            let text = text.strip_suffix(" ago").or_else(|| text.strip_prefix("il y a ")).unwrap_or(text).trim();
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let (number, unit) = text.split_at(digits);
            back(today, number.parse().ok()?, Unit::read(unit.trim())?)
        }
    }
}

/// What times past are counted in.
#[derive(Clone, Copy)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    fn read(text: &str) -> Option<Self> {
        match text {
            "d" | "day" | "days" | "j" | "jour" | "jours" => Some(Self::Day),
            "w" | "week" | "weeks" | "s" | "sem" | "semaine" | "semaines" => Some(Self::Week),
            "m" | "mo" | "month" | "months" | "mois" => Some(Self::Month),
            "y" | "year" | "years" | "a" | "an" | "ans" => Some(Self::Year),
            _ => None,
        }
    }
}

/// The day `count` units before `today`, which counts as its last day where it is vague.
fn back(today: PartialDate, count: u16, unit: Unit) -> Option<PartialDate> {
    let (year, month, day) = today.bounds().1;
    let today = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    // Nobody means more, and it lies within what the calendar can count.
    let count = i64::from(count).min(9_999);
    let span = match unit {
        Unit::Day => count.days(),
        Unit::Week => count.weeks(),
        Unit::Month => count.months(),
        Unit::Year => count.years(),
    };
    let date = today.checked_sub(span).ok()?;
    PartialDate::from_day(date.year(), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?)
}
