//! How alike two texts are, without the texts: a sketch of each that is small enough for the index (MinHash). In: a folded
//! body; out: its sketch; in: two sketches; out: the share of their word triples that both have, as far as sketches tell.
//! Pure: neither disk nor index is known here.

use xxhash_rust::xxh3::xxh3_64;

/// Numbers of a sketch. An estimate of likeness is off by six hundredths at most two times of three.
pub(super) const NUMBERS: usize = 64;
/// Numbers that must be the same in one band for two texts to be compared. Sixteen bands of four: of two texts that share
/// 0.7 of their triples 0.988 are compared, of 0.8 all but two in ten thousand.
const BAND: usize = 4;
/// Words side by side that are compared.
const WORDS: usize = 3;
/// A text with fewer triples is told by its whole alone.
const FEWEST: usize = 20;

/// The sketch of a text: for each of [`NUMBERS`] orders of all triples, eight bits of the first one of the text. Of numbers
/// that differ four in a thousand have the same bits, which makes no likeness a hundredth greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sketch([u8; NUMBERS]);

impl Sketch {
    /// Bytes of a sketch in the index.
    pub(super) const BYTES: usize = NUMBERS;

    /// The sketch of a folded text; `None` for one too short.
    pub(super) fn of(folded: &str) -> Option<Self> {
        let is_word = |word: &&str| !word.is_empty();
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(is_word).map(|word| xxh3_64(word.as_bytes()));
        let mut least = [u32::MAX; NUMBERS];
        let (mut last, mut count) = ([0_u64; WORDS], 0_usize);
        for word in words {
            last.rotate_left(1);
            last[WORDS - 1] = word;
            count += 1;
            if count >= WORDS {
                let triple = last.iter().fold(0_u64, |all, word| (all.rotate_left(21) ^ word).wrapping_mul(MIX));
                for (least, order) in least.iter_mut().zip(ORDERS) {
                    let place = (triple ^ order).wrapping_mul(MIX | 1);
                    *least = (*least).min((place >> 32) as u32);
                }
            }
        }
        (count >= FEWEST + WORDS).then(|| Self(least.map(|number| (number.wrapping_mul(0x9E37_79B1) >> 24) as u8)))
    }

    /// The bytes that are kept.
    pub(super) fn to_bytes(self) -> [u8; Self::BYTES] {
        self.0
    }

    /// The sketch of these bytes; `None` when they are something else.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self(*bytes.first_chunk().filter(|_| bytes.len() == Self::BYTES)?))
    }

    /// The bands of the sketch, each as one number with its own.
    pub(super) fn bands(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.chunks_exact(BAND).zip(0_u64..).map(|(band, number)| {
            let numbers = band.iter().fold(0_u64, |all, number| all << 8 | u64::from(*number));
            // Bands of another number are never the same.
            (numbers ^ number.wrapping_mul(MIX)).wrapping_mul(MIX | 1)
        })
    }

    /// How many of a hundred triples both texts have, as far as the sketches tell.
    pub(super) fn likeness(&self, other: &Self) -> usize {
        self.0.iter().zip(other.0).filter(|(one, two)| **one == *two).count() * 100 / NUMBERS
    }
}

/// An odd number without a pattern.
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// What makes each order of the triples another one.
const ORDERS: [u64; NUMBERS] = {
    let mut orders = [0; NUMBERS];
    let mut state = MIX;
    let mut at = 0;
    while at < NUMBERS {
        // xorshift64
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        orders[at] = state;
        at += 1;
    }
    orders
};

#[cfg(test)]
mod tests {
    use super::*;

    fn text(from: usize, words: usize) -> String {
        (from..from + words).map(|number| format!("mot{}", number * 7919 % 10_007)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn likeness_is_about_the_share_of_common_triples() {
        let one = Sketch::of(&text(0, 1000)).unwrap();
        for (shift, expected) in [(0, 100), (50, 90), (111, 80), (250, 60), (1000, 0)] {
            let other = Sketch::of(&text(shift, 1000)).unwrap();
            let likeness = one.likeness(&other);
            assert!(likeness.abs_diff(expected) <= 15, "{shift}: {likeness}");
        }
    }

    #[test]
    fn a_sketch_is_kept_as_bytes_and_short_texts_have_none() {
        let sketch = Sketch::of(&text(0, 100)).unwrap();
        assert_eq!(Sketch::from_bytes(&sketch.to_bytes()), Some(sketch));
        assert_eq!(Sketch::from_bytes(&[0; 5]), None);
        assert_eq!(Sketch::of(&text(0, FEWEST)), None);
        assert_eq!(sketch.bands().count(), NUMBERS / BAND);
    }
}
