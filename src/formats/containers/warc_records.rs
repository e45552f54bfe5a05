//! The records of a web archive (WARC) and the pages in them.
//!
//! In: bytes of the archive, compressed record by record or not; out: for each record its bytes in the file and, where it
//! holds a page, the page.

use std::io::Read as _;
use std::ops::Range;

use flate2::bufread::{GzDecoder, MultiGzDecoder, ZlibDecoder};

use crate::formats::limits;
use crate::formats::problem::ReadError;

use super::bounded::bounded;

/// A record: what its headers say, and its block.
pub(super) struct Record<'a> {
    headers: &'a [u8],
    block: &'a [u8],
}

/// A page that was saved.
pub(super) struct Page {
    /// Its address.
    pub(super) url: String,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

/// Goes through the records of an archive in order. `take` gets the bytes of the file that hold the record (all of them
/// where records are not compressed one by one) and the record; it says whether to go on.
pub(super) fn each(bytes: &[u8], take: &mut dyn FnMut(Range<usize>, &Record<'_>) -> bool) -> Result<(), ReadError> {
    if !bytes.starts_with(b"\x1F\x8B") {
        plain(bytes, &mut |range, record| take(range, record));
        return Ok(());
    }
    let limit = limits::unpacked(bytes.len());
    let mut left = limit;
    let mut at = 0;
    while at < bytes.len() {
        let mut rest = &bytes[at..];
        let mut member = Vec::new();
        let read = GzDecoder::new(&mut rest).take(left.saturating_add(1)).read_to_end(&mut member);
        if member.len() as u64 > left {
            return Err(ReadError::TooMuch { limit: limit >> 20 });
        }
        left -= member.len() as u64;
        let end = bytes.len() - rest.len();
        let mut count = 0;
        let mut go_on = true;
        plain(&member, &mut |_, record| {
            count += 1;
            go_on = take(at..end, record);
            go_on
        });
        if let Err(error) = read {
            return Err(ReadError::Packed { message: error.to_string() });
        }
        // What is no compressed data ends an archive that was read before.
        if !go_on || end <= at || (count == 0 && member.is_empty()) {
            break;
        }
        at = end;
    }
    Ok(())
}

/// Goes through records that are not compressed.
fn plain(bytes: &[u8], take: &mut dyn FnMut(Range<usize>, &Record<'_>) -> bool) {
    let mut at = 0;
    while let Some(start) = memchr::memmem::find(&bytes[at..], b"WARC/").map(|found| at + found) {
        let Some((headers, block)) = split(&bytes[start..]) else { return };
        let length = header(headers, "content-length").and_then(|length| length.trim().parse::<usize>().ok());
        let length = length.unwrap_or(0).min(block.len());
        let end = bytes.len() - block.len() + length;
        if !take(start..end, &Record { headers, block: &block[..length] }) {
            return;
        }
        at = end;
    }
}

/// Headers and what stands below the blank line.
fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let crlf = memchr::memmem::find(bytes, b"\r\n\r\n").map(|at| (at, 4));
    let lf = memchr::memmem::find(&bytes[..crlf.map_or(bytes.len(), |(at, _)| at)], b"\n\n").map(|at| (at, 2));
    let (at, width) = lf.or(crlf)?;
    Some((&bytes[..at], &bytes[at + width..]))
}

/// The value of a header.
fn header(headers: &[u8], name: &str) -> Option<String> {
    let text = String::from_utf8_lossy(headers);
    let mut lines = text.lines().filter_map(|line| line.split_once(':'));
    lines.find(|(key, _)| key.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned())
}

fn is_html(kind: Option<String>) -> bool {
    kind.is_some_and(|kind| {
        let kind = kind.to_ascii_lowercase();
        kind.starts_with("text/html") || kind.starts_with("application/xhtml+xml")
    })
}

impl Record<'_> {
    /// The page that the record holds: an answer that was a success, or a resource.
    pub(super) fn page(&self) -> Option<Result<Page, ReadError>> {
        let url = header(self.headers, "warc-target-uri").unwrap_or_default();
        let url = url.trim_matches(['<', '>']).to_owned();
        match header(self.headers, "warc-type")?.as_str() {
            "resource" | "conversion" if is_html(header(self.headers, "content-type")) => {
                Some(Ok(Page { url, bytes: self.block.to_vec() }))
            }
            "response" => {
                let (headers, body) = split(self.block)?;
                let status = headers.split(|byte| *byte == b'\n').next()?;
                let is_success = String::from_utf8_lossy(status).split_whitespace().nth(1) == Some("200");
                if !is_success || !is_html(header(headers, "content-type")) {
                    return None;
                }
                Some(decoded(headers, body).map(|bytes| Page { url, bytes }))
            }
            _ => None,
        }
    }
}

/// The body of an answer as it was before it was sent.
fn decoded(headers: &[u8], body: &[u8]) -> Result<Vec<u8>, ReadError> {
    let chunked = header(headers, "transfer-encoding").is_some_and(|it| it.to_ascii_lowercase().contains("chunked"));
    // Tools that save pages keep the header when they have undone the chunks.
    let body = if chunked { unchunked(body).unwrap_or_else(|| body.to_vec()) } else { body.to_vec() };
    let limit = limits::unpacked(body.len());
    match header(headers, "content-encoding").unwrap_or_default().to_ascii_lowercase().as_str() {
        "gzip" | "x-gzip" if body.starts_with(b"\x1F\x8B") => bounded(MultiGzDecoder::new(body.as_slice()), limit),
        "deflate" => bounded(ZlibDecoder::new(body.as_slice()), limit).or(Ok(body)),
        "br" | "zstd" => {
            Err(ReadError::Packed { message: "the page is compressed in a way that is not read".to_owned() })
        }
        _ => Ok(body),
    }
}

fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let end = memchr::memchr(b'\n', body)?;
        let size = std::str::from_utf8(&body[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        body = &body[end + 1..];
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(body.get(..size)?);
        body = body.get(size..)?;
        body = body.strip_prefix(b"\r\n").or_else(|| body.strip_prefix(b"\n")).unwrap_or(body);
    }
}
