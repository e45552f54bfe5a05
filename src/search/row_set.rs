//! Sets of rows.

/// A set of row numbers, as a bit for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowSet {
    bits: Vec<u64>,
}

impl RowSet {
    /// The rows below `rows`, all of them.
    #[must_use]
    pub fn all(rows: u32) -> Self {
        (0..rows).collect()
    }

    /// Puts `row` in.
    pub fn insert(&mut self, row: u32) {
        let word = row as usize / 64;
        if word >= self.bits.len() {
            self.bits.resize(word + 1, 0);
        }
        self.bits[word] |= 1 << (row % 64);
    }

    /// Whether `row` is in it.
    #[must_use]
    pub fn contains(&self, row: u32) -> bool {
        self.bits.get(row as usize / 64).is_some_and(|word| word & (1 << (row % 64)) != 0)
    }

    /// How many rows are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bits.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether no row is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bits.iter().all(|word| *word == 0)
    }

    /// Puts the rows of `other` in too.
    pub fn add(&mut self, other: &Self) {
        if self.bits.len() < other.bits.len() {
            self.bits.resize(other.bits.len(), 0);
        }
        for (word, more) in self.bits.iter_mut().zip(&other.bits) {
            *word |= more;
        }
    }

    /// Keeps only the rows that are in `other` too.
    pub fn keep(&mut self, other: &Self) {
        self.bits.truncate(other.bits.len());
        for (word, kept) in self.bits.iter_mut().zip(&other.bits) {
            *word &= kept;
        }
    }

    /// Takes the rows of `other` out.
    pub fn remove(&mut self, other: &Self) {
        for (word, gone) in self.bits.iter_mut().zip(&other.bits) {
            *word &= !gone;
        }
    }

    /// The rows, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.bits.iter().zip(0u32..).flat_map(|(word, number)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros())?;
                left &= left - 1;
                Some(number * 64 + bit)
            })
        })
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
