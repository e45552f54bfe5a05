//! A shallow reading of one sentence: noun phrases, verbs, and the small words that tie them.
//!
//! No grammar is built: the reading goes once from left to right by classes of words, and is right often enough
//! to say who is the subject of which verb.

use std::ops::Range;

use crate::analysis::lexicon::Class;

use super::noun_phrase::{self, Phrase};
use super::sentence::{Item, Line};
use super::subject::is_specific;
use super::verb::{self, Verb};
use crate::analysis::quotations::names::referents::People;
use crate::analysis::quotations::tagged_text::Text;

/// What a piece of a sentence is.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// A noun phrase, name or pronoun that can be a subject.
    Phrase(Phrase),
    /// A noun phrase after a preposition.
    Oblique(usize, Phrase),
    /// The source of a statement: `selon le parquet`.
    According(Phrase),
    /// A verb with its auxiliaries and small words.
    Verb(Verb),
    /// `que`, `that`.
    That,
    /// A relative pronoun, or a word that opens another subordinate clause.
    Relative,
    Subordinate,
    /// `et`, `mais`.
    Joint,
    /// Punctuation, by the token.
    Stop(usize),
    /// A quotation.
    Quote(usize),
    /// An adverb or anything else.
    Other,
}

/// A piece of a sentence and the items of the line that it takes.
#[derive(Clone, Debug)]
pub(crate) struct Chunk {
    pub kind: Kind,
    pub items: Range<usize>,
}

/// The reader of one line.
pub(crate) struct Reader<'a, 'd> {
    pub text: &'a Text<'d>,
    pub people: &'a People,
    pub line: &'a Line,
}

impl Reader<'_, '_> {
    /// Reads all of the line.
    pub fn read(&self) -> Vec<Chunk> {
        let mut chunks: Vec<Chunk> = Vec::with_capacity(self.line.items.len() / 2);
        let mut at = 0;
        while at < self.line.items.len() {
            let (kind, end) = self.next(at, &chunks);
            chunks.push(Chunk { kind, items: at..end });
            at = end;
        }
        chunks
    }

    /// Whether the token at a position belongs to a class.
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.line.token(at).is_some_and(|token| self.text.is(token, class))
    }

    /// The token at a position in lower case; empty at a quotation and past the end.
    pub fn lower(&self, at: usize) -> &str {
        self.line.token(at).map_or("", |token| self.text.lower(token))
    }

    /// Whether the token at a position is one of these punctuation marks.
    pub fn is_mark(&self, at: usize, marks: &str) -> bool {
        self.line.token(at).is_some_and(|token| self.text.is_mark(token, marks))
    }

    fn next(&self, at: usize, before: &[Chunk]) -> (Kind, usize) {
        let token = match self.line.items[at] {
            Item::Quote(quote) => return (Kind::Quote(quote), at + 1),
            Item::Token(token) => token,
        };
        if !noun_phrase::is_word(self, at) {
            return (Kind::Stop(token), at + 1);
        }
        if let Some((source, end)) = self.according(at, before) {
            return (Kind::According(source), end);
        }
        let word = self.text.word(token);
        if matches!(self.text.lower(token), "que" | "qu'" | "qu" | "that") && !self.starts_demonstrative(at) {
            return (Kind::That, at + 1);
        }
        if word.is(Class::RELATIVE) && !word.is(Class::DETERMINER) {
            return (Kind::Relative, at + 1);
        }
        let after_subject = matches!(before.last(), Some(Chunk { kind: Kind::Phrase(_) | Kind::Relative, .. }));
        if let Some((verb, end)) = verb::read(self, at, after_subject) {
            return (Kind::Verb(verb), end);
        }
        if word.is(Class::CONJUNCTION) {
            return (Kind::Joint, at + 1);
        }
        if self.lower(at) == "as" && !self.text.french && self.opens_clause_of_its_own(at + 1) {
            return (Kind::Subordinate, at + 1);
        }
        if word.is(Class::PREPOSITION) && self.people.at(token).is_none() {
            return self.oblique(at, token);
        }
        if let Some((phrase, end)) = noun_phrase::read(self, at) {
            let kind = if phrase.is_time { Kind::Other } else { Kind::Phrase(phrase) };
            return (kind, end);
        }
        let kind = if word.is(Class::SUBORDINATOR) { Kind::Subordinate } else { Kind::Other };
        (kind, at + 1)
    }

    /// A preposition with what it governs.
    fn oblique(&self, at: usize, token: usize) -> (Kind, usize) {
        let mut start = at + 1;
        while self.is(start, Class::PREPOSITION) {
            start += 1;
        }
        match noun_phrase::read_oblique(self, start) {
            Some((phrase, end)) => (Kind::Oblique(token, phrase), end),
            None => (Kind::Other, at + 1),
        }
    }

    /// `selon X`, `d'après X`, `pour X` at the head of a sentence, `according to X`.
    fn according(&self, at: usize, before: &[Chunk]) -> Option<(Phrase, usize)> {
        let start = match (self.lower(at), self.lower(at + 1), self.lower(at + 2)) {
            ("selon" | "suivant", _, _) => at + 1,
            ("d'", "après", _) => at + 2,
            ("according", "to", _) => at + 2,
            ("à", "en", "croire") => at + 3,
            ("aux", "yeux", "de" | "du" | "des" | "d'") => at + 3,
            ("de", "l'", "avis") | ("au", "dire", _) | ("aux", "dires", _) => at + 4,
            ("pour", ..) if self.opens_clause(before) => at + 1,
            _ => return None,
        };
        // `selon lequel`, `d'après un premier bilan`: the source is a pronoun to be found or a document.
        let (phrase, end) = noun_phrase::read(self, start)?;
        let (phrase, end) = self.whose_words(start, &phrase).unwrap_or((phrase, end));
        let fits =
            !matches!(self.lower(at), "pour") || phrase.pronoun || phrase.named.is_some() || self.is_source(&phrase);
        (fits && !phrase.is_time && is_specific(self, &phrase)).then_some((phrase, end))
    }

    /// `selon les propos de X`: X, when the phrase that begins at an item is a noun of saying.
    fn whose_words(&self, start: usize, phrase: &Phrase) -> Option<(Phrase, usize)> {
        let head = phrase.head.filter(|head| phrase.named.is_none() && self.text.is(*head, Class::SAYING))?;
        let of = (start..start + 5).find(|at| self.line.token(*at) == Some(head))? + 1;
        // `du` and `des` are article and preposition in one.
        let from = match self.lower(of) {
            "du" | "des" => of,
            "de" | "d'" | "of" => of + 1,
            _ => return None,
        };
        noun_phrase::read(self, from).filter(|(phrase, _)| phrase.named.is_some() || self.is_source(phrase))
    }

    /// Whether only adverbs and the like stand before this place in its sentence or after the last stop.
    fn opens_clause(&self, before: &[Chunk]) -> bool {
        before
            .iter()
            .rev()
            .take_while(|chunk| !matches!(chunk.kind, Kind::Stop(_)))
            .all(|chunk| matches!(chunk.kind, Kind::Other | Kind::Joint | Kind::That))
            && before.len() < 6
    }

    /// Whether a phrase names somebody who can be the source of a statement.
    fn is_source(&self, phrase: &Phrase) -> bool {
        phrase.head.is_some_and(|head| self.text.is(head, Class::ROLE | Class::INSTITUTION | Class::GROUP))
    }

    /// Whether a noun phrase and its finite verb stand here: `as one resident told`.
    fn opens_clause_of_its_own(&self, at: usize) -> bool {
        noun_phrase::read(self, at).is_some_and(|(phrase, end)| !phrase.is_time && self.is(end, Class::FINITE))
    }

    /// English `that` before a noun is a determiner.
    fn starts_demonstrative(&self, at: usize) -> bool {
        self.lower(at) == "that" && at == 0
    }
}
