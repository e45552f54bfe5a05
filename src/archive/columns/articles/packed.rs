//! The list of articles as it is kept on the disk between two runs.

use super::{Articles, FileOf, Row};
use crate::archive::columns::arena::{Arena, ArenaText, StringPool};
use crate::archive::columns::copies::Copies;
use crate::archive::columns::pack::{Packed, Unpacking, place_in};
use crate::archive::columns::row_by_key::RowByKey;
use crate::archive::paths::{from_bytes, to_bytes};
use crate::article::Format;

/// Bytes of a row: three numbers of eight and fourteen of four.
const ROW: usize = 3 * 8 + 14 * 4;
/// Bytes of a file: where its path lies, and its format.
const FILE: usize = 2 * 4 + 1;

impl Articles {
    /// Writes all columns.
    pub(in crate::archive) fn pack(&self, out: &mut Packed<'_>) {
        out.bytes(self.text.as_str().as_bytes());
        out.column(self.rows.iter().map(pack_row));
        out.column(self.files.iter().map(pack_file));
        out.number(self.elsewhere.len() as u64);
        for (file, path) in &self.elsewhere {
            out.number(u64::from(*file));
            out.bytes(to_bytes(path));
        }
        out.column(self.copies.hidden.iter().map(pack_copy));
        for values in [&self.sources, &self.authors, &self.tags, &self.languages] {
            values.pack(out);
        }
    }

    /// Reads what [`pack`](Self::pack) wrote; `None` when it is something else.
    pub(in crate::archive) fn unpack(from: &mut Unpacking<'_>) -> Option<Self> {
        let text = Arena::of(from.text()?);
        let rows = from.column(|bytes| Some(unpack_row(bytes)))?;
        let files = from.column(unpack_file)?;
        let mut elsewhere = Vec::new();
        for _ in 0..from.number()? {
            let file = u32::try_from(from.number()?).ok()?;
            elsewhere.push((file, from_bytes(&from.bytes()?).into_boxed_path()));
        }
        let copies = Copies::new(from.column(|bytes| Some(unpack_copy(bytes)))?);
        let mut values = || StringPool::unpack(from);
        let (sources, authors, tags, languages) = (values()?, values()?, values()?, values()?);
        let by_key = RowByKey::new(rows.iter().map(|row| row.key));
        Some(Self { text, rows, files, elsewhere, sources, authors, tags, languages, by_key, copies })
    }
}

fn pack_row(row: &Row) -> [u8; ROW] {
    let mut bytes = [0; ROW];
    let wide = [row.key.cast_unsigned(), row.hash, row.start];
    let narrow = [
        row.title.start,
        row.title.len,
        row.url.start,
        row.url.len,
        row.record,
        row.file,
        row.date,
        row.source,
        row.author,
        row.tags,
        row.language,
        row.quotations,
        row.ordinal,
        row.length,
    ];
    let (first, rest) = bytes.split_at_mut(8 * wide.len());
    for (place, number) in first.chunks_exact_mut(8).zip(wide) {
        place.copy_from_slice(&number.to_le_bytes());
    }
    for (place, number) in rest.chunks_exact_mut(4).zip(narrow) {
        place.copy_from_slice(&number.to_le_bytes());
    }
    bytes
}

fn unpack_row(bytes: &[u8; ROW]) -> Row {
    let wide = |at: usize| bytes[8 * at..].first_chunk().map_or(0, |number| u64::from_le_bytes(*number));
    let number = |at: usize| bytes[24 + 4 * at..].first_chunk().map_or(0, |number| u32::from_le_bytes(*number));
    let text = |at: usize| ArenaText { start: number(at), len: number(at + 1) };
    Row {
        key: wide(0).cast_signed(),
        hash: wide(1),
        start: wide(2),
        length: number(13),
        title: text(0),
        url: text(2),
        record: number(4),
        file: number(5),
        date: number(6),
        source: number(7),
        author: number(8),
        tags: number(9),
        language: number(10),
        quotations: number(11),
        ordinal: number(12),
    }
}

fn pack_copy((copy, shown): &(u32, u32)) -> [u8; 8] {
    (u64::from(*copy) << 32 | u64::from(*shown)).to_le_bytes()
}

fn unpack_copy(bytes: &[u8; 8]) -> (u32, u32) {
    let pair = u64::from_le_bytes(*bytes);
    ((pair >> 32) as u32, pair as u32)
}

fn pack_file(file: &FileOf) -> [u8; FILE] {
    let mut bytes = [0; FILE];
    bytes[..4].copy_from_slice(&file.shown.start.to_le_bytes());
    bytes[4..8].copy_from_slice(&file.shown.len.to_le_bytes());
    bytes[8] = place_in(Format::ALL, &file.format);
    bytes
}

fn unpack_file(bytes: &[u8; FILE]) -> Option<FileOf> {
    let number = |at: usize| bytes[at..].first_chunk().map(|number| u32::from_le_bytes(*number));
    let format = *Format::ALL.get(usize::from(bytes[8]))?;
    Some(FileOf { shown: ArenaText { start: number(0)?, len: number(4)? }, format })
}
