//! How the tables keep small things in few bytes: where an article names an entity, which entities it names, and which of
//! a few values one is.
//!
//! In: the values, or the bytes and numbers that were made of them. Out: the other. The tables are not known here.

use super::error::IndexError;
use crate::archive::columns::{VarintReader, Varints, place_in};
use crate::article::Span;

/// Where an article names an entity, in bytes of its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Places {
    /// The first place that names it.
    pub(super) first: Span,
    /// Where the other ones begin, in the order of the text.
    pub(super) later: Vec<usize>,
}

impl Places {
    /// The places of both: two names of one article that fold alike are one entity.
    pub(super) fn join(&mut self, other: Self) {
        let (first, second) =
            if other.first.start < self.first.start { (other.first, self.first) } else { (self.first, other.first) };
        self.first = first;
        self.later.push(second.start);
        self.later.extend(other.later);
        self.later.sort_unstable();
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut numbers = Varints::default();
        numbers.put(self.first.start as u64);
        numbers.put(self.first.end.saturating_sub(self.first.start) as u64);
        let mut before = self.first.start;
        for start in &self.later {
            numbers.put_signed((*start as i64).wrapping_sub(before as i64));
            before = *start;
        }
        numbers.into_bytes()
    }

    /// What [`to_bytes`](Self::to_bytes) was given; an error for anything else.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, IndexError> {
        let read = || {
            let mut numbers = VarintReader::new(bytes);
            let mut next = || usize::try_from(numbers.wide()?).ok();
            let start = next()?;
            let first = Span { start, end: start.checked_add(next()?)? };
            let (mut later, mut before) = (Vec::new(), start);
            while !numbers.is_empty() {
                before = before.checked_add_signed(isize::try_from(numbers.signed()?).ok()?)?;
                later.push(before);
            }
            Some(Self { first, later })
        };
        read().ok_or(IndexError::Damaged)
    }
}

/// Keys in ascending order, each counted from the one before.
pub(super) fn pack_keys(keys: impl IntoIterator<Item = i64>) -> Vec<u8> {
    let (mut numbers, mut before) = (Varints::default(), 0_i64);
    for key in keys {
        numbers.put_signed(key.wrapping_sub(before));
        before = key;
    }
    numbers.into_bytes()
}

/// What [`pack_keys`] was given; an error for anything else.
pub(super) fn unpack_keys(bytes: &[u8]) -> Result<Vec<i64>, IndexError> {
    let (mut keys, mut numbers, mut before) = (Vec::new(), VarintReader::new(bytes), 0_i64);
    while !numbers.is_empty() {
        before = before.wrapping_add(numbers.signed().ok_or(IndexError::Damaged)?);
        keys.push(before);
    }
    Ok(keys)
}

/// The number that stands for a value among `all` of its kind.
pub(in crate::archive) fn number_of<T: PartialEq>(all: &[T], value: &T) -> u8 {
    place_in(all, value)
}

/// The value that a number stands for.
pub(in crate::archive) fn value_of<T: Copy>(all: &[T], number: u8) -> Option<T> {
    all.get(usize::from(number)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_keys_come_back_and_cut_ones_are_damage() {
        for later in [vec![], vec![40], vec![40, 41, 70_000]] {
            let places = Places { first: Span { start: 7, end: 20 }, later };
            assert_eq!(Places::from_bytes(&places.to_bytes()).unwrap(), places);
        }
        for keys in [vec![], vec![3], vec![1, 2, 900, 1 << 40, (1 << 40) + 1]] {
            assert_eq!(unpack_keys(&pack_keys(keys.clone())).unwrap(), keys);
        }
        for bytes in [&[][..], &[7], &[7, 3, 0x80], &[7, 3, 0x7F]] {
            assert!(Places::from_bytes(bytes).is_err(), "{bytes:?}");
        }
        assert!(unpack_keys(&[2, 0x80]).is_err());
    }

    #[test]
    fn names_that_fold_alike_share_their_places() {
        let at = |start: usize, later: &[usize]| Places { first: Span { start, end: start + 4 }, later: later.into() };
        let expected = at(5, &[9, 12, 30]);
        let mut one = at(9, &[30]);
        one.join(at(5, &[12]));
        assert_eq!(one, expected);
        let mut other = at(5, &[12]);
        other.join(at(9, &[30]));
        assert_eq!(other, expected);
    }
}
