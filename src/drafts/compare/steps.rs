//! From the steps of an alignment to what differs: neighbouring steps of a kind are one change.
//!
//! In: the steps in order and both texts. Out: the changes, and the places of those that alter the source. How the
//! alignment was found is not known here.

use super::{Alteration, Difference};
use crate::article::Span;

/// One step of the alignment.
#[derive(Clone, Copy)]
pub(super) struct AlignmentStep {
    pub draft: Option<Span>,
    pub source: Option<Span>,
    pub same: bool,
    pub marked: bool,
}

impl AlignmentStep {
    fn kind(self) -> u8 {
        match (self.same, self.marked) {
            (true, _) => 0,
            (_, true) => 1,
            _ => 2,
        }
    }
}

/// Neighbouring steps of a kind as one change.
pub(super) fn gathered(steps: &[AlignmentStep], draft: &str, source: &str) -> Vec<Difference> {
    steps
        .chunk_by(|one, other| one.kind() == other.kind())
        .map(|run| {
            let of = |text: &str, spans: Vec<Span>| match (spans.first(), spans.last()) {
                (Some(first), Some(last)) => Span::new(first.start, last.end).of(text).to_owned(),
                _ => String::new(),
            };
            let in_draft = of(draft, run.iter().filter_map(|step| step.draft).collect());
            let in_source = of(source, run.iter().filter_map(|step| step.source).collect());
            match run[0].kind() {
                0 => Difference::Same(in_draft),
                1 if in_draft.is_empty() => Difference::Marked("[…]".to_owned()),
                1 => Difference::Marked(format!("[{in_draft}]")),
                _ if in_draft.is_empty() => Difference::Dropped(in_source),
                _ if in_source.is_empty() => Difference::Added(in_draft),
                _ => Difference::Changed { source: in_source, draft: in_draft },
            }
        })
        .collect()
}

/// The places of the runs that differ.
pub(super) fn alterations(steps: &[AlignmentStep], source: &str) -> Vec<Alteration> {
    let mut alterations = Vec::new();
    // The ends of the draft's word before and of the source's.
    let (mut at, mut behind) = (0, 0);
    for run in steps.chunk_by(|one, other| one.kind() == other.kind()) {
        let around = |spans: Vec<Span>| Some(Span::new(spans.first()?.start, spans.last()?.end));
        let draft = around(run.iter().filter_map(|step| step.draft).collect());
        let there = around(run.iter().filter_map(|step| step.source).collect());
        if run[0].kind() == 2 {
            let place = there.unwrap_or(Span::new(behind, behind));
            let source = place.of(source).to_owned();
            alterations.push(Alteration { draft: draft.unwrap_or(Span::new(at, at)), source, place });
        }
        at = draft.map_or(at, |span| span.end);
        behind = there.map_or(behind, |span| span.end);
    }
    alterations
}
