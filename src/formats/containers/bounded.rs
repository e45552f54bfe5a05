//! Unpacks what is compressed, no more than the limits allow.

use std::io::Read;

use crate::formats::limits;
use crate::formats::problem::ReadError;

/// The bytes in a compressed file.
pub(super) fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let limit = limits::unpacked(bytes.len());
    let damaged = |error: std::io::Error| ReadError::Packed { message: error.to_string() };
    if bytes.starts_with(b"\x1F\x8B") {
        return bounded(flate2::read::MultiGzDecoder::new(bytes), limit);
    }
    let frames = ruzstd::decoding::StreamingDecoder::new(bytes);
    bounded(frames.map_err(|error| damaged(std::io::Error::other(error.to_string())))?, limit)
}

/// All that a reader gives, if it is no more than the limit.
pub(super) fn bounded(reader: impl Read, limit: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    let read = reader.take(limit.saturating_add(1)).read_to_end(&mut bytes);
    match read {
        _ if bytes.len() as u64 > limit => Err(ReadError::TooMuch { limit: limit >> 20 }),
        Ok(_) => Ok(bytes),
        Err(error) => Err(ReadError::Packed { message: error.to_string() }),
    }
}
