//! What the analysers know of words: one data file a language, read once.
//!
//! A word has [`Class`]es: a form may be a verb of saying, a title, a preposition, and often several of these at
//! once; which one it is in a sentence is for the analysers to tell. To add a language: write its file, its rules
//! of inflection, and name both in [`lexicon`].

mod class;
mod english;
mod french;
mod read;

use std::sync::OnceLock;

use foldhash::HashMap;

use super::entities::hash::{Hashed, hash};
use crate::article::Language;

pub use class::{Class, Word};

/// The words of one language.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// By the hash of the word.
    words: Hashed<Word>,
    /// Titles that may stand for one another: the first of a line stands for the others of that line.
    same: HashMap<Box<str>, Vec<Box<str>>>,
}

impl Lexicon {
    /// What is known of a word given in lower case with its accents and straight apostrophes.
    #[must_use]
    pub fn word(&self, lower: &str) -> Word {
        self.words.get(&hash(lower)).copied().unwrap_or_default()
    }

    /// Whether a person introduced as `title` may be called `other` further on (`président`, `dirigeant`).
    #[must_use]
    pub fn may_stand_for(&self, other: &str, title: &str) -> bool {
        other == title || self.same.get(title).is_some_and(|others| others.iter().any(|same| **same == *other))
    }

    fn add(&mut self, form: &str, word: Word) {
        *self.words.entry(hash(form)).or_default() |= word;
    }
}

/// The lexicon of a language; an empty one for a language that has none.
#[must_use]
pub fn lexicon(language: &Language) -> &'static Lexicon {
    static FRENCH: OnceLock<Lexicon> = OnceLock::new();
    static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
    static NONE: OnceLock<Lexicon> = OnceLock::new();
    match language {
        Language::French => FRENCH.get_or_init(|| read::read(include_str!("fr.txt"), &french::INFLECTION)),
        Language::English => ENGLISH.get_or_init(|| read::read(include_str!("en.txt"), &english::INFLECTION)),
        Language::Other(_) => NONE.get_or_init(Lexicon::default),
    }
}

#[cfg(test)]
mod tests;
