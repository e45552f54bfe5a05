//! The questions of an interview without labels: paragraphs in bold or headings, the bold words that open a paragraph
//! whose rest answers them, or, where nothing is set apart, all paragraphs that end in a question mark.
//!
//! Comes in: the tagged text. Goes out: the questions in order. It must not know who asks or answers.

use crate::analysis::document::Paragraph;
use crate::analysis::quotations::grammar::person::is_second_person;
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::article::{ParagraphKind, Span};

/// An interview has at least so many questions, none of more words and marks than that.
pub(super) const MIN_QUESTIONS: usize = 3;
const MAX_QUESTION: usize = 80;
/// Questions that ask at least, where others only are set apart.
const MIN_ASKED: usize = 2;

/// A question that somebody is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question {
    pub paragraph: usize,
    /// Where it ends, by byte: inside its paragraph when the answer follows there.
    pub end: usize,
}

/// The questions of an article, and whether type sets them apart. None where there are too few.
#[derive(Debug)]
pub(super) struct Questions {
    pub all: Vec<Question>,
    pub apart: bool,
}

/// Finds the questions.
pub(super) fn questions(text: &TaggedText) -> Option<Questions> {
    let paragraphs = || text.document.paragraphs.iter().enumerate();
    let set_apart = || paragraphs().filter_map(|(at, paragraph)| Some((at, apart(text, paragraph)?)));
    let asked = set_apart().filter(|(_, span)| asks(text, *span)).count();
    let apart = set_apart().count() >= MIN_QUESTIONS && asked >= MIN_ASKED;
    let all: Vec<Question> = if apart {
        let is_question = |(at, span): &(usize, Span)| {
            text.document.paragraphs[*at].bold || asks(text, *span) || {
                let opening = text.document.paragraphs[*at].bold_end.is_some();
                opening && text.document.tokens_in(*span).any(|token| is_second_person(text.lower(token)))
            }
        };
        set_apart().filter(is_question).map(|(paragraph, span)| Question { paragraph, end: span.end }).collect()
    } else {
        let whole = paragraphs().filter(|(_, paragraph)| is_short(text, paragraph.span) && asks(text, paragraph.span));
        whole.map(|(at, paragraph)| Question { paragraph: at, end: paragraph.span.end }).collect()
    };
    (all.len() >= MIN_QUESTIONS).then_some(Questions { all, apart })
}

/// The words of a paragraph that its type sets apart from answers: all of a heading or of a paragraph in bold, the bold
/// sentence that opens one.
fn apart(text: &TaggedText, paragraph: &Paragraph) -> Option<Span> {
    let whole = paragraph.bold || matches!(paragraph.kind, ParagraphKind::Heading(_));
    let opening = || {
        let span = Span::new(paragraph.span.start, paragraph.bold_end?);
        span.of(text.document.text).trim_end().ends_with(['?', '.', '!', '…']).then_some(span)
    };
    let span = if whole { Some(paragraph.span) } else { opening() };
    span.filter(|span| is_short(text, *span))
}

fn asks(text: &TaggedText, span: Span) -> bool {
    span.of(text.document.text).trim_end().ends_with('?')
}

fn is_short(text: &TaggedText, span: Span) -> bool {
    text.document.tokens_in(span).len() <= MAX_QUESTION
}
