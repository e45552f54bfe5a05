//! For rows that match a query in their text only: the sentence that matches, read from the files.

use std::sync::Arc;

use rayon::prelude::*;

use crate::archive::{Articles, open_article};
use crate::article::{Body, Span};
use crate::text::fold::{Folded, fold};
use crate::text::sanitize::sanitize_line;
use crate::text::segment::sentences;

/// Rows of the list of articles that match a query in their text only, whose matching sentence is asked for.
#[derive(Debug)]
pub struct ExcerptRequest {
    /// The number of the search that the rows answer.
    pub search: u64,
    /// The list that the rows are numbers into.
    pub articles: Arc<Articles>,
    /// The rows.
    pub rows: Vec<u32>,
    /// The words to look for, folded.
    pub words: Vec<String>,
}

/// No article whose file holds more bytes is read for a row of a list.
const LONGEST: u64 = 1 << 20;
/// Code points of an excerpt, at most; and how many of them may stand before the first match.
const LENGTH: usize = 160;
const BEFORE: usize = 10;

/// The rows for which a sentence was found, with it.
pub(crate) fn find_excerpts(request: &ExcerptRequest) -> Vec<(u32, String)> {
    let of_row = |row: &u32| {
        let stored = request.articles.stored(*row as usize)?;
        let bytes = stored.place.bytes.end.saturating_sub(stored.place.bytes.start);
        let body = (bytes <= LONGEST).then(|| open_article(&stored).ok())??.article.body;
        Some((*row, excerpt(&body, &request.words)?))
    };
    request.rows.par_iter().filter_map(of_row).collect()
}

/// The sentence that has most of `words`, which are folded: the first such one, from shortly before the first of
/// them on.
fn excerpt(body: &Body, words: &[String]) -> Option<String> {
    let mut best: Option<(usize, Span, usize)> = None;
    for paragraph in &body.paragraphs {
        // Most paragraphs have none of them: their sentences need not be told apart.
        let folded = fold(paragraph.span.of(&body.text));
        let there = words.iter().filter(|word| place_of(&folded, word).is_some()).count();
        if there <= best.map_or(0, |(count, ..)| count) {
            continue;
        }
        for sentence in sentences(&body.text, paragraph.span) {
            let folded = Folded::new(sentence.of(&body.text));
            let found: Vec<usize> = words.iter().filter_map(|word| place_of(&folded.text, word)).collect();
            if found.len() > best.map_or(0, |(count, ..)| count) {
                let first = found.iter().min().copied().unwrap_or_default();
                let at = sentence.start + folded.original(Span::new(first, first + 1)).start;
                best = Some((found.len(), sentence, at));
            }
        }
        if best.is_some_and(|(count, ..)| count == words.len()) {
            break;
        }
    }
    let (_, sentence, at) = best?;
    let before = Span::new(sentence.start, at).of(&body.text);
    let start = match before.char_indices().rev().nth(BEFORE) {
        None => sentence.start,
        // At the beginning of a word.
        Some((cut, _)) => sentence.start + cut + before[cut..].find(' ').map_or(0, |blank| blank + 1),
    };
    let text: String = Span::new(start, sentence.end).of(&body.text).chars().take(LENGTH).collect();
    let dots = if start > sentence.start { "…" } else { "" };
    Some(format!("{dots}{}", sanitize_line(&text)))
}

/// Where a word begins with `word`.
fn place_of(folded: &str, word: &str) -> Option<usize> {
    let begins = |at: &usize| !folded[..*at].ends_with(char::is_alphanumeric);
    folded.match_indices(word).map(|(at, _)| at).find(begins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Paragraph, ParagraphKind};
    use crate::text::segment::paragraphs;

    fn excerpt_of(text: &str, words: &[&str]) -> Option<String> {
        let kind = ParagraphKind::Text;
        let paragraphs = paragraphs(text).into_iter().map(|span| Paragraph { span, line: 1, kind }).collect();
        let body = Body { text: text.to_owned(), paragraphs, faces: Vec::new() };
        excerpt(&body, &words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn the_sentence_with_most_of_the_words_is_shown() {
        let text = "La digue cède. Le préfet évacue.\n\nÀ l'École, la digue a tenu. Fin.";
        assert_eq!(excerpt_of(text, &["digue"]).as_deref(), Some("La digue cède."));
        assert_eq!(excerpt_of(text, &["digue", "ecole"]).as_deref(), Some("À l'École, la digue a tenu."));
        assert_eq!(excerpt_of(text, &["prefet", "absent"]).as_deref(), Some("Le préfet évacue."));
        assert_eq!(excerpt_of(text, &["igue"]), None, "words are found from where they begin");
    }

    #[test]
    fn a_long_sentence_begins_shortly_before_the_word() {
        let text =
            format!("{} le phare s'éteint {}", "un mot après l'autre".repeat(9), "et ainsi de suite ".repeat(20));
        let shown = excerpt_of(&text, &["phare"]).unwrap();
        assert!(shown.starts_with('…') && shown.contains("le phare s'éteint"), "{shown}");
        assert!(shown.find("phare").unwrap() < 40 && shown.chars().count() <= LENGTH + 1, "{shown}");
    }
}
