//! How often something is mentioned over time, in a few equal slices of the time that the archives cover.

use super::Articles;
use crate::article::PartialDate;

/// Into how many slices the time of the archives is divided.
pub const SLICES: usize = 10;
/// The greatest level of a slice.
pub const HIGHEST: u8 = 8;
/// The number of articles in a slice that reaches the highest level even where no slice has more: one article alone
/// is no peak.
const LEAST_PEAK: u16 = 4;

/// How much there was in each slice, from 0 (nothing) to [`HIGHEST`].
pub type Levels = [u8; SLICES];

/// The time that the dated articles cover.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::archive) struct Timeline {
    first: i64,
    days: i64,
}

/// Articles by slice.
pub(in crate::archive) type Slices = [u16; SLICES];

impl Timeline {
    /// From the oldest to the newest dated article.
    pub fn of(articles: &Articles) -> Self {
        let rows = u32::try_from(articles.len()).unwrap_or(u32::MAX);
        let newest = (0..rows).find_map(|row| articles.date(row)).map(day);
        let oldest = (0..rows).rev().find_map(|row| articles.date(row)).map(day);
        match (oldest, newest) {
            (Some(first), Some(last)) => Self { first, days: (last - first).max(0) + 1 },
            _ => Self::default(),
        }
    }

    /// The slice that a date falls into.
    pub fn slice(self, date: PartialDate) -> Option<usize> {
        let last = self.days.checked_sub(1).filter(|last| *last >= 0)?;
        usize::try_from((day(date) - self.first).clamp(0, last) * SLICES as i64 / self.days).ok()
    }
}

/// A number that grows evenly enough with the days; a date without month or day counts from its beginning.
fn day(date: PartialDate) -> i64 {
    let part = |part: Option<u8>| i64::from(part.unwrap_or(1)) - 1;
    i64::from(date.year()) * 372 + part(date.month()) * 31 + part(date.day())
}

/// How high each slice reaches beside the fullest one.
pub(super) fn levels(slices: &Slices) -> Levels {
    let peak = u32::from(slices.iter().copied().max().unwrap_or(0).max(LEAST_PEAK));
    slices.map(|count| {
        let level = (u32::from(count) * u32::from(HIGHEST)).div_ceil(peak);
        u8::try_from(level).unwrap_or(HIGHEST)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_cover_the_time_from_end_to_end() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        let first = day(date("2012-01-01"));
        let timeline = Timeline { first, days: day(date("2023-12-31")) - first + 1 };
        let dates = ["2012-01-01", "2012", "2017-06-15", "2023-12-31", "1999", "2040"];
        let slices = dates.map(|text| timeline.slice(date(text)));
        assert_eq!(slices, [0, 0, 4, 9, 0, 9].map(Some));
    }

    #[test]
    fn no_date_no_slice() {
        assert_eq!(Timeline::default().slice("2020".parse().unwrap()), None);
    }

    #[test]
    fn one_article_alone_is_no_peak_and_the_fullest_slice_is() {
        let mut slices = Slices::default();
        slices[3] = 1;
        assert_eq!(levels(&slices)[3], 2);
        slices[4] = 40;
        assert_eq!((levels(&slices)[3], levels(&slices)[4], levels(&slices)[5]), (1, HIGHEST, 0));
    }
}
