//! An article whose words are tagged and whose names are read: what quotations and offices are both found in.
//!
//! In: a document, its mentions and its entities. Out: the tagged text and the referents. Built once an article.

use crate::analysis::document::Document;
use crate::analysis::{Entity, Mention};

use super::names::referents::Referents;
use super::tagged_text::TaggedText;

/// The tagged words of an article and all that has a name in it.
pub(in crate::analysis) struct NamedText<'d> {
    pub(super) text: TaggedText<'d>,
    pub(super) referents: Referents,
}

impl<'d> NamedText<'d> {
    /// Reads a document whose mentions and entities are known; without them names are read by their capitals.
    pub(in crate::analysis) fn new(document: &'d Document<'d>, mentions: &[Mention], entities: &[Entity]) -> Self {
        let text = TaggedText::new(document);
        let referents = Referents::read(&text, mentions, entities);
        Self { text, referents }
    }
}
