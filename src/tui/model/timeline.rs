//! A timeline as a row of bars.
use crate::library::Timeline;

/// The heights of a bar, in eighths of a cell.
const BARS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// What a bar may cover, in months: a month, a quarter, a year, then more and more years.
const STEPS: [i32; 8] = [1, 3, 12, 24, 60, 120, 240, 600];
/// The widest bar, its gap included, in cells.
const WIDEST: usize = 4;

/// A timeline as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// The bars, oldest first.
    pub bars: String,
    /// The months that each of them covers: 1, 3 (a quarter), 12 (a year) or more years.
    pub months: i32,
    /// The first date of the first bar: `2022-10`, or `2022` where a bar is a year or more.
    pub first: String,
    /// The first date of the last bar.
    pub last: String,
    /// How many the highest bar counts.
    pub most: u32,
}

/// At most `cells` cells of bars, each for as short a time as fits; `None` when there is nothing to draw.
#[must_use]
pub fn bars(timeline: &Timeline, cells: usize) -> Option<Bars> {
    let (first, last) = (timeline.months.first()?.0, timeline.months.last()?.0);
    let fits = |step: &&i32| {
        let count = last.div_euclid(**step) - first.div_euclid(**step) + 1;
        (**step >= 12 || !timeline.whole_years) && usize::try_from(count).is_ok_and(|count| count <= cells)
    };
    let step = *STEPS.iter().find(fits)?;
    let start = first.div_euclid(step);
    let count = usize::try_from(last.div_euclid(step) - start + 1).ok()?;
    let mut counts = vec![0_u32; count];
    for (month, number) in &timeline.months {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::PartialDate;
    use crate::text::width::width;

    fn timeline(dates: &[&str]) -> Timeline {
        Timeline::of(dates.iter().map(|date| date.parse::<PartialDate>().unwrap()))
    }

    #[test]
    fn months_are_drawn_where_they_fit_and_years_where_they_do_not() {
        let dates = ["2023-03-09", "2022-10-06", "2022-10", "2022-12-01", "2022-10-30", "2022-10-31"];
        let drawn = bars(&timeline(&dates), 6).unwrap();
        assert_eq!((drawn.bars.as_str(), drawn.months, drawn.most), ("█ ▂  ▂", 1, 4));
        assert_eq!((drawn.first.as_str(), drawn.last.as_str()), ("2022-10", "2023-03"));
        let drawn = bars(&timeline(&dates), 3).unwrap();
        assert_eq!((drawn.bars.as_str(), drawn.months, drawn.first.as_str()), ("█▂", 3, "2022-10"));
        let long = bars(&timeline(&["1999", "2023-08-17", "2023-09"]), 40).unwrap();
        assert_eq!((long.months, long.first.as_str(), long.last.as_str(), long.most), (12, "1999", "2023", 2));
    }

    #[test]
    fn there_is_room_between_few_bars() {
        assert_eq!(bars(&timeline(&["2022", "2023", "2023"]), 20).unwrap().bars, "▄▄▄ ███");
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(bars(&Timeline::default(), 10), None);
    }

    #[test]
    fn bars_keep_to_their_cells_whatever_the_dates() {
        let dates = ["0001", "1789-07-14", "9999-12-31"];
        for cells in 1..120 {
            if let Some(bars) = bars(&timeline(&dates), cells) {
                assert!(width(&bars.bars) <= cells, "{cells}");
            }
        }
    }
}
