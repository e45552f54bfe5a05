//! Web archives (WARC, WACZ): the pages that were saved, each an article like any saved page.

use crate::article::{Article, Format, Place};
use crate::formats::collector::{Collector, Source};
use crate::formats::packed::Packed;
use crate::formats::problem::ReadError;
use crate::formats::record::ReadRecord;
use crate::formats::record::Refused;
use crate::formats::urls::{self, is_url};
use crate::formats::{ParsedFile, encoding, html};
use crate::text::sanitize::sanitize_line;

use super::warc_records::{Page, each};

/// Reads the pages of an archive. The number of an article is that of its record; it is read again from the bytes of its
/// record alone.
pub(in crate::formats) fn read(source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let mut collector = Collector::new(Format::Warc, source.only);
    let mut record = 0;
    let read = each(source.bytes, &mut |range, found| {
        if let Some(page) = found.page() {
            let place = Place { record, bytes: range.start as u64..range.end as u64 };
            collector.take(article(page), None, place);
        }
        record += 1;
        true
    });
    end(collector, read)
}

/// Reads one record again: `bytes` hold it, alone or with all others.
pub(in crate::formats) fn read_record(bytes: &[u8], place: &Place) -> Result<Article, ReadError> {
    let mut found = Vec::new();
    each(bytes, &mut |_, record| {
        found.push(record.page());
        found.len() <= place.record as usize
    })?;
    let at = if found.len() == 1 { 0 } else { place.record as usize };
    let gone = ReadError::NoSuchRecord { record: place.record };
    let page = found.into_iter().nth(at).flatten().ok_or(gone.clone())?;
    article(page)
        .map(|(article, _)| Article { format: Format::Warc, place: place.clone(), ..article })
        .map_err(|refused| refused.into_error(gone))
}

/// Reads the pages of a packed web archive (WACZ).
pub(in crate::formats) fn read_wacz(source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let mut packed = Packed::open(source.bytes)?;
    let mut names = packed.names();
    names.retain(|name| name.starts_with("archive/") && !name.ends_with('/'));
    names.sort_unstable();
    let mut collector = Collector::new(Format::Wacz, source.only);
    let mut record = 0;
    let mut read = Ok(());
    for name in names {
        let archive = packed.member(&name)?.unwrap_or_default();
        read = each(&archive, &mut |_, found| {
            if collector.wants(record)
                && let Some(page) = found.page()
            {
                collector.take(article(page), None, source.place(record));
            }
            record += 1;
            true
        })
        .and(read);
    }
    end(collector, read)
}

/// What was read before an archive ends in damage is kept.
fn end(mut collector: Collector, read: Result<(), ReadError>) -> Result<ParsedFile, ReadError> {
    match read {
        Err(error) if collector.len() == 0 => return Err(error),
        Err(error) => collector.tell(crate::formats::ProblemKind::BadRecord(Box::new(error))),
        Ok(()) => {}
    }
    collector.finish()
}

fn article(page: Result<Page, ReadError>) -> ReadRecord {
    let page = page.map_err(Refused::Bad)?;
    let text = encoding::decode(&page.bytes).map_err(|error| Refused::Bad(error.into()))?;
    let mut file = html::read("", &text, Place::default()).map_err(|error| match error {
        ReadError::NoText => Refused::NoText(None),
        error => Refused::Bad(error),
    })?;
    let mut article = file.articles.pop().ok_or(Refused::NoText(None))?;
    let url = Some(sanitize_line(&page.url)).filter(|url| is_url(url));
    let meta = &mut article.meta;
    meta.url = meta.url.take().or(url);
    meta.source = meta.source.take().or_else(|| urls::host(meta.url.as_deref()?));
    // Lines of a page are none of the archive's.
    article.body.paragraphs.iter_mut().for_each(|paragraph| paragraph.line = 1);
    Ok((article, false))
}
