//! Packed files (ZIP): their members by name, unpacked within the limits.
//!
//! In: the bytes of the file; out: the bytes of its members. What they hold is for others to read.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::limits;
use super::problem::ReadError;

/// A packed file.
pub(super) struct Packed<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
    limit: u64,
}

impl<'a> Packed<'a> {
    /// Reads the list of members.
    ///
    /// # Errors
    ///
    /// When the list is damaged, or too long.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if archive.len() > limits::MOST_MEMBERS {
            return Err(ReadError::ManyMembers { count: archive.len(), limit: limits::MOST_MEMBERS });
        }
        let limit = limits::unpacked(bytes.len());
        Ok(Self { archive, left: limit, limit })
    }

    /// The names of the members, in the order of the list.
    pub(super) fn names(&self) -> Vec<String> {
        self.archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect()
    }

    /// The bytes of the member of this name; `None` where there is none.
    ///
    /// # Errors
    ///
    /// When it is damaged or encrypted, or when too much has been unpacked.
    pub(super) fn member(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(at) = self.archive.index_for_name(name) else { return Ok(None) };
        let member = self.archive.by_index(at).map_err(|error| damaged(&error))?;
        let mut bytes = Vec::new();
        let mut most = member.take(self.left.saturating_add(1));
        most.read_to_end(&mut bytes).map_err(|error| ReadError::Packed { message: error.to_string() })?;
        if bytes.len() as u64 > self.left {
            return Err(ReadError::TooMuch { limit: self.limit >> 20 });
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }
}

fn damaged(error: &zip::result::ZipError) -> ReadError {
    ReadError::Packed { message: error.to_string() }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::io::Write as _;

    /// A packed file of these members.
    pub(in crate::formats) fn pack(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in members {
            // Formats that are told by their type keep it as it is.
            let method =
                if *name == "mimetype" { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
            writer.start_file(*name, zip::write::SimpleFileOptions::default().compression_method(method)).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn members_are_unpacked_and_what_expands_beyond_measure_is_refused() {
        let bytes = pack(&[("a.txt", "La digue tient.".as_bytes()), ("zeros", &vec![0; 40 << 20])]);
        let mut packed = Packed::open(&bytes).unwrap();
        assert_eq!(packed.names(), ["a.txt", "zeros"]);
        assert_eq!(packed.member("a.txt").unwrap().unwrap(), "La digue tient.".as_bytes());
        assert_eq!(packed.member("b.txt").unwrap(), None);
        assert_eq!(packed.member("zeros"), Err(ReadError::TooMuch { limit: 32 }));
        assert!(matches!(Packed::open(&bytes[..bytes.len() - 30]), Err(ReadError::Packed { .. })));
    }
}
