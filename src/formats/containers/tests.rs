//! Files in files.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::article::Format;
use crate::formats::packed::tests::pack;
use crate::formats::tests::{reads_again, shown};
use crate::formats::{ReadError, read, read_found, read_record};

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn what_is_compressed_is_read_as_if_it_lay_there_by_itself() {
    let lines = "{\"text\": \"La digue tient.\", \"title\": \"Un\"}\n{\"text\": \"Le pont aussi.\"}\n";
    let bytes = gz(lines.as_bytes());
    let file = read_found("a.jsonl.gz", &bytes).unwrap();
    assert_eq!((file.format, file.articles.len()), (Format::Compressed, 2));
    assert_eq!(file.articles[1].body.paragraphs[0].line, 2);
    reads_again("a.jsonl.gz", &bytes).unwrap();
    assert_eq!(read_found("notes.gz", &gz(b"La digue tient.")), Err(ReadError::Unknown));
    // Two lines as zstd writes them.
    let zst = ruzstd::encoding::compress_to_vec(lines.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
    assert_eq!(read_found("a.jsonl.zst", &zst).unwrap().articles.len(), 2);
    reads_again("a.jsonl.zst", &zst).unwrap();
}

#[test]
fn what_expands_or_is_nested_beyond_measure_is_refused() {
    let deep = (0..5).fold(b"La digue tient.".to_vec(), |bytes, _| gz(&bytes));
    assert_eq!(read("a.txt.gz", &deep), Err(ReadError::Nested { limit: 3 }));
    assert_eq!(read("a.txt.gz", &gz(&vec![b' '; 40 << 20])), Err(ReadError::TooMuch { limit: 32 }));
    let mut cut = gz("La digue tient. ".repeat(1000).as_bytes());
    cut.truncate(cut.len() / 2);
    assert!(matches!(read("a.txt.gz", &cut), Err(ReadError::Packed { .. })));
}

fn response(url: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let block = [format!("HTTP/1.1 200 OK\r\n{headers}\r\n").into_bytes(), body.to_vec()].concat();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.into_bytes(), block, b"\r\n\r\n".to_vec()].concat()
}

#[test]
fn the_pages_of_a_web_archive_are_read_each_from_its_own_bytes() {
    let page = "<html><head><title>La digue</title></head><body><p>La digue tient.</p></body></html>".as_bytes();
    let info = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\na: \r\n\r\n".to_vec();
    let chunked = [format!("{:x}\r\n", page.len()).into_bytes(), page.to_vec(), b"\r\n0\r\n\r\n".to_vec()].concat();
    let records = [
        info,
        response("https://lac.example/un", "Content-Type: text/html\r\n", page),
        response("https://lac.example/x.png", "Content-Type: image/png\r\n", b"PNG"),
        response("https://lac.example/deux", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", &chunked),
        response("https://lac.example/trois", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", &gz(page)),
    ];
    let plain = records.concat();
    let members: Vec<u8> = records.iter().flat_map(|record| gz(record)).collect();
    for (name, bytes) in [("a.warc", plain.clone()), ("a.warc.gz", members), ("b.warc.gz", gz(&plain))] {
        let file = read_found(name, &bytes).unwrap();
        let urls: Vec<_> = file.articles.iter().filter_map(|article| article.meta.url.as_deref()).collect();
        assert_eq!(urls, ["https://lac.example/un", "https://lac.example/deux", "https://lac.example/trois"], "{name}");
        assert_eq!(shown(&file.articles[1].meta), "La digue | - | lac.example | - | https://lac.example/deux | - | -");
        assert_eq!(file.articles[2].body.text, "La digue tient.");
        reads_again(name, &bytes).unwrap();
    }
    let wacz = pack(&[("datapackage.json", b"{}"), ("archive/data.warc.gz", &gz(&plain))]);
    let file = read_found("a.wacz", &wacz).unwrap();
    assert_eq!((file.format, file.articles.len()), (Format::Wacz, 3));
    reads_again("a.wacz", &wacz).unwrap();
}

#[test]
fn an_export_of_omnivore_is_its_pages() {
    let list = "[{\"slug\":\"digue\",\"title\":\"La digue\",\"author\":\"Inès Vautrin\",\"url\":\"https://lac.example/digue\",\"labels\":[\"eau\"],\"savedAt\":\"2023-08-20T00:00:00Z\",\"publishedAt\":\"2023-08-17T00:00:00Z\"},{\"slug\":\"vide\",\"title\":\"Vide\"}]";
    let bytes = pack(&[("metadata_0_to_20.json", list.as_bytes()), ("content/digue.html", b"<p>La digue tient.</p>")]);
    let file = read_found("omnivore.zip", &bytes).unwrap();
    assert_eq!(file.articles.len(), 1);
    assert_eq!(file.problems.len(), 1);
    assert_eq!(
        shown(&file.articles[0].meta),
        "La digue | 2023-08-17 | lac.example | Inès Vautrin | https://lac.example/digue | - | eau"
    );
    reads_again("omnivore.zip", &bytes).unwrap();
}

fn book(metadata: &str, chapters: &[(&str, &str)]) -> Vec<u8> {
    let container = "<container><rootfiles><rootfile full-path='OEBPS/content.opf'/></rootfiles></container>";
    let items: String = chapters
        .iter()
        .enumerate()
        .map(|(n, (name, _))| format!("<item id='c{n}' href='{name}' media-type='application/xhtml+xml'/>"))
        .collect();
    let spine: String = (0..chapters.len()).map(|n| format!("<itemref idref='c{n}'/>")).collect();
    let package = format!(
        "<package xmlns:dc='d'><metadata><dc:title>Revue [jeudi]</dc:title><dc:creator>Inès Vautrin</dc:creator><dc:language>fr</dc:language>{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    );
    let mut members = vec![
        ("mimetype".to_owned(), "application/epub+zip".to_owned()),
        ("META-INF/container.xml".to_owned(), container.to_owned()),
        ("OEBPS/content.opf".to_owned(), package),
    ];
    members.extend(
        chapters.iter().map(|(name, page)| (format!("OEBPS/{}", name.replace("%20", " ")), (*page).to_owned())),
    );
    let members: Vec<(&str, &[u8])> = members.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    pack(&members)
}

#[test]
fn a_book_is_one_article_and_an_issue_has_one_a_chapter() {
    let chapters = [
        ("titlepage.xhtml", "<p>Couverture</p>"),
        ("ch%201.xhtml", "<h1>Un</h1><p>La digue tient.</p>"),
        ("ch2.xhtml", "<h1>Deux</h1><p>Le pont aussi.</p>"),
    ];
    let bytes = book("<dc:date>2023-08-17</dc:date>", &chapters);
    let file = read_found("a.epub", &bytes).unwrap();
    assert_eq!(shown(&file.articles[0].meta), "Revue [jeudi] | 2023-08-17 | - | Inès Vautrin | - | fr | -");
    assert_eq!(file.articles[0].body.text, "Un\n\nLa digue tient.\n\nDeux\n\nLe pont aussi.");
    reads_again("a.epub", &bytes).unwrap();

    let issue = book(
        "<meta name='calibre:publication_type' content='periodical:unknown:Revue'/>",
        &[
            ("index.html", "<p>Sommaire</p>"),
            (
                "feed_0/article_0/index.html",
                "<div class='calibre_navbar'>Next</div><h2>La digue</h2><p>Elle tient.</p><div class='calibre_navbar'><a rel='calibre-downloaded-from' href='https://lac.example/digue'>x</a></div>",
            ),
            ("feed_0/article_1/index.html", "<h2>Le pont</h2><p>Il tient.</p>"),
        ],
    );
    let file = read_found("a.epub", &issue).unwrap();
    assert_eq!(file.articles.len(), 2);
    assert_eq!(shown(&file.articles[0].meta), "La digue | - | Revue | - | https://lac.example/digue | fr | -");
    assert_eq!(file.articles[1].body.text, "Il tient.");
    reads_again("a.epub", &issue).unwrap();
}

#[test]
fn a_record_that_is_gone_is_told() {
    let place = crate::article::Place { record: 7, bytes: 0..3 };
    assert_eq!(
        read_record("a.warc", b"WARC/1.0\r\n\r\n", Format::Warc, &place),
        Err(ReadError::NoSuchRecord { record: 7 })
    );
}
