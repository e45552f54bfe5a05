//! When something happened, counted by month.

use crate::article::PartialDate;

/// When how many of something happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Months since the year 0, in order, with how many fall into each; the first month of the year for dates that have
    /// no month.
    pub months: Vec<(i32, u32)>,
    /// Whether some of the dates are only a year.
    pub whole_years: bool,
}

impl Timeline {
    /// Of these dates, in any order.
    #[must_use]
    pub fn of(dates: impl IntoIterator<Item = PartialDate>) -> Self {
        let mut timeline = Self::default();
        let mut months: Vec<i32> = Vec::new();
        for date in dates {
            timeline.whole_years |= date.month().is_none();
            months.push(i32::from(date.year()) * 12 + date.month().map_or(0, |month| i32::from(month) - 1));
        }
        months.sort_unstable();
        for month in months {
            match timeline.months.last_mut() {
                Some((last, count)) if *last == month => *count += 1,
                _ => timeline.months.push((month, 1)),
            }
        }
        timeline
    }

    /// Whether it spreads over at least two months, so that there is something to see.
    #[must_use]
    pub fn spreads(&self) -> bool {
        self.months.len() > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_counted_by_month_and_a_single_month_does_not_spread() {
        let timeline = |dates: &[&str]| Timeline::of(dates.iter().map(|date| date.parse::<PartialDate>().unwrap()));
        assert!(!timeline(&["2022-10", "2022-10-06"]).spreads());
        assert!(timeline(&["2022-10", "2022-11"]).spreads());
        let counted = timeline(&["2022-11-02", "2021", "2022-11-30"]);
        assert_eq!(counted.months, [(2021 * 12, 1), (2022 * 12 + 10, 2)]);
        assert!(counted.whole_years);
    }
}
