//! The day of publication that newspapers write into the addresses of their articles. In: an address; out: the day, where
//! it has one whole day that articles on the web may be of.

use crate::article::PartialDate;

/// `https://gazette.example/2023/08/17/la-digue`, `…/20230817-la-digue`, `…/la-digue-2023-08-17.html`. The address of a copy
/// in a web archive has the day of the copy before that of the page.
pub(in crate::formats) fn from_address(url: &str) -> Option<PartialDate> {
    let start = url.rfind("http").unwrap_or(0);
    let path = url[start..].split(['?', '#']).next()?.splitn(4, '/').nth(3)?;
    let runs: Vec<(usize, &str)> = runs(path);
    for (at, run) in runs.iter().enumerate() {
        let (start, figures) = *run;
        if figures.len() == 8 {
            let found = day(&figures[..4], &figures[4..6], &figures[6..]);
            if found.is_some() && !path[..start].ends_with(char::is_alphanumeric) {
                return found;
            }
        }
        let Some([month, last]) = runs.get(at + 1..at + 3) else { continue };
        let gap = |one: &(usize, &str), two: &(usize, &str)| {
            path.get(one.0 + one.1.len()..two.0).unwrap_or_default().to_owned()
        };
        let (first, second) = (gap(run, month), gap(month, last));
        if figures.len() == 4 && first == second && ["/", "-", "_", "."].contains(&first.as_str()) {
            let found = day(figures, month.1, last.1);
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// The runs of figures, each with the byte at which it begins.
fn runs(path: &str) -> Vec<(usize, &str)> {
    let mut runs = Vec::new();
    let mut from = 0;
    while let Some(start) = path[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let end = path[start..].find(|c: char| !c.is_ascii_digit()).map_or(path.len(), |at| start + at);
        runs.push((start, &path[start..end]));
        from = end;
    }
    runs
}

fn day(year: &str, month: &str, day: &str) -> Option<PartialDate> {
    let short = |part: &str| part.parse().ok().filter(|_| part.len() <= 2);
    let year = year.parse().ok().filter(|year| (1990..=2049).contains(year))?;
    PartialDate::from_day(year, short(month)?, short(day)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_an_address_is_read() {
        let shown = |url: &str| from_address(url).map(|date| date.to_string()).unwrap_or_default();
        for url in [
            "https://gazette.example/2023/08/17/la-digue",
            "https://gazette.example/2023/8/17/la-digue",
            "https://gazette.example/eau/la-digue-20230817",
            "https://gazette.example/la-digue-2023-08-17.html?d=2024-01-01",
            "https://web.archive.org/web/20240109030403/http://gazette.example/2023/08/17/la-digue",
        ] {
            assert_eq!(shown(url), "2023-08-17", "{url}");
        }
        for url in [
            "https://gazette.example/2023/08/la-digue",
            "https://gazette.example/a/11983817",
            "https://gazette.example/a12345678",
            "https://x",
        ] {
            assert_eq!(shown(url), "", "{url}");
        }
    }
}
