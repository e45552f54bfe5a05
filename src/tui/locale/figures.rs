//! Dates and numbers as each language writes them. In come figures, out come words.

use super::Locale;
use crate::article::{ENGLISH_MONTHS, FRENCH_MONTHS, PartialDate};

impl Locale {
    /// A date as the language writes it: `17 août 2023`, `August 2023`.
    #[must_use]
    pub fn date(self, date: PartialDate) -> String {
        let month = |names: [&'static str; 12]| date.month().map(|month| names[usize::from(month) - 1]);
        match (self, date.day()) {
            (Self::English, Some(day)) => {
                format!("{day} {} {}", month(ENGLISH_MONTHS).unwrap_or_default(), date.year())
            }
            (Self::French, Some(1)) => format!("1er {} {}", month(FRENCH_MONTHS).unwrap_or_default(), date.year()),
            (Self::French, Some(day)) => format!("{day} {} {}", month(FRENCH_MONTHS).unwrap_or_default(), date.year()),
            (locale, None) => match month(if locale == Self::French { FRENCH_MONTHS } else { ENGLISH_MONTHS }) {
                Some(month) => format!("{month} {}", date.year()),
                None => date.year().to_string(),
            },
        }
    }

    /// What the highest bar of a timeline stands for: so many in a stretch of so many months.
    #[must_use]
    pub fn at_most(self, count: u32, months: i32) -> String {
        let years = months / 12;
        match (self, months) {
            (Self::English, 1) => format!("at most {count} a month"),
            (Self::English, 3) => format!("at most {count} a quarter"),
            (Self::English, 12) => format!("at most {count} a year"),
            (Self::English, _) => format!("at most {count} in {years} years"),
            (Self::French, 1) => format!("{count} au plus par mois"),
            (Self::French, 3) => format!("{count} au plus par trimestre"),
            (Self::French, 12) => format!("{count} au plus par an"),
            (Self::French, _) => format!("{count} au plus en {years} ans"),
        }
    }

    /// A number with the language's separator of thousands.
    #[must_use]
    pub fn number(self, number: usize) -> String {
        let digits = number.to_string();
        let separator = match self {
            Self::English => ',',
            Self::French => '\u{202f}',
        };
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(separator);
            }
            text.push(digit);
        }
        text
    }
}
