//! What is chosen in the text: whole sentences first, then word by word, or a paragraph.
//!
//! In come the body and a key's wish, out goes a stretch of the text. What is then done with it is not known here.

use unicode_segmentation::UnicodeSegmentation;

use crate::article::{Body, Span};
use crate::text::segment::sentences;

/// A stretch of the text that was chosen. It never ends inside a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The bytes that are chosen.
    pub span: Span,
    /// The bytes that it began with: moving up beyond them adds before, moving down takes that away again.
    origin: Span,
}

/// A change of what is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A sentence more at the end, or one less at the start where the selection went up before.
    SentenceDown,
    /// The other way round.
    SentenceUp,
    /// A word more at the end.
    WordMore,
    /// A word less at the end.
    WordLess,
    /// A word less at the start.
    StartLater,
    /// A word more at the start.
    StartEarlier,
}

impl Selection {
    /// These very bytes.
    #[must_use]
    pub fn of(span: Span) -> Self {
        Self { span, origin: span }
    }

    /// The sentence that the byte `at` lies in, or the first one after it; `None` in an empty text.
    #[must_use]
    pub fn sentence(body: &Body, at: usize) -> Option<Self> {
        let all = sentences_near(body, at);
        all.iter().find(|sentence| at < sentence.end).or(all.last()).map(|span| Self::of(*span))
    }

    /// The paragraph that the selection begins in.
    #[must_use]
    pub fn paragraph(self, body: &Body) -> Self {
        Self::of(
            paragraph_at(body, self.span.start).map_or(self.span, |at| body.paragraphs[at].span.trimmed(&body.text)),
        )
    }

    /// The selection after a change; the same where there is nothing more to choose.
    #[must_use]
    pub fn changed(self, body: &Body, change: Change) -> Self {
        let Span { start, end } = self.span;
        let starts = || Stops::near(body, start);
        let ends = || Stops::near(body, end);
        let span = match change {
            Change::SentenceDown if start < self.origin.start => {
                let next = starts().sentences.iter().map(|span| span.start).find(|at| *at > start);
                Span::new(next.unwrap_or(self.origin.start).min(self.origin.start), end)
            }
            Change::SentenceDown => {
                let next = ends().sentences.iter().map(|span| span.end).find(|at| *at > end);
                Span::new(start, next.unwrap_or(end))
            }
            Change::SentenceUp if end > self.origin.end => {
                let before = ends().sentences.iter().map(|span| span.end).rfind(|at| *at < end);
                Span::new(start, before.unwrap_or(self.origin.end).max(self.origin.end))
            }
            Change::SentenceUp => {
                let before = starts().sentences.iter().map(|span| span.start).rfind(|at| *at < start);
                Span::new(before.unwrap_or(start), end)
            }
            Change::WordMore => Span::new(start, ends().ends().into_iter().find(|at| *at > end).unwrap_or(end)),
            Change::WordLess => {
                let before = ends().ends().into_iter().rfind(|at| *at < end && *at > start);
                Span::new(start, before.unwrap_or(end))
            }
            Change::StartLater => {
                let next = starts().starts().into_iter().find(|at| *at > start && *at < end);
                Span::new(next.unwrap_or(start), end)
            }
            Change::StartEarlier => {
                Span::new(starts().starts().into_iter().rfind(|at| *at < start).unwrap_or(start), end)
            }
        };
        // What was taken away by words does not come back by sentences.
        let (first, last) = (self.origin.start.max(span.start), self.origin.end.min(span.end));
        Self { span, origin: if first < last { Span::new(first, last) } else { span } }
    }
}

/// Where a selection may begin and end, near a place.
struct Stops {
    sentences: Vec<Span>,
    words: Vec<Span>,
}

impl Stops {
    fn near(body: &Body, at: usize) -> Self {
        let words = near(body, at).into_iter().flat_map(|span| {
            let text = span.of(&body.text);
            text.unicode_word_indices().map(move |(from, word)| Span::new(from, from + word.len()).shifted(span.start))
        });
        Self { sentences: sentences_near(body, at), words: words.collect() }
    }

    /// The ends of words, and of sentences with all that closes them.
    fn ends(&self) -> Vec<usize> {
        sorted(self.words.iter().chain(&self.sentences).map(|span| span.end))
    }

    /// The starts of words, and of sentences with all that opens them.
    fn starts(&self) -> Vec<usize> {
        sorted(self.words.iter().chain(&self.sentences).map(|span| span.start))
    }
}

fn sorted(places: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// The paragraph that the byte `at` lies in, or the nearest one before it.
fn paragraph_at(body: &Body, at: usize) -> Option<usize> {
    let after = body.paragraphs.partition_point(|paragraph| paragraph.span.start <= at);
    (!body.paragraphs.is_empty()).then(|| after.saturating_sub(1))
}

/// That paragraph with the one before and the one after: all that a change can reach.
fn near(body: &Body, at: usize) -> Vec<Span> {
    let Some(here) = paragraph_at(body, at) else { return Vec::new() };
    let range = here.saturating_sub(1)..(here + 2).min(body.paragraphs.len());
    body.paragraphs[range].iter().map(|paragraph| paragraph.span).collect()
}

fn sentences_near(body: &Body, at: usize) -> Vec<Span> {
    let text = &body.text;
    let cut = near(body, at).into_iter().flat_map(|paragraph| sentences(text, paragraph));
    cut.map(|sentence| sentence.trimmed(text)).filter(|sentence| !sentence.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Paragraph, ParagraphKind};

    fn body(paragraphs: &[&str]) -> Body {
        let text = paragraphs.join("\n\n");
        let mut at = 0;
        let spans = paragraphs.iter().map(|paragraph| {
            let span = Span::new(at, at + paragraph.len());
            at = span.end + 2;
            Paragraph { span, line: 1, kind: ParagraphKind::Text }
        });
        let paragraphs = spans.collect();
        Body { text, paragraphs, faces: Vec::new() }
    }

    #[test]
    fn a_selection_is_sentences_then_words_then_a_paragraph() {
        use Change::{SentenceDown, SentenceUp, StartEarlier, StartLater, WordLess, WordMore};
        let body = body(&["Le port attend. «\u{a0}Il tiendra, dit-elle\u{a0}», et il tint. Fin.", "Le sel revient."]);
        let mut chosen = Selection::sentence(&body, body.text.find("tiendra").unwrap()).unwrap();
        let second = "«\u{a0}Il tiendra, dit-elle\u{a0}», et il tint.";
        assert_eq!(chosen.span.of(&body.text), second);
        for (change, expected) in [
            (SentenceDown, format!("{second} Fin.")),
            (SentenceDown, format!("{second} Fin.\n\nLe sel revient.")),
            (SentenceDown, format!("{second} Fin.\n\nLe sel revient.")),
            (SentenceUp, format!("{second} Fin.")),
            (SentenceUp, second.to_owned()),
            (SentenceUp, format!("Le port attend. {second}")),
            (SentenceDown, second.to_owned()),
            (WordLess, "«\u{a0}Il tiendra, dit-elle\u{a0}», et il tint".to_owned()),
            (WordLess, "«\u{a0}Il tiendra, dit-elle\u{a0}», et il".to_owned()),
            (WordMore, "«\u{a0}Il tiendra, dit-elle\u{a0}», et il tint".to_owned()),
            (StartLater, "Il tiendra, dit-elle\u{a0}», et il tint".to_owned()),
            (StartLater, "tiendra, dit-elle\u{a0}», et il tint".to_owned()),
            (StartEarlier, "Il tiendra, dit-elle\u{a0}», et il tint".to_owned()),
        ] {
            chosen = chosen.changed(&body, change);
            assert_eq!(chosen.span.of(&body.text), expected, "{change:?}");
        }
        assert_eq!(chosen.paragraph(&body).span, body.paragraphs[0].span);
    }

    #[test]
    fn the_last_word_stays_chosen_and_an_empty_text_has_nothing() {
        let body = body(&["Oui."]);
        let mut chosen = Selection::sentence(&body, 0).unwrap();
        for _ in 0..3 {
            chosen = chosen.changed(&body, Change::WordLess).changed(&body, Change::StartLater);
        }
        assert_eq!(chosen.span.of(&body.text), "Oui");
        let nothing = Body { text: String::new(), paragraphs: Vec::new(), faces: Vec::new() };
        assert_eq!(Selection::sentence(&nothing, 0), None);
    }
}
