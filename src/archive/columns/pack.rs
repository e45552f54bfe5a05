//! Writing columns to a file and reading them back: numbers in little-endian order, texts and columns after their
//! lengths. They are streamed, so that they are never in memory twice, and hashed on the way.

use std::io::{self, Read, Write};

use xxhash_rust::xxh3::Xxh3Default;

/// Bytes of a column that are taken at a time.
const PIECE: usize = 64 * 1024;

/// Columns being written.
pub(in crate::archive) struct Packed<'a> {
    to: &'a mut dyn Write,
    hash: Xxh3Default,
    /// The first failure; nothing is written after it.
    failed: io::Result<()>,
}

impl<'a> Packed<'a> {
    /// Writes to `to`.
    pub fn new(to: &'a mut dyn Write) -> Self {
        Self { to, hash: Xxh3Default::new(), failed: Ok(()) }
    }

    /// The hash of all that was written, if all of it was.
    pub fn finish(self) -> io::Result<u64> {
        self.failed.map(|()| self.hash.digest())
    }

    fn put(&mut self, bytes: &[u8]) {
        if self.failed.is_ok() {
            self.hash.update(bytes);
            self.failed = self.to.write_all(bytes);
        }
    }

    pub fn number(&mut self, number: u64) {
        self.put(&number.to_le_bytes());
    }

    pub fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.put(bytes);
    }

    /// Texts one after the other, to be read as one.
    pub fn texts<'t>(&mut self, texts: impl Iterator<Item = &'t str> + Clone) {
        self.number(texts.clone().map(|text| text.len() as u64).sum());
        let mut piece = Vec::with_capacity(PIECE);
        for text in texts {
            if piece.len() + text.len() > PIECE {
                self.put(&piece);
                piece.clear();
            }
            piece.extend_from_slice(text.as_bytes());
        }
        self.put(&piece);
    }

    pub fn column<const N: usize>(&mut self, items: impl ExactSizeIterator<Item = [u8; N]>) {
        self.number(items.len() as u64);
        let mut piece = Vec::with_capacity(PIECE);
        for item in items {
            piece.extend_from_slice(&item);
            if piece.len() + N > PIECE {
                self.put(&piece);
                piece.clear();
            }
        }
        self.put(&piece);
    }
}

/// Columns being read; `None` when the bytes are no such column. What was read must not be trusted before
/// [`finish`](Self::finish) has given the hash.
pub(in crate::archive) struct Unpacking<'a> {
    from: &'a mut dyn Read,
    /// Bytes that are left: no length greater than this is believed.
    left: u64,
    hash: Xxh3Default,
}

impl<'a> Unpacking<'a> {
    /// Reads `length` bytes of `from`.
    pub fn new(from: &'a mut dyn Read, length: u64) -> Self {
        Self { from, left: length, hash: Xxh3Default::new() }
    }

    /// The hash of all bytes, once all were read.
    pub fn finish(self) -> Option<u64> {
        (self.left == 0).then(|| self.hash.digest())
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Option<()> {
        self.left = self.left.checked_sub(bytes.len() as u64)?;
        self.from.read_exact(bytes).ok()?;
        self.hash.update(bytes);
        Some(())
    }

    pub fn number(&mut self) -> Option<u64> {
        let mut number = [0; 8];
        self.fill(&mut number)?;
        Some(u64::from_le_bytes(number))
    }

    /// How many items of `size` bytes follow.
    fn length(&mut self, size: usize) -> Option<usize> {
        let length = self.number()?;
        (length.checked_mul(size as u64)? <= self.left).then(|| usize::try_from(length).ok())?
    }

    pub fn bytes(&mut self) -> Option<Vec<u8>> {
        let mut bytes = vec![0; self.length(1)?];
        self.fill(&mut bytes)?;
        Some(bytes)
    }

    pub fn text(&mut self) -> Option<String> {
        String::from_utf8(self.bytes()?).ok()
    }

    /// The items of a column, `N` bytes each, and what `item` makes of them.
    pub fn column<const N: usize, T>(&mut self, item: impl Fn(&[u8; N]) -> Option<T>) -> Option<Vec<T>> {
        let length = self.length(N)?;
        let mut items = Vec::with_capacity(length);
        let mut piece = vec![[0; N]; (PIECE / N).clamp(1, length.max(1))];
        while items.len() < length {
            let piece = &mut piece[..(length - items.len()).min(PIECE / N)];
            self.fill(piece.as_flattened_mut())?;
            for bytes in piece {
                items.push(item(bytes)?);
            }
        }
        Some(items)
    }

    pub fn numbers(&mut self) -> Option<Vec<u32>> {
        self.column(|bytes| Some(u32::from_le_bytes(*bytes)))
    }

    pub fn wide_numbers(&mut self) -> Option<Vec<u64>> {
        self.column(|bytes| Some(u64::from_le_bytes(*bytes)))
    }
}

/// The place of a value among all of its kind, as one byte that the list of them gives back.
pub fn place_in<T: PartialEq>(all: &[T], value: &T) -> u8 {
    let at = all.iter().position(|known| known == value);
    at.and_then(|at| u8::try_from(at).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_and_what_is_cut_does_not() {
        let many: Vec<u32> = (0..PIECE as u32).collect();
        let mut bytes = Vec::new();
        let mut packed = Packed::new(&mut bytes);
        packed.number(7);
        packed.texts(["é", "", "té"].into_iter());
        packed.column(many.iter().map(|number| number.to_le_bytes()));
        packed.column([u64::MAX].iter().map(|number| number.to_le_bytes()));
        packed.column(std::iter::empty::<[u8; 4]>());
        let written = packed.finish().unwrap();
        let read = |bytes: &[u8]| {
            let mut from = bytes;
            let mut all = Unpacking::new(&mut from, bytes.len() as u64);
            let columns = (all.number()?, all.text()?, all.numbers()?, all.wide_numbers()?, all.numbers()?);
            Some((columns, all.finish()?))
        };
        let columns = (7, "été".to_owned(), many, vec![u64::MAX], Vec::new());
        assert_eq!(read(&bytes), Some((columns, written)));
        for length in (0..bytes.len()).step_by(997).chain(bytes.len() - 20..bytes.len()) {
            assert_eq!(read(&bytes[..length]), None, "{length}");
        }
        assert_eq!(read(&[&bytes[..], &[0]].concat()), None, "something is left");
        let huge = [7u64.to_le_bytes(), u64::MAX.to_le_bytes()].concat();
        assert_eq!(read(&huge), None);
    }

    #[test]
    fn a_failure_to_write_is_told_at_the_end() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut full = Full;
        let mut packed = Packed::new(&mut full);
        packed.number(7);
        packed.number(8);
        assert_eq!(packed.finish().unwrap_err().kind(), io::ErrorKind::StorageFull);
    }
}
