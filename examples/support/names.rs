//! Whether a speaker that was found is the one that was annotated, by their names.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a name, folded, articles and civilities left out.
fn name_words(name: &str) -> Vec<String> {
    const SMALL: &[&str] =
        &["le", "la", "les", "un", "une", "des", "du", "de", "l", "d", "the", "a", "an", "m", "mme", "mr", "mrs", "ms"];
    let plain: String = name.nfd().flat_map(char::to_lowercase).filter(|char| !is_combining_mark(*char)).collect();
    let plain = plain.replace('œ', "oe").replace('æ', "ae");
    let words = plain.split(|char: char| !char.is_alphanumeric() && char != '_').filter(|word| !word.is_empty());
    words.filter(|word| !SMALL.contains(word)).map(Into::into).collect()
}

/// Whether `said` names the same as `expected`: all its words and at most three more, or fewer but its last one
/// (`Kirby` for `John Kirby`) or a first one of six letters or more (`parquet` for `parquet de Paris`).
pub fn same_name(said: &str, expected: &str) -> bool {
    let order = name_words(expected);
    let (said, expected): (BTreeSet<_>, BTreeSet<_>) =
        (name_words(said).into_iter().collect(), order.iter().cloned().collect());
    if said.is_empty() || expected.is_empty() {
        return false;
    }
    if expected.is_subset(&said) {
        return said.difference(&expected).count() <= 3;
    }
    let ends = order.first().zip(order.last());
    let keeps =
        ends.is_some_and(|(first, last)| said.contains(last) || said.contains(first) && first.chars().count() >= 6);
    said.is_subset(&expected) && keeps
}
