//! The trained model: a linear-chain conditional random field over words, read in place.
//!
//! The file is a header, the weights of the transitions, and a hash table whose slots hold, in 16 bytes, five of
//! fingerprint and one byte of weight for each label. Nothing is parsed but the header, so that the model costs
//! nothing until it is used and the same pages serve every process.

use crate::analysis::EntityKind;

/// What a word may be labelled: outside of names, or the first or a further word of a name of a kind.
pub const LABELS: usize = 11;

/// The kinds that the model knows: dates have rules.
pub const KINDS: [EntityKind; 5] =
    [EntityKind::Person, EntityKind::Organisation, EntityKind::Place, EntityKind::Event, EntityKind::Work];

/// The label of words outside of names.
pub const OUTSIDE: usize = 0;

/// The label of the first word of a name.
#[must_use]
pub fn begin(kind: EntityKind) -> usize {
    KINDS.iter().position(|known| *known == kind).map_or(OUTSIDE, |at| 1 + 2 * at)
}

/// The kind of a label, and whether it begins a name; `None` for [`OUTSIDE`].
#[must_use]
pub fn kind_of(label: usize) -> Option<(EntityKind, bool)> {
    let at = label.checked_sub(1)?;
    Some((*KINDS.get(at / 2)?, at % 2 == 0))
}

/// Whether `to` may follow `from`: a further word needs a name of its kind to belong to.
#[must_use]
pub fn may_follow(from: usize, to: usize) -> bool {
    match kind_of(to) {
        Some((kind, false)) => kind_of(from).is_some_and(|(other, _)| other == kind),
        _ => true,
    }
}

/// Scores of all labels.
pub type Scores = [f32; LABELS];

/// First bytes of a model file; the last is its version.
pub const MAGIC: [u8; 8] = *b"GLMNTCR\x01";

/// Bytes before the slots: [`MAGIC`], the scale of the weights, the transitions from each label and from nothing.
pub const HEADER: usize = 8 + 4 + 4 * LABELS * (LABELS + 1);

/// Bytes of a slot.
pub const SLOT: usize = 16;

/// Bytes of a slot that hold the fingerprint of its feature.
pub const FINGERPRINT: usize = SLOT - LABELS;

/// A model over a file held in memory.
pub struct Model {
    slots: &'static [u8],
    /// What one unit of a weight is worth.
    scale: f32,
    /// From each label to each.
    pub(super) transitions: [Scores; LABELS],
    /// To each label at the start of a sentence.
    pub(super) start: Scores,
}

impl Model {
    /// A model in the bytes of its file; `None` when they are none of this version.
    #[must_use]
    pub fn new(file: &'static [u8]) -> Option<Self> {
        let (header, slots) = file.split_at_checked(HEADER)?;
        let mut numbers = header.strip_prefix(&MAGIC)?.chunks_exact(4).map(|bytes| match bytes {
            [a, b, c, d] => f32::from_le_bytes([*a, *b, *c, *d]),
            _ => 0.0,
        });
        let scale = numbers.next()?;
        let mut rows = [[0.0; LABELS]; LABELS + 1];
        for (weight, number) in rows.iter_mut().flatten().zip(numbers) {
            *weight = number;
        }
        let [transitions @ .., start] = rows;
        (slots.len() >= SLOT && slots.len().is_multiple_of(SLOT)).then_some(Self { slots, scale, transitions, start })
    }

    /// The sum of the weights of features.
    #[must_use]
    pub fn score(&self, features: &[u64]) -> Scores {
        let mut sums = [0_i32; LABELS];
        for feature in features {
            if let Some(weights) = self.weights(*feature) {
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += i32::from(weight.cast_signed());
                }
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "sums of a hundred small weights are exact in f32")]
        sums.map(|sum| sum as f32 * self.scale)
    }

    fn weights(&self, feature: u64) -> Option<&[u8; LABELS]> {
        let count = self.slots.len() / SLOT;
        let (start, fingerprint) = slot(feature, count);
        for at in (start..count).chain(0..start) {
            let slot = self.slots.get(at * SLOT..(at + 1) * SLOT)?;
            let (found, weights) = slot.split_first_chunk::<FINGERPRINT>()?;
            if *found == fingerprint {
                return weights.first_chunk();
            }
            if *found == [0; FINGERPRINT] {
                return None;
            }
        }
        None
    }
}

/// The slot at which the search for a feature begins, in a table of so many, and its fingerprint, never all zero.
#[must_use]
pub fn slot(feature: u64, count: usize) -> (usize, [u8; FINGERPRINT]) {
    let at = (u128::from(feature) * count as u128) >> 64;
    let [a, b, c, d, e, ..] = feature.to_le_bytes();
    (usize::try_from(at).unwrap_or(0), [a | 1, b, c, d, e])
}
