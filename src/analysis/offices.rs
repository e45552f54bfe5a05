//! Who held which office when, as other articles say: evidence for whom `le ministre de la Mer` is.
//!
//! Plain data, gathered elsewhere and handed to [`analyse_with`](super::analyse_with); it may be empty. It knows no
//! article and no index.

use std::collections::HashMap;

use crate::article::PartialDate;
use crate::text::fold::fold;

/// Somebody in an office, from when to when, and how many articles say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// The words of the office (`ministre de la Mer`).
    pub office: String,
    /// The fullest name.
    pub person: String,
    /// The first and the last date of an article that says so.
    pub from: Option<PartialDate>,
    /// See [`from`](Self::from).
    pub to: Option<PartialDate>,
    /// How many articles say so.
    pub count: u32,
}

/// Tenures by their offices.
#[derive(Clone, Debug, Default)]
pub struct Offices {
    by_key: HashMap<String, Vec<Tenure>>,
}

/// Months before the first and after the last article that says so for which an office is taken to be held.
const MARGIN: i32 = 6;

/// Words that say nothing of which office it is.
const SMALL: &[&str] = &[
    "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "ce", "cette", "et", "en", "au", "aux", "a", "the",
    "of", "for", "actuel", "actuelle", "nouveau", "nouvelle", "current", "new",
];

impl Offices {
    /// Those of some tenures.
    #[must_use]
    pub fn new(tenures: impl IntoIterator<Item = Tenure>) -> Self {
        let mut offices = Self::default();
        for tenure in tenures {
            if let Some(key) = Self::key(&tenure.office) {
                offices.by_key.entry(key).or_default().push(tenure);
            }
        }
        offices
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// What words name an office by, so that articles and small words make no difference; `None` for words that name
    /// none by themselves (`le ministre`: of two words at least is what tells one office from another).
    #[must_use]
    pub fn key(words: &str) -> Option<String> {
        let folded = fold(words);
        let words = folded.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
        let weighty: Vec<&str> = words.filter(|word| !SMALL.contains(word)).collect();
        (weighty.len() > 1).then(|| weighty.join(" "))
    }

    /// Who held the office that some words name at a date; all who ever did where the date is not known.
    pub fn holders(&self, words: &str, date: Option<PartialDate>) -> impl Iterator<Item = &Tenure> {
        let tenures = Self::key(words).and_then(|key| self.by_key.get(&key));
        tenures.into_iter().flatten().filter(move |tenure| date.is_none_or(|date| tenure.covers(date)))
    }
}

impl Tenure {
    /// Whether the office was held at a date or within half a year of it, as far as is known.
    fn covers(&self, date: PartialDate) -> bool {
        let month = |(year, month, _): (i16, u8, u8)| i32::from(year) * 12 + i32::from(month);
        let (first, last) = date.bounds();
        let begun = self.from.is_none_or(|from| month(last) + MARGIN >= month(from.bounds().0));
        let over = self.to.is_some_and(|to| month(first) > month(to.bounds().1) + MARGIN);
        begun && !over
    }

    /// The last word of the name, folded.
    pub(super) fn surname(&self) -> String {
        fold(self.person.rsplit(' ').next().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenure(office: &str, person: &str, from: &str, to: &str) -> Tenure {
        let date = |text: &str| text.parse().ok();
        Tenure { office: office.into(), person: person.into(), from: date(from), to: date(to), count: 3 }
    }

    #[test]
    fn an_office_is_found_by_its_words_and_the_date() {
        let offices = Offices::new([
            tenure("ministre de la Mer", "Anne Roy", "2018-10-02", "2020-07-06"),
            tenure("la ministre de la Mer", "Paul Roche", "2021-08-01", "2023-01-05"),
            tenure("maire", "Marc Vial", "2018-01-01", "2020-01-01"),
        ]);
        let at = |date: &str| -> Vec<&str> {
            let held = offices.holders("le nouveau ministre de la Mer", date.parse().ok());
            held.map(|tenure| tenure.person.as_str()).collect()
        };
        assert_eq!(at("2019-03-04"), ["Anne Roy"]);
        assert_eq!(at("2020-12"), ["Anne Roy"]);
        assert_eq!(at("2021-06-15"), ["Paul Roche"]);
        assert_eq!(at("2024"), Vec::<&str>::new());
        assert_eq!(at("no date"), ["Anne Roy", "Paul Roche"]);
        assert_eq!(offices.holders("le maire", None).count(), 0);
        assert!(Offices::default().is_empty());
    }
}
