//! One sentence together with the text and the names of its article: what the parser asks about single items.

use std::ops::Range;

use super::sentence::WriterSentence;
use crate::analysis::lexicon::Class;
use crate::analysis::quotations::names::referents::{NameMention, ReferentId, Referents};
use crate::analysis::quotations::tagged_text::TaggedText;
use crate::article::Span;
use crate::text::segment::TokenKind;

/// A sentence in its article. Positions are those of the sentence's items, in which a quotation counts as one.
#[derive(Clone, Copy)]
pub(crate) struct SentenceView<'a, 'd> {
    pub text: &'a TaggedText<'d>,
    pub referents: &'a Referents,
    pub sentence: &'a WriterSentence,
}

impl SentenceView<'_, '_> {
    /// The token at an item; `None` past the end or at a quotation.
    pub fn token(&self, at: usize) -> Option<usize> {
        self.sentence.token(at)
    }

    /// The span from the first to the last token among some items; `None` when they hold none.
    pub fn span_of(&self, items: Range<usize>) -> Option<Span> {
        self.sentence.tokens(items).map(|tokens| self.text.document.span_of(tokens))
    }

    /// Whether the token at an item belongs to a class.
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|token| self.text.is(token, class))
    }

    /// The token at an item in lower case; empty at a quotation and past the end.
    pub fn lower(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| self.text.lower(token))
    }

    /// Whether the token at an item is one of these punctuation marks.
    pub fn is_mark(&self, at: usize, marks: &str) -> bool {
        self.token(at).is_some_and(|token| self.text.is_mark(token, marks))
    }

    /// Whether the item is a word or number.
    pub fn is_word(&self, at: usize) -> bool {
        let kind = self.token(at).and_then(|token| self.text.kind(token));
        matches!(kind, Some(TokenKind::Word | TokenKind::Number))
    }

    /// Whether the token at an item begins with a capital letter.
    pub fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| self.text.is_capital(token))
    }

    /// The name that begins at an item.
    pub fn name_at(&self, at: usize) -> Option<&NameMention> {
        self.token(at).and_then(|token| self.referents.mention_at(token))
    }

    /// Whether a referent is one, and a person.
    pub fn is_person(&self, referent: Option<ReferentId>) -> bool {
        self.referents.is_person(referent)
    }
}

/// Whether a word ends as adverbs of manner do: French ones in -ment, English ones in -ly.
pub(crate) fn has_adverb_ending(lower: &str) -> bool {
    lower.len() > 6 && (lower.ends_with("ment") || lower.ends_with("ly"))
}
