//! The order of the rows of a list, where one is asked for. In come rows and what they are ordered by.

use std::cmp::Ordering;

use super::list_args::Sort;
use crate::text::fold::fold;

/// What a row is ordered by; what is not known is empty.
pub struct SortKey {
    /// The date as `2023-08-17`, or less of it.
    pub date: String,
    /// The newspaper or site.
    pub source: String,
    /// Who speaks; of an entity its name.
    pub speaker: String,
}

/// Puts rows in order. Those that compare equal stay as they were, the best match first; those of which nothing is known
/// come last.
pub fn sort_rows<T>(rows: &mut [T], sort: Sort, key: impl Fn(&T) -> SortKey) {
    let text = |row: &T| {
        let key = key(row);
        match sort {
            Sort::Date | Sort::Oldest => key.date,
            Sort::Source => fold(&key.source).to_string(),
            Sort::Speaker => fold(&key.speaker).to_string(),
            // The rows come in this order already.
            Sort::Score | Sort::Certainty => String::new(),
        }
    };
    let mut keyed: Vec<(String, usize)> = rows.iter().map(text).zip(0..).collect();
    keyed.sort_by(|(one, first), (other, second)| {
        let unknown = one.is_empty().cmp(&other.is_empty());
        let known = if sort == Sort::Date { other.cmp(one) } else { one.cmp(other) };
        let order = if unknown == Ordering::Equal { known } else { unknown };
        order.then(first.cmp(second))
    });
    let mut places = vec![0; keyed.len()];
    for (place, (_, row)) in keyed.iter().enumerate() {
        places[*row] = place;
    }
    for at in 0..rows.len() {
        while places[at] != at {
            let to = places[at];
            rows.swap(at, to);
            places.swap(at, to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(sort: Sort) -> Vec<usize> {
        let rows = [
            ("2023-08", "La Vigie", "Ève"),
            ("", "", ""),
            ("2021", "le Courrier", "Ada"),
            ("2023-08-17", "La Vigie", ""),
        ];
        let mut numbers = vec![0, 1, 2, 3];
        sort_rows(&mut numbers, sort, |row| {
            let (date, source, speaker) = rows[*row];
            SortKey { date: date.into(), source: source.into(), speaker: speaker.into() }
        });
        numbers
    }

    #[test]
    fn rows_come_in_the_order_that_is_asked_for_and_the_unknown_last() {
        assert_eq!(order(Sort::Date), [3, 0, 2, 1]);
        assert_eq!(order(Sort::Oldest), [2, 0, 3, 1]);
        assert_eq!(order(Sort::Source), [0, 3, 2, 1]);
        assert_eq!(order(Sort::Speaker), [2, 0, 1, 3]);
        assert_eq!(order(Sort::Score), [0, 1, 2, 3]);
    }
}
