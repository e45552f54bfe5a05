//! From stretches between marks to quotations with their speakers.

use std::collections::HashMap;

use crate::analysis::document::Document;
use crate::analysis::{Entity, How, Mention, Quotation, QuotationKind};
use crate::article::Span;
use crate::text::fold::fold;

use super::attribution::attribute::{Tie, attribute};
use super::attribution::reporting_clause;
use super::detection::indirect;
use super::detection::speech::is_speech;
use super::detection::speech_signs::{is_direct, signs};
use super::discourse::continuation::{Last, signed_below};
use super::discourse::memory::{Discourse, Resolved};
use super::grammar::chunks::{Chunk, Kind, Reader};
use super::grammar::noun_phrase::Phrase;
use super::grammar::sentence::{Line, lines};
use super::grammar::subject::is_plausible;
use super::marks::{Stretch, stretches};
use super::names::referents::People;
use super::tagged_text::Text;
use super::turns::labels::{Turns, turns};

/// The quotations of a document, in order and without overlap. The mentions and entities are those of the same
/// document; without them names are read by their capitals.
#[must_use]
pub fn find(document: &Document, mentions: &[Mention], entities: &[Entity]) -> Vec<Quotation> {
    let text = Text::new(document);
    let people = People::read(&text, mentions, entities);
    let spans: Vec<Span> = document.paragraphs.iter().map(|paragraph| paragraph.span).collect();
    let stretches = stretches(document.text, &spans);
    let lines = lines(&text, &stretches);
    let mut finder = Finder {
        text: &text,
        people: &people,
        stretches: &stretches,
        times: count(document, &stretches),
        discourse: Discourse::default(),
        found: Vec::new(),
        last: None,
        turns: turns(&text, &people, &stretches),
    };
    finder.announce();
    for (at, line) in lines.iter().enumerate() {
        finder.read(line, lines.get(at + 1));
    }
    finder.found
}

/// How often the same words stand between marks.
fn count(document: &Document, stretches: &[Stretch]) -> HashMap<String, usize> {
    let mut times = HashMap::new();
    for stretch in stretches.iter().filter(|stretch| stretch.span.len() <= 60) {
        *times.entry(inner(document, stretch)).or_default() += 1;
    }
    times
}

fn inner(document: &Document, stretch: &Stretch) -> String {
    stretch.pieces.first().map(|piece| fold(piece.of(document.text).trim())).unwrap_or_default()
}

/// Reads a document line by line, and remembers.
pub(crate) struct Finder<'a, 'd> {
    pub(crate) text: &'a Text<'d>,
    pub(crate) people: &'a People,
    stretches: &'a [Stretch],
    times: HashMap<String, usize>,
    pub(crate) discourse: Discourse,
    pub(crate) found: Vec<Quotation>,
    pub(crate) last: Option<Last>,
    pub(crate) turns: Turns,
}

impl Finder<'_, '_> {
    /// Reads a line, with the one after it, which may sign it.
    fn read(&mut self, line: &Line, next: Option<&Line>) {
        self.discourse.next_line(line.paragraph);
        let reader = Reader { text: self.text, people: self.people, line };
        let chunks = reader.read();
        for (at, chunk) in chunks.iter().enumerate() {
            if let Kind::Phrase(phrase) = &chunk.kind {
                self.learn_title(&chunks, at, phrase);
            }
            if let Kind::Phrase(phrase) | Kind::Oblique(_, phrase) = &chunk.kind {
                self.remember_document(&reader, &chunks, phrase);
            }
        }
        if self.turn(&reader) {
            return;
        }
        let mut speakers = Vec::new();
        for (place, chunk) in chunks.iter().enumerate() {
            if let Kind::Quote(quote) = chunk.kind {
                let below = next.filter(|_| place + 1 == chunks.len());
                speakers.extend(self.quote(&reader, &chunks, (place, quote), below));
            }
        }
        if speakers.is_empty() {
            speakers.extend(self.reported(&reader, &chunks));
        }
        self.remember(&reader, &chunks);
        for (resolved, gender_phrase) in speakers {
            self.discourse.recall(self.people, &resolved, gender_phrase.gender, true, gender_phrase.plural);
        }
    }

    /// Judges one stretch and finds its speaker.
    fn quote(
        &mut self,
        reader: &Reader,
        chunks: &[Chunk],
        (place, quote): (usize, usize),
        below: Option<&Line>,
    ) -> Option<(Resolved, Phrase)> {
        let stretch = &self.stretches[quote];
        let mut source = attribute(reader, chunks, place);
        let mut words: Vec<Span> = stretch.pieces.iter().map(|piece| piece.trimmed(self.text.document.text)).collect();
        if source.as_ref().is_none_or(|source| source.tie < Tie::Incise)
            && let Some(incise) = reporting_clause::inside(reader, &words)
        {
            source = Some(incise.source);
            words = incise.words;
        }
        source = source.or_else(|| signed_below(reader, below?));
        let repeated = self.times.get(&inner(self.text.document, stretch)).is_some_and(|times| *times > 1);
        let signs = signs(reader, chunks, place, stretch, source.as_ref(), repeated);
        if !is_speech(&signs) {
            return None;
        }
        let source = source.filter(|source| source.tie > Tie::Subject || is_plausible(reader, &source.phrase));
        let mut quotation = Quotation {
            span: stretch.span,
            kind: if is_direct(&signs, source.as_ref()) { QuotationKind::Direct } else { QuotationKind::Mixed },
            words,
            cue: source.as_ref().and_then(|source| source.cue),
            speaker: None,
            continues: None,
            marked: true,
        };
        let position = self.found.len();
        let line = reader.line;
        let mut told = None;
        if let Some(source) = source {
            let (mut speaker, resolved) = self.speaker(chunks, &source);
            if source.tie == Tie::Label {
                speaker.how = How::Label;
            }
            if let Some(resolved) = resolved {
                quotation.continues = self.goes_on(&quotation, &resolved, line, chunks, place);
                if quotation.continues.is_some() {
                    quotation.kind = QuotationKind::Direct;
                }
                self.last = Some(Last {
                    quotation: position,
                    speaker: speaker.clone(),
                    resolved: resolved.clone(),
                    line: self.discourse.line(),
                    paragraph: line.paragraph,
                });
                told = Some((resolved, source.phrase));
            }
            quotation.speaker = Some(speaker);
        } else if let Some(last) = self.carried(&signs, line, place, 1) {
            self.carry(&mut quotation, last);
        } else if let Some(last) = self.introduced(&quotation, &signs, line, chunks) {
            quotation.speaker = Some(last.speaker.clone());
            self.last = Some(last);
        } else if let Some(last) = self.carried(&signs, line, place, 2) {
            self.carry(&mut quotation, last);
        }
        self.found.push(quotation);
        told
    }

    /// What the sentence reports without marks.
    fn reported(&mut self, reader: &Reader, chunks: &[Chunk]) -> Option<(Resolved, Phrase)> {
        let indirect::Reported { words, source } = indirect::reported(reader, chunks)?;
        let span = Span::new(words.first()?.start, words.last()?.end);
        if self.found.last().is_some_and(|last| last.span.end > span.start) {
            return None;
        }
        let (speaker, resolved) = self.speaker(chunks, &source);
        self.found.push(Quotation {
            span,
            kind: QuotationKind::Indirect,
            words,
            cue: source.cue,
            speaker: Some(speaker),
            continues: None,
            marked: false,
        });
        resolved.map(|resolved| (resolved, source.phrase))
    }
}
