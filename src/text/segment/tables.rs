//! Looks words up in the tables of both languages at once: the language of a text may be unknown.

use super::stop::Stop;
use super::{english, french};
use crate::text::char_classes::is_apostrophe;

/// What the stop after `word` means, if it abbreviates something. `word` has no stop at its end.
pub(super) fn abbreviation(word: &str) -> Option<Stop> {
    let find = |table: &[(&str, Stop)]| table.iter().find(|(entry, _)| *entry == word).map(|(_, stop)| *stop);
    find(french::ABBREVIATIONS).or_else(|| find(english::ABBREVIATIONS))
}

/// Whether `word` (without its apostrophe) is an elided one that stands apart from the next.
pub(super) fn is_elision(word: &str) -> bool {
    word.len() <= 6 && is_one_of(word, french::ELISIONS)
}

/// The length in bytes of the one clitic that `rest`, the text after a hyphen, begins with.
pub(super) fn clitic(rest: &str, is_end: impl Fn(&str) -> bool) -> Option<usize> {
    french::CLITICS.iter().find_map(|entry| prefix_length(rest, entry).filter(|length| is_end(&rest[*length..])))
}

/// Whether `word` is one that has an apostrophe or hyphen where others are cut.
pub(super) fn is_whole(word: &str) -> bool {
    is_one_of(word, french::WHOLE) || is_one_of(word, english::WHOLE)
}

/// Whether `word` is written with an apostrophe before it.
pub(super) fn is_apheresis(word: &str) -> bool {
    is_one_of(word, english::APHERESES)
}

/// Whether a letter after `before` is the end of a name for a thing (`la bombe H`), not the initial of a person.
pub(super) fn takes_letter(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{A0}', '\u{202F}']);
    let start = before.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + 1);
    let word = before.get(start..).unwrap_or_default();
    let word = word.strip_suffix('s').unwrap_or(word);
    is_one_of(word, french::LETTERED) || is_one_of(word, english::LETTERED)
}

/// Whether `word` usually begins a sentence when it has a capital.
pub(super) fn is_starter(word: &str) -> bool {
    french::STARTERS.contains(&word) || english::STARTERS.contains(&word)
}

/// Whether a label after the last stop of a host name makes it one.
pub(super) fn is_top_level_domain(label: &str) -> bool {
    const KNOWN: &[&str] = &[
        "com", "org", "net", "fr", "eu", "be", "ch", "ca", "uk", "de", "es", "it", "nl", "lu", "us", "io", "info",
        "gouv", "gov", "edu", "int", "tv", "fm", "me", "co", "ai", "app", "dev", "media", "news", "press", "paris",
        "africa", "re", "nc", "pf", "sn", "ci", "ma", "tn", "dz", "ru", "ua", "cn", "jp", "kr", "in", "au", "nz", "ie",
    ];
    KNOWN.iter().any(|known| known.eq_ignore_ascii_case(label))
}

/// Whether a word after the last stop of a name makes it that of a file or a program.
pub(super) fn is_file_ending(word: &str) -> bool {
    const KNOWN: &[&str] = &[
        "pdf", "txt", "doc", "docx", "odt", "rtf", "md", "xls", "xlsx", "csv", "ppt", "pptx", "htm", "html", "php",
        "asp", "aspx", "js", "css", "json", "xml", "jpg", "jpeg", "png", "gif", "svg", "mp3", "mp4", "avi", "zip",
        "exe", "py", "sh",
    ];
    KNOWN.iter().any(|known| known.eq_ignore_ascii_case(word))
}

fn is_one_of(word: &str, table: &[&str]) -> bool {
    table.iter().any(|entry| prefix_length(word, entry) == Some(word.len()))
}

/// The length of the beginning of `text` that is `entry` but for case and the kind of apostrophe.
fn prefix_length(text: &str, entry: &str) -> Option<usize> {
    let mut chars = text.chars();
    for wanted in entry.chars() {
        let c = chars.next()?;
        let same =
            c == wanted || (wanted == '\'' && is_apostrophe(c)) || (c.is_uppercase() && c.to_lowercase().eq([wanted]));
        if !same {
            return None;
        }
    }
    Some(text.len() - chars.as_str().len())
}
