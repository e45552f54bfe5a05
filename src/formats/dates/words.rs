//! Dates with the name of their month, in French and English: in goes a text that may begin with one, out come the date
//! and how many bytes it takes.

use super::shapes::{digits, year};
use crate::article::PartialDate;

/// What a text begins with: a date, or what has the shape of one and is none (`31 février 2023`), and its bytes.
pub(super) type Worded = Option<(Option<PartialDate>, usize)>;

/// Words that may stand between the month and the year: a day, a time and its zone.
const BETWEEN: usize = 6;

/// `17 août 2023`, `1ᵉʳ août 2023`, `17th of August 2023`, `17-Aug-2023`, `August 17th, 2023`, `Aug 17 10:00:00 2023`,
/// `août 2023`, `2023 août`.
pub(super) fn read(text: &str) -> Worded {
    let mut cursor = Cursor { text, at: 0 };
    if let Some(day) = cursor.day() {
        cursor.gap();
        let month = cursor.month()?;
        let year = cursor.year_within(BETWEEN)?;
        return Some((PartialDate::from_day(year, month, day), cursor.at));
    }
    if let Some(year) = digits(text).and_then(|(written, _)| year(written)) {
        cursor.at = 4;
        cursor.gap();
        let month = cursor.month()?;
        let day = cursor.day_after_month();
        return Some((day_or_month(year, month, day), cursor.at));
    }
    let month = cursor.month()?;
    let day = cursor.day_after_month();
    let year = cursor.year_within(BETWEEN)?;
    Some((day_or_month(year, month, day), cursor.at))
}

fn day_or_month(year: i16, month: u8, day: Option<u8>) -> Option<PartialDate> {
    match day {
        Some(day) => PartialDate::from_day(year, month, day),
        None => PartialDate::from_month(year, month),
    }
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The letters and figures that stand here.
    fn word(&self) -> &'a str {
        let rest = self.rest();
        &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())]
    }

    /// Skips what may stand between the parts of a date: blanks, a full stop, a comma, a dash, `of` and `de`.
    fn gap(&mut self) {
        self.signs();
        if ["of", "de", "d"].contains(&self.word().to_lowercase().as_str()) {
            self.at += self.word().len();
            self.signs();
        }
    }

    fn signs(&mut self) {
        let rest = self.rest();
        let kept = rest.trim_start_matches(|c: char| c.is_whitespace() || ".,-/'’".contains(c));
        self.at = self.text.len() - kept.len();
    }

    /// `17`, `1er`, `1ᵉʳ`, `2nd`, `17 th`, `premier`.
    fn day(&mut self) -> Option<u8> {
        let word = self.word().to_lowercase();
        if ["premier", "first"].contains(&word.as_str()) {
            self.at += self.word().len();
            return Some(1);
        }
        let (number, suffix) = digits(self.word())?;
        let day = number.parse().ok().filter(|day| number.len() <= 2 && (1..=31).contains(day))?;
        if !suffix.is_empty() && !is_ordinal(suffix) {
            return None;
        }
        self.at += self.word().len();
        if suffix.is_empty() {
            let before = self.at;
            self.signs();
            if is_ordinal(self.word()) { self.at += self.word().len() } else { self.at = before }
        }
        Some(day)
    }

    fn month(&mut self) -> Option<u8> {
        let month = month(self.word())?;
        self.at += self.word().len();
        Some(month)
    }

    /// The day after the name of its month (`August 17`, `August the 17th`); not the hour of a time, nor a part of a
    /// date in figures.
    fn day_after_month(&mut self) -> Option<u8> {
        let before = self.at;
        self.signs();
        if self.word().eq_ignore_ascii_case("the") {
            self.at += 3;
            self.signs();
        }
        let day = self.day();
        let mut after = self.rest().chars();
        let goes_on =
            matches!(after.next(), Some(':' | '/' | '-' | '.')) && after.next().is_some_and(|c| c.is_ascii_digit());
        if day.is_none() || goes_on {
            self.at = before;
        }
        day.filter(|_| !goes_on)
    }

    /// The year, at most so many words further on, before the next month is named.
    fn year_within(&mut self, most: usize) -> Option<i16> {
        let is_cut = |c: char| "-/.:".contains(c);
        for number in 0..=most {
            let rest = self.rest();
            self.at += rest.find(char::is_alphanumeric)?;
            let word = self.word();
            let before = self.text[..self.at].chars().next_back();
            let after = &self.text[self.at + word.len()..];
            // Figures that belong to other figures are no year.
            let joined = after.starts_with(is_cut) && after[1..].starts_with(|c: char| c.is_ascii_digit());
            let loose = number == 0 || before.is_some_and(|c| !is_cut(c));
            if let Some(year) = year(word).filter(|_| loose && !joined) {
                self.at += word.len();
                return Some(year);
            }
            if month(word).is_some() {
                return None;
            }
            self.at += word.len();
        }
        None
    }
}

fn is_ordinal(suffix: &str) -> bool {
    ["er", "ᵉʳ", "ʳ", "ᵉ", "e", "st", "nd", "rd", "th", "ˢᵗ", "ⁿᵈ", "ʳᵈ", "ᵗʰ", "º"]
        .contains(&suffix.to_lowercase().as_str())
}

/// The names and short names of the months: French and English first, then those of the languages beside them. `mar` is a
/// Tuesday in French, too: then another month follows.
const MONTHS: [&[&str]; 12] = [
    &["janvier", "janv", "january", "jan", "januar", "jänner", "januari", "enero", "ene", "gennaio", "gen", "janeiro"],
    &[
        "février",
        "fevrier",
        "févr",
        "fevr",
        "fév",
        "fev",
        "february",
        "feb",
        "februar",
        "februari",
        "febrero",
        "febbraio",
        "fevereiro",
    ],
    &["mars", "march", "mar", "märz", "mär", "maart", "mrt", "marzo", "março"],
    &["avril", "avr", "april", "apr", "abril", "abr", "aprile"],
    &["mai", "may", "mei", "mayo", "maggio", "mag", "maio"],
    &["juin", "june", "jun", "juni", "junio", "giugno", "giu", "junho"],
    &["juillet", "juil", "july", "jul", "juli", "julio", "luglio", "lug", "julho"],
    &["août", "aout", "august", "aug", "augustus", "agosto", "ago"],
    &["septembre", "september", "sept", "sep", "septiembre", "settembre", "set", "setembro"],
    &["octobre", "october", "oct", "oktober", "okt", "octubre", "ottobre", "ott", "outubro", "out"],
    &["novembre", "november", "nov", "noviembre", "novembro"],
    &["décembre", "decembre", "déc", "dec", "december", "dezember", "dez", "diciembre", "dic", "dicembre", "dezembro"],
];

fn month(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|names| names.contains(&word.as_str()))?;
    u8::try_from(at + 1).ok()
}
