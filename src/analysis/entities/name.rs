//! A name as it was found, before it is joined with others to an entity.

use crate::analysis::EntityKind;
use std::ops::Range;

/// A name and what kind of thing it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Its words, as positions in [`Document::tokens`]; never empty.
    pub(super) tokens: Range<usize>,
    pub(super) kind: EntityKind,
}
