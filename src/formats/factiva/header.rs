//! The lines above an article of Factiva, which have no names: section, headline, author, number of words, date, time,
//! newspaper, its code, page, language, rights. The number of words and the date tell which line is which.

use crate::formats::dates;
use crate::formats::fields::{Field, FoundFields};
use crate::formats::kinds::factiva::counts_words;
use crate::formats::languages;

/// Whether a line tells whose rights they are, which is the last one above the text.
pub(super) fn is_rights(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["(c)", "©", "copyright"].iter().any(|mark| lower.starts_with(mark))
}

/// Reads the lines into `found`; `title` is the headline where the file sets it apart.
pub(super) fn read(lines: &[String], title: Option<&str>, found: &mut FoundFields) {
    let words = lines.iter().position(|line| counts_words(line)).unwrap_or(0);
    let mut add = |field: Field, value: &str| found.add(field, 0, &[value.to_string()]);
    above(&lines[..words], title, &mut add);
    let mut rest = lines[words..].iter().skip(1).map(String::as_str).filter(|line| !is_rights(line));
    if let Some(date) = rest.by_ref().find(|line| dates::parse(line).is_some()) {
        add(Field::Date, date);
    }
    let behind: Vec<&str> = rest.filter(|line| !is_time(line)).collect();
    if let Some(source) = behind.first() {
        add(Field::Source, source);
    }
    if let Some(language) = behind.iter().skip(1).find_map(|line| languages::code(line)) {
        add(Field::Language, language);
    }
}

/// The lines above the number of words: perhaps a section, the headline, perhaps authors.
fn above(lines: &[String], title: Option<&str>, add: &mut impl FnMut(Field, &str)) {
    let at = title.and_then(|title| lines.iter().position(|line| line == title));
    let at = at.unwrap_or(usize::from(lines.len() > 2));
    for (number, line) in lines.iter().enumerate() {
        match number.cmp(&at) {
            std::cmp::Ordering::Less => add(Field::Section, line),
            std::cmp::Ordering::Equal => add(Field::Title, line),
            std::cmp::Ordering::Greater => add(Field::Author, line),
        }
    }
}

/// `12:30`, `01:35 GMT`.
fn is_time(line: &str) -> bool {
    let clock = line.split_whitespace().next().unwrap_or_default();
    clock.len() <= 5
        && clock.split_once([':', 'h']).is_some_and(|(hour, minute)| {
            hour.parse::<u8>().is_ok_and(|hour| hour < 25) && minute.parse::<u8>().is_ok_and(|minute| minute < 60)
        })
}
