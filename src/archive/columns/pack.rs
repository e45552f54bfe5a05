//! Columns as bytes and back: numbers in little-endian order, texts and columns after their lengths.

/// Columns being written.
#[derive(Debug, Default)]
pub(in crate::archive) struct Packed {
    bytes: Vec<u8>,
}

impl Packed {
    /// All that was put in.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub fn number(&mut self, number: u64) {
        self.bytes.extend_from_slice(&number.to_le_bytes());
    }

    pub fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.bytes.extend_from_slice(bytes);
    }

    pub fn column<const N: usize>(&mut self, numbers: impl ExactSizeIterator<Item = [u8; N]>) {
        self.number(numbers.len() as u64);
        self.bytes.reserve(numbers.len() * N);
        numbers.for_each(|number| self.bytes.extend_from_slice(&number));
    }
}

/// Columns being read; each is `None` when the bytes hold no such thing.
#[derive(Debug)]
pub(in crate::archive) struct Unpacking<'a> {
    rest: &'a [u8],
}

impl<'a> Unpacking<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub fn number(&mut self) -> Option<u64> {
        let (number, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(u64::from_le_bytes(*number))
    }

    fn length(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.length()?;
        let (bytes, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(bytes)
    }

    pub fn text(&mut self) -> Option<String> {
        String::from_utf8(self.bytes()?.to_vec()).ok()
    }

    /// The items of a column, `N` bytes each.
    pub fn column<const N: usize>(&mut self) -> Option<&'a [[u8; N]]> {
        let length = self.length()?.checked_mul(N)?;
        let (bytes, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(bytes.as_chunks().0)
    }

    pub fn numbers(&mut self) -> Option<Vec<u32>> {
        Some(self.column()?.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect())
    }

    pub fn wide_numbers(&mut self) -> Option<Vec<u64>> {
        Some(self.column()?.iter().map(|bytes| u64::from_le_bytes(*bytes)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_and_what_is_cut_does_not() {
        let mut packed = Packed::default();
        packed.number(7);
        packed.bytes("été".as_bytes());
        packed.column([1u32, u32::MAX].iter().map(|number| number.to_le_bytes()));
        packed.column([u64::MAX].iter().map(|number| number.to_le_bytes()));
        let bytes = packed.into_bytes();
        let read = |bytes: &[u8]| {
            let mut all = Unpacking::new(bytes);
            Some((all.number()?, all.text()?, all.numbers()?, all.wide_numbers()?))
        };
        assert_eq!(read(&bytes), Some((7, "été".to_owned(), vec![1, u32::MAX], vec![u64::MAX])));
        for length in 0..bytes.len() {
            assert_eq!(read(&bytes[..length]), None, "{length}");
        }
        let huge = [7u64.to_le_bytes(), u64::MAX.to_le_bytes()].concat();
        assert_eq!(read(&huge), None);
    }
}
