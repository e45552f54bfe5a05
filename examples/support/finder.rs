//! Which quotation that was found is the one that was annotated. In: the spans of both; out: the position among those found.

use std::collections::BTreeSet;

use guillemet::article::Span;

use super::spans::overlap;

/// How much of their union two spans must share for one to find the other.
const FOUND: f64 = 0.8;

/// Finds an annotated span: the last of those in `found` that share the most with it, none of which is in `used`, where it
/// shares enough. It is used then. All spans are without marks at their ends (see [`bare`](super::spans::bare)).
pub fn find<'a, T>(
    text: &str,
    wanted: Span,
    found: &'a [(Span, T)],
    used: &mut BTreeSet<usize>,
) -> Option<&'a (Span, T)> {
    let mut best = (0.0, 0);
    for (at, (other, _)) in found.iter().enumerate().filter(|(at, _)| !used.contains(at)) {
        let share = overlap(text, wanted, *other);
        if share >= best.0 && share > 0.0 {
            best = (share, at);
        }
    }
    if best.0 < FOUND {
        return None;
    }
    used.insert(best.1);
    found.get(best.1)
}
