//! Sets of rows of a list.

use fixedbitset::FixedBitSet;

/// A set of row numbers: one bit for each row, up to the greatest.
#[derive(Clone, Debug, Default)]
pub struct RowSet {
    bits: FixedBitSet,
}

/// Bits by which a set grows at least: most sets are filled in the order of the rows.
const GROWTH: usize = 4096;

impl RowSet {
    /// All rows below `rows`.
    #[must_use]
    pub fn all(rows: u32) -> Self {
        let mut bits = FixedBitSet::with_capacity(rows as usize);
        bits.insert_range(..);
        Self { bits }
    }

    /// Adds a row.
    pub fn insert(&mut self, row: u32) {
        let row = row as usize;
        if row >= self.bits.len() {
            self.bits.grow((row + 1).next_multiple_of(GROWTH));
        }
        self.bits.insert(row);
    }

    /// Whether `row` is in the set.
    #[must_use]
    pub fn contains(&self, row: u32) -> bool {
        self.bits.contains(row as usize)
    }

    /// How many rows are in the set.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bits.count_ones(..)
    }

    /// Whether no row is in the set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bits.is_clear()
    }

    /// Adds the rows of `other`.
    pub fn add(&mut self, other: &Self) {
        self.bits.union_with(&other.bits);
    }

    /// Removes the rows that are not in `other`.
    pub fn keep(&mut self, other: &Self) {
        self.bits.intersect_with(&other.bits);
    }

    /// Removes the rows of `other`.
    pub fn remove(&mut self, other: &Self) {
        self.bits.difference_with(&other.bits);
    }

    /// The rows, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        // Only numbers of 32 bits are ever inserted.
        self.bits.ones().map(|row| row as u32)
    }
}

impl FromIterator<u32> for RowSet {
    fn from_iter<I: IntoIterator<Item = u32>>(rows: I) -> Self {
        let mut set = Self::default();
        for row in rows {
            set.insert(row);
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn sets_of_rows_are_sets(a in proptest::collection::btree_set(0u32..300, 0..40), b in proptest::collection::btree_set(0u32..300, 0..40)) {
            let set = |rows: &BTreeSet<u32>| rows.iter().copied().collect::<RowSet>();
            let rows = |set: &RowSet| set.iter().collect::<BTreeSet<u32>>();
            let (mut sum, mut common, mut rest) = (set(&a), set(&a), set(&a));
            sum.add(&set(&b));
            common.keep(&set(&b));
            rest.remove(&set(&b));
            prop_assert_eq!(rows(&sum), &a | &b);
            prop_assert_eq!(rows(&common), &a & &b);
            prop_assert_eq!(rows(&rest), &a - &b);
            prop_assert_eq!(set(&a).len(), a.len());
            prop_assert_eq!(common.is_empty(), a.is_disjoint(&b));
            prop_assert!((0..400).all(|row| set(&a).contains(row) == a.contains(&row)));
        }
    }
}
