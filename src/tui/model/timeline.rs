//! How something is spread over time, drawn as a row of bars.

use crate::article::PartialDate;

/// The heights of a bar, in eighths of a cell.
const BARS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// What a bar may stand for, in months: a month, a quarter, a year, then more and more years.
const STEPS: [i32; 8] = [1, 3, 12, 24, 60, 120, 240, 600];
/// The widest bar, its gap included, in cells.
const WIDEST: usize = 4;

/// When how many of something happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Months since the year 0, in order, with how many fall into them; the first month of a year for dates that
    /// have no month.
    months: Vec<(i32, u32)>,
    /// Whether some of the dates are but a year.
    whole_years: bool,
}

/// A timeline as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// The bars, oldest first.
    pub bars: String,
    /// The months that each of them stands for: 1, 3 (a quarter), 12 (a year) or more years.
    pub months: i32,
    /// The first date of the first bar: `2022-10`, or `2022` where a bar is a year or more.
    pub first: String,
    /// The first date of the last bar.
    pub last: String,
    /// How many the highest bar stands for.
    pub most: u32,
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

    /// At most `cells` cells of bars, each for as short a time as fits; `None` when there is nothing to draw.
    #[must_use]
    pub fn bars(&self, cells: usize) -> Option<Bars> {
        let (first, last) = (self.months.first()?.0, self.months.last()?.0);
        let fits = |step: &&i32| {
            let count = last.div_euclid(**step) - first.div_euclid(**step) + 1;
            (**step >= 12 || !self.whole_years) && usize::try_from(count).is_ok_and(|count| count <= cells)
        };
        let step = *STEPS.iter().find(fits)?;
        let start = first.div_euclid(step);
        let count = usize::try_from(last.div_euclid(step) - start + 1).ok()?;
        let mut counts = vec![0_u32; count];
        for (month, number) in &self.months {
            let bar = usize::try_from(month.div_euclid(step) - start).ok()?;
            counts[bar] += number;
        }
        let most = counts.iter().copied().max()?;
        let wide = (cells / count).clamp(1, WIDEST);
        let bar = |number: &u32| {
            let height = if *number == 0 { 0 } else { (*number * 8).div_ceil(most.max(1)) };
            let block = BARS[usize::try_from(height).unwrap_or(0).min(8)];
            // A gap tells wide bars apart.
            let filled = if wide > 1 { wide - 1 } else { 1 };
            format!("{}{}", block.to_string().repeat(filled), " ".repeat(wide - filled))
        };
        let date = |bar: i32| {
            let month = bar * step;
            let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
            if step >= 12 { format!("{year:04}") } else { format!("{year:04}-{month:02}") }
        };
        let bars: String = counts.iter().map(bar).collect();
        let end = last.div_euclid(step);
        Some(Bars { bars: bars.trim_end().to_owned(), months: step, first: date(start), last: date(end), most })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::width;

    fn timeline(dates: &[&str]) -> Timeline {
        Timeline::of(dates.iter().map(|date| date.parse::<PartialDate>().unwrap()))
    }

    #[test]
    fn months_are_drawn_where_they_fit_and_years_where_they_do_not() {
        let dates = ["2023-03-09", "2022-10-06", "2022-10", "2022-12-01", "2022-10-30", "2022-10-31"];
        let bars = timeline(&dates).bars(6).unwrap();
        let drawn = (bars.bars.as_str(), bars.months, bars.most);
        assert_eq!(drawn, ("█ ▂  ▂", 1, 4));
        assert_eq!((bars.first.as_str(), bars.last.as_str()), ("2022-10", "2023-03"));
        let bars = timeline(&dates).bars(3).unwrap();
        assert_eq!((bars.bars.as_str(), bars.months, bars.first.as_str()), ("█▂", 3, "2022-10"));
        let long = timeline(&["1999", "2023-08-17", "2023-09"]).bars(40).unwrap();
        assert_eq!((long.months, long.first.as_str(), long.last.as_str(), long.most), (12, "1999", "2023", 2));
    }

    #[test]
    fn there_is_room_between_few_bars() {
        assert_eq!(timeline(&["2022", "2023", "2023"]).bars(20).unwrap().bars, "▄▄▄ ███");
    }

    #[test]
    fn nothing_is_drawn_of_nothing_and_a_single_month_does_not_spread() {
        assert_eq!(Timeline::default().bars(10), None);
        assert!(!timeline(&["2022-10", "2022-10-06"]).spreads());
        assert!(timeline(&["2022-10", "2022-11"]).spreads());
    }

    #[test]
    fn bars_keep_to_their_cells_whatever_the_dates() {
        let dates = ["0001", "1789-07-14", "9999-12-31"];
        for cells in 1..120 {
            if let Some(bars) = timeline(&dates).bars(cells) {
                assert!(width(&bars.bars) <= cells, "{cells}");
            }
        }
    }
}
