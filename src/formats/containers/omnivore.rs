//! An export of Omnivore: lists of articles in JSON (`metadata_0_to_20.json`), their texts beside them as pages.

use serde_json::{Map, Value};

use crate::article::Format;
use crate::formats::collector::{Collector, Source};
use crate::formats::fields::{Field, FoundFields};
use crate::formats::packed::Packed;
use crate::formats::problem::ReadError;
use crate::formats::record::ReadRecord;
use crate::formats::record::{self, Refused};
use crate::formats::{ParsedFile, encoding, html};

/// Reads the articles of an export.
pub(in crate::formats) fn read(source: Source<'_>) -> Result<ParsedFile, ReadError> {
    let mut packed = Packed::open(source.bytes)?;
    let mut lists = packed.names();
    lists.retain(|name| name.starts_with("metadata_") && name.ends_with(".json"));
    lists.sort_by_key(|name| name.split('_').nth(1).and_then(|first| first.parse::<u32>().ok()));
    let mut collector = Collector::new(Format::Omnivore, source.only);
    let mut record = 0;
    for list in lists {
        let json = packed.member(&list)?.unwrap_or_default();
        let entries: Vec<Map<String, Value>> = serde_json::from_slice(&json).map_err(|error| ReadError::Json {
            line: u32::try_from(error.line()).unwrap_or(u32::MAX),
            column: u32::try_from(error.column()).unwrap_or(u32::MAX),
            message: error.to_string(),
        })?;
        for entry in entries {
            if collector.wants(record) {
                collector.take(article(&entry, &mut packed), None, source.place(record));
            }
            record += 1;
        }
    }
    collector.finish()
}

fn article(entry: &Map<String, Value>, packed: &mut Packed<'_>) -> ReadRecord {
    let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut found = FoundFields::default();
    let fields = [
        (Field::Title, "title"),
        (Field::Author, "author"),
        (Field::Url, "url"),
        (Field::Date, "publishedAt"),
        (Field::Kept, "savedAt"),
    ];
    for (field, name) in fields {
        found.add(field, 0, &[text(name)]);
    }
    let labels = entry.get("labels").and_then(Value::as_array).into_iter().flatten();
    found.add(Field::Tags, 0, &labels.filter_map(Value::as_str).map(ToOwned::to_owned).collect::<Vec<_>>());
    let page = packed.member(&format!("content/{}.html", text("slug"))).map_err(Refused::Bad)?.unwrap_or_default();
    let page = encoding::decode(&page).map_err(|error| Refused::Bad(error.into()))?;
    let body = html::fragment(&page, 1).map_err(Refused::Bad)?;
    record::finished(found, body)
}
