//! The words of an article with all that the features look at, worked out once.

use super::dates::Date;
use super::hash::{combine, hash};
use super::lexicon::{self, Heads, head, kind};
use crate::analysis::document::Document;
use std::ops::{Deref, Range};

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Caps {
    /// It begins with no capital.
    None,
    /// `Paris`.
    First,
    /// `OTAN`, and single letters.
    All,
    /// `McDonald`, `iPhone` apart.
    Mixed,
}

/// A token, looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Hash of the word as it is written.
    pub(super) cased: u64,
    /// Hash of the word in lower case.
    pub(super) lower: u64,
    /// Its letters by their kind, repetitions left out (`Aa-Aa`, `0`), hashed.
    pub(super) shape: u64,
    pub(super) caps: Caps,
    /// Whether it begins with a letter.
    pub(super) letters: bool,
    /// Whether it is the first word of its sentence.
    pub(super) first: bool,
    /// Bits of [`lexicon::kind`].
    pub(super) kinds: u16,
    /// Bits of [`lexicon::kind`] of the longest known name that it begins.
    pub(super) begins: u16,
    /// The same for a name of which it is a further word.
    pub(super) within: u16,
    /// Bits of [`lexicon::head`].
    pub(super) head: u16,
    /// Whether it is part of a date.
    pub(super) date: bool,
}

/// All words of an article.
pub(super) struct Words<'d> {
    pub(super) document: &'d Document<'d>,
    words: Vec<Word>,
    /// For each token, the tokens in capitals that it stands among: empty for others.
    runs: Vec<(u32, u32)>,
}

impl Deref for Words<'_> {
    type Target = [Word];

    fn deref(&self) -> &[Word] {
        &self.words
    }
}

/// The heads that say what a name after them is.
const INTRODUCING: u16 = head::TITLE | head::ROLE | head::ORGANISATION | head::EVENT | head::WORK | head::PLACE;

/// The most words that a known name has.
pub(super) const LONGEST_NAME: usize = 5;

impl<'d> Words<'d> {
    pub(super) fn new(document: &'d Document<'d>, dates: &[Date]) -> Self {
        let heads = lexicon::heads(&document.language);
        let mut words: Vec<Word> = (0..document.tokens.len()).map(|at| look(document, at, heads)).collect();
        for date in dates {
            for at in document.tokens_in(date.span) {
                words[at].date = true;
            }
        }
        for sentence in &document.sentences {
            let first = sentence.tokens.clone().find(|at| words[*at].letters);
            if let Some(first) = first {
                words[first].first = true;
            }
            known_names(&mut words, sentence.tokens.clone());
        }
        let mut runs = vec![(0, 0); words.len()];
        for sentence in &document.sentences {
            find_runs(&words, sentence.tokens.clone(), &mut runs);
        }
        Self { document, words, runs }
    }

    /// The words of some tokens, one after the other.
    pub(super) fn among(&self, tokens: Range<usize>) -> &[Word] {
        self.document.budget.spend(tokens.len());
        &self.words[tokens]
    }

    /// The tokens in capitals that `at` stands among; empty when it is none.
    pub(super) fn run(&self, at: usize) -> Range<usize> {
        self.runs.get(at).map_or(0..0, |(start, end)| *start as usize..*end as usize)
    }

    /// The [`head`] bits of a token, 0 past the end.
    pub(super) fn head(&self, at: usize) -> u16 {
        self.words.get(at).map_or(0, |word| word.head)
    }

    /// The same, `shift` tokens away.
    pub(super) fn head_at(&self, at: usize, shift: isize) -> u16 {
        at.checked_add_signed(shift).map_or(0, |at| self.head(at))
    }

    /// The word in lower case, `shift` tokens away; empty past the ends.
    pub(super) fn text_at(&self, at: usize, shift: isize) -> &str {
        at.checked_add_signed(shift).map_or("", |at| self.document.lower(at))
    }

    /// The [`head`] bits of the word before token number `at`, past articles, `de` and one adjective.
    pub(super) fn head_before(&self, at: usize) -> u16 {
        let mut passed = false;
        for back in at.saturating_sub(4)..at {
            let before = at - 1 - (back - at.saturating_sub(4));
            let word = &self.words[before];
            let found = word.head & INTRODUCING;
            if found != 0 {
                return found;
            }
            let small = matches!(
                self.document.lower(before),
                "de" | "du" | "des" | "d'" | "la" | "l'" | "le" | "les" | "of" | "the"
            );
            if !small {
                if passed || !word.letters || word.caps != Caps::None {
                    return 0;
                }
                passed = true;
            }
        }
        0
    }
}

fn look(document: &Document<'_>, at: usize, heads: &Heads) -> Word {
    let text = document.word(at);
    let lower = hash(document.lower(at));
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Word {
            cased: lower,
            lower,
            shape: SMALL_LETTERS,
            caps: Caps::None,
            letters: true,
            first: false,
            kinds: lexicon::kinds(lower),
            begins: 0,
            within: 0,
            head: heads.get(&lower).copied().unwrap_or(0),
            date: false,
        };
    }
    let mut chars = text.chars();
    let first = chars.next().unwrap_or(' ');
    let letters = first.is_alphabetic();
    let caps = if !first.is_uppercase() {
        Caps::None
    } else {
        let (mut upper, mut small) = (false, false);
        for char in chars.clone() {
            upper |= char.is_uppercase();
            small |= char.is_lowercase();
        }
        match (upper, small) {
            (_, false) => Caps::All,
            (false, true) => Caps::First,
            (true, true) => Caps::Mixed,
        }
    };
    Word {
        cased: if caps == Caps::None { lower } else { hash(text) },
        lower,
        shape: shape(text),
        caps,
        letters,
        first: false,
        kinds: if letters { lexicon::kinds(lower) } else { 0 },
        begins: 0,
        within: 0,
        head: if letters { heads.get(&lower).copied().unwrap_or(0) } else { 0 },
        date: false,
    }
}

/// The [`shape`] of a word of small letters alone, as most are.
const SMALL_LETTERS: u64 = combine(0, 1);

fn shape(text: &str) -> u64 {
    let mut shape = 0_u64;
    let mut last = 0;
    for char in text.chars() {
        let kind = match char {
            'a'..='z' => 1,
            'A'..='Z' => 2,
            '0'..='9' => 3,
            _ if char.is_lowercase() => 1,
            _ if char.is_uppercase() => 2,
            '-' | '‑' => 4,
            '.' => 5,
            '\'' | '’' => 6,
            _ if char.is_alphanumeric() => 7,
            _ => 8 + (u64::from(u32::from(char)) << 4),
        };
        if kind != last {
            shape = combine(shape, kind);
            last = kind;
        }
    }
    shape
}

/// The kinds that a name of one or many words may have.
pub(super) const NAMES: u16 =
    kind::TOWN | kind::CITY | kind::VILLAGE | kind::COUNTRY | kind::PROPER | kind::ORGANISATION | kind::EVENT;

/// Marks the names of the lexicon, the longest first.
fn known_names(words: &mut [Word], sentence: Range<usize>) {
    let mut at = sentence.start;
    while at < sentence.end {
        if words[at].caps == Caps::None {
            at += 1;
            continue;
        }
        let mut longest = (1, words[at].kinds & NAMES);
        let mut key = words[at].lower;
        for length in 2..=LONGEST_NAME.min(sentence.end - at) {
            key = combine(key, words[at + length - 1].lower);
            let kinds = lexicon::kinds(key) & NAMES;
            if kinds != 0 {
                longest = (length, kinds);
            }
        }
        words[at].begins = longest.1;
        for word in &mut words[at + 1..at + longest.0] {
            word.within = longest.1;
        }
        at += longest.0;
    }
}

fn find_runs(words: &[Word], sentence: Range<usize>, runs: &mut [(u32, u32)]) {
    let mut at = sentence.start;
    while at < sentence.end {
        let end = (at..sentence.end).find(|at| words[*at].caps == Caps::None).unwrap_or(sentence.end);
        let run = (u32::try_from(at).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX));
        runs[at..end].fill(run);
        at = end.max(at + 1);
    }
}
