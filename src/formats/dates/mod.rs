//! Dates of publication as metadata write them, in French and English.
//!
//! Of a time stamp only the calendar day is kept, as written: what was published on the evening of the 17th in Paris
//! was published on the 17th, whatever the day in London.

use crate::article::PartialDate;

/// Reads a date in any of the shapes that files have: ISO 8601, RFC 2822, `17 août 2023`, `August 17, 2023`,
/// `17/08/2023` (the day first, unless that cannot be), `août 2023`, `2023`, seconds or milliseconds since 1970.
/// `None` for anything else (`None`, `n.d.`, an empty value).
pub(super) fn parse(text: &str) -> Option<PartialDate> {
    let text = text.trim().trim_matches(['"', '\'', '[', ']']).trim();
    if text.is_empty() || text.chars().count() > 120 {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return from_number(text).or_else(|| from_numbers(text));
    }
    from_year_first(text).or_else(|| from_numbers(text)).or_else(|| from_words(text))
}

/// The date at the start of a file name (`2023-08-17-slug.txt`, `20230817_slug`, `2023-08 slug`); `name` may be a path.
pub(super) fn from_file_name(name: &str) -> Option<PartialDate> {
    let name = name.rsplit(['/', '\\']).next()?;
    let end = name.find(|c: char| !(c.is_ascii_digit() || c == '-')).unwrap_or(name.len());
    let written = name[..end].trim_end_matches('-');
    let parts: Vec<&str> = written.split('-').collect();
    let widths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    match widths.as_slice() {
        [8] => from_number(written),
        [4, 2, 2, ..] => from_year_first(&written[..10]),
        [4, 2, ..] => from_year_first(&written[..7]),
        _ => None,
    }
}

/// A year that an article may have been published in.
fn year(digits: &str) -> Option<i16> {
    digits.parse().ok().filter(|year| (1000..=2999).contains(year) && digits.len() == 4)
}

fn day(year: i16, month: u8, day: u8) -> Option<PartialDate> {
    PartialDate::from_day(year, month, day)
}

/// Digits alone: a year, `YYYYMMDD`, or a time since 1970 in seconds or milliseconds.
fn from_number(text: &str) -> Option<PartialDate> {
    let whole = text.split('.').next()?;
    match whole.len() {
        4 if whole == text => PartialDate::from_year(year(whole)?),
        8 if whole == text => day(year(&whole[..4])?, whole[4..6].parse().ok()?, whole[6..].parse().ok()?),
        9 | 10 => from_epoch(whole.parse().ok()?),
        12 | 13 => from_epoch(whole.parse::<i64>().ok()? / 1000),
        _ => None,
    }
}

fn from_epoch(seconds: i64) -> Option<PartialDate> {
    let date = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::from_second(seconds).ok()?).date();
    day(date.year(), date.month().try_into().ok()?, date.day().try_into().ok()?)
}

/// `2023-08-17T10:00:00+02:00`, `2023/8/17`, `2023-08`, `2023.08.17 …`.
fn from_year_first(text: &str) -> Option<PartialDate> {
    let (digits, rest) = digits(text)?;
    let year = year(digits)?;
    let separator = rest.chars().next().filter(|c| "-/.".contains(*c))?;
    let (month_digits, rest) = digits_of(&rest[1..], 2)?;
    let month = month_digits.parse().ok()?;
    let Some(rest) = rest.strip_prefix(separator) else {
        return PartialDate::from_month(year, month).filter(|_| ends(rest));
    };
    let (day_digits, rest) = digits_of(rest, 2)?;
    day(year, month, day_digits.parse().ok()?).filter(|_| ends(rest))
}

/// `17/08/2023`, `17.08.2023`, `8-17-2023`: the day first, unless that cannot be.
fn from_numbers(text: &str) -> Option<PartialDate> {
    let (first, rest) = digits_of(text, 2)?;
    let separator = rest.chars().next().filter(|c| "/.-".contains(*c))?;
    let (second, rest) = digits_of(&rest[1..], 2)?;
    let (last, rest) = digits(rest.strip_prefix(separator)?)?;
    let (first, second, year) = (first.parse().ok()?, second.parse().ok()?, year(last)?);
    day(year, second, first).or_else(|| day(year, first, second)).filter(|_| ends(rest))
}

/// Whether a date may end before this: nothing, a blank, a time, a zone; not more digits.
fn ends(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_ascii_digit())
}

fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

fn digits_of(text: &str, most: usize) -> Option<(&str, &str)> {
    digits(text).filter(|(found, _)| found.len() <= most)
}

/// A date with the name of its month, anywhere in a short text: `jeudi 17 août 2023`, `Thu, 17 Aug 2023 10:00 GMT`,
/// `Mon Aug 21 10:00:00 2023`, `August 2023`.
fn from_words(text: &str) -> Option<PartialDate> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let named = |at: usize| {
        month(words[at])
            .filter(|_| !(is_tuesday(words[at]) && words[at + 1..].iter().any(|word| month(word).is_some())))
    };
    (0..words.len()).find_map(|at| {
        let month = named(at)?;
        let year_after = words.iter().skip(at + 1).take(6).find_map(|word| year(word));
        let year_before = || at.checked_sub(1).and_then(|before| year(words[before]));
        let year = year_after.or_else(year_before)?;
        let before = at.checked_sub(1).and_then(|before| day_of_month(words[before]));
        let after = || words.get(at + 1).and_then(|word| day_of_month(word));
        match before.or_else(after) {
            Some(number) => day(year, month, number),
            None => PartialDate::from_month(year, month),
        }
    })
}

/// `17`, `1er`, `2nd`.
fn day_of_month(word: &str) -> Option<u8> {
    let (number, rest) = digits_of(word, 2)?;
    let ordinal = ["", "er", "st", "nd", "rd", "th"].contains(&rest.to_lowercase().as_str());
    number.parse().ok().filter(|number| ordinal && (1..=31).contains(number))
}

/// `mar` is a Tuesday in French and March in English: March only where no other month is named after it.
fn is_tuesday(word: &str) -> bool {
    word.eq_ignore_ascii_case("mar")
}

/// The names and short names of the months, French first.
const MONTHS: [&[&str]; 12] = [
    &["janvier", "janv", "january", "jan"],
    &["février", "fevrier", "févr", "fevr", "fév", "fev", "february", "feb"],
    &["mars", "march", "mar"],
    &["avril", "avr", "april", "apr"],
    &["mai", "may"],
    &["juin", "june", "jun"],
    &["juillet", "juil", "july", "jul"],
    &["août", "aout", "august", "aug"],
    &["septembre", "september", "sept", "sep"],
    &["octobre", "october", "oct"],
    &["novembre", "november", "nov"],
    &["décembre", "decembre", "déc", "dec", "december"],
];

fn month(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|names| names.contains(&word.as_str()))?;
    u8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        parse(text).map(|date| date.to_string()).unwrap_or_default()
    }

    #[test]
    fn days_of_every_shape_are_read() {
        let shapes = [
            "2023-08-17",
            "2023-8-17",
            "2023/08/17",
            "2023-08-17T23:59:59Z",
            "2023-08-17T23:30:00-05:00",
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
        assert_eq!(shown("1er août 2023"), "2023-08-01");
        assert_eq!(shown("mar. 5 sept. 2023"), "2023-09-05");
        assert_eq!(shown("Mar 5, 2023"), "2023-03-05");
    }

    #[test]
    fn precision_is_kept() {
        for month in ["2023-08", "août 2023", "August 2023", "Aug 2023", "2023/08", "2023 août"] {
            assert_eq!(shown(month), "2023-08", "{month}");
        }
        assert_eq!(shown(" 2023 "), "2023");
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
        fn every_day_is_read_back(year in 1000_i16..3000, month in 1_u8..13, day in 1_u8..29) {
            let date = PartialDate::from_day(year, month, day).unwrap();
            prop_assert_eq!(parse(&date.to_string()), Some(date));
        }
    }
}
