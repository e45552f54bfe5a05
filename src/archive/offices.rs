//! Who held which office when: what the appositions of all articles say together.
//!
//! Comes in: each article's word for it (a name, an office, a date), in any order. Goes out: offices with their holders,
//! the first and the last date and the number of articles. Pure: the index gives the rows, and nothing of this is kept.

use std::collections::HashMap;

use crate::article::PartialDate;

/// What one article says: that somebody holds an office.
#[derive(Clone, Debug)]
pub struct SaidRole<'a> {
    /// Who: a number that is the same for all names of one person.
    pub holder: usize,
    /// The office, as [`office_key`](crate::analysis::offices::office_key) has it.
    pub office: &'a str,
    /// The office as the article has it.
    pub words: &'a str,
    /// The date of the article.
    pub date: Option<PartialDate>,
}

/// Somebody in an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldOffice {
    /// Who holds it: the number of `SaidRole::holder`.
    pub holder: usize,
    /// The office, as `office_key` has it.
    pub office: String,
    /// The office in words, as most articles have it.
    pub words: String,
    /// The date of the first article that says so.
    pub first: Option<PartialDate>,
    /// The date of the last one.
    pub last: Option<PartialDate>,
    /// How many articles say so.
    pub articles: usize,
}

/// Articles at least that must name somebody in an office before that is believed of others.
pub const LEAST: usize = 3;
/// Of all articles that name a holder of the office at the time, how many name this one at least, in hundredths.
const SHARE: usize = 90;
/// Months before the first and after the last article for which an office is taken to be held.
const MARGIN: i32 = 6;

/// The offices with their holders, those with most articles first.
#[must_use]
pub fn gather<'a>(said: impl IntoIterator<Item = SaidRole<'a>>) -> Vec<HeldOffice> {
    let mut spellings: HashMap<(usize, &str), HashMap<&str, usize>> = HashMap::new();
    let mut offices: HashMap<(usize, &str), HeldOffice> = HashMap::new();
    for role in said {
        let key = (role.holder, role.office);
        *spellings.entry(key).or_default().entry(role.words).or_default() += 1;
        let held = offices.entry(key).or_insert_with(|| HeldOffice {
            holder: role.holder,
            office: role.office.to_owned(),
            words: String::new(),
            first: role.date,
            last: role.date,
            articles: 0,
        });
        held.articles += 1;
        held.first = [held.first, role.date].into_iter().flatten().min();
        held.last = [held.last, role.date].into_iter().flatten().max();
    }
    let mut all: Vec<HeldOffice> = Vec::with_capacity(offices.len());
    for (key, mut held) in offices {
        let words = spellings.get(&key).into_iter().flatten();
        // Of spellings that are as frequent the greatest: the same whatever the order of the articles.
        held.words = words
            .max_by_key(|(words, count)| (**count, **words))
            .map(|(words, _)| (*words).to_owned())
            .unwrap_or_default();
        all.push(held);
    }
    all.sort_by(|one, other| {
        let key = |held: &HeldOffice| (std::cmp::Reverse(held.articles), held.office.clone(), held.holder);
        key(one).cmp(&key(other))
    });
    all
}

/// Offices by their words, to be asked who held them.
#[derive(Debug, Default)]
pub struct OfficeHolders {
    by_office: HashMap<String, Vec<HeldOffice>>,
}

impl OfficeHolders {
    /// Those of an archive.
    #[must_use]
    pub fn new(offices: Vec<HeldOffice>) -> Self {
        let mut by_office: HashMap<String, Vec<HeldOffice>> = HashMap::new();
        for held in offices {
            by_office.entry(held.office.clone()).or_default().push(held);
        }
        Self { by_office }
    }

    /// Who held an office, as [`office_key`](crate::analysis::offices::office_key) has it, at a date: the one whom nearly all articles of that time name so, and
    /// several do; nobody else is told.
    #[must_use]
    pub fn holder(&self, office: &str, date: Option<PartialDate>) -> Option<usize> {
        let date = date?;
        let held = self.by_office.get(office)?.iter().filter(|held| held.covers(date));
        let (all, best) = held.fold((0, None::<&HeldOffice>), |(all, best), held| {
            let better = best.is_none_or(|best| held.articles > best.articles);
            (all + held.articles, if better { Some(held) } else { best })
        });
        let best = best.filter(|best| best.articles >= LEAST && best.articles * 100 >= all * SHARE)?;
        Some(best.holder)
    }
}

impl HeldOffice {
    /// Whether the office was held at a date or within half a year of it, as far as articles say.
    fn covers(&self, date: PartialDate) -> bool {
        let months =
            |date: PartialDate, unknown: u8| i32::from(date.year()) * 12 + i32::from(date.month().unwrap_or(unknown));
        let (Some(first), Some(last)) = (self.first, self.last) else { return false };
        months(date, 12) + MARGIN >= months(first, 1) && months(date, 1) <= months(last, 12) + MARGIN
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::offices::office_key;

    fn said(holder: usize, words: &'static str, date: &str) -> (usize, String, &'static str, Option<PartialDate>) {
        (holder, office_key(words).unwrap(), words, date.parse().ok())
    }

    fn gathered(rows: &[(usize, String, &'static str, Option<PartialDate>)]) -> Vec<HeldOffice> {
        gather(rows.iter().map(|(holder, office, words, date)| SaidRole {
            holder: *holder,
            office,
            words,
            date: *date,
        }))
    }

    #[test]
    fn holders_are_gathered_in_any_order_with_their_dates() {
        let mut rows = vec![
            said(1, "ministre de la Mer", "2019-01-01"),
            said(1, "ministre de la mer", "2018-10-02"),
            said(1, "ministre de la Mer", "2020-07-06"),
            said(2, "ministre de la Mer", "2021-02-01"),
        ];
        let offices = gathered(&rows);
        assert_eq!((offices[0].holder, offices[0].articles, offices[0].words.as_str()), (1, 3, "ministre de la Mer"));
        assert_eq!((offices[0].first, offices[0].last), ("2018-10-02".parse().ok(), "2020-07-06".parse().ok()));
        rows.reverse();
        assert_eq!(gathered(&rows), offices);
    }

    #[test]
    fn only_the_one_whom_nearly_all_name_at_the_time_is_told() {
        let mut rows: Vec<_> = ["2018-10-02", "2019-01-01", "2019-05-05", "2020-01-01"]
            .map(|date| said(1, "ministre de la Mer", date))
            .to_vec();
        let holders = OfficeHolders::new(gathered(&rows));
        let at = |holders: &OfficeHolders, date: &str| holders.holder("ministre mer", date.parse().ok());
        assert_eq!(at(&holders, "2019-03-03"), Some(1));
        assert_eq!(at(&holders, "2020-06"), Some(1), "half a year after");
        assert_eq!(at(&holders, "2021-01"), None);
        assert_eq!((at(&holders, ""), holders.holder("ministre", "2019".parse().ok())), (None, None));
        rows.push(said(2, "ministre de la Mer", "2019-02-02"));
        assert_eq!(at(&OfficeHolders::new(gathered(&rows)), "2019-03-03"), None, "one of five says another");
        rows.extend(
            ["2019-02-01", "2019-02-02", "2019-02-03", "2019-02-04", "2019-02-05"]
                .map(|date| said(1, "ministre de la mer", date)),
        );
        assert_eq!(at(&OfficeHolders::new(gathered(&rows)), "2019-03-03"), Some(1), "nine of ten");
        assert_eq!(at(&OfficeHolders::new(gathered(&rows[..2])), "2019-01-01"), None, "two articles are few");
    }
}
