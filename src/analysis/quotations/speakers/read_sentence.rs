//! A sentence as the speakers are looked for in it: its chunks, and where it begins.
//!
//! In comes the view of a sentence, out go chunks. It knows nothing of parties, signs or weights.

use crate::analysis::quotations::grammar::chunker;
use crate::analysis::quotations::grammar::chunks::Chunks;
use crate::analysis::quotations::grammar::sentence::SentenceItem;
use crate::analysis::quotations::grammar::sentence_view::SentenceView;
use crate::analysis::quotations::marks::MarkedSpan;

/// One sentence as it was read.
pub(in super::super) struct ReadSentence<'a, 'd> {
    pub chunks: Chunks<'a, 'd>,
    /// Where it begins, in bytes.
    pub start: usize,
}

impl<'a, 'd> ReadSentence<'a, 'd> {
    /// Reads a sentence.
    pub fn read(sentence: SentenceView<'a, 'd>, marked: &[MarkedSpan]) -> Self {
        let start = match sentence.sentence.items.first() {
            Some(SentenceItem::Token(token)) => sentence.text.document.tokens[*token].span.start,
            Some(SentenceItem::Quote(quote)) => marked[*quote].span.start,
            None => 0,
        };
        Self { chunks: chunker::read(sentence), start }
    }

    /// The paragraph that it stands in.
    pub fn paragraph(&self) -> usize {
        self.chunks.sentence.sentence.paragraph
    }
}
