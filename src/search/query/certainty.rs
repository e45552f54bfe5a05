//! What stands after `certain:`: a level by its name, a number, or two of them.
//!
//! Comes in: the value, folded. Goes out: the certainties that it admits, in hundredths.

use std::ops::RangeInclusive;

use super::field::candidates;
use crate::analysis::{Certainty, CertaintyLevel};

/// From which certainty to which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CertaintyRange {
    /// The least.
    pub from: Certainty,
    /// The greatest.
    pub to: Certainty,
}

impl CertaintyRange {
    /// Whether `certainty` lies in it; where nobody is named nothing is certain or uncertain.
    #[must_use]
    pub fn admits(self, certainty: Option<Certainty>) -> bool {
        certainty.is_some_and(|certainty| self.hundredths().contains(&certainty.hundredths()))
    }

    /// In hundredths.
    #[must_use]
    pub fn hundredths(self) -> RangeInclusive<u8> {
        self.from.hundredths()..=self.to.hundredths()
    }
}

/// The English names of the levels.
const LEVELS: &[(&str, CertaintyLevel)] =
    &[("sure", CertaintyLevel::Sure), ("likely", CertaintyLevel::Likely), ("guess", CertaintyLevel::Guess)];

/// The French names, folded.
const LEVELS_IN_FRENCH: &[(&str, CertaintyLevel)] =
    &[("sur", CertaintyLevel::Sure), ("probable", CertaintyLevel::Likely), ("doute", CertaintyLevel::Guess)];

/// Reads a level (`sure`, `doute`), a number (`0.8`, `80`: that much or more), or a range (`..0.7`, `50..80`).
pub(super) fn range(value: &str) -> Option<CertaintyRange> {
    if let Some((from, to)) = value.split_once("..") {
        let or = |text: &str, end| if text.is_empty() { Some(end) } else { number(text) };
        let (from, to) = (or(from, Certainty::new(0.0))?, or(to, Certainty::FULL)?);
        return (from <= to).then_some(CertaintyRange { from, to });
    }
    if let Some(from) = number(value) {
        return Some(CertaintyRange { from, to: Certainty::FULL });
    }
    // As the rows mark them.
    match value {
        "?" => return Some(of_level(CertaintyLevel::Likely)),
        "??" => return Some(of_level(CertaintyLevel::Guess)),
        _ => {}
    }
    match *candidates(value, [LEVELS, LEVELS_IN_FRENCH]).as_slice() {
        [level] if !value.is_empty() => Some(of_level(level)),
        _ => None,
    }
}

/// All that is shown as this level.
fn of_level(level: CertaintyLevel) -> CertaintyRange {
    let above = CertaintyLevel::ALL.iter().filter(|other| **other > level).map(|other| other.from()).min();
    let to = above.map_or(Certainty::FULL, |above| Certainty::from_hundredths(above.hundredths().saturating_sub(1)));
    CertaintyRange { from: level.from(), to }
}

/// A share (`0.8`, `,8`, `1`) or a number of hundredths (`80`).
fn number(text: &str) -> Option<Certainty> {
    let number: f32 = text.trim_end_matches('%').replace(',', ".").parse().ok()?;
    let is_share = number <= 1.0 && !text.ends_with('%');
    let share = if is_share { number } else { number / 100.0 };
    (0.0..=1.0).contains(&share).then(|| Certainty::new(share))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_numbers_and_ranges_are_read_in_both_languages() {
        for (value, expected) in [
            ("sure", Some((90, 100))),
            ("sur", Some((90, 100))),
            ("s", Some((90, 100))),
            ("likely", Some((50, 89))),
            ("prob", Some((50, 89))),
            ("guess", Some((0, 49))),
            ("doute", Some((0, 49))),
            ("?", Some((50, 89))),
            ("??", Some((0, 49))),
            ("0.8", Some((80, 100))),
            ("0,8", Some((80, 100))),
            ("80", Some((80, 100))),
            ("1", Some((100, 100))),
            ("..0.7", Some((0, 70))),
            ("50%..80%", Some((50, 80))),
            ("0.9..0.2", None),
            ("140", None),
            ("-1", None),
            ("nan", None),
            ("maybe", None),
            ("", None),
        ] {
            let bounds = range(value).map(|range| (*range.hundredths().start(), *range.hundredths().end()));
            assert_eq!(bounds, expected, "{value}");
        }
    }
}
