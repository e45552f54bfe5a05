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
