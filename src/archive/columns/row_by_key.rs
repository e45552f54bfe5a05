//! From the keys of the index to the rows of a list: a table when the keys lie close to each other, as they do unless much
//! was deleted, else a binary search.

/// The rows of a list by their keys.
#[derive(Debug, Default)]
pub(super) struct RowByKey {
    /// The smallest key, the one that `rows` begins with.
    first: i64,
    /// The row of each key from the first on, [`NONE`] for a key without a row. Empty when the keys lie far apart.
    rows: Vec<u32>,
    /// Then: the keys with their rows, in order.
    sorted: Vec<(i64, u32)>,
}

const NONE: u32 = u32::MAX;

impl RowByKey {
    /// Row number `n` has the key that comes as number `n`.
    pub(super) fn new(keys: impl Iterator<Item = i64> + Clone) -> Self {
        let (count, first) = (keys.clone().count(), keys.clone().min().unwrap_or_default());
        let last = keys.clone().max().unwrap_or_default();
        let span = usize::try_from(last.abs_diff(first)).ok().and_then(|span| span.checked_add(1));
        let numbered = keys.zip(0..NONE);
        if let Some(span) = span.filter(|span| *span <= count.saturating_mul(4)) {
            let mut rows = vec![NONE; span];
            for (key, row) in numbered {
                if let Some(place) = usize::try_from(key.abs_diff(first)).ok().and_then(|at| rows.get_mut(at)) {
                    *place = row;
                }
            }
            return Self { first, rows, sorted: Vec::new() };
        }
        let mut sorted: Vec<(i64, u32)> = numbered.collect();
        sorted.sort_unstable();
        Self { first, rows: Vec::new(), sorted }
    }

    /// The row of a key.
    pub(super) fn row(&self, key: i64) -> Option<u32> {
        if self.rows.is_empty() {
            let at = self.sorted.binary_search_by_key(&key, |(key, _)| *key).ok()?;
            return Some(self.sorted[at].1);
        }
        let at = usize::try_from(key.checked_sub(self.first)?).ok()?;
        self.rows.get(at).copied().filter(|row| *row != NONE)
    }
}

#[cfg(test)]
mod tests {
    use super::RowByKey;

    #[test]
    fn each_key_has_its_row_whether_close_or_far() {
        for keys in [&[7, 5, 6, 9][..], &[5, 1 << 40, -3], &[i64::MIN, i64::MAX], &[]] {
            let rows = RowByKey::new(keys.iter().copied());
            for (row, key) in (0..).zip(keys) {
                assert_eq!(rows.row(*key), Some(row), "{keys:?}");
            }
            for missing in [0, 8, 10, 4] {
                assert_eq!(rows.row(missing), None, "{keys:?}");
            }
        }
    }
}
