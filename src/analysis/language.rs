//! Which language an article is in: the one that it declares, unless its text leaves no doubt that it is another one.
//!
//! In come the declared language and the text, out goes one language. Pure.

use whatlang::{Detector, Lang};

use crate::article::Language;

/// Bytes of a text that are looked at to tell its language.
const DETECTION_WINDOW: usize = 1536;

/// Small words that no other language shares in such number. The first of them have to be there.
const FRENCH_WORDS: [&str; 13] =
    ["est", "dans", "une", "les", "pour", "sur", "avec", "qui", "du", "aux", "été", "pas", "par"];
const ENGLISH_WORDS: [&str; 11] = ["the", "and", "of", "with", "that", "his", "from", "said", "are", "for", "has"];

/// The language that is declared, unless the text leaves no doubt that it is in another one: templates of pages declare
/// the language of their makers.
pub(super) fn agreed_language(declared: Option<&Language>, text: &str) -> Language {
    match declared {
        None => detect(text),
        Some(declared) => surely(text).filter(|found| found != declared).unwrap_or_else(|| declared.clone()),
    }
}

/// The language of a text where there is no doubt about it.
fn surely(text: &str) -> Option<Language> {
    const LETTERS: usize = 300;
    let window = window(text);
    by_small_words(window).or_else(|| {
        let long = window.chars().filter(|c| c.is_alphabetic()).take(LETTERS).count() == LETTERS;
        let found = long.then(|| whatlang::detect(window)).flatten().filter(whatlang::Info::is_reliable)?;
        Language::from_tag(found.lang().code())
    })
}

/// The language of a text. A text too short to tell is taken for French or English, whichever is likelier.
fn detect(text: &str) -> Language {
    let window = window(text);
    if let Some(language) = by_small_words(window) {
        return language;
    }
    let found = whatlang::detect(window).filter(whatlang::Info::is_reliable).map(|info| info.lang());
    match found.or_else(|| Detector::with_allowlist(vec![Lang::Fra, Lang::Eng]).detect_lang(window)) {
        None | Some(Lang::Fra) => Language::French,
        Some(Lang::Eng) => Language::English,
        Some(other) => Language::from_tag(other.code()).unwrap_or(Language::French),
    }
}

/// The beginning of a text, by which its language is told.
fn window(text: &str) -> &str {
    let mut end = text.len().min(DETECTION_WINDOW);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// French or English where its small words leave no doubt: far cheaper than comparing letters with the profiles
/// of seventy languages, and enough for nearly every article.
fn by_small_words(window: &str) -> Option<Language> {
    let (mut french, mut english) = ((0, 0), (0, 0));
    const FRENCH: [u64; FRENCH_WORDS.len()] = as_numbers(FRENCH_WORDS);
    const ENGLISH: [u64; ENGLISH_WORDS.len()] = as_numbers(ENGLISH_WORDS);
    for word in window.split(|char: char| !char.is_alphabetic()).filter(|word| (1..6).contains(&word.len())) {
        let word = as_number(word.as_bytes());
        let french = (FRENCH.as_slice(), &mut french, 4);
        for (words, (hits, sure), needed) in [french, (ENGLISH.as_slice(), &mut english, 1)] {
            if let Some(at) = words.iter().position(|known| *known == word) {
                *hits += 1;
                *sure += usize::from(at < needed);
            }
        }
    }
    let clear = |one: (usize, usize), other: (usize, usize)| one.0 >= 6 && one.1 >= 2 && other.0 * 6 <= one.0;
    if clear(french, english) {
        Some(Language::French)
    } else if clear(english, french) {
        Some(Language::English)
    } else {
        None
    }
}

/// A word of at most eight bytes as a number: quicker to compare.
const fn as_number(word: &[u8]) -> u64 {
    let (mut number, mut at) = (0, 0);
    while at < word.len() {
        number = number << 8 | word[at] as u64;
        at += 1;
    }
    number
}

const fn as_numbers<const N: usize>(words: [&str; N]) -> [u64; N] {
    let (mut numbers, mut at) = ([0; N], 0);
    while at < N {
        numbers[at] = as_number(words[at].as_bytes());
        at += 1;
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declared_language_is_believed_only_where_the_text_agrees() {
        let french =
            "Le préfet est venu dans la ville pour les habitants qui sont sur la digue avec une équipe du lac. ";
        let english = "The mayor said that the wall and the road are the work of people from the town with his help. ";
        let german =
            "Der Bürgermeister sagte gestern, die Mauer halte, und niemand müsse sich Sorgen machen. ".repeat(6);
        let spanish =
            "El alcalde dijo ayer que la muralla resiste y que nadie tiene que preocuparse por el agua. ".repeat(6);
        for (declared, text, used) in [
            ("en", french, "fr"),
            ("de", french, "fr"),
            ("fr", english, "en"),
            ("fr", german.as_str(), "de"),
            ("en", spanish.as_str(), "es"),
            ("fr", french, "fr"),
            ("de", german.as_str(), "de"),
            ("fr", "Digue 12 m", "fr"),
            ("en", "La digue tient.", "en"),
            ("fr", "", "fr"),
        ] {
            let language = Language::from_tag(declared);
            assert_eq!(agreed_language(language.as_ref(), text).code(), used, "{declared}: {text}");
        }
    }

    #[test]
    fn the_language_is_the_articles_own_else_the_detected_one() {
        let french = "Le préfet a annoncé que la route resterait fermée jusqu'au printemps pour les habitants.";
        let english = "The mayor announced that the road would stay closed until spring for the residents.";
        let german =
            "Der Bürgermeister kündigte an, dass die Straße bis zum Frühjahr für die Bewohner gesperrt bleibt.";
        assert_eq!(detect(french), Language::French);
        assert_eq!(detect(english), Language::English);
        assert_eq!(detect(german), Language::from_tag("deu").unwrap());
        assert_eq!(detect(""), Language::French);
        let long = french.repeat(8);
        assert_eq!((by_small_words(&long), detect(&long)), (Some(Language::French), Language::French));
        let long = english.repeat(8);
        assert_eq!((by_small_words(&long), detect(&long)), (Some(Language::English), Language::English));
        let dutch =
            "De burgemeester zei dat de weg van de stad tot het voorjaar dicht was voor alle bewoners. ".repeat(8);
        assert_eq!(by_small_words(&dutch), None);
        let spanish = "El alcalde dijo que la calle por la que pasan los vecinos estaría cerrada. ".repeat(8);
        assert_eq!(by_small_words(&spanish), None);
        assert_eq!(agreed_language(Some(&Language::English), french), Language::English);
    }
}
