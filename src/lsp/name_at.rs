//! The names that a text may have at a place, or right before it: runs of words with capitals. Pure.

use crate::article::Span;

/// Words of a name at most.
const MOST_WORDS: usize = 6;
/// Bytes around a place that are looked at.
const NEAR: usize = 200;
/// Small words inside names.
const SMALL: [&str; 14] = ["de", "du", "des", "la", "le", "les", "d", "l", "van", "von", "der", "of", "the", "et"];

/// The names that may stand at a byte, the longest first: `Claire Dupont`, then `Dupont`.
pub(super) fn names_at(text: &str, byte: usize) -> Vec<(Span, String)> {
    let words = words_near(text, byte);
    let Some(at) = words.iter().position(|word| word.start <= byte && byte <= word.end) else { return Vec::new() };
    let is_part = |word: &Span| is_name(word.of(text)) || SMALL.contains(&word.of(text));
    let joined = |one: &Span, other: &Span| {
        let between = text.get(one.end..other.start).unwrap_or("\n");
        between.chars().count() <= 2 && between.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '-' | '\'' | '’'))
    };
    let (mut first, mut last) = (at, at);
    while first > 0 && is_part(&words[first - 1]) && joined(&words[first - 1], &words[first]) && at - first < MOST_WORDS
    {
        first -= 1;
    }
    while last + 1 < words.len()
        && is_part(&words[last + 1])
        && joined(&words[last], &words[last + 1])
        && last - at < MOST_WORDS
    {
        last += 1;
    }
    let mut names: Vec<(Span, String)> = Vec::new();
    for from in first..=at {
        for to in at..=last {
            let span = Span::new(words[from].start, words[to].end);
            if is_name(words[from].of(text)) && is_name(words[to].of(text)) {
                names.push((span, span.of(text).to_owned()));
            }
        }
    }
    names.sort_by_key(|(span, _)| std::cmp::Reverse(span.len()));
    names
}

/// The names that may stand nearest before a byte, as far as the paragraph goes, the longest first: `Claire Dupont`, then
/// `Dupont` before `« `. A word with which a sentence begins may be none of the name.
pub(super) fn names_before(text: &str, byte: usize) -> Vec<String> {
    let words = words_near(text, byte);
    let Some(last) = words.iter().rfind(|word| word.end <= byte && is_name(word.of(text))) else { return Vec::new() };
    let names = names_at(text, last.end).into_iter().filter(|(span, _)| span.end == last.end);
    names.map(|(_, name)| name).collect()
}

fn is_name(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && word.chars().nth(1).is_some()
}

/// The words around a byte, inside its paragraph.
fn words_near(text: &str, byte: usize) -> Vec<Span> {
    use crate::text::char_classes::floor_boundary;
    let byte = floor_boundary(text, byte.min(text.len()));
    let from = floor_boundary(text, byte.saturating_sub(NEAR));
    let from = text[from..byte].rfind("\n\n").map_or(from, |at| from + at + 2);
    let to = floor_boundary(text, (byte + NEAR).min(text.len()));
    let to = text[byte..to].find("\n\n").map_or(to, |at| byte + at);
    let mut words: Vec<Span> = Vec::new();
    for (at, c) in text[from..to].char_indices().map(|(at, c)| (from + at, c)) {
        let end = at + c.len_utf8();
        match words.last_mut() {
            Some(word) if c.is_alphanumeric() && word.end == at => word.end = end,
            _ if c.is_alphanumeric() => words.push(Span::new(at, end)),
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_at_a_place_comes_first() {
        let text = "Hier, la maire Claire Dupont de la Vallée a parlé. Puis rien.";
        let names: Vec<String> =
            names_at(text, text.find("upont").unwrap()).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["Claire Dupont de la Vallée", "Dupont de la Vallée", "Claire Dupont", "Dupont"]);
        assert!(names_at(text, text.find("parlé").unwrap()).is_empty());
        assert!(names_at("", 0).is_empty() && names_at("É", 9).is_empty());
    }

    #[test]
    fn the_name_before_an_opened_mark_is_found() {
        for (text, names) in [
            ("Selon Claire Dupont, « ", &["Selon Claire Dupont", "Claire Dupont", "Dupont"][..]),
            ("Claire Dupont : « ", &["Claire Dupont", "Dupont"]),
            ("Il pleut. Pour Jean-Paul Roux, “", &["Pour Jean-Paul Roux", "Jean-Paul Roux", "Paul Roux", "Roux"]),
            ("Paul Roux est là.\n\nelle a dit : « ", &[]),
            ("rien « ", &[]),
        ] {
            assert_eq!(names_before(text, text.len()), names, "{text}");
        }
    }
}
