//! What is said without quotation marks in turns: dialogues with dashes, interviews, hearings with labels.
//!
//! Comes in: the tagged text and its referents. Goes out: the turns. It must not look into the sentences of the writer.

mod dialogue;
mod interview;
mod labelled;
mod labels;
mod questions;
pub(crate) mod turn;

use super::marks::MarkedSpan;
use super::names::referents::Referents;
use super::tagged_text::TaggedText;
use turn::Turns;

/// A hearing has at least so many names on lines of their own.
const MIN_NAMES: usize = 2;

/// The turns of a document. A paragraph that begins with a quotation mark is left to the marks.
pub(crate) fn find(text: &TaggedText, referents: &Referents, marked: &[MarkedSpan]) -> Turns {
    let all = || 0..text.document.paragraphs.len();
    let labelled = labelled::turns(text, referents, marked);
    if !labelled.is_empty() {
        return interview::answered(text, referents, labelled);
    }
    let named: Vec<_> = all().filter_map(|at| labels::under_name(text, referents, at)).collect();
    if named.len() >= MIN_NAMES {
        return Turns { begin: named[0].paragraphs.start, turns: named, interviewee: None };
    }
    if let Some(interview) = interview::turns(text, referents) {
        return interview;
    }
    Turns { turns: dialogue::dialogues(text, referents, marked), interviewee: None, begin: 0 }
}
