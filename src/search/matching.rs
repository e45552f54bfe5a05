//! Whether and how well one term matches one field: cheaply for all rows, by [`Scorer`] for the best.

use std::cmp::Reverse;

use memchr::memmem::Finder;

use super::accents::Accent;
use super::haystacks::{Field, bag};
use super::points::{self, Letters};
use super::query::{Term, TermKind};
use super::score::{Scored, Scorer};
use super::word_bounds::{begins_word, ends_word};

/// A term made ready to be looked for.
pub(super) struct Needle<'q> {
    pub term: &'q Term,
    /// The letters that a row must have.
    pub bag: u64,
    finder: Finder<'q>,
    /// What its letters score side by side, without what the first one gains by its place.
    score: i32,
    letters: Letters,
}

/// How well a term, or several, match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grade {
    /// Whether the letters stand side by side.
    pub side_by_side: bool,
    /// Accented letters of the term that the text has with another accent, or none.
    pub missing: u32,
    /// Whether the letters begin a word.
    pub begins_word: bool,
    /// Points, as fuzzy-matcher counts them.
    pub score: i32,
}

/// The bit of a key that tells whether letters stand side by side.
const TOGETHER: u32 = 29;

/// How much work is put into points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effort {
    /// What can be had at a glance; never too much.
    Glance,
    /// Those that fuzzy-matcher would give, counted.
    Count,
    /// Those that fuzzy-matcher gives.
    Match,
}

impl Grade {
    /// The grade of nothing asked.
    pub const FULL: Self = Self { side_by_side: true, missing: 0, begins_word: true, score: 0 };

    /// The grade of letters with gaps between them.
    const SCATTERED: Self = Self { side_by_side: false, missing: 0, begins_word: false, score: 0 };

    /// The grade of two terms together: as good as the worse, with the points of both.
    pub fn and(self, other: Self) -> Self {
        Self {
            side_by_side: self.side_by_side && other.side_by_side,
            missing: self.missing + other.missing,
            begins_word: self.begins_word && other.begins_word,
            score: self.score.saturating_add(other.score),
        }
    }

    /// One number, greater for the better grade, never negative: letters side by side come first, then the
    /// very accents asked for, then beginnings of words, then points (those between -32,768 and a million
    /// are told apart).
    pub fn key(self) -> i32 {
        let missing = 15 - i32::try_from(self.missing).unwrap_or(15).min(15);
        let score = self.score.saturating_add(0x8000).clamp(0, 0x0FF_FFFF);
        i32::from(self.side_by_side) << TOGETHER | missing << 25 | i32::from(self.begins_word) << 24 | score
    }
}

/// Whether a [key](Grade::key) is that of letters side by side.
pub(super) fn is_together(key: i32) -> bool {
    key >= 1 << TOGETHER
}

impl<'q> Needle<'q> {
    pub fn new(term: &'q Term) -> Self {
        let (finder, letters) = (Finder::new(&term.text), Letters::new(&term.text));
        Self { term, bag: bag(&term.text), finder, score: points::together(&term.text), letters }
    }

    /// Whether it matches in `field`.
    pub fn matches(&self, field: &Field<'_>) -> bool {
        self.is_together(field) || self.grade(field, Effort::Glance).is_some()
    }

    /// Whether it stands in `field` with its letters side by side.
    pub fn is_together(&self, field: &Field<'_>) -> bool {
        self.bag & !field.bag == 0 && self.places(field).next().is_some()
    }

    /// Whether it cannot match better in `field` than it did where it got `grade`.
    pub fn is_content(&self, grade: &Grade, field: &Field<'_>) -> bool {
        let most = self.score + 2 * points::HEAD - field.handicap;
        grade.side_by_side && grade.missing == 0 && grade.begins_word && grade.score >= most
    }

    /// How well it matches in `field`.
    pub fn grade(&self, field: &Field<'_>, effort: Effort) -> Option<Grade> {
        if self.bag & !field.bag != 0 {
            return None;
        }
        let together = self.best_place(field);
        let grade = match together {
            Some((_, grade)) if self.term.kind != TermKind::Fuzzy => grade,
            None if self.term.kind != TermKind::Fuzzy || field.prose => return None,
            Some((_, grade)) if field.flat && grade.begins_word => Grade { score: self.score, ..grade },
            _ if effort == Effort::Match => {
                let Scored { score, at } = Scorer.score(field.text, &self.term.text)?;
                let apart = || Grade { missing: self.missing(field, &at), ..Grade::SCATTERED };
                Grade { score, ..together.map_or_else(apart, |(_, grade)| grade) }
            }
            _ => {
                let score = self.points(field.text, together.map(|(at, grade)| (at, grade.score)), effort)?;
                // Where scattered letters stand is not known yet: an accent that is there may be right.
                let absent = |accent: &&Accent| !field.has_letter(accent.letter);
                let apart = || Grade { missing: count(self.term, absent), ..Grade::SCATTERED };
                Grade { score, ..together.map_or_else(apart, |(_, grade)| grade) }
            }
        };
        Some(Grade { score: grade.score - field.handicap, ..grade })
    }

    /// The bytes where it stands in `field` with its letters side by side, in order.
    pub fn places<'s>(&'s self, field: &Field<'s>) -> impl Iterator<Item = usize> + 's {
        let (text, kind, length) = (field.text, self.term.kind, self.term.text.len());
        let from_word = kind == TermKind::Phrase || field.prose && self.term.is_word_in_prose();
        let (mut from, to) = match kind {
            TermKind::Whole if text.len() != length => (0, 0),
            TermKind::Start | TermKind::Whole => (0, length.min(text.len())),
            TermKind::End => (text.len().saturating_sub(length), text.len()),
            TermKind::Fuzzy | TermKind::Exact | TermKind::Phrase => (0, text.len()),
        };
        let fits = move |at: &usize| {
            !from_word || (begins_word(text, *at) && (!self.term.complete || ends_word(text, at + length)))
        };
        let next = move || {
            let at = from + self.finder.find(&text.as_bytes()[from..to])?;
            from = at + 1;
            Some(at)
        };
        std::iter::from_fn(next).filter(fits)
    }

    /// The best place where its letters stand side by side, and how good it is: with its very accents rather
    /// than without, at the start of a word rather than inside, where it makes most points, else the first.
    pub fn best_place(&self, field: &Field<'_>) -> Option<(usize, Grade)> {
        let order = |grade: &Grade| (Reverse(grade.missing), grade.begins_word, grade.score);
        let mut best: Option<(usize, Grade)> = None;
        for at in self.places(field) {
            let bonus = points::bonus_at(field.text.as_bytes(), at);
            let grade = Grade {
                side_by_side: true,
                missing: self.missing_at(field, at),
                begins_word: bonus > 0 || begins_word(field.text, at),
                score: self.score + bonus,
            };
            if best.is_none_or(|(_, best)| order(&best) < order(&grade)) {
                best = Some((at, grade));
            }
            if grade.missing == 0 && bonus >= points::HEAD {
                break;
            }
        }
        best
    }

    /// The points of a fuzzy term in `text`, where it stands side by side for `together` points, if it does.
    fn points(&self, text: &str, together: Option<(usize, i32)>, effort: Effort) -> Option<i32> {
        let (bytes, letters) = (text.as_bytes(), self.term.text.as_str());
        // Side by side from the start of a word, letters make the most they can, unless some begin the text.
        let splits = |at: usize| at > 0 && bytes.first() == letters.as_bytes().first();
        let is_best = |at: usize| !splits(at) && points::bonus_at(bytes, at) >= points::HEAD;
        match (effort, together) {
            (_, Some((at, score))) if is_best(at) => Some(score),
            (Effort::Glance, Some((at, score))) if !splits(at) => Some(score),
            (Effort::Glance, None) => self.letters.glance(text, letters),
            _ => self.letters.count(text, letters),
        }
    }

    /// How many of its accents the text doesn't have when it stands at the byte `at`.
    fn missing_at(&self, field: &Field<'_>, at: usize) -> u32 {
        count(self.term, |accent| !field.has_accent(at + accent.at as usize, accent.letter))
    }

    /// The same when its letters stand at the bytes `places`, one after the other.
    fn missing(&self, field: &Field<'_>, places: &[usize]) -> u32 {
        count(self.term, |accent| {
            let number = self.term.text[..accent.at as usize].chars().count();
            places.get(number).is_none_or(|at| !field.has_accent(*at, accent.letter))
        })
    }
}

fn count(term: &Term, absent: impl Fn(&&Accent) -> bool) -> u32 {
    u32::try_from(term.accents.iter().filter(absent).count()).unwrap_or(u32::MAX)
}
