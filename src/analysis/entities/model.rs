//! The trained model: a linear-chain conditional random field over words, read in place.
//!
//! The file is a header, the weights of the transitions, and a hash table whose slots hold, in 16 bytes, five of
//! fingerprint and one byte of weight for each label. Only the header is parsed, and which fingerprints
//! there are is noted, so that the model costs next to nothing until it is used and the same pages serve every process.

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
    slots: &'static [[u8; SLOT]],
    /// Which fingerprints are there, one bit for many: most features have no weight, and are told from it alone.
    known: Vec<u64>,
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
        let (slots, []) = slots.as_chunks::<SLOT>() else { return None };
        let mut known = vec![0; KNOWN];
        for (word, bit) in slots.iter().map(found_in).filter(|found| *found != 0).map(place_in_known) {
            known[word] |= bit;
        }
        (!slots.is_empty()).then_some(Self { slots, known, scale, transitions, start })
    }

    /// The sum of the weights of features.
    #[must_use]
    pub fn score(&self, features: &[u64]) -> Scores {
        let mut sums = [0_i32; LABELS];
        for features in features.chunks(FEW) {
            // Whole slots are added up, their fingerprints too, which nobody reads: a slot is as wide as a register.
            let mut few = [0_i16; SLOT];
            self.add_weights(features, &mut few);
            for (sum, few) in sums.iter_mut().zip(&few[FINGERPRINT..]) {
                *sum += i32::from(*few);
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "sums of a hundred small weights are exact in f32")]
        sums.map(|sum| sum as f32 * self.scale)
    }

    /// Adds the slots of a few features. The slots are far apart in memory: all are asked for before the first is used.
    fn add_weights(&self, features: &[u64], sums: &mut [i16; SLOT]) {
        let mut starts = [0_usize; FEW];
        let mut wanted = [0_u64; FEW];
        let mut first = [0_u64; FEW];
        let mut count = 0;
        for feature in features {
            let (start, [a, b, c, d, e]) = slot(*feature, self.slots.len());
            let fingerprint = u64::from_le_bytes([a, b, c, d, e, 0, 0, 0]);
            let (word, bit) = place_in_known(fingerprint);
            (starts[count], wanted[count]) = (start, fingerprint);
            count += usize::from(self.known[word] & bit != 0);
        }
        for at in 0..count {
            first[at] = found_in(&self.slots[starts[at]]);
        }
        for at in 0..count {
            let slot =
                if first[at] == wanted[at] { self.slots.get(starts[at]) } else { self.seek(starts[at], wanted[at]) };
            let Some(slot) = slot else { continue };
            for (at, sum) in sums.iter_mut().enumerate() {
                *sum = sum.wrapping_add(i16::from(slot[at].cast_signed()));
            }
        }
    }

    /// The slot with a fingerprint, from the place on where the search for it begins.
    fn seek(&self, start: usize, wanted: u64) -> Option<&[u8; SLOT]> {
        let mut at = start;
        for _ in 0..self.slots.len() {
            let slot = self.slots.get(at)?;
            match found_in(slot) {
                found if found == wanted => return Some(slot),
                0 => return None,
                _ => at = if at + 1 < self.slots.len() { at + 1 } else { 0 },
            }
        }
        None
    }
}

/// Numbers in `Model::known`: a million bits for some fifty thousand fingerprints.
const KNOWN: usize = 1 << 14;

/// The number and the bit of it that stand for a fingerprint.
#[inline]
fn place_in_known(fingerprint: u64) -> (usize, u64) {
    // The lowest byte is the same for many: it holds the group of the feature.
    let place = fingerprint >> 8;
    ((place >> 6) as usize % KNOWN, 1 << (place % 64))
}

/// Features that are looked up together: their weights fit into 16 bits.
const FEW: usize = 64;

/// The fingerprint in a slot, as a number.
#[inline]
fn found_in(slot: &[u8; SLOT]) -> u64 {
    let [a, b, c, d, e, ..] = *slot;
    u64::from_le_bytes([a, b, c, d, e, 0, 0, 0])
}

/// The slot at which the search for a feature begins, in a table of so many, and its fingerprint, never all zero.
#[must_use]
#[inline]
pub fn slot(feature: u64, count: usize) -> (usize, [u8; FINGERPRINT]) {
    let at = (u128::from(feature) * count as u128) >> 64;
    let [a, b, c, d, e, ..] = feature.to_le_bytes();
    (usize::try_from(at).unwrap_or(0), [a | 1, b, c, d, e])
}
