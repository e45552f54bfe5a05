//! Dates that are only as precise as their source.

use std::fmt;
use std::str::FromStr;

use super::names::names;

/// The months as French writes them.
pub const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// The months as English writes them.
pub const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// The day.
    Day,
}

names!(Precision { Year = "year", Month = "month", Day = "day" });

/// A calendar date whose month or day may be unknown. Ordered by time; the vaguer first among equals.
///
/// Written and read as `2023`, `2023-08` or `2023-08-17`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// A year, from 1 to 9999.
    #[must_use]
    pub fn from_year(year: i16) -> Option<Self> {
        (1..=9999).contains(&year).then_some(Self { year, month: None, day: None })
    }

    /// A month, from 1 to 12.
    #[must_use]
    pub fn from_month(year: i16, month: u8) -> Option<Self> {
        let date = Self::from_year(year)?;
        (1..=12).contains(&month).then_some(Self { month: Some(month), ..date })
    }

    /// A day that the calendar has.
    #[must_use]
    pub fn from_day(year: i16, month: u8, day: u8) -> Option<Self> {
        let date = Self::from_month(year, month)?;
        (1..=days_in_month(year, month)).contains(&day).then_some(Self { day: Some(day), ..date })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, from 1, when it is known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, from 1, when it is known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// How much of it is known.
    #[must_use]
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (None, _) => Precision::Year,
            (Some(_), None) => Precision::Month,
            (Some(_), Some(_)) => Precision::Day,
        }
    }

    /// The first and the last day that it may mean, as `(year, month, day)`.
    #[must_use]
    pub fn bounds(self) -> ((i16, u8, u8), (i16, u8, u8)) {
        let first = (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1));
        let month = self.month.unwrap_or(12);
        let last = (self.year, month, self.day.unwrap_or_else(|| days_in_month(self.year, month)));
        (first, last)
    }
}

/// Every day between two partial dates, both included; an open end has no bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateRange {
    /// Nothing before the first day of this.
    pub from: Option<PartialDate>,
    /// Nothing after the last day of this.
    pub to: Option<PartialDate>,
}

impl DateRange {
    /// All the days of one partial date.
    #[must_use]
    pub fn of(date: PartialDate) -> Self {
        Self { from: Some(date), to: Some(date) }
    }

    /// Whether `date` may lie inside: a vague date does when any of its days does.
    #[must_use]
    pub fn admits(self, date: PartialDate) -> bool {
        let (first, last) = date.bounds();
        self.from.is_none_or(|from| last >= from.bounds().0) && self.to.is_none_or(|to| first <= to.bounds().1)
    }
}

/// The number of days of a month of the Gregorian calendar.
fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// The text is no `YYYY`, `YYYY-MM` or `YYYY-MM-DD` that the calendar has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date: write it as 2023, 2023-08 or 2023-08-17")]
pub struct NotADate;

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.split('-');
        let number = |part: &str, width: usize| {
            (part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
                .flatten()
        };
        let short = |part: &str| number(part, 2).and_then(|value| u8::try_from(value).ok());
        let year = parts.next().and_then(|part| number(part, 4)).ok_or(NotADate)?;
        let date = match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Self::from_year(year),
            (Some(month), None, _) => short(month).and_then(|month| Self::from_month(year, month)),
            (Some(month), Some(day), None) => {
                short(month).zip(short(day)).and_then(|(month, day)| Self::from_day(year, month, day))
            }
            _ => None,
        };
        date.ok_or(NotADate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_read_as_they_are_written() {
        for text in ["2023", "2023-08", "2023-08-17", "2024-02-29", "0987"] {
            assert_eq!(date(text).to_string(), text);
        }
        for text in ["", "23", "2023-13", "2023-02-29", "2023-8", "2023-08-17-1", "2023-00", "+023", "0000"] {
            assert_eq!(text.parse::<PartialDate>(), Err(NotADate), "{text}");
        }
    }

    #[test]
    fn the_vaguer_of_two_dates_comes_first() {
        let mut dates = ["2023-08-17", "2023-08", "2023", "2022-12-31"].map(date);
        dates.sort();
        assert_eq!(dates.map(|date| date.to_string()), ["2022-12-31", "2023", "2023-08", "2023-08-17"]);
    }

    #[test]
    fn a_range_admits_every_date_that_may_lie_in_it() {
        let range = DateRange { from: Some(date("2022")), to: Some(date("2023-08")) };
        for inside in ["2022-01-01", "2023-08-31", "2023", "2022"] {
            assert!(range.admits(date(inside)), "{inside}");
        }
        for outside in ["2021-12-31", "2023-09-01", "2024"] {
            assert!(!range.admits(date(outside)), "{outside}");
        }
        assert!(DateRange::default().admits(date("1066")));
    }
}
