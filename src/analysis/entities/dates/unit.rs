//! What a word may mean in a date. Plain data.

use crate::article::PartialDate;

/// What a word may be in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Nothing.
    Other,
    /// Nothing either, but a plural noun by its looks: what a number before it counts (`2000 personnes`).
    Counted,
    /// A word before a number that is no year (`environ 2000`).
    Roughly,
    /// A number from 1 to 31: a day of the month, an ordinal, a count.
    Day(u8),
    /// The same in letters (`quatorze`, `three`).
    Spelled(u8),
    /// `er` or `e` standing apart from its number.
    Suffix,
    /// Four digits.
    Year(i16),
    /// Two digits after an apostrophe or a year and a dash (`2014-15`): the year that they mean.
    Decade(i16),
    /// A whole date in digits.
    Full(PartialDate),
    /// A month, from 1; `sure` when the word is nothing else.
    Month {
        month: u8,
        sure: bool,
    },
    /// A day of the week, from Monday, 1.
    Weekday(u8),
    /// Morning, afternoon, evening, night.
    DayPart,
    /// Days from today (`hier` −1).
    Near(i8),
    /// A unit of time.
    Time(Period),
    /// The plural `années`, before a decade.
    Years,
    /// `siècle`, `century`.
    Century,
    /// A Roman number, the ordinal of a century.
    Roman(u8),
    /// `dernier`, `last`.
    Last,
    /// `prochain`, `next`.
    Next,
    /// `ce`, `cette`, `this`.
    This,
    /// `il y a`, in its three parts; `ago`.
    Il,
    Y,
    A,
    Ago,
    /// What joins two days (`au`, `et`, a dash).
    Joiner,
    Comma,
    /// `-là` after a time.
    There,
    /// `de`, `of`.
    Of,
    /// Any word that a month alone may follow (`en`, `in`, `since`).
    Before,
    /// A feast of a fixed day.
    Feast {
        month: u8,
        day: u8,
    },
    /// The first word of a feast in two (`Nouvel An`, `New Year`).
    NewOf,
    /// Its second word.
    NewYear,
    /// A capitalised word: never a part of a date, and a sign that a feast or a month beside it is a name.
    Capital,
}

/// A unit of time that can be last, next or so many ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    Day,
    Weekend,
    Week,
    Month,
    Year,
}
