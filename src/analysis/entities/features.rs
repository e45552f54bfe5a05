//! What the model sees of each word: the whole list of features, in one place.
//!
//! A feature is a number: the hash of its `Template` and of what it saw, with its [`Group`] in the lowest bits. The
//! same code runs when the model is trained and when it is used.

use super::dates::Date;
use super::evidence;
use super::hash::{combine, hash};
use super::lexicon::{head, key, kind, kinds};
use super::words::{Caps, LONGEST_NAME, NAMES, Word, Words};
use crate::analysis::document::Document;
use std::ops::Range;

/// What a feature is about.
#[derive(Clone, Copy, Debug)]
#[repr(u64)]
enum Template {
    Cased = 1,
    Lower,
    Before,
    After,
    Before2,
    After2,
    PairBefore,
    PairAfter,
    Around,
    Prefix,
    Suffix,
    Shape,
    ShapeBefore,
    ShapeAfter,
    ShapesAround,
    First,
    Kind,
    Kinds,
    KindsBefore,
    KindsAfter,
    KindsPair,
    Known,
    KnownInside,
    Head,
    HeadBefore,
    HeadBefore2,
    HeadAfter,
    HeadOfRun,
    RunLength,
    RunPlace,
    RunBefore,
    RunBefore2,
    RunAfter,
    RunFirst,
    RunLast,
    RunHeadAfter,
    RunKinds,
    Shown,
    ShownAll,
    ShownLast,
    Date,
    Quoted,
    HeadLeft,
    NextCapital,
    RunKnown,
    Listed,
}

/// What features look at. Training can leave one out, to tell what it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Group {
    /// The word itself.
    Word,
    /// The words beside it.
    Neighbours,
    /// Beginnings and ends of words.
    Affixes,
    /// How words are written: capitals, digits, marks.
    Shapes,
    /// The big lists: given names, surnames, towns, common words.
    Lexicon,
    /// The small lists: words that introduce names.
    Heads,
    /// The capitalised words among which it stands, as one thing.
    Run,
    /// What the rest of the article shows.
    Article,
}

impl Group {
    /// All of them, with their names on the command line of the tools.
    pub const ALL: [(&'static str, Self); 8] = [
        ("word", Self::Word),
        ("neighbours", Self::Neighbours),
        ("affixes", Self::Affixes),
        ("shapes", Self::Shapes),
        ("lexicon", Self::Lexicon),
        ("heads", Self::Heads),
        ("run", Self::Run),
        ("article", Self::Article),
    ];

    /// The group of a feature.
    #[must_use]
    pub fn of(feature: u64) -> Self {
        // There are as many groups as three bits tell.
        Self::ALL[(feature & GROUP_BITS) as usize].1
    }
}

/// The bits of a feature that hold its [`Group`].
const GROUP_BITS: u64 = 7;

fn group(template: Template) -> Group {
    use Template as T;
    match template {
        T::Cased | T::Lower => Group::Word,
        T::Before | T::After | T::Before2 | T::After2 | T::PairBefore | T::PairAfter | T::Around | T::NextCapital => {
            Group::Neighbours
        }
        T::Prefix | T::Suffix => Group::Affixes,
        T::Shape | T::ShapeBefore | T::ShapeAfter | T::ShapesAround | T::First | T::Quoted | T::Date => Group::Shapes,
        T::Kind | T::Kinds | T::KindsBefore | T::KindsAfter | T::KindsPair | T::Known | T::KnownInside => {
            Group::Lexicon
        }
        T::RunKinds | T::RunKnown | T::Listed => Group::Lexicon,
        T::Head | T::HeadBefore | T::HeadBefore2 | T::HeadAfter | T::HeadOfRun | T::RunHeadAfter | T::HeadLeft => {
            Group::Heads
        }
        T::RunLength | T::RunPlace | T::RunBefore | T::RunBefore2 | T::RunAfter | T::RunFirst | T::RunLast => {
            Group::Run
        }
        T::Shown | T::ShownAll | T::ShownLast => Group::Article,
    }
}

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

    /// The features of the token `at` of a sentence, into `out`, which is cleared.
    pub fn of(&self, sentence: &Range<usize>, at: usize, out: &mut Vec<u64>) {
        out.clear();
        let view = View { words: &self.words, shown: &self.shown, sentence: sentence.clone(), at };
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
}

fn add(out: &mut Vec<u64>, template: Template, value: u64) {
    out.push(combine(value, template as u64) & !GROUP_BITS | group(template) as u64);
}

impl View<'_, '_> {
    fn word(&self, shift: isize) -> Option<&Word> {
        let at = self.at.checked_add_signed(shift)?;
        self.sentence.contains(&at).then(|| &self.words[at])
    }

    fn lower(&self, shift: isize) -> u64 {
        self.word(shift).map_or(OUTSIDE, |word| word.lower)
    }

    fn shape(&self, shift: isize) -> u64 {
        self.word(shift).map_or(OUTSIDE, |word| word.shape)
    }

    fn kinds(&self, shift: isize) -> u64 {
        self.word(shift).map_or(OUTSIDE, |word| u64::from(word.kinds) | caps(word) << 16)
    }

    fn head(&self, shift: isize) -> u64 {
        self.word(shift).map_or(0, |word| heads(word.head))
    }

    /// The word and those beside it.
    fn neighbours(&self, out: &mut Vec<u64>) {
        let word = &self.words[self.at];
        add(out, Template::Lower, word.lower);
        add(out, Template::Before, self.lower(-1));
        add(out, Template::After, self.lower(1));
        add(out, Template::Before2, self.lower(-2));
        add(out, Template::After2, self.lower(2));
        add(out, Template::PairBefore, combine(self.lower(-1), word.lower));
        add(out, Template::PairAfter, combine(word.lower, self.lower(1)));
        add(out, Template::Shape, word.shape);
        add(out, Template::ShapeBefore, combine(self.shape(-1), word.shape));
        add(out, Template::ShapeAfter, combine(word.shape, self.shape(1)));
        add(out, Template::ShapesAround, combine(combine(self.shape(-1), word.shape), self.shape(1)));
        if word.date {
            add(out, Template::Date, 1);
        }
    }

    /// What the lexicon and the small lists say of the word and of those beside it.
    fn lists(&self, out: &mut Vec<u64>) {
        let word = &self.words[self.at];
        add(out, Template::Kinds, self.kinds(0));
        add(out, Template::KindsBefore, combine(self.kinds(-1), caps(word)));
        add(out, Template::KindsAfter, combine(self.kinds(1), caps(word)));
        if word.begins != 0 {
            add(out, Template::Known, u64::from(word.begins));
        }
        if word.within != 0 {
            add(out, Template::KnownInside, u64::from(word.within));
        }
        for bit in bits(heads(word.head)) {
            add(out, Template::Head, bit);
        }
        for bit in bits(self.head(-1)) {
            add(out, Template::HeadBefore, bit << 2 | caps(word));
        }
        for bit in bits(self.head(-2)) {
            add(out, Template::HeadBefore2, bit << 2 | caps(word));
        }
        for bit in bits(self.head(1)) {
            add(out, Template::HeadAfter, bit << 2 | caps(word));
        }
        add(out, Template::HeadLeft, combine(self.head_left(), caps(word)));
        if word.caps == Caps::None {
            let suffix = hash(tail(self.words.document.word(self.at), 3));
            add(out, Template::Suffix, suffix);
            add(out, Template::NextCapital, combine(word.lower, self.word(1).map_or(OUTSIDE, caps)));
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
    fn spelling(&self, out: &mut Vec<u64>) {
        let word = &self.words[self.at];
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
        add(out, Template::KindsPair, combine(self.kinds(-1), self.kinds(0)));
        add(out, Template::KindsPair, combine(combine(self.kinds(0), self.kinds(1)), 1));
        add(out, Template::Around, combine(self.lower(-1), self.lower(1)));
    }

    /// The capitalised words among which it stands, as one thing.
    fn run(&self, out: &mut Vec<u64>) {
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
    fn article(&self, out: &mut Vec<u64>) {
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
