//! One article as both analysers see it: paragraphs, sentences and tokens, each token with its plain forms.
//!
//! Built once an article and then only read. It knows the language and the date of the article but neither
//! quotations nor names.

use std::ops::Range;

use super::budget::Budget;
use super::language::agreed_language;
use crate::article::{Article, Face, Language, ParagraphKind, PartialDate, Span};
use crate::text::char_classes::push_lower;
use crate::text::fold::fold_into;
use crate::text::segment::{self, Token};

/// The text of an article, cut up. Positions of tokens, sentences and paragraphs count from 0 and go up with
/// the text.
#[derive(Debug)]
pub struct Document<'a> {
    /// The whole body.
    pub text: &'a str,
    /// The headline, when the file has one that is no text itself. It is no part of `text`.
    pub title: Option<&'a str>,
    /// The date of publication, as precise as the file has it.
    pub date: Option<PartialDate>,
    /// The language that the article declares where its text agrees, else the detected one.
    pub language: Language,
    /// The paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences of all paragraphs, in order.
    pub sentences: Vec<Sentence>,
    /// The tokens of all sentences, in order.
    pub tokens: Vec<Token>,
    /// Lower-case and folded forms of all tokens, end to end.
    forms: String,
    /// Where in `forms` each token has its two forms.
    places: Vec<Forms>,
    /// What the analysis may cost.
    pub(super) budget: Budget,
}

/// A paragraph with what lies in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// What it is, as far as its format says.
    pub kind: ParagraphKind,
    /// Whether all of it is set in bold.
    pub bold: bool,
    /// Where the bold words end that open it, by byte, when others follow.
    pub bold_end: Option<usize>,
    /// Its sentences, as positions in [`Document::sentences`].
    pub sentences: Range<usize>,
    /// Its tokens, as positions in [`Document::tokens`].
    pub tokens: Range<usize>,
}

/// A sentence with what lies in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without blanks at its ends.
    pub span: Span,
    /// Its tokens, as positions in [`Document::tokens`].
    pub tokens: Range<usize>,
    /// The paragraph it lies in, as a position in [`Document::paragraphs`].
    pub paragraph: usize,
}

/// The forms of one token in the common store: `start..middle` in lower case, `folded..end` folded (the same
/// place when the two are equal).
#[derive(Clone, Copy, Debug)]
struct Forms {
    start: u32,
    middle: u32,
    folded: u32,
    end: u32,
}

impl<'a> Document<'a> {
    /// Cuts up an article.
    #[must_use]
    pub fn new(article: &'a Article) -> Self {
        Self::within(article, Budget::default())
    }

    /// The same with a budget of which something may be spent.
    pub(super) fn within(article: &'a Article, budget: Budget) -> Self {
        let text = article.body.text.as_str();
        let mut document = Self {
            text,
            title: title(article),
            date: article.meta.date,
            language: agreed_language(article.meta.language.as_ref(), text),
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::with_capacity(text.len() / 5),
            forms: String::with_capacity(text.len()),
            places: Vec::with_capacity(text.len() / 5),
            budget,
        };
        if article.body.paragraphs.is_empty() {
            for span in segment::paragraphs(text) {
                document.push_paragraph(span, ParagraphKind::Text, None);
            }
        } else {
            for paragraph in &article.body.paragraphs {
                document.push_paragraph(paragraph.span, paragraph.kind, bold_end(article, paragraph.span));
            }
        }
        document
    }

    fn push_paragraph(&mut self, span: Span, kind: ParagraphKind, bold_end: Option<usize>) {
        let paragraph = self.paragraphs.len();
        let (first_sentence, first_token) = (self.sentences.len(), self.tokens.len());
        for sentence in segment::sentences(self.text, span) {
            for piece in segment::tokens(self.text, sentence).chunks(LONGEST_SENTENCE) {
                self.push_sentence(piece, paragraph);
            }
        }
        let sentences = first_sentence..self.sentences.len();
        let tokens = first_token..self.tokens.len();
        let rest = |end: usize| self.text.get(end..span.end).is_some_and(|rest| rest.contains(char::is_alphanumeric));
        let bold = bold_end.is_some_and(|end| !rest(end));
        let bold_end = bold_end.filter(|_| !bold);
        self.paragraphs.push(Paragraph { span, kind, bold, bold_end, sentences, tokens });
    }

    fn push_sentence(&mut self, tokens: &[Token], paragraph: usize) {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let begin = self.tokens.len();
        tokens.iter().for_each(|token| self.push_forms(token.span));
        self.tokens.extend_from_slice(tokens);
        let span = Span::new(first.span.start, last.span.end);
        self.sentences.push(Sentence { span, tokens: begin..self.tokens.len(), paragraph });
    }

    fn push_forms(&mut self, span: Span) {
        let word = span.of(self.text);
        let start = offset(self.forms.len());
        if word.is_ascii() {
            self.forms.push_str(word);
            if let Some(form) = self.forms.get_mut(start as usize..) {
                form.make_ascii_lowercase();
            }
            let end = offset(self.forms.len());
            self.places.push(Forms { start, middle: end, folded: start, end });
            return;
        }
        for char in word.chars() {
            match char {
                '’' | 'ʼ' | '‘' | '`' => self.forms.push('\''),
                _ => push_lower(char, &mut self.forms),
            }
        }
        let middle = offset(self.forms.len());
        fold_into(word, &mut self.forms);
        self.places.push(Forms { start, middle, folded: middle, end: offset(self.forms.len()) });
    }

    /// The token as it is written; empty past the end.
    #[must_use]
    #[inline]
    pub fn word(&self, token: usize) -> &'a str {
        self.budget.spend(1);
        self.tokens.get(token).map_or("", |token| token.span.of(self.text))
    }

    /// The token in lower case with its accents, every apostrophe straight; empty past the end.
    #[must_use]
    #[inline]
    pub fn lower(&self, token: usize) -> &str {
        self.budget.spend(1);
        self.places.get(token).map_or("", |at| form(&self.forms, at.start, at.middle))
    }

    /// The token folded (see `text::fold`); empty past the end.
    #[must_use]
    #[inline]
    pub fn folded(&self, token: usize) -> &str {
        self.budget.spend(1);
        self.places.get(token).map_or("", |at| form(&self.forms, at.folded, at.end))
    }

    /// The first token that ends after the byte `offset`: the one that holds it, else the next one. The number
    /// of tokens when there is none.
    #[must_use]
    pub fn token_at(&self, offset: usize) -> usize {
        self.budget.spend(1);
        self.tokens.partition_point(|token| token.span.end <= offset)
    }

    /// The tokens that lie within `span` at least in part.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.token_at(span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// The sentence that holds this token; the number of sentences past the end.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.budget.spend(1);
        self.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// Whether the work that the article may cost is spent before this token: then the analysis ends there.
    #[must_use]
    pub(super) fn ends_before(&self, token: usize) -> bool {
        let spent = self.budget.is_spent(self.tokens.len());
        if spent {
            self.budget.end_at(self.tokens.get(token).map_or(self.text.len(), |token| token.span.start));
        }
        spent
    }

    /// The span from the first to the last token of a range; empty, at the end of the text, for an empty range.
    #[must_use]
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens).and_then(|tokens| tokens.first().zip(tokens.last())) {
            Some((first, last)) => Span::new(first.span.start, last.span.end),
            None => Span::new(self.text.len(), self.text.len()),
        }
    }
}

/// The headline, unless it is none by its length.
pub(super) fn title(article: &Article) -> Option<&str> {
    article.meta.title.as_deref().filter(|title| title.len() <= LONGEST_TITLE)
}

/// The longest headline that is read, in bytes. What is longer is a text in the wrong place.
const LONGEST_TITLE: usize = 1_000;

/// Tokens of a sentence at most: what is longer is none, and is cut, so that the time it takes grows with its length.
const LONGEST_SENTENCE: usize = 1_000;

/// Where the bold words end that open a paragraph; `None` when it begins otherwise.
fn bold_end(article: &Article, paragraph: Span) -> Option<usize> {
    let faces = &article.body.faces;
    let first = faces.partition_point(|(span, _)| span.start < paragraph.start);
    let bold = faces[first..].iter().take_while(|(span, _)| span.start < paragraph.end);
    let start = paragraph.trimmed(&article.body.text).start;
    let mut end = start;
    for (span, _) in bold.filter(|(_, face)| *face == Face::Strong) {
        let gap = article.body.text.get(end..span.start).unwrap_or_default();
        if gap.contains(char::is_alphanumeric) {
            break;
        }
        end = end.max(span.end);
    }
    (end > start).then_some(end)
}

#[inline]
fn form(forms: &str, start: u32, end: u32) -> &str {
    forms.get(start as usize..end as usize).unwrap_or_default()
}

/// Bodies are read into memory whole; past 4 GiB of forms a token has none.
fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Body;
    use proptest::prelude::*;

    fn article(text: &str) -> Article {
        Article { body: Body { text: text.into(), ..Body::default() }, ..Article::default() }
    }

    #[test]
    fn tokens_have_their_plain_forms() {
        let article = article("L’Élysée a répondu.\n\nAnne Œuvrard s’est tue.");
        let document = Document::new(&article);
        let elysee = document.token_at(article.body.text.find("lysée").unwrap());
        assert_eq!(document.word(elysee), "Élysée");
        assert_eq!(document.lower(elysee), "élysée");
        assert_eq!(document.folded(elysee), "elysee");
        assert_eq!(document.lower(elysee - 1), "l'");
        assert_eq!(document.folded(document.token_at(article.body.text.find('Œ').unwrap())), "oeuvrard");
        assert_eq!(document.paragraphs.len(), 2);
        assert_eq!(document.sentences[1].paragraph, 1);
        assert_eq!(document.sentence_of(document.paragraphs[1].tokens.start), 1);
        assert_eq!(document.word(document.tokens.len()), "");
    }

    proptest! {
        #[test]
        fn every_token_lies_in_its_sentence_and_paragraph(text in "(?s).{0,200}") {
            let article = article(&text);
            let document = Document::new(&article);
            for sentence in &document.sentences {
                let paragraph = &document.paragraphs[sentence.paragraph];
                prop_assert!(paragraph.span.covers(sentence.span));
                for token in sentence.tokens.clone() {
                    prop_assert!(sentence.span.covers(document.tokens[token].span));
                    prop_assert_eq!(document.token_at(document.tokens[token].span.start), token);
                }
            }
            prop_assert_eq!(document.paragraphs.last().map_or(0, |last| last.tokens.end), document.tokens.len());
        }
    }
}
