//! A long text in parts, so that the memory that an analysis takes does not grow with its article.
//!
//! In: an article. Out: pieces of it that are articles themselves, each small enough to be looked at as a whole. What an
//! article of the press holds fits into one part many times over: only books are cut, at the ends of paragraphs, before
//! headings where there are some. A part begins with the paragraphs before it once more, so that the pronouns of its
//! first sentences find whom they stand for. This file knows nothing of quotations and names.

use std::borrow::Cow;

use crate::article::{Article, Body, Face, Meta, Paragraph, ParagraphKind, Span};
use crate::text::segment;

/// Ends of words in a part at most: what the analysis keeps grows with the words, not with the letters.
const MOST_WORDS: usize = 16_000;
/// Bytes of a part at most, whatever its words.
const MOST_BYTES: usize = 256 << 10;
/// Bytes before a part that are read with it.
const LEAD: usize = 3_000;

/// A piece of an article.
pub(super) struct Part {
    /// The piece as an article.
    pub article: Article,
    /// The byte of the whole text at which the piece begins.
    pub offset: usize,
    /// The byte of the whole text from which on what is found is new; what stands before belongs to the part before.
    pub begin: usize,
}

/// Whether an article is so short that it is one part.
pub(super) fn is_one(article: &Article) -> bool {
    let text = &article.body.text;
    reach(text, Span::new(0, text.len()), MOST_WORDS, MOST_BYTES).is_none()
}

/// The parts of an article, in order.
pub(super) fn parts(article: &Article) -> impl Iterator<Item = Part> {
    let mut cutter = Cutter { article, paragraphs: paragraphs(article), next: 0, at: 0 };
    std::iter::from_fn(move || cutter.part())
}

/// The paragraphs that the format tells, else those of plain text.
fn paragraphs(article: &Article) -> Cow<'_, [Paragraph]> {
    if !article.body.paragraphs.is_empty() {
        return Cow::Borrowed(&article.body.paragraphs);
    }
    let spans = segment::paragraphs(&article.body.text);
    spans.into_iter().map(|span| Paragraph { span, line: 1, kind: ParagraphKind::Text }).collect()
}

/// Where the room for words or for bytes is used up in a span; `None` when all of it has room.
fn reach(text: &str, span: Span, words: usize, bytes: usize) -> Option<usize> {
    let all = &text.as_bytes()[span.start..span.end];
    if all.len() <= words.min(bytes) {
        return None;
    }
    let mut left = words;
    for (at, byte) in all.iter().enumerate() {
        // Letters of any script, their later bytes included, belong to the word before; `<` and `«` do not.
        let ends = !(byte.is_ascii_alphanumeric() || *byte >= 0x80) || *byte == 0xC2;
        if ends {
            if left == 0 {
                return Some(span.start + at);
            }
            left -= 1;
        }
        if at >= bytes {
            return Some(span.start + at);
        }
    }
    None
}

fn words(text: &str) -> usize {
    text.bytes().filter(|byte| !(byte.is_ascii_alphanumeric() || *byte >= 0x80) || *byte == 0xC2).count()
}

/// Goes through an article from part to part.
struct Cutter<'a> {
    article: &'a Article,
    paragraphs: Cow<'a, [Paragraph]>,
    /// The paragraph that the next part begins in.
    next: usize,
    /// The byte that it begins at, when it does not begin with the paragraph.
    at: usize,
}

impl Cutter<'_> {
    /// What is left of a paragraph.
    fn rest(&self, paragraph: usize) -> Span {
        let span = self.paragraphs[paragraph].span;
        Span::new(span.start.max(self.at), span.end)
    }

    fn part(&mut self) -> Option<Part> {
        let text = &self.article.body.text;
        let first = self.next;
        let begin = self.paragraphs.get(first).map(|_| self.rest(first).start)?;
        let (mut words_left, mut bytes_left) = (MOST_WORDS, MOST_BYTES);
        // The paragraphs from which on the part is nearly full: it may end before each of them.
        let mut nearly_full = first;
        let mut last = first;
        while let Some(paragraph) = self.paragraphs.get(last) {
            let rest = self.rest(last);
            if let Some(end) = reach(text, rest, words_left, bytes_left) {
                if last > first {
                    break;
                }
                let end = inside(text, rest.start, end);
                let piece = Paragraph { span: Span::new(rest.start, end), ..*paragraph };
                self.at = end;
                return Some(self.piece(&[piece], begin, begin));
            }
            words_left = words_left.saturating_sub(words(rest.of(text)) + 2);
            bytes_left = bytes_left.saturating_sub(rest.len() + 2);
            last += 1;
            if words_left > MOST_WORDS / 4 && bytes_left > MOST_BYTES / 4 {
                nearly_full = last;
            }
        }
        let end = if last == self.paragraphs.len() { last } else { self.best_end(nearly_full.max(first + 1), last) };
        let lead = self.lead(first, begin);
        let mut piece: Vec<Paragraph> = self.paragraphs[lead..end].to_vec();
        if let Some(own) = piece.get_mut(first - lead) {
            own.span = self.rest(first);
        }
        self.next = end;
        Some(self.piece(&piece, piece.first().map_or(begin, |first| first.span.start), begin))
    }

    /// The paragraph before which a part ends, that may end before any of some: the last heading, else the last that
    /// does not begin with what carries a quotation on.
    fn best_end(&self, from: usize, last: usize) -> usize {
        let heading = |at: &usize| matches!(self.paragraphs[*at].kind, ParagraphKind::Heading(_));
        let quoted = |at: &usize| {
            let text = self.paragraphs[*at].span.of(&self.article.body.text);
            text.starts_with(['«', '»', '“', '”', '"', '„', '‘', '—', '–', '-'])
        };
        let mut ends = (from..=last).rev();
        let heading = ends.clone().find(heading);
        heading.or_else(|| ends.find(|at| !quoted(at))).unwrap_or(last)
    }

    /// The first of the paragraphs that are read before a part.
    fn lead(&self, first: usize, begin: usize) -> usize {
        if self.paragraphs[first].span.start < begin {
            return first;
        }
        let mut lead = first;
        while lead > 0 && begin - self.paragraphs[lead - 1].span.start <= LEAD {
            lead -= 1;
        }
        lead
    }

    /// Some paragraphs as an article.
    fn piece(&self, paragraphs: &[Paragraph], offset: usize, begin: usize) -> Part {
        let body = &self.article.body;
        let end = paragraphs.last().map_or(offset, |last| last.span.end);
        let back = |span: Span| Span::new(span.start - offset, span.end - offset);
        let first = body.faces.partition_point(|(span, _)| span.start < offset);
        let faces = body.faces[first..].iter().take_while(|(span, _)| span.start < end);
        let strong = faces.filter(|(span, face)| *face == Face::Strong && span.end <= end);
        let meta = Meta {
            title: self.article.meta.title.clone(),
            date: self.article.meta.date,
            language: self.article.meta.language.clone(),
            ..Meta::default()
        };
        let piece = Body {
            text: body.text[offset..end].to_owned(),
            paragraphs: paragraphs.iter().map(|it| Paragraph { span: back(it.span), ..*it }).collect(),
            faces: strong.map(|(span, face)| (back(*span), face.clone())).collect(),
        };
        let article = Article { meta, body: piece, format: self.article.format, ..Article::default() };
        Part { article, offset, begin }
    }
}

/// Where a paragraph that is too long for a part is cut: after the last sentence before `end`, else after the last word.
fn inside(text: &str, start: usize, end: usize) -> usize {
    let end = (start..=end).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(end);
    let piece = &text[start..end];
    let sentence = |(at, _): &(usize, &str)| {
        let mut before = piece[..*at].chars().rev().take(4);
        before.find(|c| !matches!(c, '»' | '”' | '"' | ' ')).is_some_and(|c| matches!(c, '.' | '!' | '?' | '…'))
    };
    let blanks = || piece.rmatch_indices([' ', '\n']).take(2_000);
    let blank = blanks().find(sentence).or_else(|| blanks().next());
    let cut = blank.map_or(piece.len(), |(at, blank)| at + blank.len());
    if cut > 0 { start + cut } else { text[end..].chars().next().map_or(end, |c| end + c.len_utf8()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::article_from_text;

    fn of(text: &str) -> Article {
        Article { body: article_from_text(text), ..Article::default() }
    }

    #[test]
    fn an_article_of_the_press_is_one_part() {
        let words = "Le quai tiendra jusqu’au printemps, selon la maire. ".repeat(1_000);
        assert!(is_one(&of(&words)));
        assert!(!is_one(&of(&words.repeat(20))));
        assert!(!is_one(&of(&"a\n".repeat(20_000))));
        assert!(!is_one(&of(&"a".repeat(300_000))));
    }

    #[test]
    fn parts_end_before_headings_and_begin_with_what_stood_before() {
        let paragraph = "Le quai tiendra jusqu’au printemps, selon la maire de la ville, qui parle au port.";
        let mut text = String::new();
        let mut headings = Vec::new();
        for number in 0..2_000 {
            if number % 150 == 149 {
                headings.push(text.len());
                text.push_str("Un autre chapitre\n\n");
            }
            text.push_str(paragraph);
            text.push_str("\n\n");
        }
        let mut article = of(&text);
        for paragraph in &mut article.body.paragraphs {
            if headings.contains(&paragraph.span.start) {
                paragraph.kind = ParagraphKind::Heading(2);
            }
        }
        let parts: Vec<Part> = parts(&article).collect();
        assert!(parts.len() > 1, "{}", parts.len());
        for part in &parts[1..] {
            assert!(headings.contains(&part.begin));
            assert!(part.offset < part.begin && part.begin - part.offset <= LEAD);
            assert!(part.article.body.text[part.begin - part.offset..].starts_with("Un autre chapitre"));
        }
    }

    proptest! {
        #[test]
        fn the_parts_hold_all_of_the_text_in_order(
            pieces in proptest::collection::vec("[a-é« .\n]{0,40}", 1..6),
            times in 1_usize..9_000,
        ) {
            let article = of(&pieces.concat().repeat(times));
            let text = &article.body.text;
            let mut end = 0;
            for part in parts(&article) {
                prop_assert!(part.begin >= end && text[end..part.begin].trim().is_empty());
                prop_assert!(part.offset <= part.begin);
                let own = part.offset + part.article.body.text.len();
                prop_assert!(own > part.begin, "each part has something of its own");
                prop_assert_eq!(&text[part.offset..own], part.article.body.text.as_str());
                prop_assert!(part.article.body.text.len() <= MOST_BYTES + LEAD + 8);
                end = own;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}
