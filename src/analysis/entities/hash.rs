//! Hashes that stay the same on every machine and for ever: the shipped tables are keyed by them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The hash of a text (FNV-1a, then mixed so that all bits count).
#[must_use]
#[inline]
pub fn hash(text: &str) -> u64 {
    let mut state = 0xCBF2_9CE4_8422_2325_u64;
    for byte in text.as_bytes() {
        state = (state ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
    }
    mix(state)
}

/// The hash of two hashes, in their order.
#[must_use]
#[inline]
pub const fn combine(first: u64, second: u64) -> u64 {
    mix(first.rotate_left(23) ^ second.wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

#[inline]
const fn mix(mut state: u64) -> u64 {
    state = (state ^ (state >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    state ^ (state >> 32)
}

/// A map whose keys are hashes already.
pub type Hashed<V> = HashMap<u64, V, BuildHasherDefault<AsIs>>;

/// Takes a hash for its own hash.
#[derive(Default)]
pub struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = combine(self.0, u64::from(*byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}
