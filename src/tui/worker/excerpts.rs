//! The sentences that rows were found by which match in their text only: read for the rows on the screen, and only
//! when they are there.

use std::sync::mpsc::Sender;
use std::thread;

use rayon::prelude::*;

use super::Reply;
use crate::archive::open_article;
use crate::article::{Body, Span};
use crate::text::fold::{Folded, fold};
use crate::text::sanitize::sanitize_line;
use crate::text::segment::sentences;
use crate::tui::message::{Message, Sought};

/// No article whose file holds more bytes is read for a row of a list.
const LONGEST: u64 = 1 << 20;
/// Code points of an excerpt, at most; so many of them may stand before what was found.
const LENGTH: usize = 160;
const BEFORE: usize = 10;

/// Starts the thread.
///
/// # Errors
/// When the system gives none.
pub fn start(reply: Reply) -> std::io::Result<Sender<Sought>> {
    let (ask, asked) = std::sync::mpsc::channel();
    thread::Builder::new().name("excerpts".to_owned()).spawn(move || {
        while let Ok(first) = asked.recv() {
            let mut waiting: Vec<Sought> = std::iter::once(first).chain(asked.try_iter()).collect();
            // Rows of an older answer are no longer there; what came on the screen last is looked at first.
            let newest = waiting.last().map_or(0, |sought: &Sought| sought.answer);
            waiting.retain(|sought| sought.answer == newest);
            waiting.iter().rev().for_each(|sought| find(sought, &reply));
        }
    })?;
    Ok(ask)
}

/// Finds the sentences and tells all of them at once, also when there are none.
pub fn find(sought: &Sought, reply: &Reply) {
    let of_row = |row: &u32| {
        let stored = sought.articles.stored(*row as usize)?;
        let bytes = stored.place.bytes.end.saturating_sub(stored.place.bytes.start);
        let body = (bytes <= LONGEST).then(|| open_article(&stored).ok())??.article.body;
        Some((*row, excerpt(&body, &sought.words)?))
    };
    reply.tell(Message::Excerpts(sought.answer, sought.rows.par_iter().filter_map(of_row).collect()));
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
