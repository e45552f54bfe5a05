//! Small numbers in few bytes: seven bits a byte, the lowest first, the top bit of each byte but the last one set.
//!
//! In: numbers, or the bytes that were made of them. Out: the other. What the numbers mean is not known here.

/// Numbers being written one after the other.
#[derive(Debug, Default)]
pub(in crate::archive) struct Varints {
    pub(super) bytes: Vec<u8>,
}

impl Varints {
    pub(in crate::archive) fn put(&mut self, mut number: u64) {
        while number > 0x7F {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// A number that may be negative: small ones of either sign take few bytes.
    pub(in crate::archive) fn put_signed(&mut self, number: i64) {
        self.put((number << 1 ^ number >> 63).cast_unsigned());
    }

    pub(in crate::archive) fn put_byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    pub(in crate::archive) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Numbers being read; `None` where there are no more or they don't fit.
#[derive(Debug)]
pub(in crate::archive) struct VarintReader<'a> {
    bytes: &'a [u8],
}

impl<'a> VarintReader<'a> {
    pub(in crate::archive) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    pub(in crate::archive) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    pub(in crate::archive) fn wide(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    pub(in crate::archive) fn number(&mut self) -> Option<u32> {
        u32::try_from(self.wide()?).ok()
    }

    pub(in crate::archive) fn signed(&mut self) -> Option<i64> {
        let number = self.wide()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    /// Whether all bytes were read.
    pub(in crate::archive) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_cut_ones_do_not() {
        let numbers = [0, 1, 127, 128, 16_383, 16_384, u64::from(u32::MAX), u64::MAX];
        let signed = [0, -1, 1, -64, 64, i64::MIN, i64::MAX];
        let mut written = Varints::default();
        numbers.iter().for_each(|number| written.put(*number));
        signed.iter().for_each(|number| written.put_signed(*number));
        let mut read = VarintReader::new(&written.bytes);
        assert!(numbers.iter().all(|number| read.wide() == Some(*number)));
        assert!(signed.iter().all(|number| read.signed() == Some(*number)));
        assert!(read.is_empty() && read.byte().is_none());
        assert_eq!(VarintReader::new(&[0x80, 0x80]).wide(), None, "cut");
        assert_eq!(VarintReader::new(&[0xFF; 11]).wide(), None, "endless");
        assert_eq!(VarintReader::new(&[0xFF, 0xFF, 0xFF, 0xFF, 0x7F]).number(), None, "too great for 32 bits");
    }
}
