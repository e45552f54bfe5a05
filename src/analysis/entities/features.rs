//! What the model sees of each word: the whole list of features, in one place.
//!
//! In: an article, its dates. Out: the features of each word, as numbers. The same code runs when the model is trained and
//! when it is used. It must not know weights.

use super::dates::Date;
use super::evidence;
use super::hash::{combine, hash};
use super::lexicon::{head, key, kind, kinds};
use super::templates::{Template, add};
use super::words::{Caps, LONGEST_NAME, NAMES, Word, Words};
use crate::analysis::document::Document;
use std::ops::Range;

pub use super::templates::Group;

/// The features of all words of an article.
pub struct Features<'d> {
    words: Words<'d>,
    shown: Vec<u16>,
}

impl<'d> Features<'d> {
    /// Looks at an article whose dates are known.
    #[must_use]
    pub fn new(document: &'d Document<'d>, dates: &[Date]) -> Self {
        let words = Words::new(document, dates);
        let shown = evidence::gather(&words);
        Self { words, shown }
    }

    /// The words that they are features of.
    pub(super) fn words(&self) -> &Words<'d> {
        &self.words
    }

    /// Whether a sentence has a word in capitals: one without has no name.
    #[must_use]
    pub fn any_capital(&self, sentence: &Range<usize>) -> bool {
        self.words.get(sentence.clone()).is_some_and(|words| words.iter().any(|word| word.caps != Caps::None))
    }

    /// Hands each feature of the token `at` of a sentence to `out`.
    #[inline]
    pub fn of(&self, sentence: &Range<usize>, at: usize, out: &mut impl FnMut(u64)) {
        let near = [-2, -1, 0, 1, 2].map(|shift| Seen::of(&self.words, sentence, at, shift));
        let view = View { words: &self.words, shown: &self.shown, sentence: sentence.clone(), at, near };
        view.neighbours(out);
        view.lists(out);
        if view.words[at].caps != Caps::None {
            view.spelling(out);
            view.run(out);
            view.article(out);
        }
    }
}

/// Stands for the word before the first and after the last of a sentence.
const OUTSIDE: u64 = 0x5EED;

struct View<'a, 'd> {
    words: &'a Words<'d>,
    shown: &'a [u16],
    sentence: Range<usize>,
    at: usize,
    /// Two words before it, itself, and two after it.
    near: [Seen; 5],
}

/// What is seen of a word from another one of its sentence.
#[derive(Clone, Copy)]
struct Seen {
    lower: u64,
    shape: u64,
    /// Its kinds and capitals.
    kinds: u64,
    head: u64,
    caps: u64,
}

impl Seen {
    #[inline]
    fn of(words: &Words<'_>, sentence: &Range<usize>, at: usize, shift: isize) -> Self {
        match at.checked_add_signed(shift).filter(|at| sentence.contains(at)).and_then(|at| words.get(at)) {
            Some(word) => Self {
                lower: word.lower,
                shape: word.shape,
                kinds: u64::from(word.kinds) | caps(word) << 16,
                head: heads(word.head),
                caps: caps(word),
            },
            None => Self { lower: OUTSIDE, shape: OUTSIDE, kinds: OUTSIDE, head: 0, caps: OUTSIDE },
        }
    }
}

impl View<'_, '_> {
    fn word(&self, shift: isize) -> Option<&Word> {
        let at = self.at.checked_add_signed(shift)?;
        self.sentence.contains(&at).then(|| &self.words[at])
    }

    /// The word and those beside it.
    fn neighbours(&self, out: &mut impl FnMut(u64)) {
        let [before2, before, word, after, after2] = &self.near;
        add(out, Template::Lower, word.lower);
        add(out, Template::Before, before.lower);
        add(out, Template::After, after.lower);
        add(out, Template::Before2, before2.lower);
        add(out, Template::After2, after2.lower);
        add(out, Template::PairBefore, combine(before.lower, word.lower));
        add(out, Template::PairAfter, combine(word.lower, after.lower));
        add(out, Template::Shape, word.shape);
        let shapes = combine(before.shape, word.shape);
        add(out, Template::ShapeBefore, shapes);
        add(out, Template::ShapeAfter, combine(word.shape, after.shape));
        add(out, Template::ShapesAround, combine(shapes, after.shape));
        if self.words[self.at].date {
            add(out, Template::Date, 1);
        }
    }

    /// What the lexicon and the small lists say of the word and of those beside it.
    fn lists(&self, out: &mut impl FnMut(u64)) {
        let word = &self.words[self.at];
        let [before2, before, this, after, _] = &self.near;
        let caps = this.caps;
        add(out, Template::Kinds, this.kinds);
        add(out, Template::KindsBefore, combine(before.kinds, caps));
        add(out, Template::KindsAfter, combine(after.kinds, caps));
        if word.begins != 0 {
            add(out, Template::Known, u64::from(word.begins));
        }
        if word.within != 0 {
            add(out, Template::KnownInside, u64::from(word.within));
        }
        for bit in bits(this.head) {
            add(out, Template::Head, bit);
        }
        for bit in bits(before.head) {
            add(out, Template::HeadBefore, bit << 2 | caps);
        }
        for bit in bits(before2.head) {
            add(out, Template::HeadBefore2, bit << 2 | caps);
        }
        for bit in bits(after.head) {
            add(out, Template::HeadAfter, bit << 2 | caps);
        }
        add(out, Template::HeadLeft, combine(self.head_left(), caps));
        if word.caps == Caps::None {
            let suffix = hash(tail(self.words.document.word(self.at), 3));
            add(out, Template::Suffix, suffix);
            add(out, Template::NextCapital, combine(word.lower, after.caps));
        }
    }

    /// The nearest head to the left that small words alone part from the word, and how far it is.
    fn head_left(&self) -> u64 {
        for distance in 1..=5_isize {
            let Some(word) = self.word(-distance) else { return 0 };
            let heads = word.head & (head::ORGANISATION | head::EVENT | head::WORK | head::PLACE);
            if heads != 0 {
                return u64::from(heads) << 3 | distance.unsigned_abs() as u64;
            }
            if !word.letters || word.head & head::SPEECH != 0 {
                return 0;
            }
        }
        0
    }

    /// How a capitalised word is written.
    fn spelling(&self, out: &mut impl FnMut(u64)) {
        let word = &self.words[self.at];
        let [_, before, this, after, _] = &self.near;
        let text = self.words.document.word(self.at);
        add(out, Template::Cased, word.cased);
        for length in 2..=4 {
            add(out, Template::Prefix, combine(hash(start(text, length)), length as u64));
            add(out, Template::Suffix, combine(hash(tail(text, length)), length as u64));
        }
        add(out, Template::First, u64::from(word.first) << 8 | u64::from(word.kinds & (kind::FRENCH | kind::ENGLISH)));
        for bit in bits(u64::from(word.kinds)) {
            add(out, Template::Kind, bit << 1 | u64::from(word.first));
        }
        add(out, Template::KindsPair, combine(before.kinds, this.kinds));
        add(out, Template::KindsPair, combine(combine(this.kinds, after.kinds), 1));
        add(out, Template::Around, combine(before.lower, after.lower));
    }

    /// The capitalised words among which it stands, as one thing.
    fn run(&self, out: &mut impl FnMut(u64)) {
        let run = self.words.run(self.at);
        let length = run.len().min(5) as u64;
        let place = (self.at - run.start).min(4) as u64;
        let outside = |at: Option<usize>| match at {
            Some(at) if self.sentence.contains(&at) => self.words[at].lower,
            _ => OUTSIDE,
        };
        add(out, Template::RunLength, length);
        add(out, Template::RunPlace, length << 4 | place);
        let before = outside(run.start.checked_sub(1));
        let before2 = outside(run.start.checked_sub(2));
        let after = outside(Some(run.end));
        add(out, Template::RunBefore, before);
        add(out, Template::RunBefore2, combine(before2, before));
        add(out, Template::RunAfter, after);
        let (first, last) = (&self.words[run.start], &self.words[run.end - 1]);
        add(out, Template::RunFirst, combine(first.lower, place.min(1)));
        add(out, Template::RunLast, combine(last.lower, u64::from(self.at + 1 == run.end)));
        add(out, Template::RunKinds, combine(u64::from(first.kinds), u64::from(last.kinds) << 3 | length.min(3)));
        for bit in bits(u64::from(self.words.head_before(run.start))) {
            add(out, Template::HeadOfRun, bit << 3 | length.min(3));
        }
        for bit in bits(heads(self.words.head(run.end))) {
            add(out, Template::RunHeadAfter, bit);
        }
        let known = if run.len() > LONGEST_NAME {
            0
        } else {
            kinds(key(self.words.among(run.clone()).iter().map(|word| word.lower)))
        };
        for bit in bits(u64::from(known & NAMES)) {
            add(out, Template::RunKnown, bit);
        }
        if run.start >= self.sentence.start + 2 {
            let other = &self.words[run.start - 2];
            add(out, Template::Listed, combine(before, u64::from(other.kinds | other.within) << 2 | caps(other)));
        }
        let quoted = matches!(self.words.text_at(run.start, -1), "«" | "\"" | "“");
        let closed = matches!(self.words.text_at(run.end, 0), "»" | "\"" | "”");
        add(out, Template::Quoted, u64::from(quoted) << 1 | u64::from(closed));
    }

    /// What the rest of the article shows of the word.
    fn article(&self, out: &mut impl FnMut(u64)) {
        let shown = self.shown[self.at];
        for bit in 0..evidence::BITS {
            let set = shown >> bit & 1;
            add(out, Template::Shown, u64::from(bit) << 2 | u64::from(set) << 1 | u64::from(self.words[self.at].first));
        }
        add(out, Template::ShownAll, u64::from(shown));
        let run = self.words.run(self.at);
        if run.len() > 1 {
            for bit in bits(u64::from(self.shown[run.end - 1])) {
                add(out, Template::ShownLast, bit);
            }
        }
    }
}

/// The heads that the model is told: honorifics are titles to it.
fn heads(bits: u16) -> u64 {
    u64::from(bits & !head::HONORIFIC)
}

fn caps(word: &Word) -> u64 {
    match word.caps {
        Caps::None => 0,
        Caps::First => 1,
        Caps::All => 2,
        Caps::Mixed => 3,
    }
}

/// The bits that are set, as numbers from 1.
fn bits(mut set: u64) -> impl Iterator<Item = u64> {
    std::iter::from_fn(move || {
        let bit = set.trailing_zeros();
        (bit < 64).then(|| {
            set &= set - 1;
            u64::from(bit) + 1
        })
    })
}

/// The first `count` characters.
fn start(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

/// The last `count` characters.
fn tail(text: &str, count: usize) -> &str {
    text.char_indices().rev().nth(count - 1).map_or(text, |(start, _)| &text[start..])
}
