//! The pieces of a sentence, and the questions that the rules ask about them.

use std::ops::{Deref, Range};

use super::noun_phrase::NounPhrase;
use super::sentence_view::SentenceView;
use super::verb::{Form, Verb};
use crate::analysis::quotations::tagged_text::TaggedText;

/// What a piece of a sentence is.
#[derive(Clone, Debug)]
pub(crate) enum ChunkKind {
    /// A noun phrase, name or pronoun that can be a subject.
    Phrase(NounPhrase),
    /// A noun phrase after a preposition, which is given by its token.
    Oblique(usize, NounPhrase),
    /// The source of a statement: `selon le parquet`.
    According(NounPhrase),
    /// A verb with its auxiliaries and small words.
    Verb(Verb),
    /// `que`, `that`.
    Complementizer,
    /// A relative pronoun.
    Relative,
    /// A word that opens another subordinate clause.
    Subordinator,
    /// `et`, `mais`.
    Conjunction,
    /// Punctuation, by the token.
    Punctuation(usize),
    /// A quotation, by its position among the marked spans.
    Quote(usize),
    /// An adverb or anything else.
    Other,
}

/// A piece of a sentence and the items of the sentence that it takes.
#[derive(Clone, Debug)]
pub(crate) struct Chunk {
    pub kind: ChunkKind,
    pub items: Range<usize>,
}

impl Chunk {
    /// The noun phrase that can be a subject.
    pub fn phrase(&self) -> Option<&NounPhrase> {
        match &self.kind {
            ChunkKind::Phrase(phrase) => Some(phrase),
            _ => None,
        }
    }

    /// The phrase after a preposition.
    pub fn oblique(&self) -> Option<&NounPhrase> {
        match &self.kind {
            ChunkKind::Oblique(_, phrase) => Some(phrase),
            _ => None,
        }
    }

    /// The verb, whatever its form.
    pub fn verb(&self) -> Option<&Verb> {
        match &self.kind {
            ChunkKind::Verb(verb) => Some(verb),
            _ => None,
        }
    }

    /// The finite verb.
    pub fn finite_verb(&self) -> Option<&Verb> {
        self.verb().filter(|verb| verb.form == Form::Finite)
    }

    /// Whether it is a quotation.
    pub fn is_quote(&self) -> bool {
        matches!(self.kind, ChunkKind::Quote(_))
    }

    /// Whether it is a relative pronoun.
    pub fn is_relative(&self) -> bool {
        matches!(self.kind, ChunkKind::Relative)
    }

    /// Whether it is punctuation of any kind.
    pub fn is_punctuation(&self) -> bool {
        matches!(self.kind, ChunkKind::Punctuation(_))
    }

    /// The punctuation mark, by its token.
    pub fn punctuation(&self) -> Option<usize> {
        match self.kind {
            ChunkKind::Punctuation(token) => Some(token),
            _ => None,
        }
    }

    /// Whether it adds to a clause without being part of its frame: an adverb or a phrase after a preposition.
    pub fn is_adjunct(&self) -> bool {
        matches!(self.kind, ChunkKind::Other | ChunkKind::Oblique(..))
    }
}

/// The chunks of one sentence. Positions are those of the chunks; past the end, every answer is no.
pub(crate) struct Chunks<'a, 'd> {
    pub sentence: SentenceView<'a, 'd>,
    list: Vec<Chunk>,
}

impl Deref for Chunks<'_, '_> {
    type Target = [Chunk];

    fn deref(&self) -> &[Chunk] {
        &self.list
    }
}

impl<'a, 'd> Chunks<'a, 'd> {
    /// The chunks that a sentence was read into.
    pub fn new(sentence: SentenceView<'a, 'd>, list: Vec<Chunk>) -> Self {
        Self { sentence, list }
    }

    /// The text of the article.
    pub fn text(&self) -> &'a TaggedText<'d> {
        self.sentence.text
    }

    /// What a chunk is.
    pub fn kind(&self, at: usize) -> Option<&ChunkKind> {
        self.get(at).map(|chunk| &chunk.kind)
    }

    /// Whether a chunk is one of these punctuation marks.
    pub fn is_mark(&self, at: usize, marks: &str) -> bool {
        let token = self.get(at).and_then(Chunk::punctuation);
        token.is_some_and(|token| self.text().is_mark(token, marks))
    }

    /// Whether a chunk is a comma.
    pub fn is_comma(&self, at: usize) -> bool {
        self.is_mark(at, ",")
    }

    /// The noun phrase at a chunk, when it can be a subject.
    pub fn phrase(&self, at: usize) -> Option<&NounPhrase> {
        self.get(at).and_then(Chunk::phrase)
    }

    /// The verb at a chunk, whatever its form.
    pub fn verb(&self, at: usize) -> Option<&Verb> {
        self.get(at).and_then(Chunk::verb)
    }

    /// The finite verb at a chunk.
    pub fn finite_verb(&self, at: usize) -> Option<&Verb> {
        self.get(at).and_then(Chunk::finite_verb)
    }

    /// Whether a chunk is a quotation.
    pub fn is_quote(&self, at: usize) -> bool {
        self.get(at).is_some_and(Chunk::is_quote)
    }

    /// Whether a chunk is a relative pronoun.
    pub fn is_relative(&self, at: usize) -> bool {
        self.get(at).is_some_and(Chunk::is_relative)
    }

    /// The last finite verb before a chunk.
    pub fn finite_verb_before(&self, at: usize) -> Option<usize> {
        self[..at].iter().rposition(|chunk| chunk.finite_verb().is_some())
    }

    /// Whether one of some chunks is a finite verb.
    pub fn has_finite_verb(&self, range: Range<usize>) -> bool {
        self[range].iter().any(|chunk| chunk.finite_verb().is_some())
    }

    /// The first chunk from `at` on that is no adverb.
    pub fn past_adverbs(&self, mut at: usize) -> usize {
        while matches!(self.kind(at), Some(ChunkKind::Other)) {
            at += 1;
        }
        at
    }

    /// The first chunk from `at` on that is neither an adverb nor a phrase after a preposition.
    pub fn past_adjuncts(&self, mut at: usize) -> usize {
        while self.get(at).is_some_and(Chunk::is_adjunct) {
            at += 1;
        }
        at
    }

    /// The position of the parenthesis that opens what ends with the one at `at`; the first chunk when none does.
    pub fn opening_parenthesis(&self, mut at: usize) -> usize {
        while at > 0 && !self.is_mark(at, "(") {
            at -= 1;
        }
        at
    }

    /// The first word of a chunk in lower case.
    pub fn first_word(&self, at: usize) -> &str {
        self.get(at).map_or("", |chunk| self.sentence.lower(chunk.items.start))
    }
}
