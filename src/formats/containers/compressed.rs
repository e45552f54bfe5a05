//! One file that was compressed with gzip or zstd: whatever it is, it is read as if it lay there by itself.

use crate::article::Format;
use crate::formats::collector::Source;
use crate::formats::problem::ReadError;
use crate::formats::{ParsedFile, limits, read_with};

use super::{bounded::unpacked, warc};

/// Reads what is in a compressed file.
pub(in crate::formats) fn read(source: Source<'_>) -> Result<ParsedFile, ReadError> {
    if source.depth >= limits::NESTING {
        return Err(ReadError::Nested { limit: limits::NESTING });
    }
    let bytes = unpacked(source.bytes)?;
    if bytes.starts_with(b"WARC/") {
        return warc::read(source);
    }
    let name = ["gz", "zst", "GZ", "ZST"].iter().find_map(|ending| source.name.strip_suffix(ending)?.strip_suffix('.'));
    let inner = Source { name: name.unwrap_or(source.name), bytes: &bytes, depth: source.depth + 1, ..source };
    let mut file = read_with(inner)?;
    for article in &mut file.articles {
        article.format = Format::Compressed;
        article.place = source.place(article.place.record);
    }
    Ok(ParsedFile { format: Format::Compressed, ..file })
}
