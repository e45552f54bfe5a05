//! From what was found in the parts of an article to what stands in all of it.
//!
//! In: the findings of each part, in order. Out: the findings of the article, with places in its whole text, each name
//! one entity however many parts have it. What stands in the paragraphs that a part repeats is left to the part before,
//! but for a quotation that goes on into the new part: that is taken from the part which has all of it.

use foldhash::HashMap;

use super::parts::Part;
use super::quotations::HeldRole;
use super::{Entity, EntityKind, Findings, Mention, Quotation, Speaker, budget, entities};
use crate::article::Span;
use crate::text::fold::fold;

/// What was found so far.
pub(super) struct Whole {
    found: Findings,
    /// The number of each name, folded.
    numbers: HashMap<(EntityKind, String), usize>,
}

impl Whole {
    /// Begins with the first part, which begins where the text does.
    pub fn new(found: Findings) -> Self {
        let named = found.entities.iter().zip(0..).map(|(entity, number)| ((entity.kind, fold(&entity.name)), number));
        Self { numbers: named.collect(), found }
    }

    /// Whether a text of so many bytes may have no more findings.
    pub fn is_full(&self, bytes: usize) -> bool {
        let found = &self.found;
        budget::is_full(bytes, found.quotations.len(), found.mentions.len(), found.entities.len())
    }

    /// Ends the analysis before a byte.
    pub fn end_at(&mut self, byte: usize) {
        self.found.ended = Some(byte);
    }

    /// Adds the findings of the next part.
    pub fn add(&mut self, part: &Part, found: Findings) {
        let numbers: Vec<usize> = found.entities.into_iter().map(|entity| self.number(entity)).collect();
        let forward = |span: Span| span.shifted(part.offset);
        let is_new = |span: Span| span.start + part.offset >= part.begin;
        self.found.mentions.extend(
            found.mentions.into_iter().filter(|mention| is_new(mention.span)).map(|mention| Mention {
                span: forward(mention.span),
                entity: numbers[mention.entity],
                ..mention
            }),
        );
        self.found.held.extend(
            found
                .held
                .into_iter()
                .filter(|role| is_new(role.span))
                .map(|role| HeldRole { entity: numbers[role.entity], span: forward(role.span) }),
        );
        self.found.described.extend(found.described.into_iter().filter(|words| is_new(*words)).map(forward));
        let mut places: Vec<Option<usize>> = Vec::with_capacity(found.quotations.len());
        for quotation in found.quotations {
            let quotation = moved(quotation, part.offset, &numbers);
            if quotation.span.end <= part.begin {
                places.push(None);
                continue;
            }
            while self.found.quotations.last().is_some_and(|last| last.span.end > quotation.span.start) {
                self.found.quotations.pop();
            }
            let at = self.found.quotations.len();
            let continues = quotation.continues.and_then(|before| places.get(before).copied().flatten());
            places.push(Some(at));
            self.found.quotations.push(Quotation { continues: continues.filter(|before| *before < at), ..quotation });
        }
        self.found.ended = found.ended.map(|byte| (byte + part.offset).max(part.begin));
    }

    /// The number of an entity, a new one where its name is new.
    fn number(&mut self, entity: Entity) -> usize {
        let entities = &mut self.found.entities;
        *self.numbers.entry((entity.kind, fold(&entity.name))).or_insert_with(|| {
            entities.push(entity);
            entities.len() - 1
        })
    }

    /// All of it, once there is no part any more.
    pub fn finish(self) -> Findings {
        let mut found = self.found;
        let names = |speaker: &Speaker| {
            let entity = speaker.entity.and_then(|entity| found.entities.get(entity));
            entity.is_some_and(|entity| speaker.name.as_ref() == Some(&entity.name))
        };
        let named: Vec<bool> = found.quotations.iter().map(|it| it.speaker.as_ref().is_some_and(names)).collect();
        let old = std::mem::take(&mut found.entities);
        let (entities, numbers) = entities::join_parts(&mut found.mentions, old);
        for (speaker, named) in found.quotations.iter_mut().map(|it| it.speaker.as_mut()).zip(named) {
            let Some(speaker) = speaker else { continue };
            speaker.entity = speaker.entity.and_then(|entity| numbers[entity]);
            if let Some(entity) = speaker.entity.filter(|_| named) {
                speaker.name = Some(entities[entity].name.clone());
            }
        }
        let role = |role: HeldRole| Some(HeldRole { entity: numbers[role.entity]?, ..role });
        let held = std::mem::take(&mut found.held).into_iter().filter_map(role).collect();
        Findings { entities, held, ..found }
    }
}

/// A quotation with places in the whole text.
fn moved(quotation: Quotation, offset: usize, numbers: &[usize]) -> Quotation {
    let mut moved = quotation;
    moved.span = moved.span.shifted(offset);
    moved.cue = moved.cue.map(|cue| cue.shifted(offset));
    for piece in &mut moved.words {
        *piece = piece.shifted(offset);
    }
    if let Some(speaker) = &mut moved.speaker {
        speaker.span = speaker.span.shifted(offset);
        speaker.role = speaker.role.map(|role| role.shifted(offset));
        speaker.entity = speaker.entity.map(|entity| numbers[entity]);
    }
    moved
}
