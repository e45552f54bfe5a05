//! What is said in a draft, as the analysis of articles finds it: where, in which words, by whom.
//!
//! The prose of a draft, or of a part of it, in; what is said there out. The analysis is what reading a draft takes the
//! most time for: whoever reads the same draft again and again keeps its results (see [`Hearing`]).

use std::sync::Arc;

use rayon::prelude::*;

use super::parts::parts;
use crate::analysis::{Certainty, How, Quotation, analyse};
use crate::article::{Article, Body, Language, Span};
use crate::text::sanitize::sanitize_line;

/// Something that is said in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// Where it stands, marks included, in bytes.
    pub(super) span: Span,
    /// Whether it stands between quotation marks.
    pub(super) marked: bool,
    /// What was spoken, with every incise cut out.
    pub(super) pieces: Vec<Span>,
    /// The same as one string.
    pub(super) spoken: String,
    /// Who said it.
    pub(super) speaker: Option<String>,
    /// Those that know their speaker come first.
    pub(super) rank: u8,
}

/// Tells what is said in a text: [`hear`](fn@hear), or what somebody remembers of it.
pub type Hearing<'a> = dyn Fn(&str) -> Arc<Vec<Speech>> + Sync + 'a;

/// What is said in a text, as each of the two languages has it: a draft in one of them quotes the other.
#[must_use]
pub fn hear(text: &str) -> Vec<Speech> {
    let mut article = Article { body: Body { text: text.to_owned(), ..Body::default() }, ..Article::default() };
    let first = analyse(&article);
    let other = if first.language == Language::French { Language::English } else { Language::French };
    article.meta.language = Some(other);
    let second = analyse(&article);
    first.quotations.iter().chain(&second.quotations).map(|quotation| Speech::of(text, quotation)).collect()
}

/// What is said in a text that may be long, part by part.
pub(super) fn heard(text: &str, hearing: &Hearing<'_>) -> Vec<Speech> {
    let heard: Vec<Vec<Speech>> = parts(text)
        .into_par_iter()
        .map(|part| {
            let said = hearing(part.whole.of(text));
            let before = part.start - part.whole.start;
            said.iter()
                .filter(|speech| speech.span.start >= before)
                .map(|speech| speech.shifted(part.whole.start))
                .collect()
        })
        .collect();
    heard.into_iter().flatten().collect()
}

impl Speech {
    fn of(text: &str, quotation: &Quotation) -> Self {
        Self {
            span: quotation.span,
            marked: quotation.marked,
            pieces: quotation.words.clone(),
            spoken: quotation.spoken(text),
            speaker: speaker(text, quotation),
            rank: quotation.speaker.as_ref().map_or(2, |said| u8::from(said.name.is_none())),
        }
    }

    fn shifted(&self, by: usize) -> Self {
        let pieces = self.pieces.iter().map(|piece| piece.shifted(by)).collect();
        Self { span: self.span.shifted(by), pieces, ..self.clone() }
    }
}

/// Whom the draft names. Nobody where it names nobody: a guess that goes by the quotation before would turn into a
/// warning that somebody else said it.
fn speaker(text: &str, said: &Quotation) -> Option<String> {
    let speaker = said.speaker.as_ref()?;
    let asked = if speaker.how == How::Previous { Certainty::PLAIN } else { Certainty::EVEN };
    if speaker.certainty < asked {
        return None;
    }
    let name = speaker.name.as_deref().unwrap_or_else(|| speaker.span.of(text));
    Some(sanitize_line(name)).filter(|name| !name.is_empty())
}
