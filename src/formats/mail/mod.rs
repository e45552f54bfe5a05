//! Mail: messages, mailboxes (mbox) and pages saved as MHTML.
//!
//! In: the bytes of a file, because each part of a mail has an encoding of its own; out: an article a message. A message
//! of a mailbox is read again from its own bytes; its number is that of its first line, from 0, so that its paragraphs
//! know their lines.

mod message;
mod mhtml;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::article::{Article, Format, Place};

use super::ParsedFile;
use super::collector::{Collector, Source};
use super::problem::ReadError;
use super::record::Refused;

pub(super) use mhtml::read as read_page;

/// Reads the only message of a file.
pub(super) fn read(source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let mut collector = Collector::new(Format::Mail, source.only);
    collector.take(message::article(source.bytes, 1), None, source.place(0));
    collector.finish()
}

/// Reads the messages of a mailbox.
pub(super) fn read_mailbox(source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let mut collector = Collector::new(Format::Mailbox, source.only);
    for (range, record) in messages(source.bytes) {
        let line = record.saturating_add(1);
        let place = Place { record, bytes: range.start as u64..range.end as u64 };
        collector.take(message::article(&source.bytes[range], line), Some(line), place);
    }
    collector.finish()
}

/// Reads one message of a mailbox again: `bytes` hold it alone.
pub(super) fn read_message(bytes: &[u8], place: &Place) -> Result<Article, ReadError> {
    let gone = ReadError::NoSuchRecord { record: place.record };
    message::article(bytes, place.record.saturating_add(1))
        .map(|(article, _)| Article { format: Format::Mailbox, place: place.clone(), ..article })
        .map_err(|refused: Refused| refused.into_error(gone))
}

/// The messages of a mailbox, without the line `From …` above each: their bytes, and the number of their first line from
/// 0. Such a line begins a message only behind a blank one.
fn messages(bytes: &[u8]) -> Vec<(Range<usize>, u32)> {
    let mut messages: Vec<(Range<usize>, u32)> = Vec::new();
    let (mut at, mut line, mut blank) = (0, 0_u32, true);
    while at < bytes.len() {
        let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length + 1);
        let text = &bytes[at..end];
        line = line.saturating_add(1);
        if blank && text.starts_with(b"From ") {
            if let Some((last, _)) = messages.last_mut() {
                last.end = at;
            }
            messages.push((end..bytes.len(), line));
        }
        blank = text.trim_ascii().is_empty();
        at = end;
    }
    messages
}
