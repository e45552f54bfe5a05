//! What ties a record to a passage, and finds the passage again when the text has changed.
//!
//! An [`Anchor`] keeps what the Web Annotation model calls a text quote (the exact words with a little of what
//! stands before and after) and a text position, and the hash of the text they were taken from. Offsets are code
//! points, so that other programs read them alike.

use memchr::memmem;
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;
use xxhash_rust::xxh3::xxh3_64;

use super::UnknownFields;
use super::joined::joined_words;
use super::myers::{self, Pattern, distance};
use crate::article::{CodePoints, Span};
use crate::text::char_classes::{letter_end, letter_start};
use crate::text::fold::{Folded, Folding, fold_for};
use crate::text::sanitize::{sanitize, sanitize_line};

/// Graphemes of context kept on each side.
const CONTEXT: usize = 32;
/// Code points of context kept at most on each side: a grapheme may have any number of them.
const CONTEXT_CHARS: usize = 4 * CONTEXT;
/// Words shorter than this (in code points) may occur by chance: away from their old place they count as found
/// only where some of their context stands beside them.
const SHORT: usize = 24;
/// How much of its context a short passage needs, from 0 to 1.
const ENOUGH_CONTEXT: f64 = 0.4;
/// Places weighed when the same words stand at many: those nearest to the old one.
const MOST_PLACES: usize = 512;
/// Of a passage too long to be looked for whole, the code points looked for at each end.
const END_PIECE: usize = 256;

/// A passage of a text, in words and by its place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Anchor {
    /// The words of the passage, as they stand in the text.
    pub exact: String,
    /// Up to 32 graphemes before it.
    pub prefix: String,
    /// Up to 32 graphemes after it.
    pub suffix: String,
    /// Where it begins, in code points.
    pub start: usize,
    /// One past its end, in code points.
    pub end: usize,
    /// The length of the text, in code points; 0 when it is not known.
    pub length: usize,
    /// The hash of the text: 16 hexadecimal digits of XXH3; empty when it is not known.
    pub hash: String,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Where a passage was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reanchored {
    /// Its place in the text, in bytes.
    pub span: Span,
    /// How well it answers to what was kept.
    pub quality: Quality,
}

/// How well the place that was found answers to the anchor. What is not found at all is an orphan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Quality {
    /// The same words at the same place.
    Exact,
    /// The same words at another place, or with other typography (marks, spaces, apostrophes).
    Moved,
    /// Other words, close to those that were kept: say that the text has changed.
    Changed,
}

/// A place that may be the one looked for.
#[derive(Clone, Copy)]
struct Candidate {
    span: Span,
    /// Share of the words that differ, from 0 to 1.
    errors: f64,
}

impl Anchor {
    /// Ties to the bytes `span` of `body`. A span that does not fit the body gives an anchor without words.
    #[must_use]
    pub fn of(body: &str, span: Span) -> Self {
        let exact = span.of(body);
        let span = if exact.is_empty() { Span::default() } else { span };
        let points = CodePoints::new(body);
        let before = &body[..span.start];
        let suffix_end = context_end(&body[span.end..]);
        Self {
            exact: exact.to_owned(),
            prefix: before[context_start(before)..].to_owned(),
            suffix: body[span.end..span.end + suffix_end].to_owned(),
            start: points.of_byte(span.start),
            end: points.of_byte(span.end),
            length: points.of_byte(body.len()),
            hash: hash(body),
            extra: UnknownFields::new(),
        }
    }

    /// Looks for the passage in `body`: at its place, then for the same words elsewhere, then for the same words
    /// in other typography or without the blanks of line breaks, then for words that differ by a quarter at most, unless
    /// there are but a few letters without context. `None`: it is an orphan.
    ///
    /// Of several places the one wins whose words, context and position agree best.
    #[must_use]
    pub fn find(&self, body: &str) -> Option<Reanchored> {
        if self.exact.trim().is_empty() {
            return None;
        }
        let points = CodePoints::new(body);
        let old = Span::new(points.to_byte(self.start), points.to_byte(self.end.max(self.start)));
        let at_old_place = old.of(body) == self.exact;
        if at_old_place && self.hash == hash(body) {
            return Some(Reanchored { span: old, quality: Quality::Exact });
        }
        if let Some(span) = self.best(body, old, &self.same_words(body, old)) {
            let quality = if span == old { Quality::Exact } else { Quality::Moved };
            return Some(Reanchored { span, quality });
        }
        let levelled = Folded::of(body, Folding::Typography);
        let words = fold_for(self.exact.trim(), Folding::Typography);
        if words.is_empty() {
            return None;
        }
        if let Some(span) = self.best(body, old, &level_words(body, &levelled, &words, old)) {
            return Some(Reanchored { span, quality: Quality::Moved });
        }
        if self.is_short() && self.prefix.is_empty() && self.suffix.is_empty() {
            // A few letters are like many others: without context they are there as they are, or not at all.
            return None;
        }
        let joined = joined_words(body, &self.exact).into_iter().map(|span| Candidate { span, errors: 0.0 });
        if let Some(span) = self.best(body, old, &joined.collect::<Vec<_>>()) {
            return Some(Reanchored { span, quality: Quality::Moved });
        }
        let span = self.best(body, old, &close_words(body, &levelled, &words))?;
        Some(Reanchored { span: whole_words(body, span), quality: Quality::Changed })
    }

    /// Whether two anchors of one article mean the same words: at the same place of the same text, or between the
    /// same words.
    #[must_use]
    pub fn ties_to_the_same(&self, other: &Self) -> bool {
        let same_place = (self.start, self.end) == (other.start, other.end);
        let same_context = (&self.prefix, &self.suffix) == (&other.prefix, &other.suffix);
        self.exact == other.exact && if self.hash == other.hash { same_place } else { same_context }
    }

    /// Makes the words safe to show, in the way that bodies are made safe.
    pub(super) fn sanitise(&mut self) {
        for text in [&mut self.exact, &mut self.prefix, &mut self.suffix] {
            *text = sanitize(text).into_owned();
        }
        self.hash = sanitize_line(&self.hash);
    }

    /// The places of the very words; those with their whole context only, when there are such.
    fn same_words(&self, body: &str, old: Span) -> Vec<Candidate> {
        let whole = [self.prefix.as_str(), &self.exact, &self.suffix].concat();
        let mut starts: Vec<usize> =
            memmem::find_iter(body.as_bytes(), whole.as_bytes()).map(|at| at + self.prefix.len()).collect();
        if starts.is_empty() {
            starts = memmem::find_iter(body.as_bytes(), self.exact.as_bytes()).collect();
            if old.of(body) == self.exact {
                starts.push(old.start);
            }
        }
        nearest(starts, old.start)
            .map(|start| Candidate { span: Span::new(start, start + self.exact.len()), errors: 0.0 })
            .collect()
    }

    /// Whether the words are so few that they may stand anywhere by chance.
    fn is_short(&self) -> bool {
        self.exact.chars().nth(SHORT).is_none()
    }

    /// The place that agrees best, if any agrees well enough.
    fn best(&self, body: &str, old: Span, places: &[Candidate]) -> Option<Span> {
        let short = self.is_short();
        places
            .iter()
            .filter_map(|place| {
                let context = self.context_at(body, place.span);
                let there = place.span == old && place.errors == 0.0;
                if short && !there && context.is_none() && whole_words(body, place.span) != place.span.trimmed(body) {
                    return None;
                }
                if short && !there && context.is_some_and(|(prefix, suffix)| (prefix + suffix) / 2.0 < ENOUGH_CONTEXT) {
                    return None;
                }
                let (prefix, suffix) = context.unwrap_or_default();
                let away = place.span.start.abs_diff(old.start) as f64 / body.len().max(1) as f64;
                let score = 50.0 * (1.0 - place.errors) + 20.0 * prefix + 20.0 * suffix + 2.0 * (1.0 - away).max(0.0);
                Some((score, place.span))
            })
            .max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.start.cmp(&one.1.start)))
            .map(|(_, span)| span)
    }

    /// How far what stands before and after `span` agrees with what was kept, each from 0 to 1; `None` when
    /// nothing was kept.
    fn context_at(&self, body: &str, span: Span) -> Option<(f64, f64)> {
        if self.prefix.is_empty() && self.suffix.is_empty() {
            return None;
        }
        let before = &body[..span.start];
        let after = &body[span.end..];
        let prefix = agreement(&self.prefix, &before[context_start(before)..]);
        let suffix = agreement(&self.suffix, &after[..context_end(after)]);
        Some((prefix, suffix))
    }
}

/// The identity of a text: 16 hexadecimal digits of its XXH3 hash.
#[must_use]
pub fn hash(text: &str) -> String {
    format!("{:016x}", xxh3_64(text.as_bytes()))
}

/// Where the context before a passage begins: some graphemes before the end of `before`.
fn context_start(before: &str) -> usize {
    let start = before.grapheme_indices(true).rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
    let shortest = before.char_indices().rev().take(CONTEXT_CHARS).last().map_or(before.len(), |(at, _)| at);
    start.max(shortest)
}

/// Where the context after a passage ends: some graphemes into `after`.
fn context_end(after: &str) -> usize {
    let end = after.grapheme_indices(true).nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    let longest = after.char_indices().nth(CONTEXT_CHARS).map_or(after.len(), |(at, _)| at);
    end.min(longest)
}

/// How far two contexts agree, from 0 to 1.
fn agreement(kept: &str, there: &str) -> f64 {
    let longer = kept.chars().count().max(there.chars().count());
    if longer == 0 { 1.0 } else { 1.0 - distance(kept, there) as f64 / longer as f64 }
}

/// The offsets nearest to `place`, not more than [`MOST_PLACES`].
fn nearest(mut offsets: Vec<usize>, place: usize) -> impl Iterator<Item = usize> {
    if offsets.len() > MOST_PLACES {
        offsets.select_nth_unstable_by_key(MOST_PLACES, |offset| offset.abs_diff(place));
        offsets.truncate(MOST_PLACES);
    }
    offsets.into_iter()
}

/// The places of the words in whatever typography.
fn level_words(body: &str, levelled: &Folded, words: &str, old: Span) -> Vec<Candidate> {
    let starts = memmem::find_iter(levelled.text.as_bytes(), words.as_bytes()).collect();
    nearest(starts, levelled.folded(old.start))
        .filter(|start| letter_end(&levelled.text, start + words.len()) == start + words.len())
        .map(|start| levelled.original(Span::new(start, start + words.len())).trimmed(body))
        .map(|span| Candidate { span, errors: 0.0 })
        .collect()
}

/// The places of words that differ by a quarter at most.
fn close_words(body: &str, levelled: &Folded, words: &str) -> Vec<Candidate> {
    let place = |span: Span, errors: usize, of: usize| {
        let span = Span::new(letter_start(&levelled.text, span.start), letter_end(&levelled.text, span.end));
        Candidate { span: levelled.original(span).trimmed(body), errors: errors as f64 / of as f64 }
    };
    let length = words.chars().count();
    if let Some(pattern) = Pattern::new(words) {
        return pattern
            .find(&levelled.text, length / 4)
            .iter()
            .map(|hit| place(hit.span, hit.errors, length))
            .collect();
    }
    // Too long to be looked for whole: its two ends, as far from each other as they were, give or take a quarter.
    let points = CodePoints::new(words);
    let ends = [&words[..points.to_byte(END_PIECE)], &words[points.to_byte(length - END_PIECE)..]];
    let hits = ends.map(|end| Pattern::new(end).map(|end| end.find(&levelled.text, END_PIECE / 4)).unwrap_or_default());
    let fits = |span: Span| (words.len() * 3 / 4..=words.len() * 5 / 4).contains(&span.len());
    let mut places = Vec::new();
    for head in &hits[0] {
        let tails = hits[1].iter().filter(|tail| head.span.start < tail.span.end);
        let whole = tails.map(|tail| (Span::new(head.span.start, tail.span.end), head.errors + tail.errors));
        places.extend(whole.filter(|(span, _)| fits(*span)).map(|(span, errors)| place(span, errors, 2 * END_PIECE)));
    }
    places
}

/// `span` drawn out to whole words: a changed passage is not cut in the middle of its new words.
fn whole_words(body: &str, span: Span) -> Span {
    let letters = |text: &str| text.chars().next().is_some_and(char::is_alphanumeric);
    let ends_with_letter = |text: &str| text.chars().next_back().is_some_and(char::is_alphanumeric);
    let (mut start, mut end) = (span.start, span.end);
    if letters(&body[start..]) && ends_with_letter(&body[..start]) {
        start = body[..start].trim_end_matches(char::is_alphanumeric).len();
    }
    if ends_with_letter(&body[..end]) && letters(&body[end..]) {
        end = body.len() - body[end..].trim_start_matches(char::is_alphanumeric).len();
    }
    Span::new(start, end).trimmed(body)
}

/// Both ends of a long passage fit into one pattern.
const _: () = assert!(2 * END_PIECE <= myers::LONGEST);
