//! The article with what the lexicon knows of each of its words.

use crate::analysis::document::Document;
use crate::analysis::lexicon::{Class, Lexicon, Word, lexicon};
use crate::text::segment::TokenKind;

use super::language::Grammar;

/// A document and the classes of its tokens.
pub(crate) struct TaggedText<'d> {
    /// The document itself.
    pub document: &'d Document<'d>,
    /// The words of its language.
    pub lexicon: &'static Lexicon,
    /// How its language builds sentences.
    pub grammar: &'static Grammar,
    words: Vec<Word>,
}

/// Grammatical gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Masculine,
    Feminine,
}

impl<'d> TaggedText<'d> {
    /// Looks up every word of a document.
    pub fn new(document: &'d Document<'d>) -> Self {
        let lexicon = lexicon(&document.language);
        let grammar = Grammar::of(&document.language);
        let is_name = |token| document.word(token).chars().next().is_some_and(char::is_uppercase);
        // `Me Anne Roche`, the lawyer; not `me`.
        let is_civility = |token| Some(document.word(token)) == grammar.capital_civility && is_name(token + 1);
        let words = (0..document.tokens.len())
            .map(|token| match document.tokens[token].kind {
                TokenKind::Word if is_civility(token) => Word::from(Class::CIVILITY),
                TokenKind::Word => lexicon.word(document.lower(token)),
                _ => Word::default(),
            })
            .collect();
        Self { document, lexicon, grammar, words }
    }

    /// What the lexicon knows of a token; nothing past the end.
    #[inline]
    pub fn word(&self, token: usize) -> Word {
        self.document.budget.spend(1);
        self.words.get(token).copied().unwrap_or_default()
    }

    /// Whether a token belongs to a class, or to any of several.
    #[inline]
    pub fn is(&self, token: usize, class: Class) -> bool {
        self.word(token).is(class)
    }

    /// The token in lower case.
    #[inline]
    pub fn lower(&self, token: usize) -> &str {
        self.document.lower(token)
    }

    /// What the token is; nothing past the end.
    #[inline]
    pub fn kind(&self, token: usize) -> Option<TokenKind> {
        self.document.tokens.get(token).map(|token| token.kind)
    }

    /// Whether the token begins with a capital letter.
    pub fn is_capital(&self, token: usize) -> bool {
        self.document.word(token).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the token is the first word of its sentence.
    pub fn opens_sentence(&self, token: usize) -> bool {
        let sentence = self.document.sentences.get(self.document.sentence_of(token));
        sentence.is_some_and(|sentence| {
            sentence.tokens.clone().find(|token| self.kind(*token) == Some(TokenKind::Word)) == Some(token)
        })
    }

    /// Whether the token is an acronym: two capital letters or more, none small.
    pub fn is_acronym(&self, token: usize) -> bool {
        let word = self.document.word(token);
        word.chars().filter(|char| char.is_uppercase()).count() >= 2 && !word.chars().any(char::is_lowercase)
    }

    /// Whether the token is this punctuation mark, or any of these.
    pub fn is_mark(&self, token: usize, marks: &str) -> bool {
        if matches!(self.kind(token), None | Some(TokenKind::Word | TokenKind::Number)) {
            return false;
        }
        let word = self.document.word(token);
        match word.as_bytes() {
            [byte] => marks.as_bytes().contains(byte),
            _ => marks.contains(word),
        }
    }

    /// The gender that determiner, pronoun, title or given name tells, when it tells one.
    pub fn gender(&self, token: usize) -> Option<Gender> {
        let word = self.word(token);
        match (word.is(Class::MASCULINE), word.is(Class::FEMININE)) {
            (true, false) => Some(Gender::Masculine),
            (false, true) => Some(Gender::Feminine),
            _ => None,
        }
    }

    /// The gender that a given name tells, `Jean-Marie` by its first part.
    pub fn name_gender(&self, token: usize) -> Option<Gender> {
        let word = self.given(token);
        match (word.is(Class::MALE_NAME), word.is(Class::FEMALE_NAME)) {
            (true, false) => Some(Gender::Masculine),
            (false, true) => Some(Gender::Feminine),
            _ => None,
        }
    }

    /// Whether the token can be a given name here: a listed one, with a capital.
    pub fn is_given_name(&self, token: usize) -> bool {
        self.is_capital(token) && self.given(token).is(Class::GIVEN_NAME)
    }

    fn given(&self, token: usize) -> Word {
        let word = self.word(token);
        if word.is(Class::GIVEN_NAME) {
            return word;
        }
        match self.lower(token).split_once('-') {
            Some((first, _)) => self.lexicon.word(first),
            None => word,
        }
    }
}
