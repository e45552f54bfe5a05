//! A long file of JSON Lines, read block by block, so that it may be longer than the memory.
//!
//! In: the path; out: one [`ParsedFile`] a block, its places and lines those of the whole file.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use xxhash_rust::xxh3::Xxh3;

use super::open::guarded;
use super::paths::file_name;
use super::problem::Reason;
use crate::disk::open_file;
use crate::formats::{self, ParsedFile};

/// The file, and the block that comes next.
pub struct LineBlocks {
    name: String,
    input: BufReader<File>,
    block: Vec<u8>,
    hash: Xxh3,
    /// How many bytes a block has, about.
    size: usize,
    /// Bytes before the block.
    bytes: u64,
    /// Lines before the block; a record is numbered by its line.
    lines: u32,
}

/// What a block holds, or why it could not be read and on which line it begins.
pub type ParsedBlock = Result<ParsedFile, (u32, Reason)>;

impl LineBlocks {
    /// Whether a file of this name may be read so.
    #[must_use]
    pub fn fit(path: &Path) -> bool {
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        matches!(extension.as_str(), "jsonl" | "ndjson")
    }

    /// Opens a file, to be read in blocks of about `size` bytes. `None` where it is not JSON Lines, or in an encoding that
    /// cannot be cut at line breaks.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn open(path: &Path, size: usize) -> io::Result<Option<Self>> {
        let mut blocks = Self {
            name: file_name(path),
            input: BufReader::with_capacity(1 << 16, open_file(path)?),
            block: Vec::new(),
            hash: Xxh3::new(),
            size,
            bytes: 0,
            lines: 0,
        };
        blocks.advance()?;
        let cuttable = !blocks.block.starts_with(b"\xFF\xFE") && !blocks.block.starts_with(b"\xFE\xFF");
        let begins = memchr::memchr(b'\n', &blocks.block).map_or(&*blocks.block, |end| &blocks.block[..end]);
        let fits = cuttable && guarded(|| formats::read(&blocks.name, begins)).is_ok();
        Ok(fits.then_some(blocks))
    }

    /// What the next block holds; `None` at the end of the file.
    ///
    /// # Errors
    ///
    /// When the file cannot be read on.
    pub fn next_block(&mut self) -> io::Result<Option<ParsedBlock>> {
        if self.block.is_empty() {
            return Ok(None);
        }
        let parsed = match guarded(|| formats::read(&self.name, &self.block)) {
            Ok(parsed) => Ok(self.placed(parsed)),
            Err(reason) => Err((self.lines.saturating_add(1), reason)),
        };
        self.advance()?;
        Ok(Some(parsed))
    }

    /// The hash of all bytes so far.
    #[must_use]
    pub fn hash(&self) -> u64 {
        self.hash.digest()
    }

    /// Takes the next whole lines.
    fn advance(&mut self) -> io::Result<()> {
        self.bytes += self.block.len() as u64;
        let lines = memchr::memchr_iter(b'\n', &self.block).count();
        self.lines = self.lines.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.block.clear();
        while self.block.len() < self.size && self.input.read_until(b'\n', &mut self.block)? > 0 {}
        self.hash.update(&self.block);
        Ok(())
    }

    /// The same with the places and lines of the whole file.
    fn placed(&self, mut parsed: ParsedFile) -> ParsedFile {
        for article in &mut parsed.articles {
            let place = &mut article.place;
            place.record = place.record.saturating_add(self.lines);
            place.bytes = place.bytes.start + self.bytes..place.bytes.end + self.bytes;
            for paragraph in &mut article.body.paragraphs {
                paragraph.line = paragraph.line.saturating_add(self.lines);
            }
        }
        for problem in &mut parsed.problems {
            problem.line = problem.line.map(|line| line.saturating_add(self.lines));
        }
        parsed
    }
}
