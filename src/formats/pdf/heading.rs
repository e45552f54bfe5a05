//! What the first page shows of its article: the headline, in letters larger than those of the text, and the day, in a line
//! of its own near the top. In: the lines of the first page; out: both, where they are plain to see.

use crate::article::Precision;
use crate::formats::dates;

use super::lines::Line;

/// How many times larger than the text a headline is at least.
const LARGER: f64 = 1.25;
/// The longest headline, in bytes.
const LONGEST: usize = 200;
/// Lines from the top in which the day may stand, and the longest of them, in bytes.
const TOP: usize = 25;
const SHORT: usize = 90;

/// The lines in the largest letters, where they are fewer and larger than the text.
pub(super) fn title(page: &[Line]) -> Option<String> {
    let mut sizes: Vec<f64> = page.iter().flat_map(|line| std::iter::repeat_n(line.size, line.text.len())).collect();
    sizes.sort_by(f64::total_cmp);
    let text = sizes.get(sizes.len() / 2).copied()?;
    let is_title = |line: &&Line| line.text.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let largest = page.iter().filter(is_title).map(|line| line.size).fold(0.0, f64::max);
    if largest < text * LARGER {
        return None;
    }
    let begin = page.iter().position(|line| line.size >= largest * 0.97 && is_title(&line))?;
    let lines = page[begin..].iter().take_while(|line| line.size >= largest * 0.97);
    let title = lines.map(|line| line.text.trim()).collect::<Vec<_>>().join(" ");
    (title.len() <= LONGEST).then_some(title)
}

/// The first whole day in a short line near the top.
pub(super) fn day(page: &[Line]) -> Option<String> {
    let lines = page.iter().take(TOP).filter(|line| line.text.len() <= SHORT);
    let days = lines.filter_map(|line| dates::parse(&line.text)).filter(|date| date.precision() == Precision::Day);
    days.map(|date| date.to_string()).next()
}
