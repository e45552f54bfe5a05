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
    /// Which fingerprints are there, bits shared by many: most features have no weight, and are told from it alone.
    known: Box<[u64; KNOWN]>,
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
        let mut known = Box::new([0; KNOWN]);
        for (word, bits) in slots.iter().map(found_in).filter(|found| *found != 0).map(place_in_known) {
            known[word] |= bits;
        }
        (!slots.is_empty()).then_some(Self { slots, known, scale, transitions, start })
    }

    /// The slot with a fingerprint behind the place where the search for it begins, at which another one was found.
    fn seek(&self, start: usize, first: u64, wanted: u64) -> Option<&[u8; SLOT]> {
        if first == 0 {
            return None;
        }
        for slot in self.slots[start + 1..].iter().chain(&self.slots[..start]) {
            match found_in(slot) {
                found if found == wanted => return Some(slot),
                0 => return None,
                _ => {}
            }
        }
        None
    }
}

/// Numbers in `Model::known`: a million bits for some fifty thousand fingerprints.
const KNOWN: usize = 1 << 14;

/// The number and the two bits of it that stand for a fingerprint.
#[inline]
fn place_in_known(fingerprint: u64) -> (usize, u64) {
    // The lowest byte is the same for many: it holds the group of the feature.
    let place = fingerprint >> 8;
    ((place >> 6) as usize % KNOWN, 1 << (place % 64) | 1 << ((place >> 20) % 64))
}

/// Adds up the weights of the features of one word after another.
pub struct Scorer<'m> {
    model: &'m Model,
    /// The features that may have weights and are not added yet.
    wanted: [u64; FEW],
    count: usize,
    /// The slot at which the search for each of them begins, and its first half.
    first: [(usize, u64); FEW],
    sums: [i32; SLOT],
}

/// Features that are looked up together: their weights fit into 16 bits.
const FEW: usize = 128;

impl<'m> Scorer<'m> {
    /// One for the weights of a model.
    #[must_use]
    pub fn new(model: &'m Model) -> Self {
        Self { model, wanted: [0; FEW], count: 0, first: [(0, 0); FEW], sums: [0; SLOT] }
    }

    /// Adds a feature of the word.
    #[inline]
    pub fn add(&mut self, feature: u64) {
        let (word, bits) = place_in_known(feature);
        self.wanted[self.count % FEW] = feature;
        self.count += usize::from(self.model.known[word] & bits == bits);
        if self.count == FEW {
            self.add_weights();
        }
    }

    /// The scores of the word whose features were added since the last one.
    #[must_use]
    pub fn scores(&mut self) -> Scores {
        self.add_weights();
        let sums = std::mem::take(&mut self.sums);
        #[expect(clippy::cast_precision_loss, reason = "sums of a hundred small weights are exact in f32")]
        std::array::from_fn(|label| sums[FINGERPRINT + label] as f32 * self.model.scale)
    }

    /// Adds the slots of the features that wait. They are far apart in memory: all are asked for before the first is used.
    fn add_weights(&mut self) {
        let count = std::mem::take(&mut self.count).min(FEW);
        let slots = self.model.slots;
        for at in 0..count {
            let start = slot(self.wanted[at], slots.len()).0;
            self.first[at] = (start, found_in(&slots[start]));
        }
        let mut few = Few::default();
        for at in 0..count {
            let ((start, first), wanted) = (self.first[at], fingerprint(self.wanted[at]));
            let slot = if first == wanted { slots.get(start) } else { self.model.seek(start, first, wanted) };
            if let Some(slot) = slot {
                few.add(slot);
            }
        }
        few.add_to(&mut self.sums);
    }
}

/// The sums of the bytes of a few slots, of their fingerprints too, which nobody reads. A number has four sums of 16 bits
/// each, so that few instructions add a slot.
#[derive(Default)]
struct Few {
    /// Of the bytes with even numbers in each half of a slot, and of those with odd ones.
    sums: [(u64, u64); 2],
    count: i32,
}

impl Few {
    /// Every other byte of a number.
    const EVEN: u64 = 0x00FF_00FF_00FF_00FF;

    #[inline]
    fn add(&mut self, slot: &[u8; SLOT]) {
        for ((even, odd), half) in self.sums.iter_mut().zip(halves(slot)) {
            // From -128..=127 to 0..=255: no sum borrows from its neighbour.
            let bytes = half ^ 0x8080_8080_8080_8080;
            *even += bytes & Self::EVEN;
            *odd += bytes >> 8 & Self::EVEN;
        }
        self.count += 1;
    }

    fn add_to(&self, sums: &mut [i32; SLOT]) {
        for (at, sum) in sums.iter_mut().enumerate() {
            let (even, odd) = self.sums[at / 8];
            let packed = if at % 2 == 0 { even } else { odd };
            *sum += (packed >> (at % 8 / 2 * 16) & 0xFFFF) as i32 - 128 * self.count;
        }
    }
}

/// A slot as two numbers.
#[inline]
fn halves(slot: &[u8; SLOT]) -> [u64; 2] {
    let half = |half: Option<&[u8; SLOT / 2]>| half.map_or(0, |bytes| u64::from_le_bytes(*bytes));
    [half(slot.first_chunk()), half(slot.last_chunk())]
}

/// The fingerprint in a slot, as a number.
#[inline]
fn found_in(slot: &[u8; SLOT]) -> u64 {
    halves(slot)[0] & FINGERPRINT_BITS
}

/// The bits of the first half of a slot that hold the fingerprint.
const FINGERPRINT_BITS: u64 = (1 << (8 * FINGERPRINT)) - 1;

/// The slot at which the search for a feature begins, in a table of so many, and its fingerprint, never all zero.
#[must_use]
#[inline]
pub fn slot(feature: u64, count: usize) -> (usize, [u8; FINGERPRINT]) {
    let at = (u128::from(feature) * count as u128) >> 64;
    let [a, b, c, d, e, ..] = fingerprint(feature).to_le_bytes();
    (usize::try_from(at).unwrap_or(0), [a, b, c, d, e])
}

/// The fingerprint of a feature, as a number.
#[inline]
fn fingerprint(feature: u64) -> u64 {
    feature & FINGERPRINT_BITS | 1
}
