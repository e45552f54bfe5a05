//! How much two spans of a text have in common: what is found is measured by it against what was annotated.

use guillemet::article::Span;

/// The span without marks and blanks at its ends.
pub fn bare(text: &str, span: Span) -> Span {
    let is_edge = |char: char| "«»\"“”„‹›'‘’ \u{a0}\u{202f}\u{2009}\t\n".contains(char);
    let inside = span.of(text);
    let start = span.start + (inside.len() - inside.trim_start_matches(is_edge).len());
    Span { start, end: (start + inside.trim_matches(is_edge).len()).max(start) }
}

/// Shared code points as a share of all that either covers.
pub fn overlap(text: &str, one: Span, other: Span) -> f64 {
    let count = |span: Span| span.of(text).chars().count();
    if !one.overlaps(other) {
        return 0.0;
    }
    let shared = one.intersection(other).map_or(0, count);
    let all = count(one) + count(other) - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}
