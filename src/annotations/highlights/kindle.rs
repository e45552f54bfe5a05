//! `My Clippings.txt` of a Kindle: pieces between lines of `=`, each with the title and its author, a line that says what it
//! is, where and when, and the words. In the language of the device, so that only what all have is relied on.

use super::{Highlight, Highlights};
use crate::annotations::Anchor;
use crate::article::{ENGLISH_MONTHS, FRENCH_MONTHS};
use crate::text::fold::fold;

/// What separates the pieces.
const BETWEEN: &str = "==========";
/// What the line of a note has, folded: in English, French and German; in Spanish, Italian and Portuguese.
const NOTES: [&str; 3] = ["note", "notiz", "nota"];

/// One piece.
struct Clipping<'t> {
    title: String,
    author: Vec<String>,
    /// Where it begins and ends, in the units of the device.
    place: Option<(u32, u32)>,
    created: String,
    is_note: bool,
    words: &'t str,
}

/// Reads the pieces; `None` where the text is something else. A note goes with the words that it was written beside.
pub(super) fn read(text: &str) -> Option<Highlights> {
    if !text.lines().any(|line| line.trim() == BETWEEN) {
        return None;
    }
    let mut found = Highlights::default();
    let mut places: Vec<Option<(u32, u32)>> = Vec::new();
    let mut notes = Vec::new();
    let pieces = text.split(BETWEEN).map(|piece| piece.trim_matches(['\u{feff}', '\r', '\n', ' ']));
    for (number, piece) in (1..).zip(pieces.filter(|piece| !piece.is_empty())) {
        match clipping(piece) {
            Some(clipping) if clipping.words.is_empty() => {
                found.problems.push((number, "a mark without words".to_owned()));
            }
            Some(clipping) if clipping.is_note => notes.push(clipping),
            Some(clipping) => {
                places.push(clipping.place);
                found.marks.push(mark(clipping));
            }
            None if number == 1 => return None,
            None => found.problems.push((number, "no line that says what it is".to_owned())),
        }
    }
    let highlights = found.marks.len();
    for note in notes {
        let beside = |(at, mark): &(usize, &Highlight)| {
            let same = mark.title == note.title;
            same && places[*at].zip(note.place).is_some_and(|((from, to), (place, _))| from <= place && place <= to)
        };
        match found.marks[..highlights].iter().enumerate().rev().find(beside).map(|(at, _)| at) {
            Some(at) => {
                let to = &mut found.marks[at].note;
                *to = if to.is_empty() { note.words.to_owned() } else { format!("{to}\n\n{}", note.words) };
            }
            None => {
                let words = note.words.to_owned();
                found.marks.push(Highlight { note: words, anchor: Anchor::default(), ..mark(note) });
            }
        }
    }
    Some(found)
}

fn mark(clipping: Clipping<'_>) -> Highlight {
    let Clipping { title, author, created, words, .. } = clipping;
    Highlight {
        anchor: Anchor { exact: words.to_owned(), ..Anchor::default() },
        title,
        author,
        created,
        ..Highlight::default()
    }
}

fn clipping(piece: &str) -> Option<Clipping<'_>> {
    let (title, rest) = piece.split_once('\n')?;
    let (what, words) = rest.split_once('\n').unwrap_or((rest, ""));
    let what = what.trim().strip_prefix("- ")?;
    let (title, author) = titled(title.trim().trim_start_matches('\u{feff}'));
    let parts: Vec<&str> = what.split('|').map(str::trim).collect();
    let (when, places) = parts.split_last()?;
    let is_note = fold(places.first().unwrap_or(when)).split_whitespace().any(|word| NOTES.contains(&word));
    // Of page and location, the location comes last.
    let place = places.iter().rev().find_map(|part| range(part));
    Some(Clipping { title, author, place, created: time(when).unwrap_or_default(), is_note, words: words.trim() })
}

/// The title, and the author in the last parentheses: `Nom, Prénom; Autre, Nom`.
fn titled(line: &str) -> (String, Vec<String>) {
    let whole = || (line.to_owned(), Vec::new());
    let Some((title, author)) = line.strip_suffix(')').and_then(|line| line.rsplit_once('(')) else { return whole() };
    let author = author.split(';').map(|name| match name.trim().split_once(", ") {
        Some((family, given)) => format!("{given} {family}"),
        None => name.trim().to_owned(),
    });
    (title.trim().to_owned(), author.collect())
}

/// The first number of a text and the one behind a hyphen: `Location 55-56`.
fn range(text: &str) -> Option<(u32, u32)> {
    let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(digits.len());
    let (first, last) = digits[..end].split_once('-').unwrap_or((&digits[..end], &digits[..end]));
    let first: u32 = first.parse().ok()?;
    Some((first, last.parse().unwrap_or(first).max(first)))
}

/// When it was made: a day, the name of a month, a year and a time, in whatever order the language has them.
fn time(text: &str) -> Option<String> {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
    let month = words.iter().find_map(|word| {
        [ENGLISH_MONTHS, FRENCH_MONTHS].iter().find_map(|months| months.iter().position(|month| fold(month) == *word))
    })? + 1;
    let number = |word: &&str| word.trim_end_matches("er").trim_end_matches('.').parse::<u32>().ok();
    let numbers: Vec<u32> = words.iter().filter_map(number).collect();
    let year = numbers.iter().find(|number| **number > 1900)?;
    let day = numbers.iter().find(|number| (1..=31).contains(*number))?;
    let clock: Vec<u32> =
        words.iter().find(|word| word.contains(':'))?.split(':').filter_map(|part| part.parse().ok()).collect();
    let (hour, minute) = (*clock.first()?, *clock.get(1)?);
    let hour = match (words.contains(&"pm"), words.contains(&"am")) {
        (true, _) => hour % 12 + 12,
        (_, true) => hour % 12,
        _ => hour,
    };
    let second = clock.get(2).copied().unwrap_or_default();
    Some(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_the_languages_of_the_screen() {
        for (text, read) in [
            ("Added on Sunday, February 23, 2020 2:58:27 PM", "2020-02-23T14:58:27"),
            ("Added on Monday, 1 March 2021 12:05:00 AM", "2021-03-01T00:05:00"),
            ("Ajouté le dimanche 1er août 2021 07:08:09", "2021-08-01T07:08:09"),
        ] {
            assert_eq!(time(text).as_deref(), Some(read));
        }
        assert_eq!(time("gestern"), None);
    }
}
