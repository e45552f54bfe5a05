//! Damaged files of every format: an article or a problem, the same when read again, never a panic, and never far more
//! text than the file has.

use proptest::prelude::*;

use super::{read, reads_again};
use crate::formats::packed::tests::pack;

macro_rules! samples {
    ($($name:literal),+) => {
        &[$(($name, include_bytes!(concat!("../../../sample-data/formats/", $name)))),+]
    };
}

/// A file of each format that is text.
const TEXTS: &[(&str, &[u8])] = samples!(
    "boite.mbox",
    "depeche-iptc7901.txt",
    "depeche-newsml.xml",
    "depeche-nitf.xml",
    "edition-tei.xml",
    "europresse.html",
    "factiva.html",
    "flux.xml",
    "lettre.eml",
    "nexis.txt",
    "ninjs.json",
    "note-joplin.md",
    "note.rtf",
    "notes.enex",
    "page.mhtml",
    "tableau.csv"
);

/// A file of each format that is packed.
fn packed() -> Vec<(&'static str, Vec<u8>)> {
    let page = "<html><body><h1>La digue</h1><p>La digue tient, dit le maire.</p></body></html>";
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}");
    let warc = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lac.example/\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    );
    let word = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>La digue tient.</w:t></w:r></w:p></w:body></w:document>";
    let open = "<o:d xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:t='t'><o:text><t:p>La digue tient.</t:p></o:text></o:d>";
    let package = "<package><metadata/><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>";
    let container = "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>";
    let list = "[{\"slug\":\"a\",\"title\":\"La digue\"}]";
    vec![
        ("a.docx", pack(&[("word/document.xml", word.as_bytes())])),
        ("a.odt", pack(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", open.as_bytes())])),
        (
            "a.epub",
            pack(&[
                ("mimetype", b"application/epub+zip"),
                ("META-INF/container.xml", container.as_bytes()),
                ("a.opf", package.as_bytes()),
                ("a.xhtml", page.as_bytes()),
            ]),
        ),
        ("omnivore.zip", pack(&[("metadata_0_to_20.json", list.as_bytes()), ("content/a.html", page.as_bytes())])),
        ("a.wacz", pack(&[("datapackage.json", b"{}"), ("archive/a.warc", warc.as_bytes())])),
        ("a.warc", warc.clone().into_bytes()),
        ("a.txt.zst", ruzstd::encoding::compress_to_vec(page.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest)),
    ]
}

fn samples() -> Vec<(&'static str, Vec<u8>)> {
    TEXTS.iter().map(|(name, bytes)| (*name, bytes.to_vec())).chain(packed()).collect()
}

/// Names that promise something else.
const NAMES: [&str; 6] = ["a.txt", "a.html", "a.md", "a.eml", "a.xml", "a"];

fn holds(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    reads_again(name, bytes)?;
    let texts =
        read(name, bytes).map(|file| file.articles.iter().map(|article| article.body.text.len()).sum::<usize>());
    prop_assert!(texts.unwrap_or_default() <= bytes.len() * 20 + 4096, "{name}");
    Ok(())
}

#[test]
fn whole_files_are_read_under_any_name() {
    for (name, bytes) in samples() {
        assert!(!read(name, &bytes).unwrap().articles.is_empty(), "{name}");
        for other in NAMES {
            holds(other, &bytes).unwrap();
        }
    }
}

#[test]
fn the_same_words_in_another_encoding_are_an_article_or_a_problem() {
    for (name, bytes) in TEXTS {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        for encoded in
            [encoding_rs::WINDOWS_1252.encode(text).0.into_owned(), utf16(u16::to_le_bytes), utf16(u16::to_be_bytes)]
        {
            holds(name, &encoded).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn files_that_are_cut_short_are_read_or_told(cut in 0.0..1.0_f64) {
        for (name, bytes) in samples() {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a length")]
            let end = (bytes.len() as f64 * cut) as usize;
            holds(name, &bytes[..end])?;
            holds(name, &bytes[end..])?;
        }
    }

    #[test]
    fn files_with_flipped_bits_are_read_or_told(flips in proptest::collection::vec((any::<proptest::sample::Index>(), 0..8_u32), 1..12)) {
        for (name, mut bytes) in samples() {
            for (at, bit) in &flips {
                let at = at.index(bytes.len());
                bytes[at] ^= 1 << bit;
            }
            holds(name, &bytes)?;
        }
    }
}
