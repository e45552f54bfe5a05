//! Files that hold other files: compressed ones, web archives, e-books, exports of Omnivore.
//!
//! In: the bytes of a file; out: the articles of what is in it. How much is unpacked, and how deep, is bounded by
//! `limits`; what is beyond is a problem.

mod bounded;
mod compressed;
mod epub;
mod omnivore;
#[cfg(test)]
mod tests;
mod warc;
mod warc_records;

pub(super) use compressed::read as read_compressed;
pub(super) use epub::read as read_epub;
pub(super) use omnivore::read as read_omnivore;
pub(super) use warc::{read as read_warc, read_record as read_warc_record, read_wacz};
