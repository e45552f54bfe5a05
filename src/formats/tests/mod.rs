mod damage;
mod html;
mod json;
mod markdown;
mod plain;

use proptest::prelude::*;

use super::*;
use crate::article::{Body, Meta};

/// The only article of a file.
fn article(name: &str, text: &str) -> Article {
    let reading = read(name, text.as_bytes()).unwrap();
    assert_eq!(reading.articles.len(), 1, "{name}");
    reading.articles.into_iter().next().unwrap()
}

/// The articles of a file.
pub(super) fn found(name: &str, text: &str) -> Vec<Article> {
    read(name, text.as_bytes()).unwrap().articles
}

/// Metadata on one line, `-` where there is none.
pub(super) fn shown(meta: &Meta) -> String {
    let or_none = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".into());
    let date = meta.date.map(|date| date.to_string());
    let language = meta.language.as_ref().map(ToString::to_string);
    let lists = [meta.author.join("+"), meta.tags.join("+")];
    let [author, tags] = lists.map(|list| if list.is_empty() { "-".into() } else { list });
    [or_none(&meta.title), or_none(&date), or_none(&meta.source), author, or_none(&meta.url), or_none(&language), tags]
        .join(" | ")
}

fn paragraphs(body: &Body) -> Vec<(u32, &str)> {
    body.paragraphs.iter().map(|paragraph| (paragraph.line, paragraph.span.of(&body.text))).collect()
}

/// Every article, read alone from the bytes of its place, is the same.
pub(super) fn reads_again(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(reading) = read(name, bytes) else { return Ok(()) };
    for article in &reading.articles {
        let range = article.place.bytes.start as usize..article.place.bytes.end as usize;
        let again = read_record(name, &bytes[range], reading.format, &article.place);
        prop_assert_eq!(again.as_ref(), Ok(article));
        super::paragraphs::tests::check(&article.body)?;
        prop_assert_eq!(crate::text::sanitize::sanitize(&article.body.text), article.body.text.as_str());
    }
    Ok(())
}

#[test]
fn a_record_is_read_again_from_its_bytes() {
    let lines = "{\"text\": \"Été.\"}\n\nnon\n{\"text\": \"Deux.\", \"title\": \"Là\"}\r\n";
    let rule = "=".repeat(20);
    let texts = [
        ("a.jsonl", lines.to_string()),
        ("a.json", "[{\"text\": \"Un.\"},\n {}, {\"text\": \"Deux.\"}]".into()),
        ("2023-08-17-a.txt", format!("{rule}\nUn\n{rule}\nUn.\n{rule}\nDeux\n{rule}\nDeux.")),
        ("a.md", "---\ntitle: Un\n---\n# Un\n\nLe *lac*.".into()),
        ("a.html", "<title>Un</title><p>Le lac est bas.".into()),
    ];
    for (name, text) in &texts {
        let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let encodings = [
            text.clone().into_bytes(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
            utf16(u16::to_le_bytes),
            utf16(u16::to_be_bytes),
        ];
        let count = read(name, &encodings[0]).unwrap().articles.len();
        for bytes in encodings {
            assert_eq!(read(name, &bytes).unwrap().articles.len(), count, "{name}");
            reads_again(name, &bytes).unwrap();
        }
    }
}

#[test]
fn a_record_that_is_gone_is_told() {
    let place = Place { record: 4, bytes: 0..20 };
    let gone = Err(ReadError::NoSuchRecord { record: 4 });
    assert_eq!(read_record("a.json", b"[{\"text\": \"Un.\"}]", Format::Json, &place), gone);
    assert_eq!(read_record("a.txt", b"Un.", Format::Text, &place), gone);
    assert_eq!(read_record("a.jsonl", b"{}", Format::JsonLines, &place), gone);
}

const NAMES: [&str; 6] = ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "-"];

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for name in NAMES {
            reads_again(name, &bytes)?;
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "(?s).{0,200}") {
        for name in NAMES {
            reads_again(name, text.as_bytes())?;
        }
    }
}
