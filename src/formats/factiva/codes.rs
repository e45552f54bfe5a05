//! The fields of an article of Factiva under their codes of two letters: `HD`, `BY`, `PD`, `SN`, `LP`, `TD` …

use crate::formats::fields::{Field, FoundFields};
use crate::formats::languages;

/// Whether a word is one of the codes.
pub(super) fn is_code(word: &str) -> bool {
    KNOWN.contains(&word)
}

/// Whether the text of an article stands under this code.
pub(super) fn is_text(code: &str) -> bool {
    matches!(code, "LP" | "TD")
}

const KNOWN: [&str; 30] = [
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "ART", "CT", "RF",
    "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "CLM", "NGC", "GC",
];

/// Takes the value under a code.
pub(super) fn add(code: &str, value: &str, found: &mut FoundFields) {
    let field = match code {
        "HD" => Field::Title,
        "BY" => Field::Author,
        "PD" => Field::Date,
        "SN" => Field::Source,
        "SE" | "CLM" => Field::Section,
        "LA" => Field::Language,
        _ => return,
    };
    let value = if field == Field::Language { languages::code(value).unwrap_or(value) } else { value };
    found.add(field, 0, &[value.to_string()]);
}
