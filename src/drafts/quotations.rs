//! The quotations of a draft, with their places and the speakers that the draft gives them.

use super::prose::{Block, Prose, named};
use super::syntax::Syntax;
use super::words::words;
use crate::analysis::quotations::{MarkedSpan, marked_spans};
use crate::analysis::{Quotation, analyse};
use crate::article::{Article, Body, Language, Span};
use crate::text::sanitize::sanitize_line;
use crate::text::segment;

/// A quotation of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Where it stands in the file, marks included, in bytes.
    pub span: Span,
    /// What stands between the marks, on one line, incises cut out.
    pub words: String,
    /// Who said it, as the draft has it: a name or the words that stand for one.
    pub speaker: Option<String>,
    /// Whether it reads as speech, or is set apart; false for titles and scare quotes.
    pub is_speech: bool,
}

/// Finds the quotations of a draft, in order.
#[must_use]
pub fn read(file: &str, syntax: Syntax) -> Vec<Quoted> {
    let prose = syntax.read(file);
    let found = said_in(&prose.text);
    let paragraphs = segment::paragraphs(&prose.text);
    let mut quoted: Vec<(Span, Quoted)> =
        prose.blocks.iter().map(|block| (block.span, of_block(&prose, block, &found))).collect();
    for MarkedSpan { span, pieces } in marked_spans(&prose.text, &paragraphs) {
        if !prose.blocks.iter().any(|block| block.span.overlaps(span)) {
            quoted.push((span, of_marks(&prose, span, &pieces, &found)));
        }
    }
    quoted.sort_by_key(|(span, _)| *span);
    quoted.into_iter().map(|(_, quoted)| quoted).filter(|quoted| !words(&quoted.words).is_empty()).collect()
}

/// What is said in a text, as each of the two languages has it: a draft in one of them quotes the other.
fn said_in(text: &str) -> Vec<Quotation> {
    let mut article = Article { body: Body { text: text.to_owned(), ..Body::default() }, ..Article::default() };
    let first = analyse(&article);
    let other = if first.language == Language::French { Language::English } else { Language::French };
    article.meta.language = Some(other);
    let mut found = first.quotations;
    found.extend(analyse(&article).quotations);
    // Those first that know their speaker.
    found.sort_by_key(|quotation| quotation.speaker.as_ref().map_or(2, |said| u8::from(said.name.is_none())));
    found
}

fn of_block(prose: &Prose, block: &Block, found: &[Quotation]) -> Quoted {
    let said = found.iter().find(|quotation| quotation.span.overlaps(block.span));
    let speaker = block.speaker.clone().or_else(|| speaker(prose, said?));
    let words = block.span.of(&prose.text).trim_matches(['«', '»', '\u{a0}', ' ']);
    Quoted { span: prose.source(block.span), words: sanitize_line(words), speaker, is_speech: true }
}

fn of_marks(prose: &Prose, span: Span, pieces: &[Span], found: &[Quotation]) -> Quoted {
    let text = prose.text.as_str();
    let said = found.iter().find(|quotation| quotation.marked && quotation.span.overlaps(span));
    let words = match said {
        Some(said) if said.span.start == span.start => said.spoken(text),
        _ => pieces.iter().map(|piece| piece.of(text).trim()).collect::<Vec<_>>().join(" "),
    };
    // What the writer put in parentheses after the marks is a credit, which the analysis of speech does not look for.
    let credit = text[span.end..].trim_start().strip_prefix('(').and_then(|rest| {
        let inside = rest.split_once(')')?.0;
        inside.contains(',').then(|| named(inside)).flatten()
    });
    let speaker = said.and_then(|said| speaker(prose, said)).or(credit);
    Quoted { span: prose.source(span), words: sanitize_line(&words), speaker, is_speech: said.is_some() }
}

fn speaker(prose: &Prose, said: &Quotation) -> Option<String> {
    let speaker = said.speaker.as_ref()?;
    let name = speaker.name.as_deref().unwrap_or_else(|| speaker.span.of(&prose.text));
    Some(sanitize_line(name)).filter(|name| !name.is_empty())
}

/// Line and column of a byte of a file, both from 1; columns count code points.
#[must_use]
pub fn line_and_column(file: &str, at: usize) -> (usize, usize) {
    let before = &file[..crate::text::char_classes::floor_boundary(file, at)];
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (line, before[start..].chars().count() + 1)
}
