//! Places in a text that are asked for again and again: which of many lie on a stretch of it.
//!
//! Spans in, positions of those that overlap a span out, without looking through all of them.

use super::speech::Speech;
use crate::article::Span;

/// Spans by their place.
pub(super) struct Places {
    /// In the order of their start, each with its position and the furthest end so far.
    sorted: Vec<(Span, usize, usize)>,
}

impl Places {
    /// Of these spans, which may overlap each other.
    pub fn of(spans: impl Iterator<Item = Span>) -> Self {
        let mut sorted: Vec<(Span, usize, usize)> = spans.enumerate().map(|(at, span)| (span, at, 0)).collect();
        sorted.sort_unstable();
        let mut furthest = 0;
        for (span, _, end) in &mut sorted {
            furthest = span.end.max(furthest);
            *end = furthest;
        }
        Self { sorted }
    }

    /// The positions of those that overlap a span, the last first.
    pub fn overlapping(&self, span: Span) -> impl Iterator<Item = usize> {
        let before = self.sorted.partition_point(|(other, ..)| other.start < span.end.max(span.start + 1));
        let reaching = self.sorted[..before].iter().rev().take_while(move |(.., furthest)| *furthest > span.start);
        reaching.filter(move |(other, ..)| other.overlaps(span)).map(|(_, at, _)| *at)
    }
}

/// What is said in a text, those first that know their speaker.
pub(super) struct Said {
    said: Vec<Speech>,
    places: Places,
}

impl Said {
    /// Of these, in any order.
    pub fn of(mut said: Vec<Speech>) -> Self {
        said.sort_by_key(|speech| speech.rank);
        let places = Places::of(said.iter().map(|speech| speech.span));
        Self { said, places }
    }

    /// The first that overlaps a span and fits.
    pub fn at(&self, span: Span, fits: impl Fn(&Speech) -> bool) -> Option<&Speech> {
        let fitting = self.places.overlapping(span).filter(|at| fits(&self.said[*at]));
        fitting.min().map(|at| &self.said[at])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn those_that_overlap_are_found(
            spans in proptest::collection::vec((0_usize..40, 1_usize..9), 0..12),
            (start, length) in (0_usize..40, 1_usize..9),
        ) {
            let spans: Vec<Span> = spans.into_iter().map(|(start, length)| Span::new(start, start + length)).collect();
            let wanted = Span::new(start, start + length);
            let mut found: Vec<usize> = Places::of(spans.iter().copied()).overlapping(wanted).collect();
            found.sort_unstable();
            let expected: Vec<usize> = (0..spans.len()).filter(|at| spans[*at].overlaps(wanted)).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
