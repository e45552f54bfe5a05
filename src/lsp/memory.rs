//! Results that are asked for again and again, kept by what they were made from; those not asked for any more are forgotten.
//! Pure: keys and values in and out.

use std::collections::HashMap;

/// What is kept, with when it was asked for last.
#[derive(Debug)]
pub(super) struct Memory<T> {
    kept: HashMap<u64, (u64, T)>,
    clock: u64,
    most: usize,
}

impl<T: Clone> Memory<T> {
    /// Keeps some `most` results, and half of them at least.
    pub fn of(most: usize) -> Self {
        Self { kept: HashMap::new(), clock: 0, most }
    }

    /// Keeps no fewer than so many results from now on.
    pub fn keep_at_least(&mut self, most: usize) {
        self.most = self.most.max(most);
    }

    /// What is kept of a key.
    pub fn get(&mut self, key: u64) -> Option<T> {
        self.clock += 1;
        let (last, value) = self.kept.get_mut(&key)?;
        *last = self.clock;
        Some(value.clone())
    }

    /// Keeps something.
    pub fn put(&mut self, key: u64, value: T) {
        if self.kept.len() >= self.most {
            let mut times: Vec<u64> = self.kept.values().map(|(last, _)| *last).collect();
            let half = times.len() / 2;
            let (_, middle, _) = times.select_nth_unstable(half);
            let middle = *middle;
            self.kept.retain(|_, (last, _)| *last >= middle);
        }
        self.clock += 1;
        self.kept.insert(key, (self.clock, value));
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.kept.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_stays_and_the_rest_goes() {
        let mut memory = Memory::of(10);
        for key in 0..100 {
            memory.put(key, key);
            assert_eq!(memory.get(0), Some(0), "{key}");
        }
        assert_eq!((memory.get(1), memory.get(99)), (None, Some(99)));
        assert!(memory.kept.len() <= 10);
        memory.keep_at_least(50);
        (0..30).for_each(|key| memory.put(key, key));
        assert!((0..30).all(|key| memory.get(key) == Some(key)));
        memory.clear();
        assert_eq!(memory.get(0), None);
    }
}
