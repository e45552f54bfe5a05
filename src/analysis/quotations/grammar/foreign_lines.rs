//! What stands in a text but is no part of it: pointers to other articles (`Lire aussi : …`), photo credits, the agency
//! line before the first sentence (`PARIS (Reuters) – …`) and the agency's name behind the last (`(AFP)`).
//!
//! Such lines are set without blank or stop beside the sentences of the writer; nobody in them speaks.

use super::pointer::opens_pointer;
use super::sentence::{SentenceItem, WriterSentence};
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::text::segment::TokenKind;

/// A pointer to another article has at most so many words and marks, a credit fewer.
const LONGEST_POINTER: usize = 40;
const LONGEST_CREDIT: usize = 20;
/// Words and marks that an agency line has at most.
const LONGEST_DATELINE: usize = 14;

/// Takes out of the sentences what is no part of the text.
pub(crate) fn take_out(text: &TaggedText, sentences: &mut Vec<WriterSentence>) {
    let mut paragraph = None;
    for sentence in sentences.iter_mut() {
        if paragraph != Some(sentence.paragraph) {
            paragraph = Some(sentence.paragraph);
            let length = dateline(text, sentence);
            sentence.items.drain(..length);
        }
    }
    sentences.retain(|sentence| !sentence.items.is_empty() && !is_foreign(text, sentence));
}

/// Whether all of a sentence is a pointer, a credit or the name of an agency in parentheses.
fn is_foreign(text: &TaggedText, sentence: &WriterSentence) -> bool {
    let length = sentence.items.len();
    let Some(first) = sentence.token(0) else { return false };
    if length <= LONGEST_POINTER && opens_pointer(text, first) {
        return true;
    }
    let quoted = sentence.items.iter().any(|item| matches!(item, SentenceItem::Quote(_)));
    if quoted || length > LONGEST_CREDIT {
        return false;
    }
    let word = |at: usize| sentence.token(at).map_or("", |token| text.lower(token));
    let label = matches!(word(0), "photo" | "photos" | "crédit" | "crédits" | "illustration" | "credit" | "image");
    let credited = label && matches!(word(1), ":" | "©" | "/" | "photo" | "photos") || word(0) == "©";
    let agency = sentence.token(1).is_some_and(|token| text.is(token, Class::MEDIA))
        || sentence.token(2).is_some_and(|token| text.is(token, Class::MEDIA));
    credited || agency && length <= 5 && word(0) == "("
}

/// The items of the agency line that opens a sentence: a town in capitals, a date, the agency in parentheses, a dash.
fn dateline(text: &TaggedText, sentence: &WriterSentence) -> usize {
    let tokens = |at: usize| sentence.token(at);
    let is = |at: usize, marks: &str| tokens(at).is_some_and(|token| text.is_mark(token, marks));
    let Some(dash) = (2..LONGEST_DATELINE.min(sentence.items.len())).find(|at| is(*at, "—–-")) else { return 0 };
    let Some(open) = (0..dash).find(|at| is(*at, "(")).filter(|_| is(dash - 1, ")")) else { return 0 };
    if (0..dash).any(|at| tokens(at).is_none()) {
        return 0;
    }
    let fits = |at: usize| {
        tokens(at).is_some_and(|token| {
            let word = text.kind(token) == Some(TokenKind::Word);
            !word || text.is_capital(token) || text.is(token, Class::TIME | Class::PREPOSITION | Class::DETERMINER)
        })
    };
    if open <= LONGEST_DATELINE / 2 && tokens(0).is_some_and(|token| text.is_capital(token)) && (0..open).all(fits) {
        dash + 1
    } else {
        0
    }
}
