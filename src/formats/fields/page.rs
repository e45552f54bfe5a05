//! What only pages need of the fields that were found: values weighed against each other once all of them are known. In:
//! what the page declares; out: the same, the better of two values kept.

use crate::article::{PartialDate, Precision};
use crate::formats::dates;
use crate::formats::urls::host;
use crate::text::fold::fold_letters;

use super::FoundFields;

impl FoundFields {
    /// Names that stand for the site: its own and those of its host, folded, without signs.
    pub(in crate::formats) fn site_names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.source.iter().map(|(_, source)| fold_letters(source)).collect();
        if let Some(host) = self.url.as_ref().and_then(|(_, url)| host(url)) {
            names.push(fold_letters(&host));
            let labels: Vec<&str> = host.split('.').collect();
            if let Some(label) = labels.len().checked_sub(2).and_then(|at| labels.get(at)) {
                names.push(fold_letters(label));
            }
        }
        names.retain(|name| !name.is_empty());
        names
    }

    /// Takes the authors out when all of them are the site itself, and returns them.
    pub(in crate::formats) fn take_site_authors(&mut self) -> Option<Vec<String>> {
        let sites = self.site_names();
        let is_site = |name: &String| {
            let own = fold_letters(name);
            let address = !name.contains(' ')
                && [".de", ".com", ".org", ".fr", ".net", ".ch", ".at", ".be"].iter().any(|end| name.ends_with(end));
            sites.contains(&own)
                || address
                || ["noauthor", "admin", "webmaster", "administrator"].contains(&own.as_str())
        };
        let all = self.author.as_ref().is_some_and(|(_, names)| names.iter().all(is_site));
        if all { self.author.take().map(|(_, names)| names) } else { None }
    }

    /// Whether authors were found.
    pub(in crate::formats) fn has_author(&self) -> bool {
        self.author.is_some()
    }

    /// Whether a date was found.
    pub(in crate::formats) fn has_date(&self) -> bool {
        self.date.is_some()
    }

    /// Takes these words for the title, whatever was declared.
    pub(in crate::formats) fn retitle(&mut self, title: String) {
        self.title = Some((0, title));
    }

    /// Weighs the day in the address against the declared one: a day apart they differ by the zone of the time, and the
    /// address has the day as the newspaper counts it.
    pub(in crate::formats) fn weigh_day_of_address(&mut self) {
        let Some(day) = self.url.as_ref().and_then(|(_, url)| dates::from_address(url)) else { return };
        let near = |(rank, date): &(u8, PartialDate)| {
            *rank < 4 && date.precision() == Precision::Day && number(*date).abs_diff(number(day)) <= 1
        };
        if self.date.as_ref().is_none_or(near) {
            self.date = Some((3, day));
        }
    }
}

/// A number of the day: days that follow each other have numbers that do, but at the ends of months, which are 31 apart.
fn number(date: PartialDate) -> i64 {
    let day = jiff::civil::Date::new(
        date.year(),
        date.month().unwrap_or(1).cast_signed(),
        date.day().unwrap_or(1).cast_signed(),
    );
    day.map_or(0, |day| i64::from(day.since(jiff::civil::date(1970, 1, 1)).map_or(0, |span| span.get_days())))
}
