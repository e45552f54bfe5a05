//! Dates of publication as metadata write them, in French and English.
//!
//! Of a time stamp only the calendar day is kept, as written: what was published on the evening of the 17th in Paris
//! was published on the 17th, whatever the day in London.

mod address;
mod shapes;
mod words;

pub(super) use address::from_address;

use std::ops::Range;

use crate::article::{PartialDate, Precision};
use crate::text::fold::fold;

/// The longest value that is looked through for a date, in characters.
const LONGEST: usize = 200;

/// Reads a date in any of the shapes that files have: ISO 8601, RFC 2822, `17 août 2023`, `August 17, 2023`,
/// `17/08/2023` (the day first, unless that cannot be), `20230817101500`, `août 2023`, `8/2023`, `2018-09-00`, `2023`,
/// seconds or milliseconds since 1970; also behind words (`Publié le … à 8 h`). Of several dates it is the one of
/// publication rather than of a change. `None` for anything else (`None`, `n.d.`, an empty value).
pub(super) fn parse(text: &str) -> Option<PartialDate> {
    let text = text.trim().trim_matches(['"', '\'', '[', ']']).trim();
    if text.is_empty() || text.chars().count() > LONGEST {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return from_number(text);
    }
    best(text, &all(text)).or_else(|| lone_year(text))
}

/// A day whose year has two figures, where the page shows when it was published: `31.10.23`, `Mis en ligne le 31/10/23`. With
/// slashes only where it cannot be a month first.
pub(super) fn with_short_year(text: &str) -> Option<PartialDate> {
    let starts = text.char_indices().filter(|(at, c)| c.is_ascii_digit() && !text[..*at].ends_with(is_of_number));
    starts.into_iter().find_map(|(at, _)| shapes::short_year_last(&text[at..]))
}

/// Whether a sign before a figure makes it a part of a number or of a word.
fn is_of_number(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '/' | '-' | ',')
}

/// The first day in a line of words and the bytes that it stands at, else the first date of any precision.
pub(super) fn first(text: &str) -> Option<(PartialDate, Range<usize>)> {
    if text.chars().count() > LONGEST {
        return None;
    }
    let mut dates = all(text);
    let at = dates.iter().position(|at| at.date.precision() == Precision::Day).unwrap_or(0);
    let at = (at < dates.len()).then(|| dates.swap_remove(at))?;
    Some((at.date, at.start..at.end))
}

/// The date at the start of a file name (`2023-08-17-slug.txt`, `20230817_slug`, `2023-08 slug`); `name` may be a path.
pub(super) fn from_file_name(name: &str) -> Option<PartialDate> {
    let name = name.rsplit(['/', '\\']).next()?;
    let end = name.find(|c: char| !(c.is_ascii_digit() || c == '-')).unwrap_or(name.len());
    let written = name[..end].trim_end_matches('-');
    let parts: Vec<&str> = written.split('-').collect();
    let widths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    match widths.as_slice() {
        [8 | 12 | 14] => from_number(written),
        [4, 2, 2, ..] => parse(&written[..10]),
        [4, 2, ..] => parse(&written[..7]),
        _ => None,
    }
}

/// Figures alone: a year, a day with or without its time, or a time since 1970.
fn from_number(text: &str) -> Option<PartialDate> {
    let whole = text.split('.').next()?;
    if whole.len() == 4 && whole == text {
        return PartialDate::from_year(shapes::year(whole)?);
    }
    let packed = shapes::packed(whole).map(|(date, _)| date);
    packed.filter(|_| whole == text).or_else(|| shapes::since_1970(whole)).or_else(|| best(text, &all(text)))
}

/// A date and the bytes of the text that it stands at.
struct At {
    date: PartialDate,
    start: usize,
    end: usize,
}

/// All dates of a text, in order.
fn all(text: &str) -> Vec<At> {
    let mut dates = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let (before, rest) = text.split_at(at);
        let mut length = c.len_utf8();
        let in_a_word = before.ends_with(char::is_alphanumeric);
        if !in_a_word && (c.is_alphanumeric() || "?_".contains(c)) {
            let found = if in_figures(before) { None } else { figures(rest).map(|(date, end)| (Some(date), end)) };
            if let Some((date, end)) = found.or_else(|| words::read(rest)) {
                dates.extend(date.map(|date| At { date, start: at, end: at + end }));
                length = end;
            }
        }
        at += length;
    }
    dates
}

fn figures(text: &str) -> shapes::Read {
    shapes::year_first(text).or_else(|| shapes::packed(text)).or_else(|| shapes::year_last(text))
}

/// Whether what stands before is figures and a separator: the next ones are not the first of a date.
fn in_figures(before: &str) -> bool {
    let bytes = before.as_bytes();
    matches!(bytes, [.., digit, b'-' | b'/' | b'.' | b':'] if digit.is_ascii_digit())
}

/// The date of publication among several: the one that is said to be it, before one of which nothing is said, before
/// the one of a change; the more precise of two, then the first.
fn best(text: &str, dates: &[At]) -> Option<PartialDate> {
    let ranked = dates.iter().enumerate().map(|(number, at)| {
        let from = number.checked_sub(1).and_then(|before| dates.get(before)).map_or(0, |before| before.end);
        let to = dates.get(number + 1).map_or(text.len(), |next| next.start);
        let role =
            in_brackets(&text[at.end..to]).and_then(role).or_else(|| role(outside_brackets(&text[from..at.start])));
        (role.unwrap_or(Role::Unsaid), std::cmp::Reverse(at.date.precision()), number, at.date)
    });
    ranked.min_by_key(|(role, precision, number, _)| (*role, *precision, *number)).map(|(.., date)| date)
}

/// What is said of a date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Published,
    Unsaid,
    Changed,
}

/// What the last of these words says of the date after them.
fn role(words: &str) -> Option<Role> {
    const SAID: &[(Role, &[&str])] = &[
        (
            Role::Published,
            &["publi", "paru", "posted", "issued", "en ligne", "cree", "created", "redige", "written", "diffus"],
        ),
        (
            Role::Changed,
            &[
                "mis a jour",
                "mise a jour",
                " maj ",
                "modifi",
                "actualis",
                "updat",
                "edited",
                "revised",
                "corrig",
                "correct",
                "consult",
                "access",
                "archiv",
                "saved",
                "retrieved",
                "enregistre",
            ],
        ),
    ];
    let plain: String = fold(words).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let plain = format!(" {plain} ");
    let said = SAID.iter().flat_map(|(role, words)| words.iter().map(|word| (plain.rfind(word), *role)));
    said.filter_map(|(at, role)| Some((at?, role))).max_by_key(|(at, _)| *at).map(|(_, role)| role)
}

/// The words in brackets that follow a date: `30 août 2024 (mise à jour)`.
fn in_brackets(after: &str) -> Option<&str> {
    after.trim_start().strip_prefix('(')?.split_once(')').map(|(inside, _)| inside)
}

/// What stands behind the brackets that belong to the date before.
fn outside_brackets(before: &str) -> &str {
    match before.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((_, rest)) => rest,
        None => before,
    }
}

/// The only figures of a few words: `Publié en 2006`, `© 2006`.
fn lone_year(text: &str) -> Option<PartialDate> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut figures = words.iter().filter(|word| word.contains(|c: char| c.is_ascii_digit()));
    let year = figures.next().and_then(|word| shapes::year(word))?;
    (words.len() <= 3 && figures.next().is_none()).then(|| PartialDate::from_year(year)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        parse(text).map(|date| date.to_string()).unwrap_or_default()
    }

    #[test]
    fn years_of_two_figures_are_read_where_the_day_is_told_from_the_month() {
        let short = |text: &str| with_short_year(text).map(|date| date.to_string()).unwrap_or_default();
        for (text, day) in [
            ("31.10.23", "2023-10-31"),
            ("Party, 02.12.19", "2019-12-02"),
            ("(mis en ligne le 31/10/23 à 8 h)", "2023-10-31"),
            ("28.01.22, 14:30", "2022-01-28"),
        ] {
            assert_eq!(short(text), day, "{text}");
        }
        for text in
            ["02/12/19", "31.13.23", "10.04.12.1", "1.10.23", "v31.10.23", "31.10.77", "31.10.2023", "031.10.23"]
        {
            assert_eq!(short(text), "", "{text}");
        }
    }

    #[test]
    fn days_of_every_shape_are_read() {
        let shapes = [
            "2023-08-17",
            "2023-8-17",
            "2023/08/17",
            "2023-08-17T23:59:59Z",
            "2023-08-17T23:30:00-05:00",
            "20230817T101500Z",
            "20230817101500",
            "202308171015",
            "D:20230817101500+02'00'",
            "2023-08-17 17:03:00",
            "2023-08-17T11:26:11 (UTC +10:00)",
            "20230817",
            "Thu, 17 Aug 2023 10:00:00 +0200",
            "17 Aug 2023 10:00 GMT",
            "Thu Aug 17 2023 10:00:00 GMT+0200 (heure d’été d’Europe centrale)",
            "Thu Aug 17 10:00:00 2023",
            "17 août 2023",
            "jeudi 17 août 2023",
            "Jeudi 17 Août 2023 à 10h30",
            "Publié le 17 aout 2023 à 08:00",
            "Économie, jeudi 17 août 2023, p. 16",
            "August 17, 2023",
            "Aug. 17th, 2023",
            "17 August 2023",
            "17/08/2023",
            "08/17/2023",
            "17.08.2023",
            "17-08-2023 10:00",
            "1692266400",
            "1692266400000",
            "1692266400.25",
            "\"2023-08-17\"",
        ];
        for shape in shapes {
            assert_eq!(shown(shape), "2023-08-17", "{shape}");
        }
        for first in ["1er août 2023", "1ᵉʳ août 2023", "1 er août 2023", "premier août 2023", "1st August 2023"]
        {
            assert_eq!(shown(first), "2023-08-01", "{first}");
        }
        assert_eq!(shown("mar. 05/09/2023"), "2023-09-05");
        assert_eq!(shown("Mai 68 : la fête, 3 juin 2018"), "2018-06-03");
        assert_eq!(shown("mar. 5 sept. 2023"), "2023-09-05");
        assert_eq!(shown("Mar 5, 2023"), "2023-03-05");
    }

    #[test]
    fn days_among_words_and_other_days_are_read() {
        let shapes = [
            "17th of August 2023",
            "the 17th of August, 2023",
            "August the 17th, 2023",
            "17-Aug-2023",
            "2023 Aug 17",
            "17\u{a0}août\u{a0}2023",
            "Publié le 17/08/2023 à 08h30",
            "jeudi 17/08/2023",
            "Publié le 2023-08-17",
            "Mise en ligne : 17.08.2023, 10:30",
            "Posted 17:03, 17/08/2023",
            "Updated: 30 August 2023 | Published: 17 August 2023",
            "Mis à jour le 30/08/2023 à 9h, publié le 17/08/2023 à 8h",
            "17 août 2023 (mis à jour le 19 août 2023)",
            "30 août 2023 (mise à jour), 17 août 2023 (publication)",
            "Le 17 août 2023, modifié le 2023-08-18",
            "août 2023, jeudi 17 août 2023",
        ];
        for shape in shapes {
            assert_eq!(shown(shape), "2023-08-17", "{shape}");
        }
    }

    #[test]
    fn precision_is_kept() {
        for month in [
            "2023-08",
            "août 2023",
            "August 2023",
            "Aug 2023",
            "2023/08",
            "2023 août",
            "8/2023",
            "08-2023",
            "2023-08-00",
            "2023-08-XX",
            "2023-08-??",
            "2023-08-",
            "00/08/2023",
            "20230800",
            "20230800101500",
            "202308",
            "parution : août 2023",
            "Publié en 08/2023",
        ] {
            assert_eq!(shown(month), "2023-08", "{month}");
        }
        for year in [" 2023 ", "2023-00-00", "2023-XX-XX", "00/00/2023", "20230000", "Publié en 2023", "© 2023"] {
            assert_eq!(shown(year), "2023", "{year}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        let nonsense = [
            "",
            "None",
            "null",
            "n.d.",
            "hier",
            "0",
            "12",
            "2023-13-01",
            "31/02/2023",
            "2023-02-30",
            "may be later",
            "0001-01-01T00:00:00Z",
            "99999",
            "17 août",
            "version 2.3.1",
            "2023-08-171",
            "31 février 2023",
            "202308173",
            "20239999",
            "200712",
            "9999999999",
            "99999999999999",
            "12345678",
            "4102444800",
            "15/2023",
            "article 2023081",
        ];
        for text in nonsense {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_file_name_may_begin_with_a_date() {
        let date = |name| from_file_name(name).map(|date| date.to_string()).unwrap_or_default();
        assert_eq!(date("2023-08-17-la-digue.txt"), "2023-08-17");
        assert_eq!(date("presse/2023-08-17.md"), "2023-08-17");
        assert_eq!(date("20230817_digue.txt"), "2023-08-17");
        assert_eq!(date("2023-08 digue.md"), "2023-08");
        for name in ["0033.txt", "2023.txt", "000_6893e3a4.txt", "2023-88-17.txt", "été.txt", "123-45-6789.txt"] {
            assert_eq!(date(name), "", "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}", number in "[0-9./ :-]{0,24}") {
            let _ = (parse(&text), parse(&number), from_file_name(&text), from_file_name(&number));
        }

        #[test]
        fn every_day_is_read_back(year in 1500_i16..2100, month in 1_u8..13, day in 1_u8..29) {
            let date = PartialDate::from_day(year, month, day).unwrap();
            prop_assert_eq!(parse(&date.to_string()), Some(date));
            let name = [crate::article::FRENCH_MONTHS, crate::article::ENGLISH_MONTHS][day as usize % 2][month as usize - 1];
            let shapes = [
                format!("{year}{month:02}{day:02}"), format!("{year}/{month}/{day}"), format!("{day} {name} {year}"),
                format!("{name} {day}, {year}"), format!("{day}.{month}.{year}"),
            ];
            for shape in shapes.iter().filter(|shape| day > 12 || !shape.contains('.')) {
                for (before, after) in [("", ""), ("Publié le ", " à 08h30"), ("mardi ", ", 10:15"), ("Published: ", "")] {
                    prop_assert_eq!(parse(&format!("{before}{shape}{after}")), Some(date), "{}{}{}", before, shape, after);
                }
            }
        }
    }
}
