//! From what a date means to the calendar.

use super::rules::{Meaning, Side};
use super::unit::Period;
use crate::article::PartialDate;
use jiff::ToSpan;
use jiff::civil::Date;

/// First and last date, both included.
type Range = (PartialDate, PartialDate);

/// The calendar dates that `meaning` stands for when it was written on `today`: `None` when the calendar has no
/// such date, or `today` is missing or too vague for it.
pub(super) fn resolve(meaning: Meaning, today: Option<PartialDate>) -> Option<Range> {
    match meaning {
        Meaning::Nothing => None,
        Meaning::Fixed(first, last) => Some((first, last)),
        Meaning::Day { month, day, side } => nearest_day(today?, month, day, side).map(same),
        Meaning::WeekdayDay { weekday, day } => weekday_day(today?, weekday, day).map(same),
        Meaning::Month { month, side } => nearest_month(today?, month, side).map(same),
        Meaning::Weekday { weekday, side } => nearest_weekday(exact(today?)?, weekday, side).map(same),
        Meaning::Away { period, count } => away(today?, period, count),
    }
}

fn same(date: PartialDate) -> Range {
    (date, date)
}

/// The day of `date`, where it is known.
fn exact(date: PartialDate) -> Option<Date> {
    Date::new(date.year(), date.month()?.cast_signed(), date.day()?.cast_signed()).ok()
}

/// The day in the middle of `date`.
fn middle(date: PartialDate) -> Option<Date> {
    let month = date.month().unwrap_or(7);
    Date::new(date.year(), month.cast_signed(), date.day().unwrap_or(15).cast_signed()).ok()
}

fn partial(date: Date) -> Option<PartialDate> {
    PartialDate::from_day(date.year(), date.month().unsigned_abs(), date.day().unsigned_abs())
}

/// Days from one date to another.
fn days(from: Date, to: Date) -> Option<i32> {
    Some(from.until(to).ok()?.get_days())
}

/// Whether a date that lies `distance` days after today lies on the asked side.
fn on(side: Side, distance: i32) -> bool {
    match side {
        Side::Any => true,
        Side::Past => distance <= 0,
        Side::Future => distance >= 0,
    }
}

/// A day without its year: of the years around today, the one that brings it nearest.
fn nearest_day(today: PartialDate, month: u8, day: u8, side: Side) -> Option<PartialDate> {
    let centre = middle(today)?;
    if today.month().is_none() && side == Side::Any {
        return PartialDate::from_day(today.year(), month, day);
    }
    // A leap day may lie four years away.
    (-4..=4)
        .filter_map(|shift: i16| {
            let date = PartialDate::from_day(today.year().checked_add(shift)?, month, day)?;
            let distance = days(centre, exact(date)?)?;
            on(side, distance).then_some((distance_of(distance), date))
        })
        .min()
        .map(|(_, date)| date)
}

/// How far a date lies, in halves: the past counts for nearer, as most of what is told has happened.
fn distance_of(distance: i32) -> i32 {
    if distance > 0 { 3 * distance } else { -2 * distance }
}

/// `jeudi 26`: of the months around today, the nearest whose 26th is a Thursday.
fn weekday_day(today: PartialDate, weekday: u8, day: u8) -> Option<PartialDate> {
    today.month()?;
    let centre = middle(today)?;
    let first = centre.first_of_month();
    (-6_i32..=6)
        .filter_map(|shift| {
            let month = first.checked_add(shift.months()).ok()?;
            let date = Date::new(month.year(), month.month(), day.cast_signed()).ok()?;
            let fits = date.weekday().to_monday_one_offset() == weekday.cast_signed();
            fits.then_some((days(centre, date)?.abs(), partial(date)?))
        })
        .min()
        .map(|(_, date)| date)
}

/// A month without its year: of the years around today, the one that brings it nearest.
fn nearest_month(today: PartialDate, month: u8, side: Side) -> Option<PartialDate> {
    let Some(present) = today.month() else {
        return (side == Side::Any).then(|| PartialDate::from_month(today.year(), month)).flatten();
    };
    (-1..=1)
        .filter_map(|shift: i16| {
            let distance = i32::from(shift) * 12 + i32::from(month) - i32::from(present);
            let inside = match side {
                Side::Any => true,
                Side::Past => distance < 0,
                Side::Future => distance > 0,
            };
            let date = PartialDate::from_month(today.year().checked_add(shift)?, month)?;
            inside.then_some((distance_of(distance), date))
        })
        .min()
        .map(|(_, date)| date)
}

/// A weekday is the last one that came, today included, unless the words say otherwise.
fn nearest_weekday(today: Date, weekday: u8, side: Side) -> Option<PartialDate> {
    let ahead = (i32::from(weekday) - i32::from(today.weekday().to_monday_one_offset())).rem_euclid(7);
    let shift = match side {
        Side::Future if ahead == 0 => 7,
        Side::Future => ahead,
        Side::Past if ahead == 0 => -7,
        Side::Any if ahead == 0 => 0,
        Side::Any | Side::Past => ahead - 7,
    };
    partial(today.checked_add(shift.days()).ok()?)
}

/// So many periods from the one in which today lies.
fn away(today: PartialDate, period: Period, count: i32) -> Option<Range> {
    match period {
        Period::Year => {
            let year = i32::from(today.year()).checked_add(count)?;
            PartialDate::from_year(i16::try_from(year).ok()?).map(same)
        }
        Period::Month => {
            let months = i32::from(today.year()) * 12 + i32::from(today.month()?) - 1 + count;
            let year = i16::try_from(months.div_euclid(12)).ok()?;
            PartialDate::from_month(year, u8::try_from(months.rem_euclid(12) + 1).ok()?).map(same)
        }
        Period::Week | Period::Weekend => {
            let today = exact(today)?;
            let monday = i32::from(today.weekday().to_monday_zero_offset());
            let (from, length) = if period == Period::Week { (0, 6) } else { (5, 1) };
            let first = today.checked_add((count * 7 - monday + from).days()).ok()?;
            Some((partial(first)?, partial(first.checked_add(length.days()).ok()?)?))
        }
        Period::Day => partial(exact(today)?.checked_add(count.days()).ok()?).map(same),
    }
}
