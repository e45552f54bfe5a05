//! Which words in a row are a date.

use super::unit::{Period, Unit};
use super::words::Piece;
use crate::article::{Language, PartialDate};

/// A date found at a piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// One past its last piece.
    pub(super) end: usize,
    pub(super) relative: bool,
    pub(super) meaning: Meaning,
}

/// What a date means, as far as its words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// From one date to another, both included.
    Fixed(PartialDate, PartialDate),
    /// A day of some year.
    Day { month: u8, day: u8, side: Side },
    /// A day of some month, which falls on that day of the week.
    WeekdayDay { weekday: u8, day: u8 },
    /// A month of some year.
    Month { month: u8, side: Side },
    /// A day of some week.
    Weekday { weekday: u8, side: Side },
    /// So many periods from the present one, in which today lies.
    Away { period: Period, count: i32 },
    /// A date that the calendar does not have.
    Nothing,
}

/// On which side of today it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Any,
    Past,
    Future,
}

/// The date that begins at piece number `at`, the longest of those that fit.
pub(super) fn find_at(pieces: &[Piece], at: usize, language: &Language) -> Option<Found> {
    let row = Row { pieces, french: *language == Language::French };
    match row.unit(at) {
        Unit::Other | Unit::Counted | Unit::Capital | Unit::Comma | Unit::Of | Unit::Before | Unit::Joiner => None,
        // `cette année-là` is told of another time.
        _ => row.absolute(at).or_else(|| row.relative(at).filter(|found| row.unit(found.end) != Unit::There)),
    }
}

#[derive(Clone, Copy)]
struct Row<'a> {
    pieces: &'a [Piece],
    french: bool,
}

/// The months and years that the end of a list of days lends to the others.
const LONGEST_LIST: usize = 8;

impl Row<'_> {
    fn unit(self, at: usize) -> Unit {
        self.pieces.get(at).map_or(Unit::Other, |piece| piece.unit)
    }

    fn before(self, at: usize) -> Unit {
        at.checked_sub(1).map_or(Unit::Other, |at| self.unit(at))
    }

    fn absolute(self, at: usize) -> Option<Found> {
        let whole = |end, meaning| Some(Found { end, relative: false, meaning });
        match self.unit(at) {
            Unit::Full(date) => return whole(at + 1, Meaning::Fixed(date, date)),
            Unit::Feast { month, day } if !matches!(self.unit(at + 1), Unit::Capital) => {
                return whole(at + 1, Meaning::Day { month, day, side: Side::Any });
            }
            Unit::NewOf if self.unit(at + 1) == Unit::NewYear => {
                return whole(at + 2, Meaning::Day { month: 1, day: 1, side: Side::Any });
            }
            _ => {}
        }
        self.day(at).or_else(|| self.month(at)).or_else(|| self.century(at)).or_else(|| self.year(at))
    }

    /// `[jeudi] 17 août [2023]`, `[Monday,] March 2[, 2016]`, `jeudi 26`, and the first of `14 et 15 août`.
    fn day(self, at: usize) -> Option<Found> {
        let (weekday, start) = self.weekday(at);
        if let Some((day, after)) = self.day_number(start) {
            let of = usize::from(!self.french && self.unit(after) == Unit::Of);
            if let Unit::Month { month, .. } = self.unit(after + of) {
                return Some(self.with_year(month, day, after + of + 1));
            }
            if self.french || weekday.is_none() {
                let lent = self.lent(after);
                if let Some((month, year)) = lent {
                    let meaning = day_of(year, month, day, Side::Any);
                    return Some(Found { end: after, relative: false, meaning });
                }
            }
            let free = !matches!(self.unit(after), Unit::Counted | Unit::Time(_) | Unit::Years | Unit::Suffix);
            return weekday.filter(|_| self.french && free).map(|weekday| Found {
                end: after,
                relative: false,
                meaning: Meaning::WeekdayDay { weekday, day },
            });
        }
        if self.french {
            return None;
        }
        match (self.unit(start), self.unit(start + 1)) {
            (Unit::Month { month, .. }, Unit::Day(day)) if self.unit(start + 2) != Unit::Counted => {
                Some(self.with_year(month, day, start + 2))
            }
            _ => None,
        }
    }

    /// A weekday and where what follows it begins.
    fn weekday(self, at: usize) -> (Option<u8>, usize) {
        match self.unit(at) {
            Unit::Weekday(weekday) => {
                let comma = usize::from(!self.french && self.unit(at + 1) == Unit::Comma);
                (Some(weekday), at + 1 + comma)
            }
            _ => (None, at),
        }
    }

    /// `14`, `1er`, `1 er`, `quatorze`, and where what follows it begins.
    fn day_number(self, at: usize) -> Option<(u8, usize)> {
        match self.unit(at) {
            Unit::Day(day) => {
                let apart = self.french && day == 1 && self.unit(at + 1) == Unit::Suffix;
                Some((day, at + 1 + usize::from(apart)))
            }
            Unit::Spelled(day) if matches!(self.unit(at + 1), Unit::Month { .. }) => Some((day, at + 1)),
            _ => None,
        }
    }

    /// The rest of a date whose day and month are read, from piece number `at` on.
    fn with_year(self, month: u8, day: u8, at: usize) -> Found {
        let comma = usize::from(!self.french && self.unit(at) == Unit::Comma);
        let (end, meaning) = match self.unit(at + comma) {
            Unit::Year(year) if self.is_year(at + comma) => (at + comma + 1, day_of(Some(year), month, day, Side::Any)),
            _ => {
                let (side, end) = self.side(at);
                (end, day_of(None, month, day, side))
            }
        };
        Found { end, relative: false, meaning }
    }

    /// `dernier` or `prochain` at piece number `at`, and where what follows begins.
    fn side(self, at: usize) -> (Side, usize) {
        match self.unit(at) {
            Unit::Last if self.french => (Side::Past, at + 1),
            Unit::Next if self.french => (Side::Future, at + 1),
            _ => (Side::Any, at),
        }
    }

    /// The month and the year that stand at the end of the list of days that goes on at piece number `at`.
    fn lent(self, mut at: usize) -> Option<(u8, Option<i16>)> {
        for _ in 0..LONGEST_LIST {
            if !matches!(self.unit(at), Unit::Joiner | Unit::Comma) {
                return None;
            }
            let (_, start) = self.weekday(at + 1);
            let (_, after) = self.day_number(start)?;
            if let Unit::Month { month, .. } = self.unit(after) {
                let year = match self.unit(after + 1) {
                    Unit::Year(year) if self.is_year(after + 1) => Some(year),
                    _ => None,
                };
                return Some((month, year));
            }
            at = after;
        }
        None
    }

    /// `août 2023`.
    fn month(self, at: usize) -> Option<Found> {
        let Unit::Month { month, .. } = self.unit(at) else { return None };
        let comma = usize::from(!self.french && self.unit(at + 1) == Unit::Comma);
        let Unit::Year(year) = self.unit(at + 1 + comma) else { return None };
        let date = PartialDate::from_month(year, month)?;
        Some(Found { end: at + 2 + comma, relative: false, meaning: Meaning::Fixed(date, date) })
    }

    /// `XXe siècle`, `21st century`.
    fn century(self, at: usize) -> Option<Found> {
        let (Unit::Roman(number) | Unit::Day(number)) = self.unit(at) else { return None };
        let suffix = usize::from(self.unit(at + 1) == Unit::Suffix);
        if number > 21 || self.unit(at + 1 + suffix) != Unit::Century {
            return None;
        }
        let last = i16::from(number) * 100;
        Some(Found { end: at + 2 + suffix, relative: false, meaning: years(last - 99, last) })
    }

    /// `2016`, `1990s`, and the year of `années 1990`.
    fn year(self, at: usize) -> Option<Found> {
        let meaning = match self.unit(at) {
            Unit::Year(year) if year % 10 == 0 && self.before(at) == Unit::Years => years(year, year + 9),
            Unit::Year(year) if self.is_year(at) => years(year, year),
            Unit::Decade(year) if self.before(at) == Unit::Joiner => years(year, year),
            Unit::Decade(year) => years(year, if year % 100 == 0 { year + 99 } else { year + 9 }),
            _ => return None,
        };
        Some(Found { end: at + 1, relative: false, meaning })
    }

    /// Whether the four digits at piece number `at` are a year, not a count.
    fn is_year(self, at: usize) -> bool {
        let counted = matches!(
            self.unit(at + 1),
            Unit::Counted | Unit::Time(_) | Unit::Years | Unit::Suffix | Unit::Day(_) | Unit::Roughly
        );
        let number_before = matches!(self.before(at), Unit::Roughly | Unit::Spelled(_));
        !counted && !number_before
    }

    fn relative(self, at: usize) -> Option<Found> {
        let found = |end, meaning| Some(Found { end, relative: true, meaning });
        match (self.unit(at), self.unit(at + 1)) {
            (Unit::Near(days), part) => {
                let end = at + 1 + usize::from(part == Unit::DayPart);
                found(end, Meaning::Away { period: Period::Day, count: i32::from(days) })
            }
            (Unit::Weekday(weekday), part) => {
                let (side, end) = self.side(at + 1 + usize::from(part == Unit::DayPart));
                found(end, Meaning::Weekday { weekday, side })
            }
            (Unit::This, Unit::DayPart) => found(at + 2, Meaning::Away { period: Period::Day, count: 0 }),
            (Unit::This, Unit::Time(period)) if !matches!(self.unit(at + 2), Unit::Year(_) | Unit::Of) => {
                found(at + 2, Meaning::Away { period, count: 0 })
            }
            (Unit::Time(period), Unit::Last) if self.french => found(at + 2, Meaning::Away { period, count: -1 }),
            (Unit::Time(period), Unit::Next) if self.french => found(at + 2, Meaning::Away { period, count: 1 }),
            (Unit::DayPart, Unit::Last) if self.french => {
                found(at + 2, Meaning::Away { period: Period::Day, count: -1 })
            }
            (side @ (Unit::Last | Unit::Next), next) if !self.french => self.english_side(at, side, next),
            (Unit::Il, Unit::Y) if self.unit(at + 2) == Unit::A => self.ago(at + 3, false),
            (Unit::Day(_) | Unit::Spelled(_), Unit::Time(_)) => self.ago(at, true),
            (Unit::Month { month, sure }, _) => {
                if !sure && !self.month_alone(at) {
                    return None;
                }
                let (side, end) = self.side(at + 1);
                found(end, Meaning::Month { month, side })
            }
            _ => None,
        }
    }

    /// Whether the word before a month that may be a name says that it is a month.
    fn month_alone(self, at: usize) -> bool {
        matches!(self.before(at), Unit::Before | Unit::Of | Unit::This | Unit::Joiner | Unit::Last | Unit::Next)
            && self.unit(at + 1) != Unit::Capital
    }

    /// `last week`, `next Monday`, `last August`, `last night`.
    fn english_side(self, at: usize, word: Unit, next: Unit) -> Option<Found> {
        let (side, count) = if word == Unit::Last { (Side::Past, -1) } else { (Side::Future, 1) };
        let meaning = match next {
            Unit::Time(period) => Meaning::Away { period, count },
            Unit::Weekday(weekday) => Meaning::Weekday { weekday, side },
            Unit::Month { month, .. } => Meaning::Month { month, side },
            Unit::DayPart => Meaning::Away { period: Period::Day, count },
            _ => return None,
        };
        Some(Found { end: at + 2, relative: true, meaning })
    }

    /// `trois jours` after `il y a`, `three days ago`.
    fn ago(self, at: usize, english: bool) -> Option<Found> {
        let (Unit::Day(count) | Unit::Spelled(count), Unit::Time(period)) = (self.unit(at), self.unit(at + 1)) else {
            return None;
        };
        let end = at + 2 + usize::from(english);
        if english && self.unit(at + 2) != Unit::Ago {
            return None;
        }
        Some(Found { end, relative: true, meaning: Meaning::Away { period, count: -i32::from(count) } })
    }
}

fn day_of(year: Option<i16>, month: u8, day: u8, side: Side) -> Meaning {
    match year {
        None => Meaning::Day { month, day, side },
        Some(year) => {
            PartialDate::from_day(year, month, day).map_or(Meaning::Nothing, |date| Meaning::Fixed(date, date))
        }
    }
}

fn years(first: i16, last: i16) -> Meaning {
    PartialDate::from_year(first)
        .zip(PartialDate::from_year(last))
        .map_or(Meaning::Nothing, |(first, last)| Meaning::Fixed(first, last))
}
