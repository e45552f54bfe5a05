//! Many strings in one allocation, which keeps a hundred thousand rows small and quick to load.

use std::collections::HashMap;

use super::pack::{Packed, Unpacking};

/// A string of an [`Arena`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ArenaText {
    pub(super) start: u32,
    pub(super) len: u32,
}

/// Strings one after the other, at most 4 GiB; a string that no longer fits becomes empty.
#[derive(Debug, Default)]
pub(super) struct Arena {
    bytes: String,
}

impl Arena {
    /// Adds a string.
    pub(super) fn push(&mut self, text: &str) -> ArenaText {
        let (Ok(start), Ok(len)) = (u32::try_from(self.bytes.len()), u32::try_from(text.len())) else {
            return ArenaText::default();
        };
        if start.checked_add(len).is_none() {
            return ArenaText::default();
        }
        self.bytes.push_str(text);
        ArenaText { start, len }
    }

    /// The string at this place.
    pub(super) fn get(&self, text: ArenaText) -> &str {
        self.bytes.get(text.start as usize..text.start as usize + text.len as usize).unwrap_or_default()
    }

    /// An arena of these strings, one after the other.
    pub(super) fn of(bytes: String) -> Self {
        Self { bytes }
    }

    /// All strings, one after the other.
    pub(super) fn as_str(&self) -> &str {
        &self.bytes
    }

    /// Gives back what was reserved and not used.
    pub(super) fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
    }
}

/// Strings that many rows share, each stored once; number 0 is the empty one.
#[derive(Debug)]
pub struct StringPool {
    arena: Arena,
    all: Vec<ArenaText>,
}

impl StringPool {
    /// The value of this number.
    #[must_use]
    pub fn get(&self, number: u32) -> &str {
        self.all.get(number as usize).map_or("", |text| self.arena.get(*text))
    }

    /// All of them, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|text| self.arena.get(*text))
    }

    /// Writes them.
    pub(super) fn pack(&self, out: &mut Packed<'_>) {
        out.bytes(self.arena.as_str().as_bytes());
        out.column(self.all.iter().map(|text| text.len.to_le_bytes()));
    }

    /// Reads what [`pack`](Self::pack) wrote; `None` when it is something else.
    pub(super) fn unpack(from: &mut Unpacking<'_>) -> Option<Self> {
        let arena = Arena::of(from.text()?);
        let mut start = 0u32;
        let mut all = Vec::new();
        for len in from.numbers()? {
            all.push(ArenaText { start, len });
            start = start.checked_add(len)?;
        }
        Some(Self { arena, all })
    }
}

/// Builds a [`StringPool`]: equal strings get the same number.
#[derive(Debug)]
pub(super) struct Interner {
    values: StringPool,
    numbers: HashMap<Box<str>, u32>,
}

impl Interner {
    pub(super) fn new() -> Self {
        let values = StringPool { arena: Arena::default(), all: vec![ArenaText::default()] };
        Self { values, numbers: HashMap::from([(Box::from(""), 0)]) }
    }

    /// The number of `value`, which is new or known.
    pub(super) fn number(&mut self, value: &str) -> u32 {
        if let Some(number) = self.numbers.get(value) {
            return *number;
        }
        let Ok(number) = u32::try_from(self.values.all.len()) else { return 0 };
        let text = self.values.arena.push(value);
        self.values.all.push(text);
        self.numbers.insert(value.into(), number);
        number
    }

    pub(super) fn finish(mut self) -> StringPool {
        self.values.arena.shrink();
        self.values.all.shrink_to_fit();
        self.values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_come_back_as_they_were() {
        let mut arena = Arena::default();
        let kept: Vec<ArenaText> = ["été", "", "hiver"].iter().map(|text| arena.push(text)).collect();
        assert_eq!(kept.iter().map(|text| arena.get(*text)).collect::<Vec<_>>(), ["été", "", "hiver"]);
    }

    #[test]
    fn equal_values_share_a_number_and_nothing_is_number_0() {
        let mut interner = Interner::new();
        let numbers = ["Le Phare", "", "La Vigie", "Le Phare"].map(|value| interner.number(value));
        assert_eq!(numbers, [1, 0, 2, 1]);
        let values = interner.finish();
        assert_eq!((values.get(2), values.get(0), values.get(9)), ("La Vigie", "", ""));
        assert_eq!(values.iter().count(), 3);
    }
}
