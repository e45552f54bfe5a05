//! The `Key: value` lines that may stand before a plain text, in French and in English.

use super::fields::{self, Field, FoundFields};
use super::paragraphs::SourceLine;
use super::urls;

/// The longest key, in characters.
const KEY: usize = 30;

/// A header line, taken apart.
struct HeaderEntry<'a> {
    key: &'a str,
    value: String,
    known: Option<Field>,
}

/// Reads the header at the start of `lines` into `found` and gives the number of lines that it takes; 0 when there is
/// none. A header has at least two known keys, or one whose value is of its kind, followed by a blank line: a first
/// line with a colon in it, or an interview, is no header.
pub(super) fn read(lines: &[SourceLine<'_>], found: &mut FoundFields) -> usize {
    let block = lines.iter().position(SourceLine::is_blank).unwrap_or(lines.len());
    let Some((entries, length)) = entries(&lines[..block]) else { return 0 };
    let known = entries.iter().filter(|entry| entry.known.is_some()).count();
    let closed = length == block && block < lines.len();
    let alone = known == 1 && entries.len() == 1 && closed && is_plausible(&entries[0]);
    if known < 2 && !alone {
        return 0;
    }
    for entry in &entries {
        found.add_named(entry.key, std::slice::from_ref(&entry.value));
    }
    length
}

/// The lines on which the headers of a text begin, where it has more than one: several articles stand one behind the
/// other. A header further down has the same keys as the first, that of the date among them, with at least one more;
/// nothing else tells it from a box of dates in an article.
pub(super) fn repeated(lines: &[SourceLine<'_>]) -> Vec<usize> {
    let Some(first) = lines.iter().position(|line| !line.is_blank()) else { return Vec::new() };
    let Some(keys) = keys_at(&lines[first..]) else { return Vec::new() };
    let dates: Vec<&String> = keys.iter().filter(|(field, _)| *field == Field::Date).map(|(_, key)| key).collect();
    let is_apart = |at: usize| lines[at - 1].is_blank() || is_rule(&lines[at - 1].text);
    let is_again = |at: usize| {
        keys_at(&lines[at..]).is_some_and(|found| {
            let same = found.iter().filter(|entry| keys.contains(entry)).count();
            same > 1 && found.iter().any(|(_, key)| dates.contains(&key))
        })
    };
    let mut starts = vec![first];
    starts.extend((first + 1..lines.len()).filter(|at| is_apart(*at) && is_again(*at)));
    if starts.len() > 1 { starts } else { Vec::new() }
}

/// A line of signs that sets parts of a text apart: `---`, `* * *`, `=====`.
pub(super) fn is_rule(text: &str) -> bool {
    let signs = text.chars().filter(|c| !c.is_whitespace());
    signs.clone().count() >= 3 && signs.clone().all(|c| "-=*_#~—".contains(c))
}

/// The known fields of the header that begins here, with their keys in small letters.
fn keys_at(lines: &[SourceLine<'_>]) -> Option<Vec<(Field, String)>> {
    let block = lines.iter().position(SourceLine::is_blank).unwrap_or(lines.len());
    let (entries, _) = entries(&lines[..block])?;
    Some(entries.iter().filter_map(|entry| Some((entry.known?, entry.key.to_lowercase()))).collect())
}

/// The entries at the start of a run of lines up to the last known key, and the number of lines that they take. What
/// stands under unknown keys after it may be the text, and text is never dropped.
fn entries<'a>(block: &'a [SourceLine<'_>]) -> Option<(Vec<HeaderEntry<'a>>, usize)> {
    let mut entries: Vec<HeaderEntry<'a>> = Vec::new();
    let mut header = (0, 0);
    for (line, length) in block.iter().zip(1..) {
        let text = line.text.as_ref();
        if let Some(entry) = entry(text) {
            entries.push(entry);
        } else if let Some(last) = entries.last_mut().filter(|_| text.starts_with([' ', '\t'])) {
            // A folded value goes on in an indented line.
            last.value.push(' ');
            last.value.push_str(text.trim());
        } else {
            break;
        }
        if entries.last().is_some_and(|entry| entry.known.is_some()) {
            header = (entries.len(), length);
        }
    }
    entries.truncate(header.0);
    // The first key is always a known one: prose that quotes a header further down is no header.
    entries.first()?.known?;
    Some((entries, header.1))
}

fn entry(text: &str) -> Option<HeaderEntry<'_>> {
    let (key, value) = text.split_once(':')?;
    // An address has no blank after its colon.
    let key = key.trim();
    let well_formed = !key.is_empty()
        && key.chars().count() <= KEY
        && key.split_whitespace().count() <= 3
        && key.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || "-_'’".contains(c))
        && !value.starts_with("//");
    let known = fields::of_name(key).map(|(field, _)| field);
    well_formed.then(|| HeaderEntry { key, value: value.trim().to_string(), known })
}

/// Whether the value of a lone key is what its key promises: `Langue : un enjeu politique` may be a headline.
fn is_plausible(entry: &HeaderEntry<'_>) -> bool {
    let value = entry.value.as_str();
    match entry.known {
        Some(Field::Title | Field::Author | Field::Source | Field::SourceOrUrl) => !value.is_empty(),
        Some(Field::Date | Field::Kept) => super::dates::parse(value).is_some(),
        Some(Field::Url) => urls::is_url(value),
        _ => false,
    }
}
